"""What results are called: after their photo, and never alike for two photos."""

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path


def result_names(photos: Sequence[Path]) -> dict[Path, str]:
    """A name for each photo, without extension, by which its results are told apart.

    The photo's own name, and where that is not enough its extension or its folders too:
    `red/cup.jpg` and `blue/cup.jpg` become `red-cup` and `blue-cup`. Names depend on which
    photos there are, not on their order. A photo given twice is one photo. Upper and lower case
    count as alike, as they do in some file systems.
    """
    files = {photo.resolve(): photo for photo in photos}
    names: dict[Path, str] = {}
    for naming in _namings(files):
        taken = {name.casefold() for name in names.values()}
        open_files = [file for file in files if file not in names]
        times = Counter(naming(file).casefold() for file in open_files)
        for file in open_files:
            name = naming(file)
            if times[name.casefold()] == 1 and name.casefold() not in taken:
                names[file] = name
    return {photo: names[file] for file, photo in files.items()}


def _namings(files: dict[Path, Path]) -> list[Callable[[Path], str]]:
    """Ways to name a file, the shortest first; the last one is never alike for two."""
    depth = max((len(file.parts) for file in files), default=0)
    return [
        lambda file: file.stem,
        lambda file: f"{file.stem}{file.suffix.replace('.', '-')}",
        *(_with_folders(count) for count in range(1, depth - 1)),
        lambda file: f"{file.stem}-{hashlib.sha256(str(file).encode()).hexdigest()[:12]}",
    ]


def _with_folders(count: int) -> Callable[[Path], str]:
    def name(file: Path) -> str:
        folders = file.parent.parts[1:][-count:]
        return "-".join((*folders, file.stem))

    return name
