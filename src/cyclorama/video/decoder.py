"""A clip in, its frames out, in the colours that its tags declare."""

from collections.abc import Generator
from pathlib import Path

import av

from cyclorama.media.clips import rgb_of
from cyclorama.video.colour import Rgb


def decode(path: Path) -> Generator[Rgb]:
    """Every frame of a clip of ours, in order."""
    with av.open(str(path)) as container:
        for frame in container.decode(video=0):
            yield rgb_of(frame)
