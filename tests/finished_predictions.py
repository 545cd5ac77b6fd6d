"""Rows of generations whose predictions are there, without anything having been made."""

from datetime import datetime

import sqlalchemy as sa

from accounts_and_runs import insert_run
from cyclorama.accounts.registration import PersonalAccount
from cyclorama.generations.records import (
    NewGeneration,
    NewPrediction,
    NewRefine,
    add_generation,
    add_refine,
)
from cyclorama.kit.ids import new_id
from cyclorama.production.plan import Output, Plan, StepSpec
from cyclorama.store.database import Transaction
from cyclorama.store.generation_tables import predictions
from cyclorama.store.tables import media, steps
from settable_clock import SettableClock

_STEP = "picture"
_PLAN = Plan(
    steps=(StepSpec(id=_STEP, type="create_image"),), outputs=(Output(name=_STEP, step=_STEP),)
)


async def insert_media(transaction: Transaction, account_id: str, clock: SettableClock) -> str:
    media_id = new_id()
    await transaction.execute(
        sa.insert(media).values(
            id=media_id,
            account_id=account_id,
            origin_key=f"test/{media_id}",
            name="picture",
            blob_key=f"{account_id}/{media_id}.png",
            content_type="image/png",
            size_bytes=8,
            sha256="0" * 64,
            width=8,
            height=8,
            facts={
                "sha256": "0" * 64,
                "width": 8,
                "height": 8,
                "orientation": "square",
                "has_alpha": False,
                "dominant_colour": "#ffffff",
                "blurhash": "00",
                "source_profile": None,
                "source_bit_depth": 8,
            },
            created_at=clock(),
        )
    )
    return media_id


async def insert_prediction(
    transaction: Transaction,
    owner: PersonalAccount,
    clock: SettableClock,
    *,
    done: bool = True,
) -> tuple[str, str | None]:
    """A generation of one prediction. Gives the prediction's id and its result's."""
    account_id = owner.account.id
    run_id = await insert_run(transaction, account_id, clock)
    result = await insert_media(transaction, account_id, clock) if done else None
    await _insert_step(transaction, run_id, result, clock())
    new = NewGeneration(
        account_id=account_id,
        owner_id=owner.user_id,
        organization=False,
        plan=_PLAN,
        predictions=(NewPrediction(_STEP, seed=1),),
        seed=1,
        width=8,
        height=8,
    )
    await add_generation(transaction, run_id, new, clock())
    prediction_id = await transaction.scalar(
        sa.select(predictions.c.id).where(predictions.c.generation_id == run_id)
    )
    return str(prediction_id), result


async def insert_refine(
    transaction: Transaction, account_id: str, prediction_id: str, clock: SettableClock
) -> tuple[str, str]:
    """A finished refine in a run of its own. Gives its id and its result's."""
    run_id = await insert_run(transaction, account_id, clock)
    result = await insert_media(transaction, account_id, clock)
    await _insert_step(transaction, run_id, result, clock())
    new = NewRefine(_STEP, scale_factor=2)
    await add_refine(transaction, run_id, account_id, prediction_id, run_id, new, clock())
    return run_id, result


async def _insert_step(
    transaction: Transaction, run_id: str, result: str | None, now: datetime
) -> None:
    await transaction.execute(
        sa.insert(steps).values(
            run_id=run_id,
            id=_STEP,
            position=0,
            type="create_image",
            version=1,
            state="running" if result is None else "succeeded",
            attempt=1,
            progress=0.5 if result is None else 1.0,
            credits=0,
            outputs=None if result is None else {"media": result},
            started_at=now,
            finished_at=None if result is None else now,
        )
    )
