"""A product that floats among soap bubbles, before a pastel ground."""

import numpy as np

from cyclorama.imaging.canvas import Size
from cyclorama.scenery.brief import SetName
from cyclorama.scenery.bubbles import bubbles, scattered
from cyclorama.scenery.layer import Rgb, Rgba, empty, laid, lay_into, resized
from cyclorama.scenery.relief import blurred, glow_of
from cyclorama.scenery.sheet import linear, radial, sheet
from cyclorama.scenery.sitter import remarks_on, sitter
from cyclorama.scenery.task import Drawn, Task
from cyclorama.scenery.wording import unread

PASTEL = ("#7fd6e4", "#b9b4f2", "#ffb0cf")
LARGEST = (0.56, 0.74)  # of the frame's width and height: room is left for the bubbles


def draw(task: Task, _: SetName) -> Drawn:
    """The set is not used: nothing but light is behind bubbles."""
    brief, size = task.brief, task.size
    product = sitter(task)
    colours = (*brief.colours, *PASTEL[len(brief.colours) :])[:3]
    ground = sheet(
        size,
        f'<rect width="{size.width}" height="{size.height}" fill="url(#air)"/>'
        f'<rect width="{size.width}" height="{size.height}" fill="url(#light)"/>',
        linear("air", (0, colours[0], 1), (0.5, colours[1], 1), (1, colours[2], 1), turn=62)
        + radial("light", (0, "#ffffff", 0.85), (1, "#ffffff", 0), at=(0.5, 0.42), r=0.5),
    )
    backdrop: Rgb = np.ascontiguousarray(ground[..., :3])
    seed = 7 + brief.variant
    far = bubbles(size, scattered(size, 30, (0.008, 0.03), clear=(0, 0), seed=seed))
    far[..., 3] = np.rint(blurred(far[..., 3].astype(np.float32), 0.002 * min(size)) * 0.8)
    backdrop = laid(backdrop, far, 0, 0)
    high, wide = product.rgba.shape[:2]
    scale = min(LARGEST[0] * size.width / wide, LARGEST[1] * size.height / high)
    drawn = resized(product.rgba, round(wide * scale), round(high * scale))
    thing = empty(size)
    left, top = (size.width - drawn.shape[1]) // 2, (size.height - drawn.shape[0]) // 2
    lay_into(thing, drawn, left, top)
    backdrop = laid(backdrop, glow_of(thing, blur=0.05 * min(size), strength=0.95), 0, 0)
    under = min(0.97 * size.height, top + 1.12 * drawn.shape[0])
    pool = sheet(
        size,
        f'<ellipse cx="{size.width / 2:g}" cy="{under:g}"'
        f' rx="{0.42 * drawn.shape[1]:g}" ry="{0.022 * size.height:g}" fill="url(#pool)"/>',
        radial("pool", (0, "#5b6b8c", 0.42), (1, "#5b6b8c", 0), r=0.5),
    )
    backdrop = laid(backdrop, pool, 0, 0)
    behind = scattered(size, 30, (0.025, 0.11), clear=_oval(drawn, size, 0.6), seed=seed + 1)
    backdrop = laid(backdrop, bubbles(size, behind), 0, 0)
    near = scattered(size, 12, (0.04, 0.17), clear=_oval(drawn, size, 1.15), seed=seed + 2)
    lay_into(thing, bubbles(size, near), 0, 0)
    remarks = (*remarks_on(product), *unread(brief))
    return Drawn(laid(backdrop, thing, 0, 0), thing, backdrop, remarks)


def _oval(drawn: Rgba, size: Size, share: float) -> tuple[float, float]:
    """Half the width and height of what the product covers, so many times, of the frame's."""
    return (
        0.55 * share * drawn.shape[1] / size.width,
        0.56 * share * drawn.shape[0] / size.height,
    )
