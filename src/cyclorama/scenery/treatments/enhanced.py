"""The photo itself with its subject clearer: more of its texture and edges, and light that shows
them. Nothing is drawn, and what is around the subject stays."""

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.study import to_lab, to_rgb
from cyclorama.scenery.brief import SetName
from cyclorama.scenery.in_place import scene_of
from cyclorama.scenery.layer import Rgb
from cyclorama.scenery.task import Drawn, Task

EVERYWHERE = "No product was found in the photo with confidence, so all of it was made clearer."
DARK, LIGHT = 2.0, 99.0  # percentiles that the subject's range is stretched to
MOST = 1.35  # by which it is stretched
TEXTURE, REACH = 0.8, 0.012  # of what differs from its surroundings, so far of the long edge
EDGES, FINE = 0.6, 1.1  # of the finest differences, px
HALO = 7.0  # of 100: what a difference adds at most, beside a hard edge
RICHER = 1.08  # of the chroma
FEATHER = 0.006  # of the long edge: how softly it ends


def draw(task: Task, set_name: SetName) -> Drawn:
    scene = scene_of(task.sources[0], task.size)
    share = cv2.GaussianBlur(
        scene.alpha.astype(np.float32) / 255, (0, 0), max(0.6, FEATHER * max(task.size))
    )
    share = np.minimum(share, scene.alpha.astype(np.float32) / 255)[..., None]
    clear = clearer(scene.photo, scene.alpha > 127)
    mixed = scene.photo + (clear.astype(np.float32) - scene.photo) * share
    remarks = () if scene.found else (EVERYWHERE,)
    return Drawn(np.rint(mixed).astype(np.uint8), remarks=remarks)


def clearer(photo: Rgb, inside: NDArray[np.bool_]) -> Rgb:
    """The whole photo, its light measured by what is inside."""
    lab = to_lab(photo)
    light = lab[..., 0]
    calm = cv2.bilateralFilter(light, 5, 4.0, 2.0)  # noise is not to become texture
    low, high = np.percentile(calm[inside], (DARK, LIGHT)) if inside.any() else (0.0, 100.0)
    gain = min(MOST, 96.0 / max(high - low, 1.0))
    middle = (low + high) / 2
    aim = middle + 0.35 * (52.0 - middle)  # a dark subject is lifted, a light one held back
    stretched = aim + (calm - middle) * np.float32(max(1.0, gain))
    texture = calm - cv2.GaussianBlur(calm, (0, 0), max(1.5, REACH * max(light.shape)))
    edges = calm - cv2.GaussianBlur(calm, (0, 0), FINE)
    added = HALO * np.tanh((TEXTURE * texture + EDGES * edges) / HALO)
    lab[..., 0] = _held(stretched + added)
    lab[..., 1:] *= np.float32(RICHER)
    clear: Rgb = np.rint(to_rgb(lab)).astype(np.uint8)
    return clear


def _held(light: NDArray[np.float32]) -> NDArray[np.float32]:
    """Within 0..100, rounded off before the ends: no paper whites and no holes."""
    half = (light - 50.0) / 50.0
    over = np.abs(half) > 0.8
    soft = np.sign(half) * (0.8 + 0.2 * np.tanh((np.abs(half) - 0.8) / 0.2))
    return np.asarray(50.0 + 50.0 * np.where(over, soft, half), np.float32)
