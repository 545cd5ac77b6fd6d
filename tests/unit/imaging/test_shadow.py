import cv2
import numpy as np
import pytest

from cyclorama.imaging.composition import Shadow, ShadowKind
from cyclorama.imaging.shadow import draw_shadow

STANDING = Shadow(kind=ShadowKind.STANDING)


def frame() -> np.ndarray:
    return np.zeros((400, 400), np.float32)


def bottle() -> np.ndarray:
    """Upright, its base an arc that rises 20 px at the sides."""
    product = cv2.rectangle(frame(), (140, 60), (260, 300), 1, -1)
    return cv2.ellipse(product, (200, 300), (60, 20), 0, 0, 360, 1, -1)


def box() -> np.ndarray:
    """In perspective: the near corner is lower than the sides."""
    corners = np.array([[120, 120], [190, 90], [300, 110], [300, 290], [190, 340], [120, 300]])
    return cv2.fillPoly(frame(), [corners], 1)


def chair() -> np.ndarray:
    product = cv2.rectangle(frame(), (120, 180), (280, 210), 1, -1)
    for left in (120, 260):
        product = cv2.rectangle(product, (left, 210), (left + 20, 340), 1, -1)
    return product


def feet(product: np.ndarray) -> list[tuple[int, int]]:
    """One past the lowest row, and the column."""
    seen = product > 0.5
    lowest = len(seen) - np.argmax(seen[::-1], axis=0)
    return [(int(lowest[column]), int(column)) for column in np.nonzero(seen.any(axis=0))[0]]


@pytest.mark.parametrize("draw", [bottle, box])
def test_standing_shadow_touches_the_whole_foot_without_a_light_gap(draw):
    product = draw()

    shadow = draw_shadow(product, STANDING)

    inner = feet(product)[8:-8]
    assert min(shadow[row, column] for row, column in inner) > 0.2


def test_standing_shadow_is_darkest_at_the_foot_and_gone_far_away():
    shadow = draw_shadow(bottle(), STANDING)

    beneath = shadow[320:400, 200]
    assert beneath[0] > 0.4
    assert (np.diff(beneath) <= 1e-6).all()
    assert shadow[:200].max() < 0.01
    assert beneath[-1] < 0.01


def test_standing_shadow_falls_under_each_leg_and_less_between():
    shadow = draw_shadow(chair(), STANDING)

    assert shadow[341, 130] > 0.3
    assert shadow[341, 270] > 0.3
    assert shadow[341, 200] < 0.5 * shadow[341, 130]
    assert shadow[214:240, 150:250].max() < 0.02  # nothing touches the seat's underside


def test_handle_beside_the_foot_casts_no_contact_shadow():
    product = cv2.ellipse(bottle(), (265, 180), (35, 50), 0, 0, 360, 1, 12)

    shadow = draw_shadow(product, STANDING)

    assert shadow[238:250, 275:300].max() < 0.05


@pytest.mark.parametrize("kind", [ShadowKind.FLAT_LAY, ShadowKind.HANGING])
def test_thrown_shadow_falls_to_the_lower_right(kind: ShadowKind):
    product = cv2.rectangle(frame(), (120, 120), (280, 280), 1, -1)

    shadow = draw_shadow(product, Shadow(kind=kind))

    assert shadow[284, 200] > 1.5 * shadow[116, 200]
    assert shadow[200, 284] > shadow[200, 116]


def test_hanging_shadow_is_softer_than_the_one_of_a_flat_lay():
    product = cv2.rectangle(frame(), (120, 120), (280, 280), 1, -1)

    flat = draw_shadow(product, Shadow(kind=ShadowKind.FLAT_LAY))
    hanging = draw_shadow(product, Shadow(kind=ShadowKind.HANGING))

    assert hanging[281, 200] < flat[281, 200]
    assert hanging[305, 200] > flat[305, 200]


def test_no_shadow_is_none():
    assert not draw_shadow(bottle(), Shadow(kind=ShadowKind.NONE)).any()


@pytest.mark.parametrize("kind", [ShadowKind.STANDING, ShadowKind.FLAT_LAY, ShadowKind.HANGING])
def test_strength_scales_the_shadow_and_never_takes_all_light(kind: ShadowKind):
    weak = draw_shadow(bottle(), Shadow(kind=kind, strength=0.4))
    usual = draw_shadow(bottle(), Shadow(kind=kind, strength=0.8))
    strongest = draw_shadow(bottle(), Shadow(kind=kind, strength=1.5))

    assert np.allclose(2 * weak, usual, atol=1e-6)
    assert 0.3 < strongest.max() <= 0.95


def test_shadow_keeps_its_size_relative_to_the_product_in_a_wider_frame():
    wide = np.pad(bottle(), ((0, 0), (300, 300)))

    shadow = draw_shadow(wide, STANDING)

    assert np.allclose(shadow[:, 300:700], draw_shadow(bottle(), STANDING), atol=1e-3)


def test_product_on_the_last_row_is_shadowed_without_mirroring():
    product = cv2.rectangle(frame(), (140, 100), (260, 399), 1, -1)

    shadow = draw_shadow(product, STANDING)

    assert np.isfinite(shadow).all()
    assert 0 < shadow[399, 136] < 0.6
