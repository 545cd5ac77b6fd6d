from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from accounts_and_runs import two_accounts
from cyclorama.accounts.registration import PersonalAccount
from cyclorama.engines.data_set import Learned
from cyclorama.kit.ids import new_id
from cyclorama.media.ingest import Origin
from cyclorama.media.links import Links
from cyclorama.store.database import Database
from cyclorama.training.asked import TrainingAsked
from cyclorama.training.submit import submit_training
from cyclorama.training.trainings import NewTraining, Trainings
from line_of_work import SECRET, LineOfWork, ListingQueue
from settable_clock import SettableClock


class OwnHands:
    """Does the work of child processes in this one, which is warm already."""

    async def run(self, function, *args, memory, seconds, progress=None):
        return function(*args)


class School:
    """A line of work, two accounts, and the links of photos of the first."""

    def __init__(self, line: LineOfWork, owner: PersonalAccount, other: PersonalAccount) -> None:
        self.line, self.owner, self.other = line, owner, other
        self.links = Links(SECRET, "https://cyclorama.test", line.clock)
        self.entity_id = new_id()

    async def photo(self, folder: Path, colour: tuple[int, int, int], size: int = 320) -> str:
        """A link to a product of that colour, cut out by its sender."""
        pixels = np.zeros((size, size, 4), np.uint8)
        pixels[20 : size - 20, 30 : size - 30] = (*colour, 255)
        pixels[40 : size // 2, 60 : size // 2] = (250, 250, 250, 255)
        file = folder / f"{new_id()}.png"
        Image.fromarray(pixels).save(file)
        media = await self.line.ingest.from_file(
            file, Origin(self.owner.account.id, f"test/{file.stem}")
        )
        return self.links.sign(media)

    async def submit(self, *photos: str, **more: object) -> str:
        asked = TrainingAsked.model_validate(
            {
                "learned": Learned.PRODUCT,
                "entity_id": self.entity_id,
                "trigger": "ohwx",
                "photos": photos,
                **more,
            }
        )
        new = NewTraining(self.owner.account.id, False, self.owner.user_id, asked)
        done = await submit_training(self.line.submitter, self.line.clock, "sartiq", new)
        return done.made_id

    async def read(self, training_id: str):
        async with self.line.database.read() as connection:
            return await Trainings(connection, [self.owner.account.id]).get(training_id)


@pytest.fixture
async def school(
    database: Database, database_url: str, tmp_path: Path, clock: SettableClock
) -> AsyncIterator[School]:
    queue = ListingQueue(database_url)
    line = LineOfWork(database, queue, OwnHands(), tmp_path, clock)
    async with database.write() as transaction:
        owner, other = await two_accounts(transaction, clock)
    yield School(line, owner, other)
    await queue.close()
