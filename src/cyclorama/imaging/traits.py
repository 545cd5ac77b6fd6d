"""What tells a good mask from a bad one without knowing the truth."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.mask import Mask, filled, grow, rim_pixels
from cyclorama.imaging.study import Study

_INSET = 0.015  # of the long edge; the outermost 1 % is never given to a product


@dataclass(frozen=True)
class Traits:
    """area: share of the picture. border: share of the picture's border it runs to.
    edge: median gradient along the outline over that of the surroundings.
    clear: the same over the 90 % quantile of the surroundings' edges.
    length: of the longest outline, in square roots of the area (a disc has 3.5).
    weak: share of the outline that is no stronger than the surroundings.
    contrast: median ΔE across the outline, 4 px to each side. faint: its 20 % quantile.
    solidity: area over that of the convex hull. largest: share of the largest part.
    unlike: how little the colours inside occur outside, 0..1."""

    area: float
    border: float
    edge: float
    clear: float
    length: float
    weak: float
    contrast: float
    faint: float
    solidity: float
    largest: float
    unlike: float


def traits_of(study: Study, mask: Mask) -> Traits | None:
    """Measure a mask; None when it has no outline inside the picture."""
    outline = rim_pixels(mask)
    outside = ~grow(mask, 6)
    if outline.sum() < 12 or outside.sum() < 64:
        return None
    height, width = mask.shape
    inset = max(1, round(_INSET * max(height, width)))
    inner = mask[inset : height - inset, inset : width - inset]
    frame = np.concatenate([inner[0], inner[-1], inner[:, 0], inner[:, -1]])
    peaks = cv2.dilate(study.gradient, np.ones((5, 5), np.uint8))
    peak = peaks[outline]
    rival = float(np.quantile(peaks[outside], 0.9)) + 0.3
    curves, _ = cv2.findContours(mask.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    calm = float(np.quantile(study.gradient[outside], 0.75)) + 0.3
    across = _across(study.lab, mask)[outline]
    hull = cv2.convexHull(np.argwhere(mask)[:, ::-1].astype(np.int32))
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8))
    areas = stats[1:, cv2.CC_STAT_AREA]
    return Traits(
        area=float(mask.mean()),
        border=float(frame.mean()),
        edge=float(np.median(peak)) / calm,
        clear=float(np.median(peak)) / rival,
        length=max(cv2.arcLength(curve, True) for curve in curves) / float(np.sqrt(mask.sum())),
        weak=float((peak < 1.2 * calm).mean()),
        contrast=float(np.median(across)),
        faint=float(np.quantile(across, 0.2)),
        solidity=float(filled(mask).sum()) / max(cv2.contourArea(hull), 1.0),
        largest=float(areas.max() / areas.sum()),
        unlike=_unlike(study.lab, mask, outside),
    )


def _across(lab: NDArray[np.float32], mask: Mask) -> NDArray[np.float32]:
    """ΔE between the mean colours on both sides of the outline, within some 4 px."""
    inner = mask.astype(np.float32)
    means = []
    for side in (inner, 1 - inner):
        weight = cv2.GaussianBlur(side, (0, 0), 3.0) + 1e-6
        means.append(cv2.GaussianBlur(lab * side[:, :, None], (0, 0), 3.0) / weight[:, :, None])
    return np.sqrt(((means[0] - means[1]) ** 2).sum(axis=2))


def _unlike(lab: NDArray[np.float32], mask: Mask, outside: Mask) -> float:
    """1 minus the overlap of the colour histograms inside and outside."""
    bins = (lab / np.array([8, 10, 10]) + np.array([0, 13, 13])).astype(np.int32)
    code = (bins[:, :, 0] * 32 + bins[:, :, 1]) * 32 + bins[:, :, 2]
    code = np.clip(code, 0, 16 * 1024 - 1)
    inner = np.bincount(code[mask], minlength=16 * 1024) / max(int(mask.sum()), 1)
    outer = np.bincount(code[outside], minlength=16 * 1024) / max(int(outside.sum()), 1)
    return float(1.0 - np.minimum(inner, outer).sum())
