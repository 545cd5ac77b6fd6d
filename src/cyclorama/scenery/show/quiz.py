"""The pictures of a little game show: who is in it, each of them in turn, and the choice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, sin

import numpy as np

from cyclorama.imaging.canvas import Size
from cyclorama.scenery.layer import Rgba
from cyclorama.scenery.lettering import Style, letter
from cyclorama.scenery.show.ground import Rays, dimmed
from cyclorama.scenery.show.sprites import (
    COLOURS,
    DARK,
    badge,
    eased,
    frame_around,
    paste,
    plate,
    popped,
    rgb_of,
)
from cyclorama.video.colour import Planes, Rgb, to_planes
from cyclorama.video.pixels import Pixels, lay, pixels_of_picture, plain

FIRST, SECOND = "#5b2be0", "#3f16b5"  # of the rays
TURN = 0.35  # widths of a ray a second
MARGIN = 0.05  # of the short edge


@dataclass(frozen=True)
class Contestant:
    """label: what it is called. colour: its own."""

    label: str
    colour: str


def contestants(labels: Sequence[str], count: int) -> tuple[Contestant, ...]:
    """So many; one without a label has its number alone."""
    given = [*labels[:count], *[""] * (count - len(labels))]
    return tuple(
        Contestant(label.strip(), COLOURS[index % len(COLOURS)])
        for index, label in enumerate(given)
    )


def title(
    size: Size, question: str, cast: Sequence[Contestant], rate: float, count: int
) -> Iterator[Rgb]:
    """The question pops up, then the contestants' numbers one by one."""
    rays = Rays(size, FIRST, SECOND, (0.5, 0.42))
    short = min(size)
    words = letter(
        question,
        round(size.height * 0.34),
        width_px=round(size.width * 0.86),
        style=Style.BOLD,
        outline=DARK,
        lines=3,
    )
    across = round(min(short * 0.2, size.width * 0.8 / len(cast)))
    badges = [badge(str(number), across, one.colour) for number, one in enumerate(cast, 1)]
    for index in range(count):
        now = index / rate
        canvas = rays.frame(TURN * now)
        grown = popped(now - 0.1, 0.45) * (1 + 0.012 * sin(now * 5))
        paste(canvas, words, size.width / 2, size.height * 0.4, grown)
        for place, sprite in enumerate(badges):
            at = size.width / 2 + (place - (len(badges) - 1) / 2) * across * 1.25
            bob = short * 0.008 * sin(now * 6 + place)
            paste(canvas, sprite, at, size.height * 0.74 + bob, popped(now - 0.55 - 0.14 * place))
        yield canvas


def turn(
    frames: Iterator[Planes], size: Size, number: int, one: Contestant, rate: float, count: int
) -> Iterator[Planes]:
    """The clip of one of them, with its number, its label and a bar that says how long it goes
    on."""
    short = min(size)
    margin = round(MARGIN * short)
    disc = _even(badge(str(number), round(short * 0.15), one.colour))
    sign = None
    if one.label:
        widest = size.width - 3 * margin - disc.size.width
        sign = _even(plate(one.label, round(short * 0.11), one.colour, widest))
    thick = max(4, 2 * round(short * 0.012))
    colour = to_planes(np.broadcast_to(rgb_of(one.colour), (2, 2, 3)).copy())
    levels = int(colour.y[0, 0]), int(colour.cb[0, 0]), int(colour.cr[0, 0])
    for index, frame in enumerate(frames):
        now = index / rate
        made = Planes(*(plane.copy() for plane in frame))
        shown = eased(now - 0.25, 0.4)
        left = round(-disc.size.width + shown * (disc.size.width + margin)) & ~1
        top = (size.height - margin - thick - disc.size.height) & ~1
        if sign is not None:
            come = eased(now - 0.45, 0.4)
            begin = -sign.size.width + come * (sign.size.width + margin + disc.size.width)
            middle = top + (disc.size.height - sign.size.height) // 2
            lay(sign, made, round(begin) & ~1, middle & ~1)
        lay(disc, made, left, top)
        done = 2 * round(size.width * (index + 1) / count / 2)
        if done:
            lay(Pixels(plain(Size(done, thick), levels)), made, 0, (size.height - thick) & ~1)
        yield made


def countdown(behind: Rgb, rate: float, each: int) -> Iterator[Rgb]:
    """Three, two, one: over a frame out of focus, so many frames for each."""
    size = Size(behind.shape[1], behind.shape[0])
    short = min(size)
    ground = dimmed(behind, 0.45, short * 0.03)
    for number, colour in ((3, COLOURS[0]), (2, COLOURS[2]), (1, COLOURS[1])):
        disc = badge(str(number), round(short * 0.5), colour)
        for index in range(each):
            now, rest = index / rate, (each - index) / rate
            canvas = ground.copy()
            grown = popped(now, 0.25) * (0.9 + 0.1 * eased(rest, 0.2))
            paste(canvas, disc, size.width / 2, size.height / 2, grown, eased(rest, 0.12))
            yield canvas


@dataclass(frozen=True)
class Board:
    """Where everything is on the screen of the choice. places: left and top of each tile."""

    size: Size
    tile: Size
    places: tuple[tuple[int, int], ...]
    heading: int


def board(size: Size, shown: Size, count: int) -> Board:
    """For so many clips, the first of which is of that shape: the columns that make the tiles
    largest."""
    margin = round(MARGIN * min(size))
    heading = round(size.height * 0.2)
    best: Board | None = None
    for columns in range(1, count + 1):
        rows = ceil(count / columns)
        room_x = (size.width - margin * (columns + 1)) / columns
        room_y = (size.height - heading - margin * (rows + 1)) / rows
        factor = min(room_x / shown.width, room_y / shown.height)
        if factor <= 0:
            continue
        tile = Size(
            max(2, 2 * int(shown.width * factor / 2)), max(2, 2 * int(shown.height * factor / 2))
        )
        if best is None or tile.width > best.tile.width:
            places = tuple(_places(size, tile, columns, count, heading))
            best = Board(size, tile, places, heading)
    assert best is not None
    return best


def _places(
    size: Size, tile: Size, columns: int, count: int, heading: int
) -> Iterator[tuple[int, int]]:
    rows = ceil(count / columns)
    gap_y = (size.height - heading - rows * tile.height) / (rows + 1)
    for row in range(rows):
        here = min(columns, count - row * columns)
        gap_x = (size.width - here * tile.width) / (here + 1)
        for column in range(here):
            left = gap_x + column * (tile.width + gap_x)
            top = heading + row * (tile.height + gap_y) + gap_y * 0.4
            yield 2 * round(left / 2), 2 * round(top / 2)


def choice(
    frames: Sequence[Iterator[Planes]],
    plan: Board,
    question: str,
    cast: Sequence[Contestant],
    rate: float,
    count: int,
) -> Iterator[Planes]:
    """All of them at once, each in its tile; one after another is lit up."""
    size, tile = plan.size, plan.tile
    rays = Rays(size, FIRST, SECOND)
    words = letter(
        question,
        round(plan.heading * 0.62),
        width_px=round(size.width * 0.9),
        style=Style.BOLD,
        outline=DARK,
        lines=2,
    )
    edge = max(4, round(min(size) * 0.014))
    rings = [frame_around(tile, edge, one.colour) for one in cast]
    lit = [frame_around(tile, 2 * edge, "#ffffff") for _ in cast]
    short = min(tile)
    discs = [
        badge(str(number), round(short * 0.24), one.colour) for number, one in enumerate(cast, 1)
    ]
    signs = [_sign(one, tile, short) for one in cast]
    for index in range(count):
        now = index / rate
        canvas = rays.frame(TURN * now)
        grown = popped(now, 0.4) * (1 + 0.015 * sin(now * 6))
        paste(canvas, words, size.width / 2, plan.heading * 0.55, grown)
        chosen = int(now / 0.5) % len(cast)
        for place, (left, top) in enumerate(plan.places):
            middle = left + tile.width / 2, top + tile.height / 2
            paste(canvas, lit[place] if place == chosen else rings[place], *middle)
        made = to_planes(canvas)
        for (left, top), clip in zip(plan.places, frames, strict=True):
            lay(Pixels(next(clip)), made, left, top)
        for place, (left, top) in enumerate(plan.places):
            size_of = discs[place].shape[1]
            lay(_even(discs[place]), made, left - size_of // 4 & ~1, top - size_of // 4 & ~1)
            sign = signs[place]
            if sign is not None:
                x = left + (tile.width - sign.size.width) // 2
                y = top + tile.height - round(sign.size.height * 0.75)
                lay(sign, made, x & ~1, y & ~1)
        yield made


def _sign(one: Contestant, tile: Size, short: int) -> Pixels | None:
    if not one.label:
        return None
    return _even(plate(one.label, max(14, round(short * 0.19)), one.colour, tile.width))


def _even(sprite: Rgba) -> Pixels:
    """With even edges: a row or a column that nobody sees is added."""
    high, wide = sprite.shape[:2]
    padded = np.pad(sprite, ((0, high % 2), (0, wide % 2), (0, 0)))
    return pixels_of_picture(padded)
