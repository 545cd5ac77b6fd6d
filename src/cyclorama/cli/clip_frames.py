"""Some frames of a clip, to be looked at side by side."""

from pathlib import Path

import av
from PIL import Image


def frames_of(file: Path, count: int) -> list[Image.Image]:
    """That many, evenly from the first to the last, or all where there are fewer."""
    with av.open(str(file)) as clip:
        video = clip.streams.video[0]
        last = max(video.frames - 1, 0)
        wanted = {round(index * last / max(count - 1, 1)) for index in range(count)}
        return [
            Image.fromarray(frame.to_ndarray(format="rgb24"))
            for number, frame in enumerate(clip.decode(video))
            if number in wanted
        ]
