"""The subject drawn in pencil on paper, with the pencil that has just been put down."""

import cv2
import numpy as np

from cyclorama.scenery.backdrop import Backdrop
from cyclorama.scenery.brief import SetName
from cyclorama.scenery.fitting import fitting
from cyclorama.scenery.layer import Rgb, Rgba, empty, laid, lay_into, resized, turned
from cyclorama.scenery.people.casting import cast
from cyclorama.scenery.people.stylised import paper, pencilled
from cyclorama.scenery.placing import place
from cyclorama.scenery.props.picture import Picture, lit, paint
from cyclorama.scenery.task import Drawn, Task

FADES = 0.16  # of the drawing's height: strokes run out where the photo ends

PENCIL = Picture(
    lit('rect x="0" y="0" width="18" height="150"', "#E2A72E")
    + '<rect x="0" y="-2" width="18" height="14" fill="#D98A93"/><rect x="0" y="12" width="18" '
    'height="10" fill="#B8C0CC"/><path d="M0 150 L9 186 L18 150 C14 154 12 150 9 154 C6 150 4 154 '
    '0 150Z" fill="#EBCFA4"/><path d="M6.5 176 L9 188 L11.5 176Z" fill="#2E2E32"/>',
    18,
    190,
)


def draw(task: Task, set_name: SetName) -> Drawn:
    size = task.size
    star = cast(task, round(0.9 * size.height))
    subject = star.subject
    high = min(0.92, fitting(subject, size) * 1.08)
    drawn = resized(
        subject.rgba,
        round(subject.rgba.shape[1] * high * size.height / subject.rgba.shape[0]),
        round(high * size.height),
    )
    ink = pencilled(drawn, seed=3 + task.brief.variant)
    if not subject.stands:
        ink = _running_out(ink)
    layer = empty(size)
    left = (size.width - ink.shape[1]) // 2
    lay_into(layer, ink, left, size.height - ink.shape[0] - round(0.02 * size.height))
    sheet = _with_pencil(paper(size.height, size.width), min(size))
    return Drawn(laid(sheet, layer, 0, 0), layer, sheet, star.remarks)


def _running_out(ink: Rgba) -> Rgba:
    height, width = ink.shape[:2]
    rows = np.linspace(1, 0, height, dtype=np.float32)[:, None]
    ragged = cv2.resize(
        np.random.default_rng(2).random((1, max(4, width // 14))).astype(np.float32), (width, 1)
    )
    kept = np.clip((rows - 0.10 * ragged) / FADES, 0, 1)
    out = ink.copy()
    out[..., 3] = np.rint(out[..., 3] * kept).astype(np.uint8)
    return out


def _with_pencil(sheet: Rgb, edge: int) -> Rgb:
    pencil = turned(paint(PENCIL, round(0.42 * edge), ("#fff", "#fff", "#fff")), -52)
    height, width = sheet.shape[:2]
    share = pencil.shape[0] / height
    placed = place(
        pencil, Backdrop(sheet), height=share, across=1 - 0.55 * pencil.shape[1] / width,
        stands=True, ground=0.97,
    )  # fmt: skip
    return placed.picture
