"""Break words into lines that are as large as their box allows."""

import unicodedata

from cyclorama.scenery.fonts import Style
from cyclorama.scenery.runs import ems

PITCH = 1.18
"""From line to line, of the em."""

_SMALLEST = 0.12  # of the size that the height allows; below it a text is cut short instead
_LEAST_EM = 8  # px; smaller letters are dust
_ELLIPSIS = "…"


def fitted(
    words: str, height_px: int, width_px: int | None, style: Style, lines: int
) -> tuple[list[str], int]:
    """The lines, and the px of their em."""
    if width_px is None:
        return [words], max(_LEAST_EM, height_px)
    best: tuple[float, list[str]] = (0.0, [words])
    for count in range(1, max(1, lines) + 1):
        wrapped = _wrapped(words, count, style)
        em = min(height_px / (1 + PITCH * (len(wrapped) - 1)), _em_for(wrapped, width_px, style))
        if em > best[0] * 1.02:
            best = (em, wrapped)
    em, wrapped = best
    least = max(_LEAST_EM, _SMALLEST * height_px / max(1, lines))
    if em < least:
        wrapped = _cut_short(words, width_px / least, style, max(1, lines))
        em = least
    return wrapped, max(1, int(em))


def _em_for(wrapped: list[str], width_px: int, style: Style) -> float:
    widest = max(ems(line, style) for line in wrapped)
    return width_px / widest if widest > 0 else float(width_px)


def _cut_short(words: str, most: float, style: Style, lines: int) -> list[str]:
    """As much of the words as so many lines of `most` ems hold."""
    pieces = _pieces(words)
    filled = _filled(pieces, [ems(piece, style) for piece in pieces], most)
    last = "".join(piece for line in filled[lines - 1 :] for piece in line)
    kept = ["".join(line).strip() for line in filled[: lines - 1]] + [last.strip()]
    return [_shortened(line, most, style) for line in kept if line]


def _shortened(line: str, most: float, style: Style) -> str:
    """As much of a line as fits in `most` ems, an ellipsis at its end."""
    if ems(line, style) <= most:
        return line
    low, high = 0, len(line)
    while low < high:
        middle = (low + high + 1) // 2
        if ems(line[:middle].rstrip() + _ELLIPSIS, style) <= most:
            low = middle
        else:
            high = middle - 1
    return line[:low].rstrip() + _ELLIPSIS


def _wrapped(words: str, count: int, style: Style) -> list[str]:
    """The words on `count` lines, or on fewer, the widest as narrow as it can be."""
    pieces = _pieces(words)
    if count == 1 or len(pieces) == 1:
        return [words]
    widths = [ems(piece, style) for piece in pieces]
    low, high = max(widths), sum(widths)
    for _ in range(18):
        middle = (low + high) / 2
        if len(_filled(pieces, widths, middle)) <= count:
            high = middle
        else:
            low = middle
    return ["".join(line).strip() for line in _filled(pieces, widths, high)]


def _filled(pieces: list[str], widths: list[float], most: float) -> list[list[str]]:
    lines: list[list[str]] = [[]]
    used = 0.0
    for piece, wide in zip(pieces, widths, strict=True):
        if lines[-1] and used + wide > most + 1e-6:
            lines.append([])
            used = 0.0
        lines[-1].append(piece)
        used += wide
    return lines


def _pieces(words: str) -> list[str]:
    """Where a line may be broken: after a space, and beside each East Asian character."""
    pieces = [""]
    for one in words:
        wide = unicodedata.east_asian_width(one) in ("W", "F")
        if pieces[-1] and (wide or pieces[-1][-1] == " " or _is_wide(pieces[-1][-1])):
            pieces.append("")
        pieces[-1] += one
    return pieces


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in ("W", "F")
