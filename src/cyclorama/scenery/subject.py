"""Find the person or the thing that a photo shows, and lift it off its surroundings."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.cut_out import CONFIDENT, cut_out
from cyclorama.imaging.faces import Face, find_faces
from cyclorama.imaging.foreground import foreground_of
from cyclorama.imaging.mask import Mask, overlap, resized
from cyclorama.imaging.matte import crisp_alpha
from cyclorama.imaging.person import by_person, expected_body
from cyclorama.imaging.study import Study, study
from cyclorama.scenery.layer import Rgba, box_of
from cyclorama.scenery.outline import head_in
from cyclorama.scenery.remembered import remembered

Box = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels; right and bottom are one past the last pixel."""

SEEN_THROUGH = 0.01  # a photo this much of which is transparent was cut out by its sender
LIKE_A_BODY = 0.45  # IoU with what is expected below a face; half of it may be an arm's doing
SMALLEST_FACE = 0.045  # of the picture's height; a smaller face is a print or a passer-by
NEAR = 0.006  # of the long edge: what ends so near to the border runs over it
RUNS_OVER = 0.02  # of that border's length
TRUNK = 3.0  # faces below the chin: as far as the waist
MOST, ALIKE = 4, 0.6  # people in one picture, and how large a face is against the largest
PIECE = 0.08  # of the largest piece of a cut-out: a smaller one is a speck
FRAME = 0.035  # of a print's long edge: its white border
TRANSPARENT = 12  # of 255: below it nothing is seen
PRINTED = (
    "No subject was found in the photo with confidence, so the photo is shown as a print: "
    "send one of a single person or thing before a plain background."
)


class Border(StrEnum):
    LEFT = "left"
    TOP = "top"
    RIGHT = "right"
    BOTTOM = "bottom"


@dataclass(frozen=True)
class Subject:
    """rgba: uint8 (h, w, 4), straight alpha, cropped to what is seen.

    face: hairline to chin, in its pixels, where one is seen or follows from the outline.
    touches: the borders of the photo that it is cut off by. found: False where the whole photo
    stands for it, as a print; `remark` says so. others: the faces of those who are beside the
    first one and as large. at: where in the photo it was cropped from.
    """

    rgba: Rgba
    face: Box | None
    touches: frozenset[Border]
    found: bool = True
    remark: str | None = None
    others: tuple[Box, ...] = ()
    at: Box | None = None

    @property
    def stands(self) -> bool:
        """Whether all of it is seen down to what it stands on."""
        return Border.BOTTOM not in self.touches


def find_subject(source: NDArray[np.uint8]) -> Subject:
    """The subject of a photo, uint8 (h, w, 3 or 4) sRGB. It raises nothing: where no cut-out can
    be trusted the photo itself is the subject, framed as a print."""
    subject = remembered(source, _found)
    return replace(subject, rgba=subject.rgba.copy())  # they draw on it


def _found(source: NDArray[np.uint8]) -> Subject:
    for layer in cut_outs(source):
        box = box_of(layer)
        if box is not None and min(box[2] - box[0], box[3] - box[1]) >= 8:
            return _subject(layer, box)
    return _print(source[..., :3])


def cut_outs(source: NDArray[np.uint8]) -> Iterator[Rgba]:
    """The cut-outs that may be trusted, the best first, in the frame of the photo; each is made
    when it is asked for.

    Before a busy wall a face says more than all other marks, and asking it first saves half the
    time. Before a plain one the wall does, unless it takes a white shirt for itself: then the
    person comes in pieces.
    """
    if source.shape[2] == 4 and (source[..., 3] < 128).mean() >= SEEN_THROUGH:
        yield source.copy()
        return
    photo = np.ascontiguousarray(source[..., :3])
    if min(photo.shape[:2]) < 16:
        return
    small = study(photo)
    faces = [face for face in find_faces(photo) if face.bottom - face.top > SMALLEST_FACE]
    if faces and not small.wall.plain:
        yield from _people(photo, small, faces)
    cut = cut_out(photo)
    if cut.confidence >= CONFIDENT:
        if faces and in_pieces(cut.alpha):
            yield _joined(photo, small, faces[0], cut.alpha > 0.5)
        yield np.dstack([cut.foreground, np.rint(cut.alpha * 255).astype(np.uint8)])
    elif faces and small.wall.plain:
        yield from _people(photo, small, faces)


def _people(photo: NDArray[np.uint8], small: Study, faces: list[Face]) -> Iterator[Rgba]:
    """The person of the largest face, where what is found looks like one, and those beside."""
    mask = _body(small, faces[0])
    if mask is None:
        return
    for face in faces[1:MOST]:
        beside = _body(small, face) if face.area > ALIKE**2 * faces[0].area else None
        if beside is not None:
            mask = mask | beside
    alpha = crisp_alpha(photo, mask)
    yield np.dstack([foreground_of(photo, alpha), np.rint(alpha * 255).astype(np.uint8)])


def _body(small: Study, face: Face) -> Mask | None:
    mask = by_person(small, face, sloping=True)
    return mask if overlap(mask, expected_body(small, face)) >= LIKE_A_BODY else None


def _joined(photo: NDArray[np.uint8], small: Study, face: Face, found: Mask) -> Rgba:
    """The pieces of a person with the trunk between them, which the wall took for its own."""
    height = small.shape[0]
    rows = np.arange(height)[:, None] / height
    trunk = rows < face.bottom + TRUNK * (face.bottom - face.top)
    body = by_person(small, face, sloping=True) & expected_body(small, face) & trunk
    alpha = crisp_alpha(photo, found | resized(body, *photo.shape[:2]))
    return np.dstack([foreground_of(photo, alpha), np.rint(alpha * 255).astype(np.uint8)])


def in_pieces(alpha: NDArray[np.float32]) -> bool:
    """Whether there is a second piece that is no speck, as of a person in a white shirt before a
    white wall."""
    mask = (alpha > 0.5).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask)
    areas = np.sort(stats[1:, cv2.CC_STAT_AREA])[::-1]
    return len(areas) > 1 and bool(areas[1] > PIECE * areas[0])


def _subject(layer: Rgba, box: Box) -> Subject:
    left, top, right, bottom = box
    layer[layer[..., 3] < TRANSPARENT, 3] = 0
    rgba = np.ascontiguousarray(layer[top:bottom, left:right])
    first, *others = _faces(rgba) or [head_in(rgba[..., 3] > 127)]
    beside = tuple(one for one in others if first and one and _alike(first, one))
    touched = _touched(layer[..., 3] > 127)
    return Subject(rgba, first, touched, others=beside[: MOST - 1], at=box)


def _alike(one: Box, other: Box) -> bool:
    """Whether two faces are those of people beside each other: no face is on another's shirt."""
    unit, its = one[3] - one[1], other[3] - other[1]
    level = abs((one[1] + one[3]) - (other[1] + other[3])) / 2
    return its > ALIKE * unit and level < 1.6 * unit


def _faces(rgba: Rgba) -> list[Box | None]:
    """As they are seen on white, which hides the surroundings; the largest first."""
    height, width = rgba.shape[:2]
    alpha = rgba[..., 3:].astype(np.float32) / 255
    flat = np.rint(rgba[..., :3] * alpha + 235 * (1 - alpha)).astype(np.uint8)
    margin = round(0.06 * max(height, width))
    padded = cv2.copyMakeBorder(
        flat, margin, margin, margin, margin, cv2.BORDER_CONSTANT, value=(235, 235, 235)
    )
    tall, wide = padded.shape[:2]
    seen: list[Box | None] = []
    for face in find_faces(padded):
        box = (
            round(face.left * wide) - margin,
            round(face.top * tall) - margin,
            round(face.right * wide) - margin,
            round(face.bottom * tall) - margin,
        )
        inner = rgba[max(0, box[1]) : box[3], max(0, box[0]) : box[2], 3]
        if inner.size and (inner > 127).mean() > 0.75 and box[1] < 0.6 * height:
            seen.append(box)
    return seen


def _touched(mask: Mask) -> frozenset[Border]:
    near = max(1, round(NEAR * max(mask.shape)))
    bands = {
        Border.LEFT: mask[:, :near].any(axis=1),
        Border.TOP: mask[:near].any(axis=0),
        Border.RIGHT: mask[:, -near:].any(axis=1),
        Border.BOTTOM: mask[-near:].any(axis=0),
    }
    return frozenset(border for border, band in bands.items() if band.mean() > RUNS_OVER)


def _print(photo: NDArray[np.uint8]) -> Subject:
    """The photo with a white border, as it came from a shop."""
    edge = max(2, round(FRAME * max(photo.shape[:2])))
    framed = cv2.copyMakeBorder(
        photo, edge, edge, edge, edge, cv2.BORDER_CONSTANT, value=(250, 249, 246)
    )
    opaque = np.full((*framed.shape[:2], 1), 255, np.uint8)
    faces = find_faces(photo)
    face: Box | None = None
    if faces:
        height, width = photo.shape[:2]
        face = (
            round(faces[0].left * width) + edge,
            round(faces[0].top * height) + edge,
            round(faces[0].right * width) + edge,
            round(faces[0].bottom * height) + edge,
        )
    return Subject(np.dstack([framed, opaque]), face, frozenset(), False, PRINTED)
