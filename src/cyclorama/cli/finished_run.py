"""What a finished run left in its server's data folder: times of its steps, and their files."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

from cyclorama.media.repository import MediaRepository
from cyclorama.production.reading import Runs, RunView, owner_of
from cyclorama.settings import Settings
from cyclorama.store.blobs import Blobs, open_blobs
from cyclorama.store.database import Database


@dataclass(frozen=True)
class FinishedRun:
    """`view`: the run as production reads it; `files`: the pictures that its steps made."""

    view: RunView
    files: dict[str, Path]


def read_finished_run(data_dir: Path, run_id: str, into: Path, step_ids: list[str]) -> FinishedRun:
    """Read a run and copy the pictures of some of its steps into a folder."""
    settings = Settings(data_dir=data_dir, database_url="", storage_url="")
    return asyncio.run(_read(settings, run_id, into, step_ids))


async def _read(settings: Settings, run_id: str, into: Path, step_ids: list[str]) -> FinishedRun:
    database = Database(settings.database)
    blobs = open_blobs(settings.storage)
    try:
        async with database.read() as connection:
            account_id = await owner_of(connection, run_id)
            run = await Runs(connection, account_id).get(run_id)
            media = MediaRepository(connection, account_id)
            made = {
                step_id: await media.get(str(run.steps[step_id].outputs["media"]))
                for step_id in step_ids
                if "media" in run.steps[step_id].outputs
            }
    finally:
        await database.dispose()
    files = {
        step_id: await _copy(blobs, one.blob_key, into / f"{step_id}{Path(one.blob_key).suffix}")
        for step_id, one in made.items()
    }
    return FinishedRun(run, files)


async def _copy(blobs: Blobs, key: str, file: Path) -> Path:
    await asyncio.to_thread(file.write_bytes, await blobs.get(key))
    return file
