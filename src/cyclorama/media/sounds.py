"""The facts of sounds. Imported in child processes only: `measure` loads FFmpeg."""

import hashlib
from pathlib import Path

import av

from cyclorama.errors import NotPlayable
from cyclorama.media.types import Facts, Orientation, SoundFacts


def measure(file: Path) -> Facts:
    """Raises NotPlayable for a file without a sound that can be read to its end."""
    try:
        with av.open(str(file)) as container:
            stream = container.streams.audio[0]
            samples = sum(frame.samples for frame in container.decode(stream))
            sound = SoundFacts(
                seconds=samples / stream.rate,
                sample_rate=stream.rate,
                channels=stream.channels,
                codec=stream.codec_context.codec.canonical_name,
            )
    except (av.FFmpegError, IndexError, ZeroDivisionError) as error:
        raise NotPlayable("The sound is damaged or cut short. Export it again.") from error
    return facts_of(file, sound)


def facts_of(stored: Path, sound: SoundFacts) -> Facts:
    """The facts of a file that holds this sound, and nothing to see."""
    with stored.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return Facts(
        sha256=sha256,
        width=0,
        height=0,
        orientation=Orientation.SQUARE,
        has_alpha=False,
        dominant_colour="#000000",
        blurhash="",
        source_profile=None,
        source_bit_depth=16,
        sound=sound,
    )
