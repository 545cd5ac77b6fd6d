"""Our own vector drawings (SVG) as pixels.

libvips distrusts its SVG loader and `imaging.picture` blocks it, so that no file from outside
reaches it. It is unblocked just around the calls here, which take only what our own code drew.
"""

import threading

import numpy as np
import pyvips
from numpy.typing import NDArray

from cyclorama.imaging import picture  # noqa: F401  blocks untrusted loaders, before we unblock one

_LOADER = "VipsForeignLoadSvg"
_one_at_a_time = threading.Lock()  # the block holds for the whole process


def draw(svg: str) -> NDArray[np.uint8]:
    """The pixels of an SVG document: uint8 (h, w, 4) sRGB with straight alpha.

    The document's `width` and `height` are the picture's size in pixels. Only for drawings of
    our own: never for a document that holds a caller's text.
    """
    with _one_at_a_time:
        pyvips.operation_block_set(_LOADER, False)
        try:
            drawn: NDArray[np.uint8] = pyvips.Image.svgload_buffer(svg.encode()).numpy()
        finally:
            pyvips.operation_block_set(_LOADER, True)
    return drawn
