"""Lanes: where work waits, by what it needs. A worker listens to the lanes it is started for."""

from enum import StrEnum


class Lane(StrEnum):
    CPU = "cpu"
    GPU = "gpu"
    IO = "io"
    TRAIN = "train"
    WEBHOOK = "webhook"


# Someone waits for a picture; nobody notices half a second before a training or a webhook.
# Measured with SQLite: three lanes at 0.05 s keep an idle worker at 10 % of a core, at 0.1 s
# at 5 %, and a job then starts 60 ms after it was queued (median).
POLL_SECONDS = {
    Lane.CPU: 0.1,
    Lane.GPU: 0.1,
    Lane.IO: 0.1,
    Lane.TRAIN: 1.0,
    Lane.WEBHOOK: 0.5,
}


def concurrency(lane: Lane, processes: int) -> int:
    """Jobs of `lane` that one worker carries out at the same time."""
    match lane:
        case Lane.CPU:
            return processes + 1  # the next one is at hand when a child becomes free
        case Lane.GPU | Lane.TRAIN:
            return 1
        case Lane.IO:
            return 16
        case Lane.WEBHOOK:
            return 8
