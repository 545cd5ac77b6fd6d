"""A reception: an account with two connectors, another account, and all that fetches files."""

from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from accounts_and_runs import two_accounts
from cyclorama.accounts.registration import PersonalAccount
from cyclorama.durable.queue import Job
from cyclorama.kit.addresses import AllowList
from cyclorama.kit.ids import new_id
from cyclorama.kit.outbound import Outbound
from cyclorama.kit.pool import ChildPool
from cyclorama.library.libraries import Libraries
from cyclorama.media.ingest import Ingest, Origin
from cyclorama.media.links import Links
from cyclorama.media.types import Limits, Media
from cyclorama.production.plan import Output, Plan, StepSpec, Value
from cyclorama.sessions.connectors import Connectors, NewConnector
from cyclorama.sessions.download import Downloader
from cyclorama.sessions.files import NewFile
from cyclorama.sessions.finished import finished_outputs
from cyclorama.sessions.locked_session import LockedSession, NewSession
from cyclorama.sessions.owner import Owner
from cyclorama.sessions.reading import FileView, Sessions, SessionView
from cyclorama.store.blobs import open_blobs
from cyclorama.store.database import Database, Transaction
from cyclorama.store.tables import media, runs, steps
from line_of_work import SECRET, ListingQueue
from settable_clock import SettableClock


@dataclass
class Reception:
    database: Database
    queue: ListingQueue
    clock: SettableClock
    ingest: Ingest
    links: Links
    downloader: Downloader
    account: PersonalAccount
    stranger: PersonalAccount
    connector: Owner
    other_connector: Owner

    @property
    def owner(self) -> Owner:
        """The account itself, who sees the sessions of both connectors."""
        return Owner(self.account.account.id)

    async def make_session(self, *urls: str, connector: Owner | None = None) -> str:
        session_id = new_id()
        new = NewSession("Spring", "S-1", [NewFile(url) for url in urls])
        async with self.database.write() as transaction:
            await LockedSession.create(
                transaction,
                self.queue,
                self.clock,
                connector or self.connector,
                session_id,
                new,
            )
        return session_id

    async def read(self, session_id: str, owner: Owner | None = None) -> SessionView:
        async with self.database.read() as connection:
            return await Sessions(connection, owner or self.owner).get(session_id)

    async def file(self, session_id: str) -> FileView:
        """The only file of a session."""
        (file,) = (await self.read(session_id)).files
        return file

    async def lock(self, transaction: Transaction, session_id: str) -> LockedSession:
        return await LockedSession.lock(transaction, self.queue, self.clock, self.owner, session_id)

    async def delete(self, session_id: str) -> None:
        async with self.database.write() as transaction:
            jobs = await (await self.lock(transaction, session_id)).delete()
        await self.queue.cancel(jobs)

    async def download_next(self) -> Job:
        """Carry out the job that was queued first, as a worker would."""
        job = self.queue.jobs.pop(0)
        await self.downloader.download(job.payload)
        return job

    async def attach(
        self, session_id: str, *run_ids: str, names: tuple[str, ...] | None = None
    ) -> None:
        library = await Libraries(self.database).of(self.account.account.id)
        async with self.database.write() as transaction:
            session = await self.lock(transaction, session_id)
            outputs = await finished_outputs(
                transaction, self.account.account.id, library, run_ids, names
            )
            await session.attach(outputs, "dreem")

    async def stored(self, picture: bytes, account_id: str | None = None) -> Media:
        """A picture that is there already."""

        async def chunks():
            yield picture

        owner = account_id or self.account.account.id
        return await self.ingest.from_upload(chunks(), Origin(owner, f"upload/{new_id()}", "cup"))

    async def media_rows(self) -> list[sa.Row]:  # type: ignore[type-arg]
        async with self.database.read() as connection:
            return list((await connection.execute(sa.select(media))).all())

    async def run_that_made(
        self,
        outputs: dict[str, Media | None],
        *,
        state: str = "succeeded",
        kind: str = "packshot",
        account: PersonalAccount | None = None,
    ) -> str:
        """A run with one output per name: None for one that could not be made."""
        run_id = new_id()
        owner = (account or self.account).account.id
        specs = tuple(
            StepSpec(
                id=name.lower(), type="ingest", params={"url": Value(value="https://example.com")}
            )
            for name in outputs
        )
        plan = Plan(steps=specs, outputs=tuple(Output(name=n, step=n.lower()) for n in outputs))
        async with self.database.write() as transaction:
            await transaction.execute(
                sa.insert(runs).values(
                    id=run_id,
                    account_id=owner,
                    dialect="dreem",
                    kind=kind,
                    state=state,
                    priority=50,
                    plan=plan.model_dump(mode="json"),
                    credits_held=0,
                    credits_charged=0,
                    events=0,
                    created_at=self.clock(),
                )
            )
            for position, (name, made) in enumerate(outputs.items()):
                await transaction.execute(
                    sa.insert(steps).values(
                        run_id=run_id,
                        id=name.lower(),
                        position=position,
                        type="ingest",
                        version=1,
                        state="succeeded" if made else "failed",
                        attempt=1,
                        progress=1.0,
                        credits=0,
                        outputs={"media": made.id} if made else None,
                    )
                )
        return run_id


async def open_reception(
    stack: AsyncExitStack,
    database: Database,
    database_url: str,
    clock: SettableClock,
    pool: ChildPool,
    folder: Path,
) -> Reception:
    queue = ListingQueue(database_url)
    stack.push_async_callback(queue.close)
    outbound = Outbound(AllowList.parse("127.0.0.1"))
    stack.push_async_callback(outbound.aclose)
    links = Links(SECRET, "https://cyclorama.test", clock)
    ingest = Ingest(
        database=database,
        blobs=open_blobs(f"file://{folder / 'blobs'}"),
        outbound=outbound,
        pool=pool,
        links=links,
        clock=clock,
        scratch=folder / "scratch",
        limits=Limits(),
        fetch_seconds=10,
    )
    async with database.write() as transaction:
        stranger, account = await two_accounts(transaction, clock)
        connectors = []
        for name in ("shop", "agency"):
            connector_id = new_id()
            await Connectors(transaction, account.account.id, clock).make(
                connector_id,
                SECRET,
                account.user_id,
                NewConnector(name, f"https://{name}.example.com/hook", f"the secret of {name}"),
            )
            connectors.append(Owner(account.account.id, connector_id))
    return Reception(
        database,
        queue,
        clock,
        ingest,
        links,
        Downloader(database, queue, ingest, clock),
        account,
        stranger,
        *connectors,
    )
