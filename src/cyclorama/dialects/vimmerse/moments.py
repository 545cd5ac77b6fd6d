"""Moments as the vendor's server writes them: Python's `str` of a date and time."""

from datetime import UTC, date, datetime, time

from cyclorama.errors import InvalidInput


def spoken(moment: datetime) -> str:
    """`2026-05-16 16:34:59.780864+00:00`, always with microseconds."""
    return moment.astimezone(UTC).isoformat(sep=" ", timespec="microseconds")


def read_moment(text: str, *, end_of_day: bool = False) -> datetime:
    """ISO 8601, with `T` or a blank. Without a zone it is UTC; without a time, the day's begin
    or, with `end_of_day`, its end. Raises InvalidInput."""
    words = text.strip()
    try:
        if len(words) == len("2026-05-16"):
            day = date.fromisoformat(words)
            moment = datetime.combine(day, time.max if end_of_day else time.min)
        else:
            moment = datetime.fromisoformat(words)
    except ValueError:
        raise InvalidInput(
            f"{text[:40]!r} is no date and time: write such as 2026-05-16 or "
            "2026-05-16 16:34:59+00:00."
        ) from None
    try:
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except OverflowError:
        raise InvalidInput(f"{text[:40]!r} lies outside the years 1 to 9999.") from None
