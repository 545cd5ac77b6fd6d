"""How hard it is to walk from the border of a picture to each of its pixels.

The minimum barrier distance of a pixel is, over all paths that lead to it from
a seed, the smallest span of values (highest minus lowest) met on the way. A
smooth gradient or soft shadow costs what it spans once; a product edge costs
its full step; noise does not add up with length as it does for a geodesic.

Zhang et al., "Minimum Barrier Salient Object Detection at 80 FPS", ICCV 2015
(raster scans instead of a queue: four passes come close enough).
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray

_FAR = np.float32(1e9)
_PASSES = 4


@njit(cache=True)
def _scan(
    values: NDArray[np.float32], seeds: NDArray[np.bool_], passes: int
) -> NDArray[np.float32]:
    height, width = values.shape
    distance = np.full((height, width), _FAR, dtype=np.float32)
    highest = values.copy()
    lowest = values.copy()
    for y in range(height):
        for x in range(width):
            if seeds[y, x]:
                distance[y, x] = 0.0
    for sweep in range(passes):
        step = 1 if sweep % 2 == 0 else -1
        first_y = 0 if step == 1 else height - 1
        first_x = 0 if step == 1 else width - 1
        for row in range(height):
            y = first_y + step * row
            for column in range(width):
                x = first_x + step * column
                value = values[y, x]
                for side in range(2):
                    ny = y - step if side == 0 else y
                    nx = x if side == 0 else x - step
                    if ny < 0 or ny >= height or nx < 0 or nx >= width:
                        continue
                    if distance[ny, nx] >= _FAR:
                        continue
                    top = max(highest[ny, nx], value)
                    bottom = min(lowest[ny, nx], value)
                    if top - bottom < distance[y, x]:
                        distance[y, x] = top - bottom
                        highest[y, x] = top
                        lowest[y, x] = bottom
    return distance


def barrier_distance(
    channels: NDArray[np.float32], seeds: NDArray[np.bool_]
) -> NDArray[np.float32]:
    """Sum over the channels of the barrier distance from `seeds`.

    channels: float32 (h, w, c), any unit. seeds: bool (h, w), at least one True.
    Returns float32 (h, w) in the unit of the channels; 0 on the seeds.
    """
    if not seeds.any():
        raise ValueError("a barrier distance needs at least one seed")
    total = np.zeros(seeds.shape, dtype=np.float32)
    for index in range(channels.shape[2]):
        total += _scan(np.ascontiguousarray(channels[:, :, index]), seeds, _PASSES)
    return total
