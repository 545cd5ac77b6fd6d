import numpy as np
import pytest

from cyclorama.imaging.framing import Cuts, find_cuts, pixel_box
from cyclorama.imaging.specimen import draw_specimen
from cyclorama.imaging.specimen_kind import SpecimenKind


@pytest.mark.parametrize("kind", SpecimenKind)
def test_specimen_is_a_product_with_room_around_it(kind: SpecimenKind):
    specimen = draw_specimen(kind, 160)

    left, top, right, bottom = pixel_box(specimen[..., 3])
    assert specimen.shape == (160, 160, 4)
    assert min(left, top, 160 - right, 160 - bottom) > 0
    assert max(right - left, bottom - top) > 120
    assert find_cuts(specimen[..., 3]) == Cuts()
    assert np.std(specimen[specimen[..., 3] == 255][:, :3]) > 5  # shaded, not flat


def test_mug_can_be_looked_through_at_its_handle():
    alpha = draw_specimen(SpecimenKind.MUG, 200)[..., 3]

    assert alpha[94, 152] == 0
    assert alpha[94, 175] == 255
