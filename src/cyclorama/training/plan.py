"""A training as a plan: each photo is taken in and prepared, all are judged and shown together,
weights are trained on them. Pure.

Photos are prepared side by side; one that fails leaves the others alone.
"""

from collections.abc import Iterator, Mapping

from pydantic import JsonValue

from cyclorama.credits.prices import Charge
from cyclorama.production.plan import (
    Fields,
    Items,
    Output,
    Param,
    Pay,
    Plan,
    StepRef,
    StepSpec,
    Value,
)
from cyclorama.steps.registry import step_type
from cyclorama.training.asked import TrainingAsked

DATA_SET, TRAIN = "data-set", "train"
_TAKEN, _PREPARED = "in-", "photo-"


def compile_training(asked: TrainingAsked) -> Plan:
    return Plan(
        steps=(*_photo_steps(asked), _data_set(asked), _train(asked)),
        outputs=(Output(name="data_set", step=DATA_SET), Output(name="weights", step=TRAIN)),
        pay=Pay.AS_MADE,
        shows_steps=True,  # the data set is of use without weights, too
    )


def photo_steps(number: int) -> tuple[str, str]:
    """The steps that take in and prepare the photo of that number, from 1."""
    return f"{_TAKEN}{number}", f"{_PREPARED}{number}"


def _photo_steps(asked: TrainingAsked) -> Iterator[StepSpec]:
    for number, url in enumerate(asked.photos, 1):
        taken, prepared = photo_steps(number)
        yield _step(taken, "ingest", {"url": Value(value=url)})
        yield _step(
            prepared,
            "prepare_photo",
            {
                "photo": StepRef(step=taken, output="media"),
                "learned": Value(value=asked.learned.value),
                "trigger": Value(value=asked.trigger),
                "crop": Value(value=asked.crop),
                "captions": Value(value=asked.captions.value),
                "words": Value(value=asked.words),
            },
        )


def _data_set(asked: TrainingAsked) -> StepSpec:
    photos = [_prepared(number) for number in range(1, len(asked.photos) + 1)]
    return _step(
        DATA_SET,
        "data_set",
        {
            "learned": Value(value=asked.learned.value),
            "trigger": Value(value=asked.trigger),
            "photos": Items(items=tuple(photos)),
        },
    )


def _prepared(number: int) -> Param:
    _, step = photo_steps(number)
    return Fields(
        fields={
            "number": Value(value=number),
            "media": StepRef(step=step, output="media", optional=True),
            "prepared": StepRef(step=step, output="prepared", optional=True),
        }
    )


def _train(asked: TrainingAsked) -> StepSpec:
    given: Mapping[str, JsonValue] = {
        "learned": asked.learned.value,
        "trigger": asked.trigger,
        "base_model": asked.base_model,
        "rank": asked.rank,
        "rounds": asked.rounds,
        "learning_rate": asked.learning_rate,
    }
    return _step(
        TRAIN,
        "train_weights",
        {
            "photos": StepRef(step=DATA_SET, output="photos"),
            **{name: Value(value=value) for name, value in given.items()},
        },
        Charge(item="training", tier="lora"),
    )


def _step(
    step_id: str, kind: str, params: dict[str, Param], charge: Charge | None = None
) -> StepSpec:
    return StepSpec(
        id=step_id, type=kind, version=step_type(kind).version, params=params, charge=charge
    )
