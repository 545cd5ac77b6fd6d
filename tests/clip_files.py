"""Clips and sounds that tests make: small, of every kind that is taken in, and broken ones."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

RED, GREEN, BLUE = (200, 40, 40), (40, 180, 60), (40, 60, 200)


def moving(count: int, size: tuple[int, int] = (96, 64), colour=RED) -> list[NDArray[np.uint8]]:
    """Frames of one colour over which a white bar goes from left to right, one eighth a frame."""
    width, height = size
    frames = []
    for index in range(count):
        frame = np.full((height, width, 3), colour, np.uint8)
        step = width // 8
        left = (index % 8) * step
        frame[:, left : left + step] = 255
        frames.append(frame)
    return frames


def write_clip(
    path: Path,
    frames: list[NDArray[np.uint8]],
    *,
    fps: int | Fraction = 30,
    codec: str = "libx264",
    sound: str | None = None,
    sound_seconds: float | None = None,
    tone: float = 440.0,
    rotation: int = 0,
    metadata: dict[str, str] | None = None,
    times: list[int] | None = None,
) -> Path:
    """A clip of these frames, RGB or, for libvpx-vp9, RGBA. `sound`: a codec for a tone; `times`:
    of each frame in 1/1000 s, where they do not follow each other evenly."""
    height, width, bands = frames[0].shape
    with av.open(str(path), "w") as container:
        container.metadata.update(metadata or {})
        stream = container.add_stream(codec, rate=fps)
        stream.width, stream.height = width, height
        stream.pix_fmt = "yuva420p" if bands == 4 else "yuv420p"
        if codec == "libvpx-vp9":
            stream.codec_context.options = {
                "deadline": "realtime",
                "cpu-used": "8",
                "auto-alt-ref": "0",
                "crf": "10",
                "b:v": "0",
            }
        if rotation:
            stream.set_display_rotation(rotation)
        if times is not None:
            stream.codec_context.time_base = Fraction(1, 1000)
        audio = None
        if sound is not None:
            audio = container.add_stream(sound, rate=48_000, layout="stereo")
        for index, pixels in enumerate(frames):
            frame = av.VideoFrame.from_ndarray(pixels, format="rgba" if bands == 4 else "rgb24")
            frame = frame.reformat(
                format=stream.pix_fmt, src_colorspace="ITU709", dst_colorspace="ITU709"
            )
            frame.pts = index if times is None else times[index]
            frame.time_base = Fraction(1, 1000) if times is not None else 1 / Fraction(fps)
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
        if audio is not None:
            seconds = len(frames) / float(fps) if sound_seconds is None else sound_seconds
            _encode_tone(container, audio, seconds, tone)
    return path


def write_sound(path: Path, codec: str, seconds: float = 0.5, tone: float = 440.0) -> Path:
    with av.open(str(path), "w") as container:
        container.metadata["title"] = "SECRETSONG"
        stream = container.add_stream(codec, rate=48_000, layout="stereo")
        _encode_tone(container, stream, seconds, tone)
    return path


def _encode_tone(container, stream, seconds: float, tone: float) -> None:
    samples = round(48_000 * seconds)
    wave = 0.5 * np.sin(2 * np.pi * tone * np.arange(samples) / 48_000)
    both = np.repeat(wave[None], 2, axis=0).astype(np.float32)
    frame = av.AudioFrame.from_ndarray(both, format="fltp", layout="stereo")
    frame.sample_rate, frame.pts = 48_000, 0
    resampler = av.AudioResampler(stream.codec_context.format, "stereo", 48_000)
    fifo = av.AudioFifo()
    for part in resampler.resample(frame):
        fifo.write(part)
    size = stream.codec_context.frame_size or 1024
    while (part := fifo.read(size, partial=True)) is not None:
        container.mux(stream.encode(part))
    container.mux(stream.encode())


def damaged(path: Path) -> Path:
    """The same file with noise in its middle."""
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    length = min(1500, len(content) // 5)
    content[middle : middle + length] = np.random.default_rng(0).bytes(length)
    path.write_bytes(content)
    return path
