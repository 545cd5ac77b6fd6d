"""The last photo's subject is remembered: templates show the same person in several pictures,
and to find somebody takes longer than to draw the rest."""

from collections.abc import Callable
from hashlib import blake2b
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T")

_LAST: dict[bytes, object] = {}


def remembered(source: NDArray[np.uint8], find: Callable[[NDArray[np.uint8]], T]) -> T:
    """What `find` makes of the photo, or made of it when it was the last that was asked for."""
    key = (
        blake2b(np.ascontiguousarray(source).data, digest_size=16).digest()
        + repr((find.__qualname__, source.shape)).encode()
    )
    if key not in _LAST:
        found = find(source)
        _LAST.clear()
        _LAST[key] = found
    return _LAST[key]  # type: ignore[return-value]
