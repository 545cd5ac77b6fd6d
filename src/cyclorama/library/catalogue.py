"""Read what ships with Cyclorama: lists of items in YAML files of `cyclorama.catalogue`."""

from collections.abc import Sequence
from importlib import resources
from typing import Any, TypeVar

import yaml

from cyclorama.library.item import Item

T = TypeVar("T", bound=Item)


def read_yaml(file: str) -> Any:
    text = resources.files("cyclorama.catalogue").joinpath(file).read_text("utf-8")
    return yaml.load(text, Loader=_LOADER)  # noqa: S506 - a safe loader, the fast one if there


def read_catalogue(file: str, kind: type[T]) -> Sequence[T]:
    """The file's items, in its order. Raises ValueError where two share a key or an id."""
    items = [kind.model_validate(entry) for entry in read_yaml(file)]
    if min(len({item.key for item in items}), len({item.id for item in items})) < len(items):
        raise ValueError(f"two entries of {file} share a code or an id")
    return tuple(items)


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
