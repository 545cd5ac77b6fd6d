"""Pictures that are judged, and made anew with another seed until one is good enough.

taking = Taking(attempts=3, threshold=0.7, judge="auto", shot_type="front_full_body")
step = picture_in_takes(lambda seed: picture_steps(...), first_seed, taking)
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from pydantic import JsonValue

from cyclorama.credits.prices import Charge
from cyclorama.production.plan import Fields, Items, Param, StepRef, StepSpec, Value

STRIDE = 7919
"""From the seed of one take to that of the next. It is a prime beyond every batch, so that no two
takes of a batch have the same seed, and shares no divisor with the number of poses or variants, so
that a further take is another picture."""

TAKING = "taking"
_LAYERED = frozenset({"edit_photo"})  # step types that can keep the layers of their pictures


@dataclass(frozen=True, kw_only=True)
class Taking:
    """`attempts`: takes of each picture, at most. `threshold`: the score, 0..1, from which one is
    accepted. `shot_type`: how a person is to be shown; empty where none is."""

    attempts: int
    threshold: float
    judge: str
    shot_type: str = ""

    def kept(self) -> dict[str, JsonValue]:
        """What of it is kept in a generation's details, for its readers."""
        return {TAKING: asdict(self)}

    @classmethod
    def read(cls, details: Mapping[str, Any]) -> "Taking | None":
        """None for a generation that was not made in takes."""
        return cls(**details[TAKING]) if TAKING in details else None


def picture_in_takes(
    drawn: Callable[[int], Sequence[StepSpec]], seed: int, taking: Taking
) -> StepSpec:
    """`drawn`: the steps that make the picture with a seed, the last of which makes it."""
    seeds = [seed + STRIDE * number for number in range(taking.attempts)]
    return in_takes([drawn(one) for one in seeds], seeds, taking)


def in_takes(rows: Sequence[Sequence[StepSpec]], seeds: Sequence[int], taking: Taking) -> StepSpec:
    """One step in place of all of these. Each row makes the picture in another way; the step has
    the id of their last step, and costs as much as all of them together."""
    last = rows[0][-1]
    tries = [
        Fields(fields={"seed": Value(value=seed), "work": _work(row)})
        for row, seed in zip(rows, seeds, strict=True)
    ]
    return StepSpec(
        id=last.id,
        type="agentic_take",
        params={
            "tries": Items(items=tuple(tries)),
            "shot_type": Value(value=taking.shot_type),
            "threshold": Value(value=taking.threshold),
            "judge": Value(value=taking.judge),
        },
        charge=_of_all(last.charge, len(rows)),
    )


def _seen_best(row: Sequence[StepSpec]) -> tuple[StepSpec, ...]:
    """The judge sees the subject best without its background, where the last step, whose picture
    is judged, can keep it apart."""
    *before, last = row
    if last.type in _LAYERED:
        last = last.model_copy(update={"params": {**last.params, "layers": Value(value=True)}})
    return (*before, last)


def _work(row: Sequence[StepSpec]) -> Param:
    own = frozenset(step.id for step in row)
    return Items(
        items=tuple(
            Fields(
                fields={
                    "step": Value(value=step.id),
                    "make": Value(value=step.type),
                    "params": Fields(
                        fields={name: _within(one, own) for name, one in step.params.items()}
                    ),
                }
            )
            for step in _seen_best(row)
        )
    )


def _within(param: Param, own: frozenset[str]) -> Param:
    """References to the row's own steps are filled in as it is carried out, not by the plan."""
    match param:
        case StepRef(step=step, output=output) if step in own:
            return Value(value={"made_by": [step, output]})
        case Items(items=items):
            return Items(items=tuple(_within(one, own) for one in items))
        case Fields(fields=fields):
            return Fields(fields={name: _within(one, own) for name, one in fields.items()})
        case _:
            return param


def _of_all(charge: Charge | int | None, count: int) -> Charge | int | None:
    if isinstance(charge, Charge):
        return charge.model_copy(update={"quantity": charge.quantity * count})
    return None if charge is None else charge * count
