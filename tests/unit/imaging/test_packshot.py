import cv2
import numpy as np
import pytest

from cyclorama import errors
from cyclorama.imaging.canvas import Ratio, Resolution, canvas_size
from cyclorama.imaging.composition import (
    Composition,
    Plain,
    Shadow,
    ShadowKind,
    Sweep,
    Transparent,
    Whole,
)
from cyclorama.imaging.packshot import compose
from cyclorama.library.shots import Shot, load_shots

NO_SHADOW = Shadow(kind=ShadowKind.NONE)
WHOLE_SHOTS = [
    shot for shot in load_shots().values() if isinstance(shot.composition.framing, Whole)
]


def disc(width: int, height: int, colour: tuple[int, int, int] = (180, 40, 30)) -> np.ndarray:
    """An ellipse with a soft edge, in the middle of its picture."""
    cut_out = np.zeros((height * 2, width * 2, 4), np.uint8)
    centre, axes = (width, height), (width // 2, height // 2)
    cv2.ellipse(cut_out, centre, axes, 0, 0, 360, (0, 0, 0, 255), -1, cv2.LINE_AA)
    cut_out[..., :3] = colour
    return cut_out


@pytest.mark.parametrize("ratio", [Ratio.R1X1, Ratio.R4X5, Ratio.R9X16, Ratio.R21X9])
@pytest.mark.parametrize("shot", WHOLE_SHOTS, ids=lambda shot: shot.code)
@pytest.mark.parametrize("size", [(90, 140), (700, 420)])
def test_margins_are_exact_to_a_pixel(shot: Shot, ratio: Ratio, size: tuple[int, int]):
    width, height = canvas_size(ratio, Resolution.ONE_K)
    framing = shot.composition.framing
    assert isinstance(framing, Whole)

    left, top, right, bottom = compose(disc(*size), shot.composition, width, height).box

    room_across, room_down = width * (1 - 2 * framing.margin), height * (1 - 2 * framing.margin)
    spare_across, spare_down = room_across - (right - left), room_down - (bottom - top)
    assert abs(min(spare_across, spare_down)) <= 1.5
    assert abs(left - framing.margin * width - framing.across * spare_across) <= 1
    assert abs(top - framing.margin * height - framing.down * spare_down) <= 1


def test_marketplace_white_is_pure_and_the_product_fills_it():
    composition = load_shots()["WHITE-1"].composition

    packshot = compose(disc(500, 600), composition, 1024, 1024)

    left, top, right, bottom = packshot.box
    outside = np.ones((1024, 1024), np.bool_)
    outside[top - 2 : bottom + 2, left - 2 : right + 2] = False
    assert (packshot.picture[outside] == 255).all()
    assert max(right - left, bottom - top) >= 0.85 * 1024


@pytest.mark.parametrize("colour", ["#FFFFFF", "#000000", "#0A0B0C", "#7B3F61"])
def test_plain_colour_is_met_exactly(colour: str):
    composition = Composition(backdrop=Plain(colour=colour), shadow=NO_SHADOW)

    picture = compose(disc(200, 200), composition, 256, 256).picture

    assert picture[0, 0].tobytes().hex() == colour[1:].lower()
    assert (picture[:20] == picture[0, 0]).all()


def test_product_keeps_its_colours():
    composition = Composition(framing=Whole(margin=0.25), shadow=NO_SHADOW)

    picture = compose(disc(128, 128, (10, 120, 240)), composition, 256, 256).picture

    assert np.abs(picture[128, 100:150].astype(int) - (10, 120, 240)).max() <= 1


def test_edge_holds_only_mixtures_of_product_and_backdrop():
    """Neither a rim of what lay around the product nor a halo of the filters."""
    cut_out = disc(300, 300, (200, 20, 20))
    cut_out[cut_out[..., 3] == 0] = (0, 255, 0, 0)
    composition = Composition(backdrop=Plain(colour="#FFFFFF"), shadow=NO_SHADOW)

    for edge in (128, 1024):  # shrunk and enlarged
        picture = compose(cut_out, composition, edge, edge).picture.astype(int)

        assert picture[..., 0].min() >= 197
        assert np.abs(picture[..., 1] - picture[..., 2]).max() <= 3
        assert picture[..., 1].min() >= 17


def test_transparent_backdrop_leaves_the_product_alone_with_straight_alpha():
    composition = Composition(backdrop=Transparent(), shadow=NO_SHADOW)

    picture = compose(disc(300, 300, (200, 20, 20)), composition, 512, 512).picture

    assert picture.shape == (512, 512, 4)
    assert picture[0, 0, 3] == 0
    assert picture[256, 256].tolist() == [200, 20, 20, 255]
    edge = picture[(picture[..., 3] > 40) & (picture[..., 3] < 215)]
    assert np.abs(edge[:, :3].astype(int) - (200, 20, 20)).max() <= 3


def test_shadow_on_transparency_is_black_with_alpha():
    composition = Composition(backdrop=Transparent(), shadow=Shadow(strength=1))

    packshot = compose(disc(300, 300), composition, 512, 512)

    under = packshot.picture[packshot.box[3] + 3, 256]
    assert under[:3].tolist() == [0, 0, 0]
    assert 20 < under[3] < 200


def test_sweep_shows_no_bands():
    """Neighbouring rows of a shallow gradient differ by noise, not by whole steps."""
    composition = Composition(
        framing=Whole(margin=0.4), backdrop=Sweep(vignette=0), shadow=NO_SHADOW
    )

    picture = compose(disc(200, 200), composition, 512, 1024).picture

    rows = picture[:, :100, 0].mean(axis=1)
    assert rows[0] - rows[-1] > 5
    assert np.abs(np.diff(rows)).max() < 0.4


def test_the_same_order_makes_the_same_picture():
    composition = load_shots()["FRONT-1"].composition

    first, second = (compose(disc(90, 120), composition, 300, 400).picture for _ in range(2))

    assert np.array_equal(first, second)


def test_product_cut_off_by_the_photo_reaches_the_border_of_the_frame():
    cut_out = np.zeros((300, 300, 4), np.uint8)
    cut_out[100:, 80:220] = (120, 60, 30, 255)

    packshot = compose(cut_out, load_shots()["FRONT-1"].composition, 512, 512)

    assert packshot.box[3] == 512
    assert np.abs(packshot.picture[-1, 256].astype(int) - (120, 60, 30)).max() <= 2
    assert packshot.picture[-30:, :60].min() > 215  # nothing stands there, so no shadow


def test_detail_fills_the_frame_with_product():
    packshot = compose(disc(800, 800), load_shots()["DETAIL-1"].composition, 400, 300)

    assert packshot.box == (0, 0, 400, 300)
    assert np.abs(packshot.picture.astype(int) - (180, 40, 30)).max() <= 2


def test_empty_cut_out_is_refused():
    with pytest.raises(errors.ProductNotFound):
        compose(np.zeros((50, 50, 4), np.uint8), Composition(), 256, 256)


def test_progress_grows_to_one():
    seen: list[float] = []

    compose(disc(100, 100), Composition(), 300, 600, seen.append)

    assert seen == sorted(seen)
    assert seen[-1] == 1.0
