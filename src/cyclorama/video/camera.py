"""Move a camera over a stage: one warp for each frame."""

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.canvas import Size
from cyclorama.video.colour import Planes, Rgb, to_planes
from cyclorama.video.stage import Stage
from cyclorama.video.view import View

SHARED = 0.5  # of a walker's sway: where nothing is cut out, the whole picture takes part in it

Matrix = NDArray[np.float64]
"""float64 (2, 3): where in the stage a pixel of the frame lies, both counted from pixel centres."""


def shoot(stage: Stage, views: Sequence[View]) -> Iterator[Planes]:
    """A frame for each view. The stage is taken apart into its planes once: moving those and not
    its colours saves a quarter of the work, and converting every frame."""
    height, width = stage.pixels.shape[:2]
    planes = to_planes(stage.pixels[: height // 2 * 2, : width // 2 * 2])
    half = Size(stage.size.width // 2, stage.size.height // 2)
    for view in views:
        matrix = look(stage, view)
        of_half = np.column_stack([matrix[:, :2], matrix[:, 2] / 2 + (matrix[0, 0] - 1) / 4])
        yield Planes(
            warped(planes.y, matrix, stage.size),
            warped(planes.cb, of_half, half),
            warped(planes.cr, of_half, half),
        )


def seen(stage: Stage, view: View) -> Rgb:
    return warped(stage.pixels, look(stage, view), stage.size)


def look(stage: Stage, view: View) -> Matrix:
    """How the frame's pixels lie in the stage.

    Positions are sub-pixel throughout: a window rounded to whole pixels shakes in a slow move.
    """
    width, height = stage.size
    size = stage.scale / view.zoom
    centre = np.array(
        [
            stage.left + (0.5 + view.across - SHARED * view.sway) * width * stage.scale,
            stage.top + (0.5 + view.down - SHARED * view.bob) * height * stage.scale,
        ]
    )
    # pixel i has its centre at i + 0.5, in the frame as in the stage
    corner = centre - size * np.array([width - 1, height - 1]) / 2 - 0.5
    return np.column_stack([size * np.eye(2), corner])


def warped(layer: NDArray[np.uint8], matrix: Matrix, size: Size) -> NDArray[np.uint8]:
    """A layer of the stage as the frame sees it."""
    return np.asarray(
        cv2.warpAffine(
            layer,
            matrix,
            size,
            flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_REFLECT_101,  # reached by the sway of a walk alone
        ),
        np.uint8,
    )
