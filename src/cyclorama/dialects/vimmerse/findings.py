"""What the core finds wrong with options, as places in a request's body."""

import re
from collections.abc import Iterable

from cyclorama.dialects.vimmerse import answers
from cyclorama.dialects.vimmerse.errors import Problem
from cyclorama.templates.findings import Finding

_PART = re.compile(r"\[(?P<index>[0-9]+)\]|(?P<name>[^.\[\]]+)")


def problems(findings: Iterable[Finding], *above: str) -> list[Problem]:
    """`above`: where in the body the findings' paths begin."""
    return [
        Problem(("body", *above, *place(one.path)), one.message, one.code.value) for one in findings
    ]


def place(path: str) -> tuple[str | int, ...]:
    """`steps[2].params.prompt` as its parts."""
    return tuple(
        int(part["index"]) if part["index"] else part["name"] for part in _PART.finditer(path)
    )


def listed(findings: Iterable[Finding]) -> list[answers.Finding]:
    return [
        answers.Finding(path=one.path, code=one.code.value, message=one.message) for one in findings
    ]
