"""A thing apart in its layers, which hover over each other with thin lines to their labels."""

import numpy as np

from cyclorama.imaging.canvas import Size
from cyclorama.scenery.brief import SetName
from cyclorama.scenery.layer import Rgb, Rgba, empty, laid, lay_into, resized
from cyclorama.scenery.lettering import Style, letter
from cyclorama.scenery.relief import dimmed, shadow_of
from cyclorama.scenery.sheet import sheet
from cyclorama.scenery.sitter import remarks_on, sitter
from cyclorama.scenery.slices import Slice, slices
from cyclorama.scenery.stages import stage
from cyclorama.scenery.task import Drawn, Task
from cyclorama.scenery.tints import luminance
from cyclorama.scenery.wording import text, unread

HIGH, WIDE = 0.80, 0.50  # of the frame, at most
GAP = 0.45  # between two layers, of their mean height
FACE = 0.11  # how high the cut face of a layer is, for its width
PARTS = {
    "burger": ("Bun", "Lettuce", "Tomato", "Cheese", "Patty", "Bun"),
    "sneaker": ("Upper", "Tongue", "Lining", "Midsole", "Cushion", "Outsole"),
    "shoe": ("Upper", "Tongue", "Lining", "Midsole", "Cushion", "Outsole"),
    "watch": ("Crystal", "Hands", "Dial", "Movement", "Case", "Back"),
    "phone": ("Glass", "Display", "Board", "Battery", "Frame", "Back"),
    "bottle": ("Cap", "Neck", "Shoulder", "Body", "Label", "Base"),
    "perfume": ("Cap", "Spray", "Neck", "Glass", "Scent", "Base"),
    "cup": ("Rim", "Crema", "Coffee", "Cup", "Glaze", "Saucer"),
    "cake": ("Topping", "Icing", "Sponge", "Cream", "Sponge", "Plate"),
    "sandwich": ("Bread", "Lettuce", "Tomato", "Cheese", "Ham", "Bread"),
    "pizza": ("Basil", "Olives", "Cheese", "Tomato", "Dough", "Crust"),
    "car": ("Roof", "Glass", "Body", "Chassis", "Axles", "Wheels"),
}
"""What the layers of well-known things are called; those of others are numbered."""


def draw(task: Task, set_name: SetName) -> Drawn:
    brief, size = task.brief, task.size
    thing = sitter(task)
    set_ = stage(set_name, size, variant=brief.variant, colours=brief.colours)
    backdrop = dimmed(set_.picture, blur=0.006 * min(size), darkness=0.0)
    high, wide = thing.rgba.shape[:2]
    count = len(slices(thing.rgba))
    spread = 1 + GAP * (count - 1) / count
    scale = min(HIGH * size.height / (high * spread), WIDE * size.width / wide)
    parts = slices(resized(thing.rgba, round(wide * scale), round(high * scale)))
    total, gap = round(high * scale), round(GAP * high * scale / count)
    top = (size.height - total - gap * (len(parts) - 1)) // 2
    left = (size.width - round(wide * scale)) // 2
    front = empty(size)
    middles: list[tuple[float, float, float]] = []
    for index in range(len(parts) - 1, -1, -1):  # the upper ones lie over the lower ones
        y = top + parts[index].top + index * gap
        layer = _apart(parts[index], first=index == 0)
        lift = layer.shape[0] - parts[index].rgba.shape[0]
        lay_into(front, layer, left, y - lift)
        seen = np.flatnonzero((parts[index].rgba[..., 3] > 128).any(axis=0))
        reach = (float(seen[0]), float(seen[-1])) if len(seen) else (0.0, 1.0)
        middles.append((y + 0.5 * parts[index].rgba.shape[0], left + reach[0], left + reach[1]))
    shade = shadow_of(front, blur=0.03 * min(size), down=0.03 * size.height, strength=0.28)
    backdrop = laid(backdrop, shade, 0, 0)
    _label(backdrop, middles[::-1], _names(task, len(parts)), size)
    remarks = (*remarks_on(thing), *unread(brief))
    return Drawn(laid(backdrop, front, 0, 0), front, backdrop, remarks)


def _apart(part: Slice, *, first: bool) -> Rgba:
    """A layer with its cut face, but for the uppermost, which has its own top."""
    high, wide = part.rgba.shape[:2]
    if first:
        return part.rgba
    edge = part.rgba[: max(2, round(0.10 * wide)), :, 3] > 128
    columns = np.flatnonzero(edge.any(axis=0))
    if len(columns) < 6:
        return part.rgba
    x0, x1 = float(columns[0]), float(columns[-1])
    ry = FACE * (x1 - x0) / 2
    rise = int(ry) + 2
    inside = [min(255, level * 0.78 + 46) for level in part.colour]
    rim = [level * 0.62 for level in part.colour]
    face = sheet(
        Size(wide, high + rise),
        f'<ellipse cx="{(x0 + x1) / 2:g}" cy="{rise + 0.5:g}" rx="{(x1 - x0) / 2:g}" ry="{ry:g}"'
        f' fill="{_hex(inside)}" stroke="{_hex(rim)}" stroke-opacity=".55"'
        f' stroke-width="{max(1.0, wide / 220):g}"/>',
    )
    out = face
    lay_into(out, part.rgba, 0, rise)
    return out


def _names(task: Task, count: int) -> list[str]:
    """The brief's texts after its first, else what the layers of the named thing are called."""
    given = [text(task.brief, index) for index in range(1, len(task.brief.texts))]
    if any(given):
        return [*given, *[""] * count][:count]
    words = f"{text(task.brief, 0)} {task.prompt[:200]}".lower()
    known = next((parts for name, parts in PARTS.items() if name in words), None)
    if known is None:
        return [f"Layer {index + 1}" for index in range(count)]
    places = np.rint(np.linspace(0, len(known) - 1, count)).astype(int)
    return [known[place] for place in places]


def _label(
    backdrop: Rgb, middles: list[tuple[float, float, float]], names: list[str], size: Size
) -> None:
    """Alternately right and left."""
    patch = backdrop[:, : size.width // 4].reshape(-1, 3).mean(axis=0)
    dark = luminance(_hex(list(patch))) < 0.3
    ink = "#ffffff" if dark else "#23262c"
    high = round(0.042 * min(size) + 0.008 * size.height)
    for index, ((y, left, right), name) in enumerate(zip(middles, names, strict=True)):
        if not name:
            continue
        on_right = index % 2 == 0
        room = (size.width - right if on_right else left) - 0.10 * size.width
        drawn = letter(
            name, high, width_px=max(24, round(room)), style=Style.BOLD, colour=ink, lines=2
        )
        margin = round(0.03 * size.width)
        x = size.width - margin - drawn.shape[1] if on_right else margin
        lay_into(backdrop, drawn, x, round(y - drawn.shape[0] / 2))
        near, far = (right + 4, x - 8) if on_right else (left - 4, x + drawn.shape[1] + 8)
        line = (
            f'<path d="M{near:g} {y:g} H{far:g}" stroke="{ink}"'
            f' stroke-width="{max(1.0, high / 16):g}"/>'
            f'<circle cx="{near:g}" cy="{y:g}" r="{max(2.0, high / 8):g}" fill="{ink}"/>'
        )
        lay_into(backdrop, sheet(size, line), 0, 0)


def _hex(levels: list[float]) -> str:
    return "#" + "".join(f"{min(255, max(0, round(float(level)))):02x}" for level in levels)
