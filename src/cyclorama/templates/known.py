"""What a template may name: step types, and other templates."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from cyclorama.steps.base import StepType
from cyclorama.steps.registry import offered
from cyclorama.templates.definition import Template

EACH_WORKFLOW = "each_workflow"
"""The step type whose work another template's steps do."""

Find = Callable[[str], Template | None]


def no_template(_template_id: str) -> Template | None:
    """A `Find` that finds nothing."""
    return None


@dataclass(frozen=True)
class Known:
    step_types: Mapping[str, StepType[Any]]
    find: Find = no_template


def known(find: Find = no_template) -> Known:
    """The step types of this server, and templates as `find` finds them."""
    return Known(offered(), find)
