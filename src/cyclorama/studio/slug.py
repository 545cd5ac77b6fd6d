"""Slugs: names that stand in addresses."""

import re
import unicodedata

MAX_SLUG = 255  # characters

_UNFIT = re.compile(r"[^a-z0-9_]+")


def slug_of(text: str, otherwise: str = "item") -> str:
    """`text` in lower-case ASCII letters, digits, `_` and `-`; `otherwise` where nothing of it is
    left."""
    apart = unicodedata.normalize("NFKD", text.lower())  # a letter, then its accents
    plain = "".join(one for one in apart if not unicodedata.combining(one))
    return _UNFIT.sub("-", plain).strip("-")[:MAX_SLUG].rstrip("-") or otherwise


def numbered(slug: str, number: int) -> str:
    """The slug that is tried as the `number`-th, from 1: `shirt`, `shirt-2`, `shirt-3` ..."""
    if number == 1:
        return slug
    end = f"-{number}"
    return slug[: MAX_SLUG - len(end)] + end
