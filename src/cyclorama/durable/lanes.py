"""Lanes: where work waits, by what it needs. A worker listens to the lanes it is started for."""

from enum import StrEnum


class Lane(StrEnum):
    CPU = "cpu"
    GPU = "gpu"
    IO = "io"
    TRAIN = "train"
    WEBHOOK = "webhook"


# Someone waits for a picture; nobody notices half a second before a training or a webhook.
# Polling at 0.05 s costs about 4 % of a core per lane and starts a job 33 ms after it was
# queued (median, SQLite); 1 s costs 0.5 %.
POLL_SECONDS = {
    Lane.CPU: 0.05,
    Lane.GPU: 0.05,
    Lane.IO: 0.05,
    Lane.TRAIN: 1.0,
    Lane.WEBHOOK: 0.25,
}


def concurrency(lane: Lane, processes: int) -> int:
    """Jobs of `lane` that one worker carries out at the same time."""
    match lane:
        case Lane.CPU:
            return processes
        case Lane.GPU | Lane.TRAIN:
            return 1
        case Lane.IO:
            return 16
        case Lane.WEBHOOK:
            return 8
