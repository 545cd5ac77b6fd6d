from datetime import UTC, datetime, timedelta, timezone

import pytest

from cyclorama.dialects.vimmerse.moments import read_moment, spoken
from cyclorama.errors import InvalidInput

NOON = datetime(2026, 5, 16, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (NOON, "2026-05-16 12:00:00.000000+00:00"),
        (NOON.replace(microsecond=780864), "2026-05-16 12:00:00.780864+00:00"),
        (
            NOON.astimezone(timezone(timedelta(hours=2))),
            "2026-05-16 12:00:00.000000+00:00",
        ),
    ],
)
def test_moments_are_written_in_utc_with_microseconds(moment, text):
    assert spoken(moment) == text


@pytest.mark.parametrize(
    "text",
    [
        "2026-05-16 12:00:00+00:00",
        "2026-05-16T12:00:00Z",
        " 2026-05-16T14:00+02:00 ",
        "2026-05-16 12:00",
        "2026-05-16 12:00:00.000000",
    ],
)
def test_every_usual_form_is_read(text):
    assert read_moment(text) == NOON


def test_a_mere_date_is_its_begin_or_its_end():
    assert read_moment("2026-05-16") == NOON.replace(hour=0)
    assert read_moment("2026-05-16", end_of_day=True) == NOON.replace(
        hour=23, minute=59, second=59, microsecond=999999
    )


def test_what_is_written_is_read_back():
    assert read_moment(spoken(NOON)) == NOON


@pytest.mark.parametrize(
    "text", ["", "soon", "16.05.2026", "2026-02-30", "0001-01-01T00:00:00+10:00", "9" * 200]
)
def test_what_is_no_moment_is_refused_with_a_sentence(text):
    with pytest.raises(InvalidInput) as refusal:
        read_moment(text)

    assert refusal.value.public.endswith(".")
