"""What a template gets from the step that runs it."""

from pydantic import JsonValue

from cyclorama.production.plan import Fields, Param, Value
from cyclorama.templates.definition import Template
from cyclorama.templates.findings import Finding, OptionsRefused
from cyclorama.templates.options import settle


def inner_options(
    template: Template, given: Param | None, step_id: str, complete: bool
) -> dict[str, Param]:
    """Its options: those that are known settled as a caller's are, those that other steps make
    as they are. Raises OptionsRefused."""
    fields = _fields(given)
    open_ = {key: param for key, param in fields.items() if not isinstance(param, Value)}
    known: dict[str, JsonValue] = {
        key: param.value for key, param in fields.items() if isinstance(param, Value)
    }
    try:
        settled = settle(template, known, complete=complete, later=open_)
    except OptionsRefused as refused:
        raise OptionsRefused(
            [
                Finding(f"steps.{step_id}.{one.path}", one.code, one.message)
                for one in refused.findings
            ]
        ) from None
    options: dict[str, Param] = {key: Value(value=value) for key, value in settled.options.items()}
    return {**options, **{key: open_[key] for key in template.options if key in open_}}


def _fields(given: Param | None) -> dict[str, Param]:
    match given:
        case Fields(fields=fields):
            return dict(fields)
        case Value(value=dict() as values):
            return {key: Value(value=value) for key, value in values.items()}
    return {}
