import pytest

from cyclorama.errors import InvalidInput
from cyclorama.imaging.bucket import AREA, LEAST, bucket_for
from cyclorama.imaging.canvas import Size
from cyclorama.imaging.grid import Cell


@pytest.mark.parametrize(
    ("photo", "subject", "size"),
    [
        (Size(1024, 1024), None, Size(1024, 1024)),
        (Size(3000, 2000), None, Size(1216, 832)),
        (Size(500, 700), None, Size(448, 640)),
        (Size(4000, 3000), Cell(1500, 500, 2500, 2500), Size(768, 1344)),
        (Size(600, 400), Cell(300, 200, 320, 230), Size(256, 256)),
    ],
    ids=["as it is", "shrunk", "never enlarged", "around the subject", "a subject too small"],
)
def test_the_size_is_what_is_trained_on(photo, subject, size):
    bucket = bucket_for(photo, subject)

    assert bucket.size == size
    assert size.width * size.height <= AREA


@pytest.mark.parametrize(
    "subject",
    [
        Cell(0, 0, 300, 900),
        Cell(700, 10, 1000, 780),
        Cell(990, 790, 1000, 800),
        Cell(0, 0, 5, 5),
        Cell(200, 100, 800, 700),
    ],
    ids=["left", "right", "corner", "other corner", "middle"],
)
def test_the_box_is_within_the_photo_at_the_ratio_of_the_size(subject):
    photo = Size(1000, 900)
    box, size = bucket_for(photo, subject).box, bucket_for(photo, subject).size

    assert box.left >= 0
    assert box.top >= 0
    assert box.right <= photo.width
    assert box.bottom <= photo.height
    assert box.size.width / box.size.height == pytest.approx(size.width / size.height, rel=0.01)


def test_room_is_left_around_the_subject():
    subject = Cell(400, 300, 600, 500)
    box = bucket_for(Size(1000, 900), subject).box

    assert box.left < subject.left
    assert box.right > subject.right
    assert min(box.size) >= LEAST


@pytest.mark.parametrize("photo", [Size(200, 900), Size(255, 255), Size(4000, 90)])
def test_a_photo_that_shows_nothing_is_refused(photo):
    with pytest.raises(InvalidInput, match="too few to train on"):
        bucket_for(photo)
