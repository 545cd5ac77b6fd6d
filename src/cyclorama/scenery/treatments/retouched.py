"""The photo itself, its light and colours as the words say; nothing in it is moved or drawn."""

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.study import to_lab, to_rgb
from cyclorama.scenery.brief import SetName
from cyclorama.scenery.in_place import Scene, fitted, scene_of
from cyclorama.scenery.layer import Rgb
from cyclorama.scenery.task import Drawn, Task
from cyclorama.scenery.tints import rgb
from cyclorama.scenery.toning import AS_IT_IS, Tone, read_tone

NOT_READ = (
    "This engine reads only a place, or light and colours, out of an edit's words; these say "
    "neither, so the photo is as it was."
)
NO_SUBJECT = "No subject was found in the photo with confidence, so its background is as it was."
GAIN = 1.4  # the exponent of lightness, where more or less of it is asked for
SHADES = 0.35  # of what the wall's own light and shade do to its new colour
BLUR = 0.012  # of the long edge
STEEPER, LIFTED = 0.7, 0.06  # of the curve for more contrast; of the blacks for less
RICHER = 0.35  # of the chroma
WARM = np.array([3.0, 13.0], np.float32)  # a and b of Lab
SEPIA = np.array([6.0, 20.0], np.float32)


def draw(task: Task, set_name: SetName) -> Drawn:
    tone = read_tone(task.prompt)
    if tone == AS_IT_IS:
        return Drawn(fitted(task.sources[0], task.size), remarks=(NOT_READ,))
    if tone.wall is None and not tone.blurred:
        return Drawn(toned(fitted(task.sources[0], task.size), tone))
    scene = scene_of(task.sources[0], task.size)
    if not scene.found:
        return Drawn(toned(scene.photo, tone), remarks=(NO_SUBJECT,))
    return Drawn(toned(_behind(scene, tone), tone))


def _behind(scene: Scene, tone: Tone) -> Rgb:
    """The subject as it is, before its background in another colour, or out of focus."""
    wall = scene.emptied()
    if tone.wall is not None:
        wall = _painted(wall, tone.wall)
    if tone.blurred:
        wall = cv2.GaussianBlur(wall, (0, 0), BLUR * max(wall.shape[:2]))
    left, top, right, bottom = scene.subject.at or (0, 0, 0, 0)
    out = wall.copy()
    alpha = scene.subject.rgba[..., 3:].astype(np.float32) / 255
    under = out[top:bottom, left:right]
    mixed = scene.subject.rgba[..., :3] * alpha + under * (1 - alpha)
    out[top:bottom, left:right] = np.rint(mixed).astype(np.uint8)
    return out


def _painted(wall: Rgb, colour: str) -> Rgb:
    """In that colour, with the light and shade that lay on it."""
    lab = to_lab(wall)
    # what falls on it slowly is light; what ends suddenly is a thing, which a wall has not
    small = cv2.resize(lab[..., 0], (24, 24), interpolation=cv2.INTER_AREA)
    calm = cv2.GaussianBlur(cv2.medianBlur(small, 5), (0, 0), 3.0)
    light = cv2.resize(calm, wall.shape[1::-1], interpolation=cv2.INTER_CUBIC)
    wanted = to_lab(np.array([[rgb(colour)]], np.uint8))[0, 0]
    out = np.empty_like(lab)
    out[..., 0] = wanted[0] + SHADES * np.clip(light - float(np.median(light)), -20, 10)
    out[..., 1:] = wanted[1:]
    return _levels(out)


def toned(photo: Rgb, tone: Tone) -> Rgb:
    lab = to_lab(photo)
    light = np.clip(lab[..., 0] / 100, 0, 1)
    # curves through black and white, so that nothing is clipped
    light = light ** np.float32(GAIN**-tone.light)
    if tone.contrast > 0:
        light += np.float32(STEEPER) * (light * light * (3 - 2 * light) - light)
    elif tone.contrast < 0:
        light = np.float32(LIFTED) + light * np.float32(1 - 1.5 * LIFTED)
    lab[..., 0] = 100 * light
    lab[..., 1:] *= np.float32(0 if tone.grey or tone.sepia else 1 + RICHER * tone.saturation)
    tint = SEPIA if tone.sepia else np.float32(tone.warmth) * WARM
    lab[..., 1:] += tint * (0.35 + 0.65 * np.sin(np.pi * light))[..., None]  # no tinted blacks
    return _levels(lab)


def _levels(lab: NDArray[np.float32]) -> Rgb:
    levels: Rgb = np.rint(to_rgb(lab)).astype(np.uint8)
    return levels
