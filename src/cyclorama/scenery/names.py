"""How teams and companies are written, by the value that stands for them in an option."""

from functools import cache
from importlib import resources

import yaml


def written(value: str) -> str:
    """`at&t` is written AT&T. What is on no list is written as it came, or, where it is all in
    small letters, with capitals."""
    known = _names().get(value.strip().casefold())
    if known is not None:
        return known
    spaced = value.replace("_", " ").strip()
    return spaced.title() if spaced.islower() else spaced


@cache
def _names() -> dict[str, str]:
    """Of the lists of companies and of teams, by their values in small letters."""
    text = resources.files("cyclorama.catalogue").joinpath("choices.yaml").read_text("utf-8")
    lists: dict[str, dict[object, object]] = yaml.safe_load(text)
    return {
        str(value).casefold(): str(label)
        for name, choices in lists.items()
        if name == "companies" or name.startswith("teams.")
        for value, label in choices.items()
    }
