"""What is wrong with a definition or with options: where, which rule, and what mends it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from cyclorama.errors import InvalidInput


class Code(StrEnum):
    """The rules. Clients branch on these words, so they never change."""

    NOT_AN_OBJECT = "not_an_object"
    MISSING_FIELD = "missing_field"
    UNKNOWN_FIELD = "unknown_field"
    BAD_VALUE = "bad_value"
    TOO_MANY = "too_many"
    TOO_LONG = "too_long"
    BAD_ID = "bad_id"
    DUPLICATE_ID = "duplicate_id"
    UNKNOWN_TYPE = "unknown_type"
    UNKNOWN_DEPENDENCY = "unknown_dependency"
    SELF_DEPENDENCY = "self_dependency"
    CYCLE = "cycle"
    UNKNOWN_OPTION = "unknown_option"
    UNKNOWN_INPUT = "unknown_input"
    UNKNOWN_OUTPUT = "unknown_output"
    BAD_PLACEHOLDER = "bad_placeholder"
    BAD_REFERENCE = "bad_reference"
    BAD_OPTION = "bad_option"
    BAD_WHEN = "bad_when"
    NO_OUTPUT = "no_output"
    MISSING_PARAM = "missing_param"
    UNKNOWN_PARAM = "unknown_param"
    BAD_PARAM = "bad_param"
    UNKNOWN_TEMPLATE = "unknown_template"
    UNUSED_OPTION = "unused_option"
    # of options at run time
    REQUIRED = "required"
    WRONG_KIND = "wrong_kind"
    NOT_A_CHOICE = "not_a_choice"
    OUT_OF_RANGE = "out_of_range"
    BAD_PATTERN = "bad_pattern"
    NO_PRICE = "no_price"


@dataclass(frozen=True)
class Finding:
    """`path`: such as `steps[2].params.prompt` or `options.team`; empty for the whole."""

    path: str
    code: Code
    message: str


class Refused(InvalidInput):
    """Carries everything that was found, not only the first."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        first, *others = findings
        more = f" ({len(others)} more)" if others else ""
        place = f"{first.path}: " if first.path else ""
        super().__init__(f"{place}{first.message}{more}")
        self.findings = tuple(findings)


class DefinitionRefused(Refused):
    """A template's definition has errors."""

    code = "bad_template"
    status = 422


class OptionsRefused(Refused):
    """A template cannot be run with these options."""

    code = "bad_options"
    status = 422
