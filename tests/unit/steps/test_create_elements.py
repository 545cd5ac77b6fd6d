"""What the step asks of the engine."""

import numpy as np
import pytest
from pydantic import ValidationError

from craft_desk import CraftDesk
from cyclorama.engines.capabilities import Capability, Made
from cyclorama.engines.picturing import Pictured
from cyclorama.imaging import picture
from cyclorama.steps.registry import step_type


class Imagines:
    name = "imagines"
    capabilities = frozenset({Capability.EDIT_IMAGE})

    def __init__(self):
        self.asked = []

    async def edit_image(self, request, progress=None):
        self.asked.append(request)
        picture.save_scratch(np.zeros((8, 8, 3), np.uint8), request.out)
        made = Made(engine=self.name, model="m", version="1", seed=None, seconds=0.1)
        return Pictured(width=8, height=8, remarks=("Told once.",)), made


async def test_all_pictures_are_given_in_their_order(tmp_path):
    engine = Imagines()
    desk = CraftDesk(tmp_path, [engine])
    images = [desk.put(name, np.zeros((4, 4, 3), np.uint8)) for name in ("main", "b", "a")]

    result = await step_type("create_elements").carry_out(
        desk,
        {"image_urls": images, "prompt": "side by side", "quantity": 2, "aspect_ratio": "4:3"},
    )

    first, second = engine.asked
    assert [source.stem for source in first.sources] == ["main", "b", "a"]
    assert (first.width, first.height) == (1536, 1152)
    assert (first.brief.variant, second.brief.variant) == (0, 1)
    assert len(result.outputs["all"]) == 2
    assert result.outputs["remarks"] == ["Told once."]


async def test_a_swap_of_faces_is_asked_in_words(tmp_path):
    engine = Imagines()
    desk = CraftDesk(tmp_path, [engine])

    await step_type("create_elements").carry_out(
        desk,
        {
            "image_urls": [desk.put("a", np.zeros((4, 4, 3), np.uint8))],
            "prompt": "Two friends.",
            "swap_faces": True,
        },
    )

    assert engine.asked[0].prompt.startswith("Two friends. Keep the face")


@pytest.mark.parametrize("count", [0, 11])
async def test_none_and_too_many_are_refused(tmp_path, count):
    with pytest.raises(ValidationError):
        await step_type("create_elements").carry_out(
            CraftDesk(tmp_path), {"image_urls": ["a"] * count}
        )
