import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from skimage import data

from cyclorama.imaging.canvas import Size
from cyclorama.video.camera import seen
from cyclorama.video.colour import Planes, to_planes
from cyclorama.video.layers import Layers, filled_in, take_apart
from cyclorama.video.parallax import shoot_layers
from cyclorama.video.stage import Stage, set_stage
from cyclorama.video.view import View

SIZE = Size(300, 200)


@pytest.fixture(scope="module")
def cup() -> tuple[Stage, Layers]:
    stage = set_stage(data.coffee(), SIZE, 0.03, 1.25)
    layers = take_apart(stage)
    assert layers is not None
    return stage, layers


def shot(stage: Stage, layers: Layers, view: View) -> Planes:
    return next(shoot_layers(stage, layers, [view]))


def test_layers_at_rest_are_the_picture(cup: tuple[Stage, Layers]):
    stage, layers = cup

    rest = shot(stage, layers, View())

    for plane, right in zip(rest, to_planes(seen(stage, View())), strict=True):
        apart = np.abs(plane.astype(int) - right)
        assert apart.mean() < 0.5  # each rounds for itself
        assert (apart > 8).mean() < 0.002


def test_wall_moves_behind_the_product(cup: tuple[Stage, Layers]):
    stage, layers = cup
    rest, turned = shot(stage, layers, View()), shot(stage, layers, View(turn=1.0))

    def shift(part: tuple[slice, slice]) -> float:
        one, other = (np.ascontiguousarray(frame.y[part]) for frame in (rest, turned))
        flow = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_MEDIUM).calc(one, other, None)
        return float(np.median(flow[..., 0]))

    wall = shift(np.s_[0:60, 220:290])
    outline = shift(np.s_[10:40, 95:105])

    assert wall > 5
    assert abs(outline) < 2


def test_walker_sways_above_still_feet(cup: tuple[Stage, Layers]):
    stage, layers = cup

    swayed = shot(stage, layers, View(sway=0.03))

    apart = np.abs(swayed.y.astype(int) - shot(stage, layers, View()).y)
    assert apart[10:60, 80:220].mean() > 5 * apart[188:, 80:220].mean()


def test_hole_is_closed_from_around_it():
    picture = np.full((120, 160, 3), (120, 150, 180), np.uint8)
    hole = np.zeros((120, 160), bool)
    cv2.circle(picture, (80, 60), 25, (200, 20, 20), -1)
    hole[30:90, 50:110] = True

    closed = filled_in(picture, hole)

    assert np.abs(closed.astype(int) - (120, 150, 180)).max() <= 2


def test_nothing_to_take_apart_where_nothing_is_found():
    noise: NDArray[np.uint8] = np.random.default_rng(1).integers(0, 255, (200, 300, 3), np.uint8)

    assert take_apart(set_stage(noise, SIZE)) is None
