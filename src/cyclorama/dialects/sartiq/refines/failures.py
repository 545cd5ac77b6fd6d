"""What is wrong with one of many things to be refined, and what with all of the request."""

from cyclorama import errors
from cyclorama.dialects.sartiq.errors import SartiqError
from cyclorama.dialects.sartiq.refines.bodies import MAX_ITEMS

NOTHING = "There is nothing to refine: send base_image_urls, prediction_ids, or both."
NOT_THERE = "There is no such prediction, or its picture was deleted."
# What is wrong with one item, and leaves the others as they are.
ITS_OWN_FAULT = (
    errors.InvalidInput,
    errors.NotFound,
    errors.Forbidden,
    errors.Conflict,
    errors.InsufficientCredits,
)


def check_count(items: int) -> None:
    if items == 0:
        raise SartiqError(400, NOTHING)
    if items > MAX_ITEMS:
        raise SartiqError(400, f"At most {MAX_ITEMS} pictures are refined by one request.")


def said(error: errors.CycloramaError) -> str:
    """What another account has is not told from what nobody has. Raises the error where it is not
    of one item, but of the request."""
    if isinstance(error, errors.IdempotencyMismatch):
        raise error
    return NOT_THERE if isinstance(error, errors.NotFound | errors.Forbidden) else error.public
