import pytest

from cyclorama.generations.drawn_size import drawn_size


@pytest.mark.parametrize(
    ("asked", "drawn"),
    [
        ((1024, 1024), (1024, 1024)),
        ((256, 768), (256, 768)),
        ((64, 64), (256, 256)),
        ((128, 256), (256, 512)),
        ((3000, 2000), (2048, 1365)),
        ((4096, 4096), (2048, 2048)),
        ((4096, 64), (2048, 682)),
        ((64, 4096), (682, 2048)),
    ],
)
def test_what_cannot_be_drawn_is_drawn_in_the_nearest_size(
    asked: tuple[int, int], drawn: tuple[int, int]
):
    assert drawn_size(*asked) == drawn
