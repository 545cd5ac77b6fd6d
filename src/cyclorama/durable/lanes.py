"""Lanes: where work waits, by what it needs. A worker listens to the lanes it is started for."""

from enum import StrEnum


class Lane(StrEnum):
    CPU = "cpu"
    GPU = "gpu"
    IO = "io"
    TRAIN = "train"
    WEBHOOK = "webhook"


# Someone waits for a picture; nobody notices half a second before a training or a webhook.
# A poll costs 2 ms of a core (SQLite): every 0.1 s starts a job 50 ms after it was queued (median)
# for 2 % of a core per lane, every 0.05 s would halve the one and double the other.
POLL_SECONDS = {
    Lane.CPU: 0.1,
    Lane.GPU: 0.1,
    Lane.IO: 0.1,
    Lane.TRAIN: 1.0,
    Lane.WEBHOOK: 0.5,
}

# Jobs of a lane that are begun per second at most, by all workers of an installation together.
# The published APIs promise receivers no more than 50 callbacks a second.
STARTS_PER_SECOND = {Lane.WEBHOOK: 50}


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
