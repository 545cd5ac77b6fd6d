"""Turn one picture into another along a flow."""

from collections.abc import Iterator

import cv2
import numpy as np

from cyclorama.video.colour import Rgb
from cyclorama.video.course import ease
from cyclorama.video.flow import Flow, Flows


def morph(first: Rgb, last: Rgb, flows: Flows, frames: int) -> Iterator[Rgb]:
    """The first frame is `first`, the last one `last`, each as it is."""
    yield first
    for index in range(1, frames - 1):
        yield between(first, last, flows, ease(index / (frames - 1)))
    if frames > 1:
        yield last


def between(first: Rgb, last: Rgb, flows: Flows, time: float) -> Rgb:
    """The picture at a time from 0 to 1: both pictures moved to where things are then (Jiang et
    al., "Super SloMo", 2018), each counting by its nearness and by how far its flow is trusted.
    """
    height, width = first.shape[:2]
    size = width, height
    to_first = (-(1 - time) * time) * flows.there + (time * time) * flows.back
    to_last = ((1 - time) ** 2) * flows.there - (time * (1 - time)) * flows.back
    weight_first = np.float32(1 - time) * flows.trust_there
    weight_last = np.float32(time) * flows.trust_back
    share = cv2.resize(weight_last / (weight_first + weight_last), size)
    one = _moved_up(first, to_first).astype(np.float32)
    other = _moved_up(last, to_last).astype(np.float32)
    other -= one
    other *= share[..., None]
    other += one
    return np.asarray(cv2.convertScaleAbs(other), np.uint8)


def _moved_up(picture: Rgb, flow: Flow) -> Rgb:
    """A picture moved by a flow of a smaller grid."""
    height, width = picture.shape[:2]
    scale_x, scale_y = width / flow.shape[1], height / flow.shape[0]
    large = cv2.resize(flow, (width, height), interpolation=cv2.INTER_LINEAR)
    xs = np.arange(width, dtype=np.float32)[None] + large[..., 0] * np.float32(scale_x)
    ys = np.arange(height, dtype=np.float32)[:, None] + large[..., 1] * np.float32(scale_y)
    return np.asarray(
        cv2.remap(picture, xs, ys, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), np.uint8
    )
