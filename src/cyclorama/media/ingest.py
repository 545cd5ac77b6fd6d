"""Bring files in, pictures where nothing else is said: from a URL, an upload or a local file into
blob and row.

Every way ends alike: a child process checks the file and makes it safe, the blob is put, the
row is written. The same origin never makes two rows; a failure leaves no row and no scratch file.
"""

import asyncio
import hashlib
import tempfile
from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator, Collection
from contextlib import asynccontextmanager
from copy import copy
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from cyclorama.errors import InvalidInput, NotFound
from cyclorama.kit.clock import Clock
from cyclorama.kit.ids import new_id
from cyclorama.kit.outbound import Outbound
from cyclorama.kit.pool import ChildPool
from cyclorama.media.inspect import Inspected, described, holds_recording, take_as_is, take_in
from cyclorama.media.kinds import Medium, kind_of, wrong_medium
from cyclorama.media.links import Links
from cyclorama.media.names import plain_name
from cyclorama.media.repository import MediaRepository, behind_link
from cyclorama.media.types import Facts, Limits, Media
from cyclorama.media.uploads import Upload, note_taken_in, upload_behind_link
from cyclorama.store.blobs import Blobs
from cyclorama.store.database import Database

# 50 megapixels of 8-bit RGBA are 200 MB, held once decoded and once while being encoded.
INSPECT_MEMORY = 500_000_000
INSPECT_SECONDS = 60.0
LARGE_MEMORY = 1_000_000_000  # the same for 100 megapixels
LARGE_SECONDS = 180.0
# A decoder of 4096 x 4096 pixels holds up to sixteen frames; ten minutes are decoded once.
RECORDING_MEMORY = 1_000_000_000
RECORDING_SECONDS = 600.0

PICTURES = (Medium.IMAGE,)
ANYTHING = tuple(Medium)

BY_CONTENT = "content/"
"""In the place of an origin's key: the same content of the same account is one file, whoever sends
it and however often."""

# Our own results: 8192 x 8192 pixels is the largest that is made.
RESULT_LIMITS = Limits(max_bytes=500_000_000, max_pixels=8192 * 8192, max_edge=8192)


@dataclass(frozen=True)
class Origin:
    """Where a file comes from. `key` names it within the account: at most 255 characters, such
    as `run/<id>/<step>/<take>/<index>`, or is `BY_CONTENT`. `name`: what the file is called,
    without extension."""

    account_id: str
    key: str
    name: str = ""
    run_id: str | None = None


class Ingest:
    """`scratch`: folder for files in the making, on this machine. `keep_for`: how long a file
    is kept, None for ever."""

    def __init__(
        self,
        *,
        database: Database,
        blobs: Blobs,
        outbound: Outbound,
        pool: ChildPool,
        links: Links,
        clock: Clock,
        scratch: Path,
        limits: Limits,
        fetch_seconds: float = 30,
        fetch_clip_seconds: float = 300,
        keep_for: timedelta | None = None,
    ) -> None:
        self._database = database
        self._blobs = blobs
        self._outbound = outbound
        self._pool = pool
        self._links = links
        self._clock = clock
        self._scratch = scratch
        self._limits = limits
        self._fetch_seconds = fetch_seconds
        self._fetch_clip_seconds = fetch_clip_seconds
        self._keep_for = keep_for
        self._inspect_memory, self._inspect_seconds = INSPECT_MEMORY, INSPECT_SECONDS

    def for_large_pictures(self) -> "Ingest":
        """The same with the limits that `Limits.for_large_pictures` says."""
        large = copy(self)
        large._limits = self._limits.for_large_pictures()
        large._inspect_memory, large._inspect_seconds = LARGE_MEMORY, LARGE_SECONDS
        return large

    async def from_url(
        self, url: str, origin: Origin, wanted: Collection[Medium] = PICTURES
    ) -> Media:
        """The file behind a URL. A valid link to a file of ours, or to one that was sent to us, is
        not fetched: a file of the same account is given as it is, another account's is copied.

        Raises InvalidInput, BlockedAddress, Unreachable, TooLarge, NotAPicture, NotPlayable.
        """
        known = await self._known(origin)
        if known is not None:
            return known
        own_id = self._links.own_media_id(url)
        if own_id is not None:
            return await self._handed_over(await self._own(own_id), origin, wanted)
        upload_id = self._links.uploads.own_upload_id(url)
        if upload_id is not None:
            return await self._handed_over(await self.from_sent(upload_id), origin, wanted)
        pictures = set(wanted) == {Medium.IMAGE}
        async with self._folder() as folder:
            file = folder / "fetched"
            await self._outbound.fetch(
                url,
                into=file,
                max_bytes=self._most_bytes(wanted),
                seconds=self._fetch_seconds if pictures else self._fetch_clip_seconds,
            )
            name = origin.name or PurePosixPath(unquote(urlsplit(url).path)).stem
            return await self._take_in(file, folder, origin, name, wanted)

    async def from_upload(
        self,
        chunks: AsyncIterable[bytes],
        origin: Origin,
        wanted: Collection[Medium] = PICTURES,
    ) -> Media:
        """A file sent as a stream of bytes. Raises TooLarge, NotAPicture, NotPlayable."""
        known = await self._known(origin)
        if known is not None:
            return known
        async with self._folder() as folder:
            file = folder / "uploaded"
            await self._receive(chunks, file, wanted)
            return await self._take_in(file, folder, origin, origin.name, wanted)

    async def from_bytes(self, content: bytes, origin: Origin) -> Media:
        """A picture that came within a request. Raises TooLarge, NotAPicture."""

        async def whole() -> AsyncIterator[bytes]:
            yield content

        return await self.from_upload(whole(), origin)

    async def from_sent(self, upload_id: str) -> Media:
        """What a client put where an upload says, as media of the upload's account; the same the
        next time, and the same as another file of that content. Only for an id from a link whose
        signature was checked.

        Raises InvalidInput where nothing was put there, or fewer bytes than were said; TooLarge,
        NotAPicture, NotPlayable.
        """
        async with self._database.read() as connection:
            upload = await upload_behind_link(connection, upload_id)
        if upload.media_id is not None:
            return await self._own(upload.media_id)
        origin = Origin(upload.account_id, BY_CONTENT, PurePosixPath(upload.name).stem)
        try:
            upload.check_size(await self._blobs.size(upload.blob_key))
            async with self._folder() as folder, self._blobs.local_copy(upload.blob_key) as file:
                media = await self._take_in(
                    file, folder, origin, origin.name, ANYTHING, self._limits_of(upload)
                )
        except NotFound:
            raise InvalidInput(
                "Nothing was sent to this upload yet: PUT the file to its upload_url first."
            ) from None
        async with self._database.write() as transaction:
            await note_taken_in(transaction, upload_id, media.id)
        return media  # what was put stays until it expires: another step may be reading it

    async def from_file(
        self, file: Path, origin: Origin, wanted: Collection[Medium] = PICTURES
    ) -> Media:
        """A file of this machine, which is left as it is. Raises TooLarge, NotAPicture,
        NotPlayable."""
        known = await self._known(origin)
        if known is not None:
            return known
        async with self._folder() as folder:
            return await self._take_in(file, folder, origin, origin.name or file.stem, wanted)

    async def keep(self, file: Path, origin: Origin, facts: Facts | None = None) -> Media:
        """Store a file that we made, byte for byte, with its facts.
        Those that are not known are measured."""
        known = await self._known(origin)
        if known is not None:
            return known
        if facts is not None:
            inspected = await asyncio.to_thread(described, file, facts)
        else:
            inspected = await self._pool.run(
                take_as_is, file, RESULT_LIMITS, memory=INSPECT_MEMORY, seconds=INSPECT_SECONDS
            )
        return await self._store(inspected, origin, origin.name or file.stem)

    async def _known(self, origin: Origin) -> Media | None:
        async with self._database.read() as connection:
            return await MediaRepository(connection, origin.account_id).by_origin(origin.key)

    async def _own(self, media_id: str) -> Media:
        async with self._database.read() as connection:
            return await behind_link(connection, media_id)

    async def _handed_over(self, found: Media, origin: Origin, wanted: Collection[Medium]) -> Media:
        medium = kind_of(found.content_type).medium
        if medium not in wanted:
            raise wrong_medium(_OWN[medium], wanted)
        if found.account_id == origin.account_id:
            return found
        async with self._folder() as folder, self._blobs.local_copy(found.blob_key) as file:
            return await self._take_in(file, folder, origin, origin.name or found.name, wanted)

    def _limits_of(self, upload: Upload) -> Limits:
        most = max(self._limits.max_bytes, upload.max_bytes)
        return self._limits.model_copy(update={"max_bytes": most})

    def _most_bytes(self, wanted: Collection[Medium]) -> int:
        return max(self._limits.bytes_of(medium) for medium in wanted)

    async def _receive(
        self, chunks: AsyncIterable[bytes], file: Path, wanted: Collection[Medium]
    ) -> None:
        largest = max(wanted, key=self._limits.bytes_of)
        size = 0
        with await asyncio.to_thread(file.open, "wb") as opened:
            async for chunk in chunks:
                size += len(chunk)
                self._limits.check_bytes(size, largest)
                opened.write(chunk)

    async def _take_in(
        self,
        file: Path,
        folder: Path,
        origin: Origin,
        name: str,
        wanted: Collection[Medium],
        limits: Limits | None = None,
    ) -> Media:
        recording = await asyncio.to_thread(holds_recording, file)
        inspected = await self._pool.run(
            take_in,
            file,
            folder,
            limits or self._limits,
            tuple(wanted),
            memory=RECORDING_MEMORY if recording else self._inspect_memory,
            seconds=RECORDING_SECONDS if recording else self._inspect_seconds,
        )
        return await self._store(inspected, origin, name)

    async def _store(self, inspected: Inspected, origin: Origin, name: str) -> Media:
        if origin.key == BY_CONTENT:
            origin = replace(origin, key=f"{BY_CONTENT}{inspected.facts.sha256}")
            known = await self._known(origin)
            if known is not None:
                return await self._kept_longer(known)
        async with self._database.read() as connection:
            repository = MediaRepository(connection, origin.account_id)
            predecessor = await repository.deleted_by_origin(origin.key)
        now = self._clock()
        new = Media(
            id=new_id(),
            account_id=origin.account_id,
            origin_key=origin.key,
            run_id=origin.run_id,
            name=plain_name(name),
            blob_key=_blob_key(origin, predecessor, inspected),
            content_type=inspected.content_type,
            size_bytes=inspected.size_bytes,
            facts=inspected.facts,
            created_at=now,
            expires_at=None if self._keep_for is None else now + self._keep_for,
        )
        await self._blobs.put(new.blob_key, inspected.path, inspected.content_type)
        async with self._database.write() as transaction:
            standing = await MediaRepository(transaction, origin.account_id).add(new)
        if standing.blob_key != new.blob_key:
            await self._blobs.delete(new.blob_key)
        return standing

    async def _kept_longer(self, known: Media) -> Media:
        """As long as if it had been sent now for the first time."""
        if self._keep_for is None:
            return known
        until = self._clock() + self._keep_for
        async with self._database.write() as transaction:
            await MediaRepository(transaction, known.account_id).keep_until(known.id, until)
        return known._replace(expires_at=until)

    @asynccontextmanager
    async def _folder(self) -> AsyncGenerator[Path]:
        await asyncio.to_thread(self._scratch.mkdir, parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="ingest-", dir=self._scratch) as folder:
            yield Path(folder)


_OWN = {Medium.IMAGE: "a picture", Medium.VIDEO: "a video", Medium.AUDIO: "a sound"}


def _blob_key(origin: Origin, predecessor: str | None, inspected: Inspected) -> str:
    """The same for the same bytes of the same origin, so that doing it again replaces a blob and
    leaves no second one; different for different bytes, so that a blob in use never changes, and
    after a deletion, whose sweep may come late.
    """
    source = hashlib.sha256(f"{origin.key} {predecessor}".encode()).hexdigest()[:24]
    extension = kind_of(inspected.content_type).extension
    return f"{origin.account_id}/{source}-{inspected.facts.sha256[:24]}.{extension}"
