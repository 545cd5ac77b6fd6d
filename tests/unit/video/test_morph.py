import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from skimage import data

from cyclorama.imaging.canvas import Size
from cyclorama.video.crossfade import blended, crossfade, meeting
from cyclorama.video.flow import find_flows
from cyclorama.video.morph import between, morph
from cyclorama.video.silhouette import outline_flows
from cyclorama.video.stage import set_stage
from cyclorama.video.view import View

EDGE = 400


def moved(part: float) -> NDArray[np.uint8]:
    """A known motion: 14 % of zoom, 7 degrees and a shift when `part` is 1."""
    photo = cv2.resize(data.astronaut(), (EDGE, EDGE), interpolation=cv2.INTER_AREA)
    matrix = cv2.getRotationMatrix2D((EDGE / 2, EDGE / 2), 7 * part, 1.14**part)
    matrix[:, 2] += (11 * part, -7 * part)
    return cv2.warpAffine(photo, matrix, (EDGE, EDGE), borderMode=cv2.BORDER_REFLECT)


def shape(corners: list[tuple[int, int]], colour: tuple[int, int, int]) -> NDArray[np.uint8]:
    picture = np.full((320, 320, 3), 225, np.uint8)
    cv2.fillPoly(picture, [np.array(corners)], colour, cv2.LINE_AA)
    return picture


def test_flow_follows_a_known_motion_far_better_than_a_crossfade():
    first, middle, last = moved(0), moved(0.5), moved(1)
    flows = find_flows(first, last)

    flow = cv2.PSNR(between(first, last, flows, 0.5), middle)

    assert flows.agreement > 0.6
    assert flow > cv2.PSNR(blended(first, last, 0.5), middle) + 5


def test_unlike_pictures_do_not_agree():
    other = cv2.resize(data.coffee(), (EDGE, EDGE), interpolation=cv2.INTER_AREA)

    assert find_flows(moved(0), other).agreement < 0.2


def test_morph_begins_and_ends_with_the_very_pictures():
    first, last = moved(0), moved(1)

    frames = list(morph(first, last, find_flows(first, last), 4))

    assert len(frames) == 4
    assert np.array_equal(frames[0], first)
    assert np.array_equal(frames[-1], last)


def test_like_outlines_lead_a_morph():
    one = shape([(60, 60), (260, 60), (240, 280), (80, 280)], (40, 60, 150))
    other = shape([(70, 80), (250, 80), (250, 270), (70, 270)], (160, 60, 40))

    flows = outline_flows(one, other)

    assert flows is not None
    middle = between(one, other, flows, 0.5)
    outside = middle[:40].reshape(-1, 3)
    assert np.abs(outside.astype(int) - 225).max() <= 3


def test_unlike_outlines_do_not():
    tall = shape([(140, 20), (180, 20), (180, 300), (140, 300)], (40, 60, 150))
    wide = shape([(20, 120), (300, 120), (300, 200), (20, 200)], (160, 60, 40))

    assert outline_flows(tall, wide) is None


def test_crossfade_brings_products_together():
    size = Size(160, 160)
    left = shape([(40, 100), (140, 100), (140, 220), (40, 220)], (40, 60, 150))
    right = shape([(180, 90), (290, 90), (290, 230), (180, 230)], (160, 60, 40))
    one, other = set_stage(left, size, 0.1), set_stage(right, size, 0.1)

    begin, middle, end = (meeting(one, other, time) for time in (0, 0.5, 1))

    assert begin[0] == View()
    assert (end[1].zoom, end[1].across, end[1].down) == pytest.approx((1, 0, 0))
    places = [
        (stage.product.across - 0.5 - view.across) * view.zoom
        for stage, view in zip((one, other), middle, strict=True)
        if stage.product is not None
    ]
    assert len(places) == 2
    assert abs(places[0] - places[1]) < 0.25  # of the frame; they were 0.43 apart


def test_fade_is_mixed_as_light_mixes():
    black, white = np.zeros((2, 2, 3), np.uint8), np.full((2, 2, 3), 255, np.uint8)

    assert blended(black, white, 0.5)[0, 0, 0] == 188
    assert np.array_equal(blended(black, white, 0.0), black)


def test_crossfade_has_as_many_frames_as_asked():
    stage = set_stage(moved(0), Size(64, 64))

    assert len(list(crossfade(stage, stage, 7))) == 7
