"""Definitions of templates that tests change a little."""

from copy import deepcopy
from typing import Any

IMAGE_OPTION = {"key": "image_url", "component": "image", "required": True}


def definition(**changes: Any) -> dict[str, Any]:
    """A good one: cut a picture up, put it together again, and write something."""
    return {
        "id": "acme_cells",
        "label": "Cells",
        "available_options": [
            dict(IMAGE_OPTION),
            {"key": "video_url", "component": "video"},
            {"key": "words", "component": "text", "default": "hello"},
        ],
        "steps": [
            {
                "id": "cells",
                "type": "split_grid_images",
                "params": {"image_url": "{{options.image_url}}", "grid_pattern": "2x2"},
            },
            {
                "id": "grid",
                "type": "tile_grid_images",
                "params": {"image_urls": ["{{steps.cells.urls}}"], "grid_pattern": "4x1"},
            },
            {"id": "text", "type": "chat", "params": {"prompt": "Say {{options.words}}"}},
        ],
        "outputs": [{"step": "grid"}],
        **changes,
    }


def changed(path: str, value: Any) -> dict[str, Any]:
    """The good definition with `value` at a path such as `steps.1.params.gap`."""
    raw = deepcopy(definition())
    target: Any = raw
    *way, last = path.split(".")
    for key in way:
        target = target[int(key) if key.isdigit() else key]
    if isinstance(target, list):
        index = int(last)
        target[index : index + 1] = [value]
    else:
        target[last] = value
    return raw
