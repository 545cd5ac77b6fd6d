"""See a person in a picture: by the face, else by the outline, and how they are shown.

Lengths are told in heads, the painter's measure: a grown person is seven and a half heads tall, a
figure of a fashion drawing nine; waist and hips lie four heads below the crown, knees six.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.faces import Face, find_faces
from cyclorama.imaging.mask import Mask
from cyclorama.imaging.on_white import on_white
from cyclorama.imaging.person import by_person
from cyclorama.imaging.shot_type import Facing, Framing, ShotType
from cyclorama.imaging.silhouette import Silhouette, mask_of, silhouette_of
from cyclorama.imaging.study import Study, study
from cyclorama.imaging.turned_head import Box, distant_face, frontal_face, is_profile

SURE = 0.6  # of an outline without a face: below it nothing is said of a body
_FACE_IN_HEAD = 0.78  # side of the square around a face over the head's height
_ABOVE_FACE = 0.25  # of that square: forehead and hair
_FACE_LARGE = 0.05  # of the picture's height; a smaller one is a print or a passer-by
_FACE_HIGH = 0.45  # of the body's height: a face further down is a fold of a garment
_TO_SHOULDERS = 1.55  # heads from the crown to where the span becomes the shoulders'
_BREADTH = 1.9  # heads across a body with its arms
_FACE_ONLY, _KNEE_UP = 1.5, 7.6
_WAIST_UP = 5.3  # heads that are seen at most, by the taller figures of drawings
_TORSO = 1.7  # height over breadth of what is cut off above: less is a detail
_HEAD_ROOM = 0.30  # of a body of which no head stands out: where one is looked for
_SKIN = ((133, 175), (77, 128))  # Cr and Cb of skin of any tone; Chai and Ngan, 1999
_SOME_SKIN = 0.015  # of the body: hands alone are about 0.02 of one that is fully dressed


@dataclass(frozen=True)
class PersonSeen:
    """`shot_type`: as the person is shown; None where nobody is seen. `outline`: of the person, or
    of what else the picture shows. `mask`: bool (h, w) on the study's grid. `heads`: how much of
    the person is seen, in heads, where a head is."""

    shot_type: ShotType | None
    outline: Silhouette | None
    mask: Mask
    face: Face | None = None
    heads: float | None = None


def see_person(picture: NDArray[np.uint8]) -> PersonSeen:
    """Look for one person in a picture, uint8 (h, w, 3 or 4) sRGB. What is transparent is not
    the person."""
    rgb = on_white(picture)
    small = study(rgb)
    face = None if small.wall.plain else _face_among_things(rgb, small)
    mask, sure = _given(picture, small) or _searched(small, face)
    outline = silhouette_of(mask)
    if outline is None:
        return PersonSeen(None, None, mask)
    face = face or _face_on(rgb, small, outline)
    aspect = rgb.shape[0] / rgb.shape[1]
    if face is not None:
        tall = (outline.bottom - _crown(face, outline)) / _head(face)
        if small.wall.plain:
            tall = float(np.sqrt(tall * _by_breadth(outline, aspect)))
            framing = _framing(outline, tall)
        else:  # the outline may hold more than the person, and a shadow of theirs at least
            framing = _framing_among_things((1 - _crown(face, outline)) / _head(face))
        return PersonSeen(ShotType(Facing.FRONT, framing), outline, mask, face, tall)
    if sure < SURE:
        return PersonSeen(None, None, mask)
    if "top" in outline.cut:
        return PersonSeen(_headless(outline, aspect), outline, mask)
    heads = _heads_of(outline, aspect)
    if heads is None or _skin(small, mask) < _SOME_SKIN:
        return PersonSeen(None, outline, mask)  # a thing, with no head or not of flesh
    facing = Facing.SIDE if is_profile(rgb, _head_boxes(outline)[0]) else Facing.BACK
    return PersonSeen(ShotType(facing, _framing(outline, heads)), outline, mask, None, heads)


def _given(picture: NDArray[np.uint8], small: Study) -> tuple[Mask, float] | None:
    """The outline that a cut-out's transparency is."""
    if picture.shape[2] == 3 or picture[..., 3].min() > 127:
        return None
    height, width = small.shape
    alpha = cv2.resize(picture[..., 3], (width, height), interpolation=cv2.INTER_AREA)
    return np.asarray(alpha > 127), 1.0


def _face_among_things(rgb: NDArray[np.uint8], small: Study) -> Face | None:
    """A face of some size; else one of a person who is shown from head to foot."""
    return _large_face(small) or distant_face(rgb)


def _searched(small: Study, face: Face | None) -> tuple[Mask, float]:
    return mask_of(small) if face is None else (by_person(small, face), 1.0)


def _large_face(small: Study) -> Face | None:
    faces = find_faces(small.rgb)
    return next((face for face in faces if face.bottom - face.top > _FACE_LARGE), None)


def _head_boxes(outline: Silhouette) -> list[Box]:
    """Where the head is, with some air, if one stands out; and the upper end of the body."""
    height = outline.bottom - outline.top
    room = _HEAD_ROOM if "bottom" not in outline.cut else 1.6 * _HEAD_ROOM
    upper = (outline.left, max(0, outline.top - 0.02), outline.right, outline.top + room * height)
    if outline.neck is None:
        return [upper]
    tall = outline.neck - outline.top
    middle = (outline.head_left + outline.head_right) / 2
    half = max(0.6 * (outline.head_right - outline.head_left), 0.4 * tall)
    head = (
        max(0.0, middle - half),
        max(0.0, outline.top - 0.1 * tall),
        min(1.0, middle + half),
        min(1.0, outline.neck + 0.05 * tall),
    )
    return [head, upper]


def _face_on(rgb: NDArray[np.uint8], small: Study, outline: Silhouette) -> Face | None:
    """A frontal face where a head can be: in a close look, else in the whole picture."""
    for box in _head_boxes(outline):
        close = frontal_face(rgb, box)
        if close is not None:
            return close
    face = _large_face(small)
    lowest = outline.top + _FACE_HIGH * (outline.bottom - outline.top)
    return face if face is not None and face.bottom < lowest else None


def _head(face: Face) -> float:
    return (face.bottom - face.top) / _FACE_IN_HEAD


def _crown(face: Face, outline: Silhouette) -> float:
    return max(outline.top, face.top - _ABOVE_FACE * (face.bottom - face.top))


def _heads_of(outline: Silhouette, aspect: float) -> float | None:
    """By how far the shoulders lie below the crown and by how broad the body is: long hair hides
    the one, a raised elbow spoils the other."""
    if outline.neck is None:
        return None
    height = outline.bottom - outline.top
    by_shoulders = _TO_SHOULDERS * height / (outline.neck - outline.top)
    return float(np.sqrt(by_shoulders * _by_breadth(outline, aspect)))


def _by_breadth(outline: Silhouette, aspect: float) -> float:
    breadth = outline.right - outline.left
    return _BREADTH * (outline.bottom - outline.top) * aspect / breadth


def _framing(outline: Silhouette, heads: float) -> Framing:
    if heads <= _FACE_ONLY:
        return Framing.DETAIL
    if heads <= _WAIST_UP:
        return Framing.UPPER_BODY
    return Framing.UPPER_THREE_QUARTERS if "bottom" in outline.cut else Framing.FULL_BODY


def _framing_among_things(heads: float) -> Framing:
    """By how many heads there is room for between the crown and the picture's end."""
    if heads <= _FACE_ONLY:
        return Framing.DETAIL
    if heads <= _WAIST_UP:
        return Framing.UPPER_BODY
    return Framing.UPPER_THREE_QUARTERS if heads <= _KNEE_UP else Framing.FULL_BODY


def _headless(outline: Silhouette, aspect: float) -> ShotType:
    """Of what the picture's upper edge cuts off: front and back are not told apart."""
    slim = (outline.bottom - outline.top) * aspect / (outline.right - outline.left)
    whole = "bottom" not in outline.cut and slim >= _TORSO
    return ShotType(None, Framing.LOWER_BODY if whole else Framing.DETAIL)


def _skin(small: Study, mask: Mask) -> float:
    """Share of the mask that has the colour of skin."""
    ycc = cv2.cvtColor(small.rgb, cv2.COLOR_RGB2YCrCb)[mask]
    (least_r, most_r), (least_b, most_b) = _SKIN
    red = (ycc[:, 1] >= least_r) & (ycc[:, 1] <= most_r)
    blue = (ycc[:, 2] >= least_b) & (ycc[:, 2] <= most_b)
    return float((red & blue).mean())
