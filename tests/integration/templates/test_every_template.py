"""Each shipped template, in each mode that it offers, on the draft engine: small pictures, but
every step and every file is real."""

import av
import numpy as np
import pytest
import pytest_asyncio
from PIL import Image, ImageOps

from clip_files import BLUE, GREEN, moving, write_clip
from cyclorama.cli.vimmerse_requests import Samples, options_for
from cyclorama.cli.vimmerse_samples import draw_samples
from cyclorama.engines.draft.engine import WARM_UP
from cyclorama.errors import MissingEngine
from cyclorama.kit.pool import ChildPool
from cyclorama.templates.compile import Sizes
from cyclorama.templates.event import NO_EVENT, Event, Logo
from cyclorama.templates.system import check_catalogue, system_templates
from template_studio import TemplateStudio

SMALL = Sizes(picture=192, clip=192)
PHOTO_EDGE = 360  # of what is sent in: most of the time goes into finding what it shows
SITE = "https://pictures.test/"
SAMPLES = Samples(
    **{name: f"{SITE}{name}" for name in ("person", "product", "garment", "sketch", "grid")},
    clips=(f"{SITE}clip-1", f"{SITE}clip-2"),
)
KINDS = {".png": "image", ".jpg": "image", ".mp4": "video", ".m4a": "audio"}
LOGO = Event(id="gala", name="Gala", logo=Logo(url=f"{SITE}logo", place="top-left"))


def spread_of_picture(file):
    with Image.open(file) as picture:
        return np.asarray(picture).std()


def spread_of_clip(file):
    """Over its pixels at its end, when all of it has been decoded."""
    with av.open(str(file)) as clip:
        *_, last = clip.decode(video=0)
        return last.to_ndarray(format="rgb24").std()


def spread_of_sound(file):
    with av.open(str(file)) as sound:
        samples = np.concatenate([frame.to_ndarray() for frame in sound.decode(audio=0)], axis=1)
        return samples.std() * 127


SPREADS = {"image": spread_of_picture, "video": spread_of_clip, "audio": spread_of_sound}
"""What a file has of anything: a plain one has next to nothing."""


def runs():
    """Every template in every mode, those of two modes with a logo in one of them."""
    for template_id, template in system_templates().items():
        if template.hidden:
            continue
        prices = template.credits.model_dump()
        modes = [mode for mode, price in prices.items() if price is not None]
        if "pipeline_mode" not in template.options:
            modes = modes[-1:]  # the graph alone decides
        for mode in modes:
            yield pytest.param(template_id, mode, id=f"{template_id}-{mode}")


@pytest.fixture(scope="module")
def addresses(tmp_path_factory):
    folder = tmp_path_factory.mktemp("samples")
    files = draw_samples(folder)
    for file in files.values():
        with Image.open(file) as photo:
            ImageOps.contain(photo, (PHOTO_EDGE, PHOTO_EDGE)).save(file)
    files["logo"] = folder / "logo.png"
    Image.new("RGBA", (60, 30), (200, 30, 30, 255)).save(files["logo"])
    for name, colour, sound in (("clip-1", BLUE, "aac"), ("clip-2", GREEN, None)):
        frames = moving(36, (192, 108), colour)
        files[name] = write_clip(folder / f"{name}.mp4", frames, sound=sound)
    return {f"{SITE}{name}": file for name, file in files.items()}


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def pool():
    pool = ChildPool(2, initializer=WARM_UP)
    yield pool
    pool.close()


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize(("template_id", "mode"), list(runs()))
async def test_a_template_makes_what_it_promises(template_id, mode, pool, addresses, tmp_path):
    template = system_templates()[template_id]
    studio = TemplateStudio(pool, tmp_path, addresses, SMALL, clip_seconds=2)
    options = options_for(template.model_dump(mode="json"), SAMPLES)
    if "pipeline_mode" in template.options:
        options["pipeline_mode"] = mode

    film = await studio.film(template_id, options, event=LOGO if mode == "image" else NO_EVENT)

    missing = {step: error for step, error in film.failed.items() if not voice(step, error)}
    assert missing == {}
    files = [file for output in film.outputs.values() for file in output]
    assert KINDS[files[0].suffix] == mode
    for file in files:
        assert SPREADS[KINDS[file.suffix]](file) > 3, file.name


def voice(step, error):
    """A machine may have no engine that speaks: templates do without."""
    return isinstance(error, MissingEngine) and step.rpartition("--")[2] == "voice"


def test_all_of_the_catalogue_can_be_used():
    checked = check_catalogue()

    assert {name: one.errors for name, one in checked.items() if not one.valid} == {}
    assert len(checked) == 83
    assert len([one for one in system_templates().values() if not one.hidden]) == 78
