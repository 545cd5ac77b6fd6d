"""How often one key may call, where that is not the usual."""

from collections.abc import Iterable, Mapping

from cyclorama.errors import InvalidInput
from cyclorama.kit.rate_limits import CallClass

MAX_LIMIT = 100_000  # calls a second


def parse_limits(texts: Iterable[str]) -> dict[CallClass, int]:
    """`["read=50", "generation=5"]` as calls a second. Raises InvalidInput."""
    limits = {}
    for text in texts:
        name, _, number = text.partition("=")
        if (
            name not in [one.value for one in CallClass]
            or not number.isascii()
            or not number.isdecimal()
            or not 1 <= int(number) <= MAX_LIMIT
        ):
            raise InvalidInput(
                f"{text!r} is no limit: write one of {', '.join(CallClass)}, then = and the calls "
                f"a second, 1 to {MAX_LIMIT}."
            )
        limits[CallClass(name)] = int(number)
    return limits


def limits_of(stored: Mapping[str, int] | None) -> dict[CallClass, int]:
    """What is stored with a key. A class that a newer version gave means nothing to this one."""
    return {one: stored[one.value] for one in CallClass if stored and one.value in stored}
