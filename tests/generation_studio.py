"""Generations over a real database, whose steps the test carries out itself."""

from dataclasses import dataclass
from pathlib import Path

from accounts_and_runs import two_accounts
from cyclorama.generations.reading import Generations
from cyclorama.generations.submit import (
    NewGeneration,
    NewPrediction,
    NewRefine,
    submit_generation,
)
from cyclorama.generations.views import GenerationView
from cyclorama.media.ingest import Origin
from line_of_work import LineOfWork, packshot_plan
from product_photo import product_photo


@dataclass
class GenerationStudio:
    """A line of work, two accounts with their users, and a photo of the first."""

    line: LineOfWork
    mine: str
    my_user: str
    theirs: str
    their_user: str
    photo_id: str

    def new(self, *, count: int = 2, refined: bool = False, **more: object) -> NewGeneration:
        """`count` packshots of the photo; each refined by a further one."""
        codes = [f"p{number}" for number in range(count)]
        refines = [f"r{number}" for number in range(count)] if refined else []
        plan = packshot_plan(self.photo_id, *codes, *refines)
        values: dict[str, object] = {
            "account_id": self.mine,
            "owner_id": self.my_user,
            "organization": False,
            "plan": plan,
            "predictions": tuple(
                NewPrediction(
                    code, 7 + number, NewRefine(f"r{number}", scale_factor=2) if refined else None
                )
                for number, code in enumerate(codes)
            ),
            "seed": 7,
            "width": 1024,
            "height": 768,
        }
        return NewGeneration(**(values | more))  # type: ignore[arg-type]

    async def submit(self, **more: object) -> str:
        new = self.new(**more)  # type: ignore[arg-type]
        done = await submit_generation(self.line.submitter, self.line.clock, new)
        return done.made_id

    async def work(self) -> None:
        await self.line.perform_all()

    async def get(self, generation_id: str) -> GenerationView:
        async with self.line.database.read() as connection:
            return await Generations(connection, [self.mine]).get(generation_id)


async def generation_studio(line: LineOfWork, folder: Path) -> GenerationStudio:
    async with line.database.write() as transaction:
        admin, limited = await two_accounts(transaction, line.clock, credit_grant=1_000)
    photo = folder / "photo.png"
    photo.write_bytes(product_photo(64))
    stored = await line.ingest.from_file(photo, Origin(limited.account.id, "test/photo"))
    return GenerationStudio(
        line,
        limited.account.id,
        limited.user_id,
        admin.account.id,
        admin.user_id,
        stored.id,
    )
