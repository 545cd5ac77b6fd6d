"""Name a function of the child process without importing it in the parent.

The functions in `work` import OpenCV and libvips, which the API and the conductor must not
load: this module stands in for them when a call is pickled.
"""

from importlib import import_module
from typing import Any


def call(module: str, function: str, *arguments: object) -> Any:
    """Import `module` and call its `function`. Runs in the child process."""
    return getattr(import_module(module), function)(*arguments)
