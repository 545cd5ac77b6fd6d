"""Sounds of clips laid along a time line and mixed, block by block: an hour takes no more memory
than a second. Imported in child processes only."""

from collections.abc import Generator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np

from cyclorama.errors import NotPlayable
from cyclorama.sound.file import decoded
from cyclorama.sound.samples import Stereo

BLOCK = 4096  # samples


@dataclass(frozen=True)
class Laid:
    """The first `length` samples of a file's sound, from sample `begin` of the whole on; silence
    where it ends before. `rise` and `fall`: samples in which it is brought in and out, at equal
    power. `gain`: 1 as loud as it is."""

    path: Path
    begin: int
    length: int
    rise: int = 0
    fall: int = 0
    gain: float = 1.0


def mixed(parts: Sequence[Laid], length: int) -> Generator[Stereo]:
    """So many samples of all parts at once, in blocks. Raises NotPlayable at damaged sound."""
    with ExitStack() as files:
        readers = [(part, _Reader(part, files)) for part in parts]
        for begin in range(0, length, BLOCK):
            end = min(length, begin + BLOCK)
            block = np.zeros((end - begin, 2), np.float32)
            for part, reader in readers:
                first, last = max(begin, part.begin), min(end, part.begin + part.length)
                if first < last:
                    sound = reader.read(last - first)
                    sound *= _loudness(part, first - part.begin, last - first)[:, None]
                    block[first - begin : last - begin] += sound
            yield block


class _Reader:
    """Reads a file from its beginning on; it is opened when it is first heard."""

    def __init__(self, part: Laid, files: ExitStack) -> None:
        self._part = part
        self._files = files
        self._blocks: Generator[Stereo] | None = None
        self._rest = np.zeros((0, 2), np.float32)

    def read(self, count: int) -> Stereo:
        """The next samples, as an array of its own; silence after the end."""
        if self._blocks is None:
            self._blocks = self._opened()
        found = [self._rest]
        have = len(self._rest)
        try:
            while have < count and (block := next(self._blocks, None)) is not None:
                found.append(block)
                have += len(block)
        except av.FFmpegError as error:
            raise NotPlayable("The sound of a clip is damaged. Export it again.") from error
        whole = np.concatenate(found)
        self._rest = whole[count:]
        heard = np.zeros((count, 2), np.float32)
        heard[: min(count, have)] = whole[:count]
        return heard

    def _opened(self) -> Generator[Stereo]:
        container = self._files.enter_context(av.open(str(self._part.path)))
        return decoded(container)


def _loudness(part: Laid, begin: int, count: int) -> np.ndarray:
    at = np.arange(begin, begin + count, dtype=np.float32)
    loud = np.full(count, part.gain, np.float32)
    if part.rise:
        loud *= np.sin(np.pi / 2 * np.clip(at / part.rise, 0, 1))
    if part.fall:
        loud *= np.sin(np.pi / 2 * np.clip((part.length - at) / part.fall, 0, 1))
    return loud
