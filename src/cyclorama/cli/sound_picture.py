"""What a sound looks like: how loud it is, from its beginning to its end."""

from pathlib import Path

import av
import numpy as np
from PIL import Image, ImageDraw

from cyclorama.cli.picture_sheet import FAINT, PAPER


def sound_picture(file: Path, size: tuple[int, int]) -> Image.Image:
    """`size`: width and height in pixels."""
    with av.open(str(file)) as sound:
        parts = [np.abs(frame.to_ndarray()).max(axis=0) for frame in sound.decode(audio=0)]
    loudness = np.concatenate(parts)
    picture = Image.new("RGB", size, PAPER)
    pen = ImageDraw.Draw(picture)
    for column, part in enumerate(np.array_split(loudness, size[0])):
        half = float(part.max(initial=0)) / max(float(loudness.max()), 1e-9) * (size[1] / 2 - 4)
        pen.line((column, size[1] / 2 - half, column, size[1] / 2 + half), FAINT)
    return picture
