"""What a treatment is given, and what it gives."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.canvas import Size
from cyclorama.scenery.brief import Brief


@dataclass(frozen=True)
class Task:
    """sources: uint8 (h, w, 3 or 4) sRGB, of any sizes, straight alpha; the first is the subject.
    For a picture that is made from words alone there are none."""

    brief: Brief
    prompt: str
    sources: tuple[NDArray[np.uint8], ...]
    size: Size


@dataclass(frozen=True)
class Drawn:
    """picture: uint8 (h, w, 3), or (h, w, 4) where its surroundings are transparent.

    subject and backdrop: the layers that it was put together from, where it was, in its own size:
    (h, w, 4) with straight alpha, and (h, w, 3). remarks: sentences on what was done otherwise
    than asked.
    """

    picture: NDArray[np.uint8]
    subject: NDArray[np.uint8] | None = None
    backdrop: NDArray[np.uint8] | None = None
    remarks: tuple[str, ...] = ()
