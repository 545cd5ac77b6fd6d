"""The sound of a clip while it is encoded: beside the frames, a little ahead of them."""

from collections.abc import Iterator
from fractions import Fraction

import av
import numpy as np
from av.audio.stream import AudioStream
from av.container import OutputContainer
from numpy.typing import NDArray

Samples = NDArray[np.float32]
"""float32 (n, 2), left and right, -1..1 is full scale, 48 000 a second."""

RATE = 48_000
BIT_RATE = 192_000
FRAMES = {"aac": 1024, "libopus": 960}  # samples of a frame, by FFmpeg's name of the encoder
AHEAD = Fraction(1, 4)  # seconds of sound before the frame that it goes with


class Soundtrack:
    """A sound stream of an open container, fed from blocks of any length."""

    def __init__(
        self, container: OutputContainer, blocks: Iterator[Samples], codec: str = "aac"
    ) -> None:
        stream = container.add_stream(codec, rate=RATE, layout="stereo")
        assert isinstance(stream, AudioStream)
        stream.bit_rate = BIT_RATE
        self._container, self._stream = container, stream
        self._frames = even_blocks(blocks, FRAMES[codec])
        self._written = 0

    def write_until(self, seconds: Fraction) -> None:
        while self._written < (seconds + AHEAD) * RATE:
            if not self._write_next():
                return

    def finish(self) -> None:
        while self._write_next():
            pass
        self._container.mux(self._stream.encode(None))

    def _write_next(self) -> bool:
        block = next(self._frames, None)
        if block is None:
            return False
        levels = np.clip(block, -1, 1)
        if self._stream.codec_context.format.is_planar:
            planes, form = np.ascontiguousarray(levels.T), "fltp"
        else:
            planes, form = np.ascontiguousarray(levels.reshape(1, -1)), "flt"
        frame = av.AudioFrame.from_ndarray(planes, format=form, layout="stereo")
        frame.sample_rate = RATE
        frame.pts, frame.time_base = self._written, Fraction(1, RATE)
        self._container.mux(self._stream.encode(frame))
        self._written += len(block)
        return True


def even_blocks(blocks: Iterator[Samples], length: int) -> Iterator[Samples]:
    """The same samples in blocks of so many; the last one is what is left."""
    rest = np.zeros((0, 2), np.float32)
    for block in blocks:
        rest = np.concatenate([rest, block]) if len(rest) else block
        while len(rest) >= length:
            yield rest[:length]
            rest = rest[length:]
    if len(rest):
        yield rest
