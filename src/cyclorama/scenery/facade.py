"""The front of a building as a flat sheet, for something to hang on."""

import numpy as np

from cyclorama.imaging.canvas import Size
from cyclorama.scenery.layer import Rgba
from cyclorama.scenery.sheet import linear, sheet


def facade(size: Size, columns: int, rows: int, *, seed: int, wall: str, lit: float) -> Rgba:
    """A wall with columns x rows of windows, so many of them lit (0..1). wall: `#rrggbb`."""
    random = np.random.default_rng(seed)
    wide, high = size.width / columns, size.height / rows
    windows: list[str] = []
    for row in range(rows):
        for column in range(columns):
            glows = random.random() < lit
            shade = random.integers(0, 3)
            colour = ("#ffd88a", "#ffe9bd", "#f6b968")[shade] if glows else "#1a2430"
            opacity = 0.9 if glows else 0.75
            x, y = (column + 0.22) * wide, (row + 0.2) * high
            windows.append(
                f'<rect x="{x:.1f}" y="{y:.1f}" width="{0.56 * wide:.1f}" height="{0.6 * high:.1f}"'
                f' fill="{colour}" fill-opacity="{opacity}"/>'
            )
        y = (row + 0.94) * high
        windows.append(
            f'<rect x="0" y="{y:.1f}" width="{size.width}" height="{0.05 * high:.1f}"'
            f' fill="#000000" fill-opacity=".25"/>'
        )
    body = (
        f'<rect width="{size.width}" height="{size.height}" fill="{wall}"/>'
        + "".join(windows)
        + f'<rect width="{size.width}" height="{size.height}" fill="url(#dusk)"/>'
        + f'<rect width="{size.width}" height="{0.14 * high:.1f}" fill="#0a0d12"/>'
    )
    dusk = linear("dusk", (0, "#000000", 0.05), (1, "#05070b", 0.6), turn=90)
    return sheet(size, body, dusk)
