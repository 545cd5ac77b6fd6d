"""Compile what is compiled at first use, once, while setting up.

PyMatting, the barrier scan and the doubling filters compile for some 40 s in a fresh
environment and load in under a second from then on (their caches lie beside their sources,
or where NUMBA_CACHE_DIR points).
"""

import numpy as np

from cyclorama.imaging.canvas import Size
from cyclorama.imaging.cut_out import cut_out
from cyclorama.imaging.faces import find_faces
from cyclorama.imaging.upscale import upscaled

_SIDE = 160


def warm() -> None:
    """Fill the caches by cutting a dark disc from a pale wall. Idempotent."""
    ys, xs = np.mgrid[0:_SIDE, 0:_SIDE]
    disc = np.hypot(xs - _SIDE / 2, ys - _SIDE / 2) < _SIDE / 4
    picture = np.where(disc[:, :, None], np.uint8(60), np.uint8(220)).repeat(3, axis=2)
    cut_out(picture)
    find_faces(picture)
    upscaled(picture[:8, :8], Size(16, 16), lambda _done: None)
