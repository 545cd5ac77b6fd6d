"""Steps that have ended, without anybody having worked on them."""

from typing import Any

import sqlalchemy as sa

from cyclorama.kit.clock import system_clock
from cyclorama.kit.ids import new_id
from cyclorama.media.repository import MediaRepository
from cyclorama.media.types import ClipFacts, Facts, Media, Orientation
from cyclorama.production.states import RunState, StepState
from cyclorama.store.database import Database
from cyclorama.store.generation_tables import predictions, refines
from cyclorama.store.tables import accounts, runs, steps
from dreem_app import App

CLIP = ClipFacts(seconds=5.0, frames=150, fps=30.0, codec="h264", has_audio=False)


def finish_prediction(
    app: App, prediction_id: str, width: int = 640, height: int = 480, *, clip: bool = False
) -> str:
    """It has made a picture, or a clip, of that size. Gives the media's id."""
    return _finish(app, predictions, prediction_id, "generation_id", width, height, clip)


def finish_refine(app: App, refine_id: str, width: int = 1280, height: int = 960) -> str:
    return _finish(app, refines, refine_id, "run_id", width, height, False)


def plan_of(app: App, run_id: str) -> dict[str, Any]:
    """What is to be done, as it is stored."""

    async def task(database: Database) -> dict[str, Any]:
        async with database.read() as connection:
            plan = await connection.scalar(sa.select(runs.c.plan).where(runs.c.id == run_id))
        return dict(plan or {})

    return app.at_database(task)


def unlimited(app: App, account_id: str) -> None:
    """Let an account spend what it likes."""

    async def task(database: Database) -> None:
        async with database.write() as transaction:
            await transaction.execute(
                sa.update(accounts).where(accounts.c.id == account_id).values(unlimited=True)
            )

    app.at_database(task)


def _finish(
    app: App, table: sa.Table, its_id: str, run: str, width: int, height: int, clip: bool
) -> str:
    async def task(database: Database) -> str:
        async with database.write() as transaction:
            found = await transaction.execute(sa.select(table).where(table.c.id == its_id))
            row: Any = found.mappings().one()
            media = _media(row["account_id"], row[run], row["step_id"], width, height, clip)
            await MediaRepository(transaction, row["account_id"]).add(media)
            now = system_clock()
            await transaction.execute(
                sa.update(steps)
                .where(steps.c.run_id == row[run], steps.c.id == row["step_id"])
                .values(
                    state=StepState.SUCCEEDED.value,
                    outputs={"media": media.id},
                    started_at=now,
                    finished_at=now,
                )
            )
            await transaction.execute(
                sa.update(runs)
                .where(runs.c.id == row[run])
                .values(state=RunState.RUNNING.value, started_at=now)
            )
        return media.id

    return app.at_database(task)


def _media(
    account_id: str, run_id: str, step_id: str, width: int, height: int, clip: bool
) -> Media:
    media_id = new_id()
    facts = Facts(
        sha256="0" * 64,
        width=width,
        height=height,
        orientation=Orientation.LANDSCAPE,
        has_alpha=False,
        dominant_colour="#808080",
        blurhash="00",
        source_profile=None,
        source_bit_depth=8,
        clip=CLIP if clip else None,
    )
    return Media(
        id=media_id,
        account_id=account_id,
        origin_key=f"run/{run_id}/{step_id}/1/1",
        run_id=run_id,
        name="picture",
        blob_key=f"{account_id}/{media_id}",
        content_type="video/mp4" if clip else "image/png",
        size_bytes=1000,
        facts=facts,
        created_at=system_clock(),
        expires_at=None,
    )
