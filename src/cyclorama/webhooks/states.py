"""The states of a delivery."""

from enum import StrEnum


class DeliveryState(StrEnum):
    PENDING = "pending"  # a try is queued or being made
    DELIVERED = "delivered"
    DEAD = "dead"  # all tries failed, the receiver is gone for good, or it was withdrawn
