"""Generations, their predictions and the refines of those, as they are written beside their runs.

A generation is a run, and each of its predictions a step of it. A refine is a further step of
that run, or of a run of its own, whose id it then bears.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import sqlalchemy as sa
from pydantic import JsonValue

from cyclorama.kit.ids import new_id
from cyclorama.production.plan import Plan
from cyclorama.store.database import Transaction
from cyclorama.store.generation_tables import generations, predictions, refines

INPUTS = "inputs"
"""In a generation's details: what it was made from."""


@dataclass(frozen=True, kw_only=True)
class Input:
    """A picture that something is made from: a media that is there already, or the one that a
    step of the run takes in."""

    media_id: str | None = None
    step_id: str | None = None


@dataclass(frozen=True)
class NewRefine:
    """`step_id`: whose output `media` is the result. Either both of `width` and `height` are
    given, or `scale_factor` is."""

    step_id: str
    width: int | None = None
    height: int | None = None
    scale_factor: float | None = None
    prompt: str | None = None
    model_id: str | None = None
    source_refine_id: str | None = None


@dataclass(frozen=True)
class NewPrediction:
    """`step_id`: whose output `media` is the result. `refine`: by a step of the same run."""

    step_id: str
    seed: int
    refine: NewRefine | None = None


@dataclass(frozen=True, kw_only=True)
class NewGeneration:
    """`organization`: whether the account is one. `width` and `height` are in pixels; None where
    only the result tells. `details`: what else is told of it, under the names that its readers
    use; `inputs`: the pictures that it is made from, by the names `subject`, `product`,
    `product2`, `base` and `references`. `asked`: the request as it came."""

    account_id: str
    owner_id: str
    organization: bool
    plan: Plan
    predictions: tuple[NewPrediction, ...]
    seed: int
    width: int | None = None
    height: int | None = None
    type: str = "BASE"
    strategy: str = "GENERATE"
    tool: str | None = None
    steps: int = 20
    refine: bool = False
    subject_id: str | None = None
    product_id: str | None = None
    product2_id: str | None = None
    style_id: str | None = None
    shot_id: str | None = None
    shot_type_id: str | None = None
    shot_type_string: str | None = None
    model_id: str | None = None
    inputs: Mapping[str, tuple[Input, ...]] = field(default_factory=dict)
    details: Mapping[str, JsonValue] = field(default_factory=dict)
    asked: Mapping[str, JsonValue] = field(default_factory=dict)


async def add_generation(
    transaction: Transaction, run_id: str, new: NewGeneration, now: datetime
) -> None:
    """Within the transaction that makes the run."""
    await transaction.execute(
        sa.insert(generations).values(
            run_id=run_id,
            account_id=new.account_id,
            owner_id=new.owner_id,
            organization=new.organization,
            type=new.type,
            strategy=new.strategy,
            tool=new.tool,
            revised=False,
            width=new.width,
            height=new.height,
            batch_size=len(new.predictions),
            steps=new.steps,
            seed=new.seed,
            refine=new.refine,
            subject_id=new.subject_id,
            product_id=new.product_id,
            product2_id=new.product2_id,
            style_id=new.style_id,
            shot_id=new.shot_id,
            shot_type_id=new.shot_type_id,
            shot_type_string=new.shot_type_string,
            model_id=new.model_id,
            details={**new.details, INPUTS: _as_json(new.inputs)},
            asked=dict(new.asked),
            created_at=now,
            updated_at=now,
        )
    )
    numbered = [(new_id(), number, one) for number, one in enumerate(new.predictions)]
    await transaction.execute(
        sa.insert(predictions),
        [
            {
                "id": prediction_id,
                "account_id": new.account_id,
                "generation_id": run_id,
                "number": number,
                "step_id": one.step_id,
                "seed": one.seed,
                "favourite": False,
                "selected": False,
                "created_at": now,
                "updated_at": now,
            }
            for prediction_id, number, one in numbered
        ],
    )
    for prediction_id, _, one in numbered:
        if one.refine is not None:
            await add_refine(
                transaction, new_id(), new.account_id, prediction_id, run_id, one.refine, now
            )


async def add_refine(
    transaction: Transaction,
    refine_id: str,
    account_id: str,
    prediction_id: str,
    run_id: str,
    new: NewRefine,
    now: datetime,
) -> None:
    """Within the transaction that makes the run."""
    await transaction.execute(
        sa.insert(refines).values(
            id=refine_id,
            account_id=account_id,
            generation_id=sa.select(predictions.c.generation_id)
            .where(predictions.c.id == prediction_id)
            .scalar_subquery(),
            prediction_id=prediction_id,
            run_id=run_id,
            step_id=new.step_id,
            width=new.width,
            height=new.height,
            scale_factor=new.scale_factor,
            prompt=new.prompt,
            model_id=new.model_id,
            source_refine_id=new.source_refine_id,
            created_at=now,
            updated_at=now,
        )
    )


def _as_json(inputs: Mapping[str, tuple[Input, ...]]) -> dict[str, JsonValue]:
    return {
        name: [
            {"media": one.media_id} if one.media_id is not None else {"step": one.step_id}
            for one in sources
        ]
        for name, sources in inputs.items()
    }
