"""What the surroundings look like, judged by the rim of the picture.

A studio wall is smooth: a quadratic surface per Lab channel holds its gradient,
and what is left over is its noise. The fit is robust, so a product that runs
over the rim does not bend it (Tukey's biweight by reweighted least squares).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_RIM = 0.03  # of the long edge
_ROUNDS = 6
_TUKEY = 4.685  # 95 % efficiency under Gaussian noise
_PLAIN_SIGMA = 5.0  # ΔE; studio walls measured 0.5 to 3, wood and clutter 7 and more
_PLAIN_HELD = 0.7  # clutter of one main colour holds less; a product over the rim leaves more
_MAD_TO_SIGMA = 1.4826


@dataclass(frozen=True)
class Wall:
    """colour: float32 (h, w, 3) Lab, the wall as if nothing stood before it.
    rim: bool (h, w), the ring it was judged by. sigma: ΔE of the ring's pixels
    around the wall. held: share of the ring that the wall explains, 0..1."""

    colour: NDArray[np.float32]
    rim: NDArray[np.bool_]
    sigma: float
    held: float

    @property
    def plain(self) -> bool:
        return self.sigma < _PLAIN_SIGMA and self.held > _PLAIN_HELD

    @property
    def tolerance(self) -> float:
        """Noise in ΔE that thresholds are built on: never taken as below 1."""
        return max(self.sigma, 1.0)

    def distance(self, lab: NDArray[np.float32]) -> NDArray[np.float32]:
        """ΔE (CIE76) of each pixel from the wall."""
        return np.sqrt(((lab - self.colour) ** 2).sum(axis=2))


def rim_of(height: int, width: int, share: float = _RIM) -> NDArray[np.bool_]:
    """The ring along the border, `share` of the long edge wide, at least 1 px."""
    thick = max(1, round(share * max(height, width)))
    rim = np.ones((height, width), dtype=bool)
    rim[thick : height - thick, thick : width - thick] = False
    return rim


def surface(ys: NDArray[np.float64], xs: NDArray[np.float64]) -> NDArray[np.float64]:
    """The terms of a quadratic surface at places in -0.5..0.5, last axis 6."""
    return np.stack([np.ones_like(xs), xs, ys, xs * xs, xs * ys, ys * ys], axis=-1)


def fit_wall(lab: NDArray[np.float32]) -> Wall:
    """Fit the wall to a Lab picture, float32 (h, w, 3) with L in 0..100."""
    height, width = lab.shape[:2]
    rim = rim_of(height, width)
    ys, xs = np.nonzero(rim)
    terms = surface(ys / height - 0.5, xs / width - 0.5)
    seen = lab[rim].astype(np.float64)

    weights = np.ones(len(seen))
    # the first guess is the median colour: least squares would start on the product
    rest = seen - np.median(seen, axis=0)
    ridge = 1e-6 * np.eye(terms.shape[1])
    factors = np.zeros((terms.shape[1], 3))
    for _ in range(_ROUNDS):
        size = np.sqrt((rest**2).sum(axis=1))
        scale = max(_MAD_TO_SIGMA * float(np.median(size)), 0.3)
        weights = np.clip(1.0 - (size / (_TUKEY * scale)) ** 2, 0.0, None) ** 2
        weighted = terms * weights[:, None]
        factors = np.linalg.solve(terms.T @ weighted + ridge, weighted.T @ seen)
        rest = seen - terms @ factors

    spread = _MAD_TO_SIGMA * np.median(np.abs(rest), axis=0)
    sigma = float(np.sqrt((spread**2).sum()))
    held = float((np.sqrt((rest**2).sum(axis=1)) < 4.0 * max(sigma, 1.0)).mean())

    rows = np.arange(height) / height - 0.5
    columns = np.arange(width) / width - 0.5
    grid_y, grid_x = np.meshgrid(rows, columns, indexing="ij")
    colour = (surface(grid_y, grid_x) @ factors).astype(np.float32)
    return Wall(colour=colour, rim=rim, sigma=sigma, held=held)
