import pytest

from cyclorama.figure.garment.outfit import PLACES, Offered, worn_together
from cyclorama.figure.worn import GarmentKind
from cyclorama.imaging.view import View

FRONT, BACK = View.FRONT, View.BACK
TOP, DRESS, TROUSERS = GarmentKind.TOP, GarmentKind.DRESS, GarmentKind.TROUSERS


def test_every_kind_has_a_place():
    assert set(PLACES) == set(GarmentKind)


@pytest.mark.parametrize(
    ("offered", "from_behind", "worn"),
    [
        ([Offered(TOP, FRONT, True)], False, [0]),
        ([Offered(TOP, FRONT, True)], True, [0]),
        ([Offered(TOP, FRONT, True), Offered(TOP, BACK, True)], False, [0]),
        ([Offered(TOP, FRONT, True), Offered(TOP, BACK, True)], True, [1]),
        ([Offered(TOP, FRONT, True), Offered(TROUSERS, FRONT, False)], False, [0, 1]),
        ([Offered(TROUSERS, FRONT, False), Offered(DRESS, FRONT, True)], False, [1]),
        ([Offered(DRESS, FRONT, False), Offered(TROUSERS, FRONT, True)], False, [1]),
        ([Offered(TOP, FRONT, False), Offered(TOP, BACK, True)], False, [1]),
        ([Offered(TOP, FRONT, True), Offered(GarmentKind.OUTERWEAR, FRONT, False)], False, [0, 1]),
    ],
)
def test_what_takes_up_the_same_place_is_worn_once(offered, from_behind, worn):
    assert worn_together(offered, from_behind) == worn
