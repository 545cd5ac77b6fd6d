"""Pictures tiled, split, trimmed and stamped, file by file, in a child process."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cyclorama import errors
from cyclorama.engines.draft.work import MADE_BY
from cyclorama.engines.stills import (
    SplitRequest,
    StampRequest,
    Still,
    Stills,
    TileRequest,
    TrimRequest,
)
from cyclorama.imaging import picture
from cyclorama.imaging.canvas import Size, fit_size
from cyclorama.imaging.grid import Cell, Grid, check_fits
from cyclorama.imaging.picture_format import PictureFormat
from cyclorama.imaging.provenance import DigitalSource, Provenance
from cyclorama.imaging.stamp import stamp
from cyclorama.imaging.tile import split, tiled
from cyclorama.imaging.trim import trimmed
from cyclorama.kit.pool import report
from cyclorama.media.pixels import facts_of

LOGO_EDGE = 2048
SMALLEST_CELL = 4  # px


def tile_file(request: TileRequest) -> Still:
    """Raises InvalidInput for more pictures than cells, and for gaps that leave no cells."""
    grid = Grid(request.columns, request.rows)
    remark = check_fits(grid, len(request.sources), "pictures")
    size, cells = _laid_out(request, grid)
    whole = tiled(_shrunk(request, cells), cells, size, request.background)
    return _written(whole, request.out, _notes(request.sources), (remark,) if remark else ())


def split_file(request: SplitRequest) -> Stills:
    """Raises InvalidInput for a picture too small for its grid."""
    pixels = picture.load(request.source)
    made: list[Still] = []
    grid, note = Grid(request.columns, request.rows), _notes([request.source])
    for cell, out in zip(split(pixels, grid, request.gap), request.outs, strict=True):
        made.append(_written(cell, out, note))
        report(len(made) / grid.total)
    return Stills(pictures=tuple(made))


def trim_file(request: TrimRequest) -> Still:
    """Raises InvalidInput for a picture with nothing in it."""
    found = trimmed(picture.load(request.source), request.padding)
    remarks = (found.remark,) if found.remark else ()
    return _written(found.picture, request.out, _notes([request.source]), remarks)


def stamp_file(request: StampRequest) -> Still:
    pixels = picture.load(request.source)
    logo = picture.load(request.logo, LOGO_EDGE)
    stamp(pixels, logo, request.look)
    return _written(pixels, request.out, _notes([request.source]))


def _laid_out(request: TileRequest, grid: Grid) -> tuple[Size, tuple[Cell, ...]]:
    """With a ratio of its own the picture has exactly that; else all cells have the first
    picture's, and are no larger than it."""
    if request.ratio is not None:
        size = fit_size(request.ratio, request.edge)
        return size, grid.cells(size, request.gap)
    high, wide = picture.load(request.sources[0], request.edge).shape[:2]
    gaps = request.gap * (grid.columns - 1), request.gap * (grid.rows - 1)
    room = request.edge - gaps[0], request.edge - gaps[1]
    factor = min(1.0, room[0] / (grid.columns * wide), room[1] / (grid.rows * high))
    cell = Size(int(wide * factor + 1e-6), int(high * factor + 1e-6))
    if min(cell) < SMALLEST_CELL:
        raise errors.InvalidInput(
            f"A grid of {grid.columns}x{grid.rows} with gaps of {request.gap} pixels leaves no room"
            f" for pictures in {request.edge} pixels: choose a smaller grid or smaller gaps."
        )
    size = grid.around(cell, request.gap)
    return size, grid.cells(size, request.gap)


def _shrunk(request: TileRequest, cells: tuple[Cell, ...]) -> Iterator[NDArray[np.uint8]]:
    """One at a time, and none larger than its cell needs: a hundred photos take no more memory
    than one."""
    for index, (source, cell) in enumerate(zip(request.sources, cells, strict=False)):
        pixels = picture.load(source, 2 * max(cell.size))
        yield pixels
        del pixels
        report(0.9 * (index + 1) / len(request.sources))


def _notes(sources: Iterable[Path]) -> str | None:
    """What the sources tell their readers, each once: a draft stays one with a logo on it."""
    notes = dict.fromkeys(note for source in sources if (note := picture.note_of(source)))
    return " ".join(notes) or None


def _written(
    pixels: NDArray[np.uint8], out: Path, note: str | None, remarks: tuple[str, ...] = ()
) -> Still:
    pixels = np.ascontiguousarray(pixels)
    provenance = Provenance(source=DigitalSource.COMPOSITE, made_by=MADE_BY, note=note)
    picture.save(pixels, out, PictureFormat.PNG, provenance)
    height, width = pixels.shape[:2]
    return Still(width=width, height=height, remarks=remarks, facts=facts_of(out, pixels))
