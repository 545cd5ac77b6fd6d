"""A conductor over a real database, whose jobs the test hands out itself."""

from collections.abc import Callable
from pathlib import Path

from PIL import Image

from cyclorama.credits.prices import Charge, PriceList, load_prices
from cyclorama.durable.queue import Job, Queue
from cyclorama.engines.capabilities import (
    Capability,
    CutOutRequest,
    CutOutResult,
    Made,
    PackshotRequest,
    PackshotResult,
    Progress,
)
from cyclorama.engines.roster import Roster
from cyclorama.imaging.composition import Composition
from cyclorama.kit.outbound import Outbound
from cyclorama.kit.pool import ChildPool
from cyclorama.kit.secrets import Secret
from cyclorama.media.ingest import Ingest
from cyclorama.media.links import Links
from cyclorama.media.types import Limits
from cyclorama.production.bench import Workshop
from cyclorama.production.conduct import Conductor
from cyclorama.production.plan import Output, Plan, StepRef, StepSpec, Value
from cyclorama.production.submit import Submission, Submitter
from cyclorama.store.blobs import open_blobs
from cyclorama.store.database import Database, Transaction
from settable_clock import SettableClock

SECRET = Secret(b"a secret that only tests may know")


class ListingQueue(Queue):
    """The real queue, which also tells what was put into it."""

    def __init__(self, database_url: str) -> None:
        super().__init__(database_url)
        self.jobs: list[Job] = []
        self.cancelled: list[str] = []

    async def put(self, transaction: Transaction, job: Job) -> None:
        await super().put(transaction, job)
        self.jobs.append(job)

    async def cancel(self, job_ids) -> None:
        self.cancelled += list(job_ids)


class Painter:
    """An engine that paints at once, or does what the test wants."""

    name = "painter"
    capabilities = frozenset({Capability.CUT_OUT, Capability.PACKSHOT})

    def __init__(self) -> None:
        self.before: Callable[[str], object] = lambda _what: None
        self.asked: list[str] = []

    async def cut_out(
        self, request: CutOutRequest, progress: Progress | None = None
    ) -> tuple[CutOutResult, Made]:
        await self._paint("cut_out", request.out)
        return CutOutResult(
            width=8, height=8, confidence=0.9, method="painted", box=(1, 1, 7, 7)
        ), self._made()

    async def compose_packshot(
        self, request: PackshotRequest, progress: Progress | None = None
    ) -> tuple[PackshotResult, Made]:
        await self._paint("packshot", request.out)
        return PackshotResult(width=8, height=8, box=(1, 1, 7, 7)), self._made()

    async def _paint(self, what: str, out: Path) -> None:
        self.asked.append(what)
        waited = self.before(what)
        if waited is not None:
            await waited  # type: ignore[misc]
        Image.new("RGBA", (8, 8), (200, 30, 60, 255)).save(out)

    def _made(self) -> Made:
        return Made(engine=self.name, model="brush", version="1", seed=None, seconds=0.0)


class LineOfWork:
    def __init__(
        self,
        database: Database,
        queue: ListingQueue,
        pool: ChildPool,
        folder: Path,
        clock: SettableClock,
    ) -> None:
        self.database, self.queue, self.clock = database, queue, clock
        self.painter = Painter()
        self.prices: PriceList = load_prices()
        blobs = open_blobs(f"file://{folder / 'blobs'}")
        self.ingest = Ingest(
            database=database,
            blobs=blobs,
            outbound=Outbound(),
            pool=pool,
            links=Links(SECRET, "https://cyclorama.test", clock),
            clock=clock,
            scratch=folder / "scratch",
            limits=Limits(),
        )
        workshop = Workshop(
            database, blobs, self.ingest, Roster([self.painter]), pool, folder / "scratch", clock
        )
        self.conductor = Conductor(database, queue, clock, workshop, carry_on_seconds=0)
        # where steps that were short are followed by the next in the same job
        self.brisk_conductor = Conductor(database, queue, clock, workshop, carry_on_seconds=60)
        self.submitter = Submitter(database, queue, self.prices, SECRET, clock)

    async def submit(self, account_id: str, plan: Plan, **more: object) -> str:
        accepted = await self.submitter.submit(
            Submission(account_id=account_id, dialect="dreem", kind="packshot", plan=plan, **more)  # type: ignore[arg-type]
        )
        return accepted.made_id

    async def perform_next(self) -> Job:
        """Carry out the job that was queued first, as a worker would."""
        job = self.queue.jobs.pop(0)
        await self.conductor.perform(job.payload)
        return job

    async def perform_all(self) -> None:
        while self.queue.jobs:
            await self.perform_next()


def packshot_plan(photo_media_id: str, *codes: str) -> Plan:
    """Cut out a photo that is there already, and make a packshot per code."""
    shots = [
        StepSpec(
            id=code,
            type="packshot",
            params={
                "cut_out": StepRef(step="cut", output="media"),
                "name": Value(value=code),
                "composition": Value(value=Composition().model_dump(mode="json")),
            },
            charge=Charge(item="packshot", tier="1k"),
        )
        for code in codes
    ]
    cut = StepSpec(id="cut", type="cut_out", params={"photo": Value(value=photo_media_id)})
    return Plan(steps=(cut, *shots), outputs=tuple(Output(name=code, step=code) for code in codes))
