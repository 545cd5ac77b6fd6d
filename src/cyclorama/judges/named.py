"""The judges there are, by the names that clients give."""

from cyclorama.errors import InvalidInput
from cyclorama.judges.judge import Judge
from cyclorama.judges.local import Local
from cyclorama.judges.mock import Mock

AUTO = "auto"
_HERE: dict[str, Judge] = {judge.name: judge for judge in (Local(), Mock())}
_ELSEWHERE = ("anthropic", "gemini", "openai")
"""Judges that need a model engine, and none is configured."""


def judge_named(name: str | None) -> Judge:
    """`auto`, or no name: the one that measures. Raises InvalidInput for a judge that is not
    configured on this server."""
    wanted = (name or AUTO).casefold()
    if wanted == AUTO:
        return _HERE[Local.name]
    if wanted in _HERE:
        return _HERE[wanted]
    known = ", ".join([AUTO, *_HERE])
    if wanted in _ELSEWHERE:
        raise InvalidInput(
            f"The judge {wanted!r} is not configured on this server; it has {known}."
        )
    raise InvalidInput(f"There is no judge {name!r}; this server has {known}.")
