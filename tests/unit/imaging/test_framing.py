import cv2
import numpy as np
import pytest

from cyclorama import errors
from cyclorama.imaging.canvas import Ratio, Resolution, canvas_size
from cyclorama.imaging.composition import Detail, Whole
from cyclorama.imaging.framing import (
    Cuts,
    Edges,
    Placement,
    find_cuts,
    find_edges,
    pixel_box,
    place_detail,
    place_whole,
)


def alpha_of(box: tuple[int, int, int, int], size: tuple[int, int] = (200, 300)) -> np.ndarray:
    left, top, right, bottom = box
    alpha = np.zeros(size, np.uint8)
    alpha[top:bottom, left:right] = 255
    return alpha


def placed(edges: Edges, placement: Placement) -> Edges:
    across = [placement.left + placement.scale * x for x in (edges.left, edges.right)]
    down = [placement.top + placement.scale * y for y in (edges.top, edges.bottom)]
    return Edges(across[0], down[0], across[1], down[1])


def test_edges_of_a_hard_product_are_its_pixel_borders():
    assert find_edges(alpha_of((20, 30, 120, 180))) == Edges(20, 30, 120, 180)


def test_edges_of_a_soft_product_lie_where_interpolation_crosses_one_half():
    alpha = np.zeros((9, 9), np.uint8)
    alpha[3:6, 3:6] = 255
    alpha[3:6, 2] = 102  # 0.4: the crossing lies a sixth of the way from pixel 3 to pixel 2

    assert find_edges(alpha).left == pytest.approx(3.5 - 0.5 / 0.6)


def test_pixel_box_ends_one_past_the_last_pixel():
    assert pixel_box(alpha_of((20, 30, 120, 180))) == (20, 30, 120, 180)


@pytest.mark.parametrize("find", [find_edges, pixel_box])
def test_empty_cut_out_is_refused(find):
    with pytest.raises(errors.ProductNotFound, match="empty"):
        find(np.full((20, 20), 120, np.uint8))


@pytest.mark.parametrize(
    ("box", "cuts"),
    [
        ((50, 50, 150, 150), Cuts()),
        ((50, 50, 150, 200), Cuts(bottom=True)),
        ((50, 0, 150, 150), Cuts(top=True)),
        ((0, 50, 300, 150), Cuts(left=True, right=True)),
        ((0, 0, 300, 200), Cuts()),  # trimmed to its product
    ],
)
def test_sides_that_cut_the_product_off(box: tuple[int, int, int, int], cuts: Cuts):
    assert find_cuts(alpha_of(box)) == cuts


def test_a_product_that_only_touches_a_side_is_not_cut_off():
    disc = cv2.circle(np.zeros((200, 300), np.uint8), (150, 120), 79, 255, -1)

    assert disc[-1].any()
    assert find_cuts(disc) == Cuts()


@pytest.mark.parametrize("ratio", Ratio)
@pytest.mark.parametrize(("product_width", "product_height"), [(100, 160), (250, 90), (120, 120)])
def test_margins_bind_exactly_on_one_axis(ratio: Ratio, product_width: int, product_height: int):
    width, height = canvas_size(ratio, Resolution.ONE_K)
    edges = Edges(7, 5, 7 + product_width, 5 + product_height)

    box = placed(edges, place_whole(Whole(margin=0.12), edges, Cuts(), width, height))

    spare_across = width * 0.76 - box.width
    spare_down = height * 0.76 - box.height
    assert min(spare_across, spare_down) == pytest.approx(0, abs=1e-6)
    assert box.left - 0.12 * width == pytest.approx(spare_across / 2, abs=1e-6)
    assert box.top - 0.12 * height == pytest.approx(spare_down / 2, abs=1e-6)


@pytest.mark.parametrize(("share", "left"), [(0.0, 100), (0.5, 300), (1.0, 500)])
def test_spare_room_is_shared_out(share: float, left: float):
    edges = Edges(0, 0, 100, 200)
    framing = Whole(margin=0.1, across=share)

    placement = place_whole(framing, edges, Cuts(), 1000, 1000)

    assert placed(edges, placement).left == pytest.approx(left)


def test_cut_side_is_laid_on_the_border_of_the_frame():
    edges = Edges(50, 40, 150, 200)

    placement = place_whole(Whole(margin=0.1), edges, Cuts(bottom=True), 500, 500)

    box = placed(edges, placement)
    assert box.top == pytest.approx(50)
    assert box.bottom - placement.scale == pytest.approx(500)


@pytest.mark.parametrize("ratio", Ratio)
def test_detail_holds_nothing_but_product(ratio: Ratio):
    width, height = canvas_size(ratio, Resolution.ONE_K)
    alpha = np.zeros((1500, 1500), np.uint8)
    cv2.circle(alpha, (750, 750), 600, 255, -1)
    cv2.circle(alpha, (700, 650), 60, 0, -1)  # a hole at the focus

    placement = place_detail(Detail(), alpha, find_edges(alpha), width, height)

    left, top = -placement.left / placement.scale, -placement.top / placement.scale
    right, bottom = left + width / placement.scale, top + height / placement.scale
    assert alpha[int(top) : int(bottom), int(left) : int(right)].min() == 255
    assert max(width, height) / placement.scale > 0.5 * 0.45 * 1200 - 1


def test_detail_of_a_thin_product_shows_as_much_of_it_as_can_be():
    alpha = np.zeros((800, 800), np.uint8)
    cv2.circle(alpha, (400, 400), 300, 255, 40)

    placement = place_detail(Detail(share=0.4), alpha, find_edges(alpha), 1000, 1000)

    left, top = round(-placement.left / placement.scale), round(-placement.top / placement.scale)
    window = round(1000 / placement.scale)
    assert alpha[top : top + window, left : left + window].mean() > 0.3 * 255


def test_detail_looks_no_closer_than_the_photo_allows():
    alpha = np.full((300, 300), 255, np.uint8)

    placement = place_detail(Detail(share=0.1), alpha, find_edges(alpha), 1000, 1000)

    assert placement.scale <= 8
