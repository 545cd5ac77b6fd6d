"""Put parameters of a plan together: lists, objects and texts of what is known and what is not.

None stands for nothing: it is left out.
"""

from collections.abc import Iterator, Mapping, Sequence

from cyclorama.errors import InvalidInput
from cyclorama.production.plan import Fields, Items, Param, Text, Value, spoken

MAX_TEXT = 100_000  # characters that are known before a run


def is_open(param: Param) -> bool:
    """Whether it is not known before the run."""
    match param:
        case Value():
            return False
        case Items(items=inner) | Text(parts=inner):
            return any(map(is_open, inner))
        case Fields(fields=fields):
            return any(map(is_open, fields.values()))
    return True


def listed(params: Sequence[Param | None]) -> Param:
    """A list, into which lists are put with their items."""
    items: list[Param] = []
    for param in params:
        match param:
            case None:
                pass
            case Items(items=inner):
                items += inner
            case Value(value=list() as values):
                items += [Value(value=value) for value in values]
            case _:
                items.append(param)
    known = [item.value for item in items if isinstance(item, Value)]
    return Value(value=known) if len(known) == len(items) else Items(items=tuple(items))


def fielded(params: Mapping[str, Param | None]) -> Param:
    fields = {name: param for name, param in params.items() if param is not None}
    known = {name: param.value for name, param in fields.items() if isinstance(param, Value)}
    return Value(value=known) if len(known) == len(fields) else Fields(fields=fields)


def joined(params: Sequence[Param | None]) -> Param:
    """A text of what is there, in which neighbours that are known are one part.

    Raises InvalidInput for one that becomes too long: a short pattern may name a long option often.
    """
    parts: list[Param] = []
    known: list[str] = []
    length = 0
    for param in _flat(params):
        if isinstance(param, Value):
            known.append(spoken(param.value))
            length += len(known[-1])
        else:
            parts += [Value(value="".join(known))] if known else []
            parts.append(param)
            known = []
        if length > MAX_TEXT:
            raise InvalidInput(f"A text becomes longer than {MAX_TEXT} characters: shorten it.")
    if not parts:
        return Value(value="".join(known))
    parts += [Value(value="".join(known))] if known else []
    return Text(parts=tuple(parts))


def _flat(params: Sequence[Param | None]) -> Iterator[Param]:
    for param in params:
        if isinstance(param, Text):
            yield from param.parts
        elif param is not None:
            yield param
