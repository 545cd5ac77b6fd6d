"""Sound files: ours written, anybody's read. Imported in child processes only."""

import wave
from collections.abc import Generator
from fractions import Fraction
from itertools import chain
from pathlib import Path

import av
import numpy as np
from av.container import InputContainer, OutputContainer

from cyclorama.errors import InvalidInput
from cyclorama.imaging.provenance import Provenance
from cyclorama.media.sounds import facts_of
from cyclorama.media.types import Facts, SoundFacts
from cyclorama.sound.samples import RATE, Stereo
from cyclorama.video.encoder import append_xmp

BIT_RATE = 192_000
DAMAGED = "The sound is damaged or cut short. Export it again."
FRAME = 1024  # samples of an AAC frame
# The movie counts in samples: in milliseconds, its default, an edit list would cut some off.
WRITTEN = {"movflags": "+faststart", "fflags": "+bitexact", "movie_timescale": str(RATE)}


def write(sound: Stereo, path: Path, provenance: Provenance) -> Facts:
    """As M4A (AAC), or as 16-bit WAV where the name ends so. The same sound gives the same bytes.
    What is over full scale is cut."""
    if path.suffix == ".wav":
        _write_wav(sound, path)
        codec = "pcm_s16le"
    else:
        _write_m4a(sound, path, provenance)
        codec = "aac"
    heard = SoundFacts(
        seconds=len(sound) / RATE, sample_rate=RATE, channels=sound.shape[1], codec=codec
    )
    return facts_of(path, heard)


def read(path: Path, longest: float | None = None) -> Stereo:
    """The first sound of a file, of a clip too, at our rate and for two ears, from time 0 on.

    `longest`: seconds after which no more is read. Raises InvalidInput for a file without sound,
    or with one that is damaged.
    """
    try:
        with av.open(str(path)) as container:
            if not container.streams.audio:
                raise InvalidInput("There is no sound in the file.")
            blocks, length = [], 0
            most = None if longest is None else round(longest * RATE)
            for block in decoded(container):
                blocks.append(block)
                length += len(block)
                if most is not None and length >= most:
                    break
    except av.FFmpegError as error:
        raise InvalidInput(DAMAGED) from error
    whole = np.concatenate(blocks) if blocks else np.zeros((0, 2), np.float32)
    return whole if most is None else whole[:most]


def has_sound(path: Path) -> bool:
    """Whether there is any sound in the file. Raises InvalidInput for one that cannot be read."""
    try:
        with av.open(str(path)) as container:
            return bool(container.streams.audio)
    except av.FFmpegError as error:
        raise InvalidInput(DAMAGED) from error


def decoded(container: InputContainer) -> Generator[Stereo]:
    """The samples of an open container's first sound, block by block, as its player plays it: a
    sound that begins after time 0 begins with silence, what is before it is left out, and what
    its last block has beyond its end."""
    left = _length(container.streams.audio[0])
    for block in _aligned(container):
        kept = block if left is None else block[:left]
        if left is not None:
            left -= len(kept)
        if len(kept):
            yield kept


def _length(stream: av.AudioStream) -> int | None:
    """Samples from time 0 to the end that the container states, where it does."""
    if stream.duration is None or stream.time_base is None:
        return None
    return round((stream.duration + max(0, stream.start_time or 0)) * stream.time_base * RATE)


def _aligned(container: InputContainer) -> Generator[Stereo]:
    resampler = av.AudioResampler(format="flt", layout="stereo", rate=RATE)
    begun = False
    for frame in chain(container.decode(audio=0), [None]):
        for made in resampler.resample(frame):
            samples = made.to_ndarray().reshape(-1, 2).astype(np.float32)
            if not begun:
                begun = True
                late = round(float((made.pts or 0) * (made.time_base or Fraction(1, RATE))) * RATE)
                if late > 0:
                    yield np.zeros((late, 2), np.float32)
                elif late < 0:
                    samples = samples[-late:]
            yield samples


def _write_m4a(sound: Stereo, path: Path, provenance: Provenance) -> None:
    with av.open(str(path), "w", format="ipod", options=WRITTEN) as container:
        container.metadata["comment"] = f"{provenance.made_by}; {provenance.source.uri}"
        stream = container.add_stream("aac", rate=RATE, layout="stereo")
        stream.bit_rate = BIT_RATE
        encode(container, stream, sound)
    append_xmp(path, provenance)


def encode(container: OutputContainer, stream: av.AudioStream, sound: Stereo) -> None:
    """Write the whole sound to a stream of an open container, from time 0 on."""
    for begin in range(0, len(sound), FRAME):
        block = np.ascontiguousarray(np.clip(sound[begin : begin + FRAME], -1, 1).T)
        frame = av.AudioFrame.from_ndarray(block, format="fltp", layout="stereo")
        frame.sample_rate = RATE
        frame.pts, frame.time_base = begin, Fraction(1, RATE)
        container.mux(stream.encode(frame))
    container.mux(stream.encode(None))


def _write_wav(sound: Stereo, path: Path) -> None:
    levels = np.rint(np.clip(sound, -1, 1) * 32767).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(levels.tobytes())
