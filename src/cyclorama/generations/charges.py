"""What pictures are charged for."""

from cyclorama.credits.prices import Charge


def picture_charge(width: int, height: int) -> Charge:
    """By the longer side, in pixels."""
    longest = max(width, height)
    tier = "1k" if longest <= 1024 else "2k" if longest <= 2048 else "4k"
    return Charge(item="picture", tier=tier)
