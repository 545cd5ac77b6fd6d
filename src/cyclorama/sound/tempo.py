"""A sound played faster or slower, at its own pitch. Imported in child processes only."""

from fractions import Fraction

import av
import numpy as np

from cyclorama.sound.samples import RATE, Stereo, fitted

SLOWEST = 0.5  # and its inverse is the fastest: beyond them words are not understood
BLOCK = RATE


def played_in(sound: Stereo, length: int) -> Stereo:
    """The whole sound in so many samples, by FFmpeg's filter `atempo` (WSOLA: overlapping pieces
    are moved where their waves agree)."""
    graph = av.filter.Graph()
    source = graph.add_abuffer(
        sample_rate=RATE, format="flt", layout="stereo", time_base=Fraction(1, RATE)
    )
    tempo = graph.add("atempo", f"{len(sound) / length:.9f}")
    sink = graph.add("abuffersink")
    source.link_to(tempo)
    tempo.link_to(sink)
    graph.configure()
    made = []
    for begin in range(0, len(sound), BLOCK):
        block = np.ascontiguousarray(sound[begin : begin + BLOCK]).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(block, format="flt", layout="stereo")
        frame.sample_rate, frame.pts, frame.time_base = RATE, begin, Fraction(1, RATE)
        graph.push(frame)
        made += _ready(graph)
    graph.push(None)
    made += _ready(graph)
    return fitted(np.concatenate(made) if made else sound[:0], length)


def _ready(graph: av.filter.Graph) -> list[Stereo]:
    ready: list[Stereo] = []
    while True:
        try:
            frame = graph.pull()
        except (av.BlockingIOError, av.EOFError):
            return ready
        ready.append(np.asarray(frame.to_ndarray().reshape(-1, 2), np.float32))
