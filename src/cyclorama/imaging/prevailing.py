"""The colour that prevails in a picture, such as that of a backdrop or a swatch."""

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.study import scaled, study, to_lab

THUMB = 64
CLUSTERS = 5
ROUNDS = 20


def prevailing_colour(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Three levels of sRGB, for a picture uint8 (h, w, 3).

    A photo before a plain wall gives the wall's, whatever stands before it; any other the median
    of its largest cluster of colours (k-means in Lab, the same each time). A swatch gives exactly
    its own.
    """
    small = study(picture)
    if small.wall.plain:
        return np.median(small.rgb[small.wall.rim], axis=0).round().astype(np.uint8)
    thumb = scaled(picture, min(THUMB, max(picture.shape[:2]))).reshape(-1, 3)
    count = min(CLUSTERS, len(np.unique(thumb, axis=0)))
    cv2.setRNGSeed(0)
    _, labels, _ = cv2.kmeans(
        to_lab(thumb[None])[0],
        count,
        None,
        (cv2.TERM_CRITERIA_COUNT, ROUNDS, 0),
        3,
        cv2.KMEANS_PP_CENTERS,
    )
    largest = np.bincount(labels[:, 0]).argmax()
    return np.median(thumb[labels[:, 0] == largest], axis=0).round().astype(np.uint8)
