"""Words as pictures: shaped, wrapped and made to fit, in any script that the fonts know.

A line is split where its fonts change (a Latin name with Chinese characters in it), and its
pieces are laid side by side in the direction in which the line is read.
"""

import unicodedata
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from cyclorama.scenery.fonts import NARROWING, Style, families, font, is_thin, knows
from cyclorama.scenery.runs import ems, is_right_to_left, runs
from cyclorama.scenery.wrapping import PITCH, fitted

__all__ = ["Style", "letter", "unwritable"]

_OUTLINE = 0.07  # of the em
_THICKER = 0.022  # of the em: what makes a thin font bold
_LONGEST = 400  # characters; more are not read in a picture
_ORDERS = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")  # they turn words round


def letter(
    text: str,
    height_px: int,
    *,
    width_px: int | None = None,
    style: Style = Style.BOLD,
    colour: str = "#ffffff",
    outline: str | None = None,
    lines: int = 1,
    centred: bool = True,
) -> NDArray[np.uint8]:
    """The text as uint8 (h, w, 4) RGBA with straight alpha, cropped to what is drawn.

    It is as large as `height_px` and `width_px` allow, on at most `lines` lines: it is never
    higher or wider. A single line of `height_px` has an em of about that, so that names that
    fit are lettered alike, whichever letters they have. What would become too small to read ends
    in an ellipsis. colour, outline: `#rrggbb`. An empty text is one transparent pixel.
    """
    words = _cleaned(text, style)
    if not words or height_px < 1:
        return np.zeros((1, 1, 4), np.uint8)
    wrapped, em = fitted(words, height_px, width_px, style, lines)
    drawn = _drawn(wrapped, em, style, colour, outline, centred)
    return _within(drawn, height_px, width_px)


def unwritable(text: str) -> str:
    """The characters of a text that no font here has, each once: they are left out."""
    return "".join(dict.fromkeys(one for one in text if not _shown(one, Style.BOLD)))


def _cleaned(text: str, style: Style) -> str:
    """One line, without what cannot be drawn."""
    spaced = "".join(" " if one.isspace() else one for one in text[:_LONGEST])
    kept = "".join(one for one in spaced if _shown(one, style))
    return " ".join(kept.split())


def _shown(character: str, style: Style) -> bool:
    if unicodedata.bidirectional(character) in _ORDERS:
        return False
    if unicodedata.category(character) in ("Cf", "Mn", "Mc", "Me", "Zs"):
        return True  # joiners, accents and spaces have no picture of their own
    if unicodedata.category(character).startswith("C"):
        return False
    return any(knows(family, character) for family in families(style))


def _drawn(
    lines: list[str], em: int, style: Style, colour: str, outline: str | None, centred: bool
) -> NDArray[np.uint8]:
    edge = max(1, round(_OUTLINE * em)) if outline else 0
    squeeze = NARROWING.get(style, 1.0)
    widths = [round(ems(line, style) * em / squeeze) for line in lines]
    margin = em  # swashes and accents reach beyond the advance
    full = max(widths) + 2 * margin + 2 * edge
    pitch = round(PITCH * em)
    high = pitch * (len(lines) - 1) + 2 * em + 2 * margin + 2 * edge
    masks = [Image.new("L", (full, high), 0) for _ in range(2 if edge else 1)]
    for index, (line, width) in enumerate(zip(lines, widths, strict=True)):
        left: float = (full - width) / 2 if centred else margin + edge
        if not centred and is_right_to_left(line):
            left = full - margin - edge - width
        baseline = margin + edge + em + index * pitch
        for run in runs(line, style):
            face = font(run.family, em)
            heavy = style is not Style.PLAIN and is_thin(run.family)
            bold = max(1, round(_THICKER * em)) if heavy else 0
            for mask, stroke in zip(masks, (bold, bold + edge), strict=False):
                ImageDraw.Draw(mask).text(
                    (left, baseline), run.text, 255, face, anchor="ls", stroke_width=stroke
                )
            left += face.getlength(run.text)
    return _cropped(_coloured(masks, squeeze, colour, outline))


def _coloured(
    masks: list[Image.Image], squeeze: float, colour: str, outline: str | None
) -> NDArray[np.uint8]:
    if squeeze != 1.0:
        size = max(1, round(masks[0].width * squeeze)), masks[0].height
        masks = [mask.resize(size, Image.Resampling.LANCZOS) for mask in masks]
    fill = np.asarray(masks[0], np.float32)[..., None] / 255
    ink = np.array(list(bytes.fromhex(colour[1:])), np.float32)
    if outline is None:
        rgb: NDArray[np.floating[Any]] = np.broadcast_to(ink, (*fill.shape[:2], 3))
        alpha = fill[..., 0]
    else:
        around = np.array(list(bytes.fromhex(outline[1:])), np.float32)
        rgb = ink * fill + around * (1 - fill)
        alpha = np.asarray(masks[1], np.float32) / 255
    return np.dstack([np.rint(rgb), np.rint(255 * alpha)]).astype(np.uint8)


def _cropped(drawn: NDArray[np.uint8]) -> NDArray[np.uint8]:
    seen = drawn[..., 3] > 8
    rows, columns = np.flatnonzero(seen.any(1)), np.flatnonzero(seen.any(0))
    if not len(rows):
        return np.zeros((1, 1, 4), np.uint8)
    return drawn[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1].copy()


def _within(drawn: NDArray[np.uint8], height_px: int, width_px: int | None) -> NDArray[np.uint8]:
    """Made smaller where accents, tails or an outline reach beyond."""
    height, width = drawn.shape[:2]
    factor = min(1.0, height_px / height, (width_px or width) / width)
    if factor == 1.0:
        return drawn
    size = max(1, int(width * factor)), max(1, int(height * factor))
    # colours under full transparency are the ink's own, so straight alpha may be scaled
    smaller: NDArray[np.uint8] = cv2.resize(drawn, size, interpolation=cv2.INTER_AREA)
    return smaller
