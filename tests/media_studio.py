"""An ingest with all it needs, two accounts, and eyes on what is left behind."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import sqlalchemy as sa

from accounts_and_runs import two_accounts
from cyclorama.kit.addresses import AllowList
from cyclorama.kit.outbound import Outbound
from cyclorama.kit.pool import ChildPool
from cyclorama.kit.secrets import Secret
from cyclorama.media.ingest import Ingest, Origin
from cyclorama.media.links import Links
from cyclorama.media.repository import MediaRepository
from cyclorama.media.retention import Retention
from cyclorama.media.types import Limits, Media
from cyclorama.media.upload_desk import UploadDesk
from cyclorama.store.blobs import Blobs, open_blobs
from cyclorama.store.database import Database
from cyclorama.store.tables import media
from settable_clock import SettableClock

GRACE = timedelta(hours=6)
KEPT = timedelta(days=3)


class Studio:
    def __init__(
        self, database: Database, clock: SettableClock, pool: ChildPool, folder: Path
    ) -> None:
        self.database = database
        self.clock = clock
        self.folder = folder
        self.scratch = folder / "scratch"
        self.links = Links(Secret(b"s" * 32), "http://127.0.0.1:8484", clock)
        self.outbound = Outbound(AllowList.parse("127.0.0.0/8"))
        self._pool = pool
        self.use_blobs(open_blobs(f"file://{folder}/blobs"))
        self.account = self.other_account = ""

    def use_blobs(self, blobs: Blobs) -> None:
        """Have the files there from now on."""
        self.blobs = blobs
        self.retention = Retention(self.database, blobs, self.clock, GRACE)
        self.ingest = self.make_ingest(self._pool, self.outbound)
        self.desk = UploadDesk(
            self.database,
            blobs,
            self.links.uploads,
            self.clock,
            scratch=self.scratch,
            max_bytes=1_000_000,
        )

    def make_ingest(self, pool: ChildPool, outbound: Outbound, **limits: int) -> Ingest:
        return Ingest(
            database=self.database,
            blobs=self.blobs,
            outbound=outbound,
            pool=pool,
            links=self.links,
            clock=self.clock,
            scratch=self.scratch,
            limits=Limits(**limits),
            fetch_seconds=10,
            keep_for=KEPT,
        )

    async def open(self) -> None:
        async with self.database.write() as transaction:
            first, second = await two_accounts(transaction, self.clock)
        self.account, self.other_account = first.account.id, second.account.id

    def origin(self, key: str = "run/1/photo/1/0") -> Origin:
        return Origin(self.account, key)

    async def get(self, media_id: str) -> Media:
        async with self.database.read() as connection:
            return await MediaRepository(connection, self.account).get(media_id)

    async def rows(self) -> int:
        async with self.database.read() as connection:
            return await connection.scalar(sa.select(sa.func.count()).select_from(media)) or 0

    async def keys(self) -> list[str]:
        return [key async for key in self.blobs.list()]

    def scratch_is_empty(self) -> bool:
        return not self.scratch.exists() or not any(self.scratch.iterdir())

    async def assert_nothing_was_stored(self) -> None:
        assert await self.rows() == 0
        assert await self.keys() == []
        assert self.scratch_is_empty()


async def chunks(content: bytes, size: int = 4096) -> AsyncIterator[bytes]:
    for start in range(0, len(content), size):
        yield content[start : start + size]
