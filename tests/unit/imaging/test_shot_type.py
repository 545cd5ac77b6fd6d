"""How a shot type is written and read."""

import pytest

from cyclorama.imaging.shot_type import Facing, Framing, ShotType


@pytest.mark.parametrize(
    ("label", "read"),
    [
        ("front_upper_body", ShotType(Facing.FRONT, Framing.UPPER_BODY)),
        ("Side Full-Body", ShotType(Facing.SIDE, Framing.FULL_BODY)),
        ("back_lower_three_quarters", ShotType(Facing.BACK, Framing.LOWER_THREE_QUARTERS)),
        ("detail", ShotType(None, Framing.DETAIL)),
        ("back", ShotType(Facing.BACK, None)),
        ("front_hero", None),
        ("backdrop", None),
        ("", None),
    ],
)
def test_read(label, read):
    assert ShotType.parse(label) == read


@pytest.mark.parametrize("facing", list(Facing))
@pytest.mark.parametrize("framing", list(Framing))
def test_what_is_written_is_read_again(facing, framing):
    shot = ShotType(facing, framing)

    assert ShotType.parse(str(shot)) == shot
