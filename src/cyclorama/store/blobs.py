"""Files by key, in a local folder or in an S3 bucket, behind one protocol.

A put is atomic in both: the local store writes under another name and renames, S3 shows an
object only when it is whole. So nobody is ever served a half-written file.
"""

import asyncio
import tempfile
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol
from urllib.parse import parse_qs, unquote, urlsplit

import obstore
from obstore.store import LocalStore, S3Store

from cyclorama.errors import NotFound

CHUNK_BYTES = 256 * 1024


class Blobs(Protocol):
    """Keys are relative paths of `/`-separated parts. A missing key raises NotFound."""

    async def put(self, key: str, source: Path | bytes, content_type: str) -> None:
        """Store a whole file or bytes; an object of that key is replaced."""

    async def get(self, key: str) -> bytes: ...

    async def size(self, key: str) -> int:
        """Size in bytes."""

    def stream(self, key: str, start: int = 0, end: int | None = None) -> AsyncIterator[bytes]:
        """The bytes from `start` up to, not including, `end`, in chunks."""

    async def delete(self, key: str) -> None:
        """Remove it; a missing key is fine."""

    def local_copy(self, key: str) -> AbstractAsyncContextManager[Path]:
        """A file to read from while the context lasts. Never write to it."""

    def list(self, prefix: str = "", before: datetime | None = None) -> AsyncIterator[str]:
        """All keys below `prefix`, a whole number of path parts; `before`: those last written
        before that moment."""

    async def put_url(self, key: str, lifetime: timedelta) -> str | None:
        """A URL that takes one HTTP PUT of the object without passing through this server; None
        where the store has no such."""


def open_blobs(storage_url: str) -> Blobs:
    """The store of `file:///folder` or `s3://bucket/prefix?endpoint=…&region=…`.

    S3 credentials come from the usual AWS_… variables. ValueError for any other URL.
    """
    parts = urlsplit(storage_url)
    if parts.scheme == "file" and parts.netloc in ("", "localhost") and parts.path:
        return LocalBlobs(Path(unquote(parts.path)))
    if parts.scheme == "s3" and parts.netloc:
        options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        unknown = options.keys() - {"endpoint", "region"}
        if unknown:
            raise ValueError(f"unknown options in the storage URL: {', '.join(sorted(unknown))}")
        return S3Blobs(
            parts.netloc,
            prefix=parts.path.strip("/"),
            endpoint=options.get("endpoint"),
            region=options.get("region", "us-east-1"),
        )
    raise ValueError("the storage URL must be file:///folder or s3://bucket/prefix")


class _ObjectBlobs:
    """What both stores do alike."""

    def __init__(self, store: LocalStore | S3Store) -> None:
        self.store = store

    async def get(self, key: str) -> bytes:
        try:
            answer = await obstore.get_async(self.store, key)
            return bytes(await answer.bytes_async())
        except FileNotFoundError:
            raise _missing() from None

    async def size(self, key: str) -> int:
        try:
            return (await obstore.head_async(self.store, key))["size"]
        except FileNotFoundError:
            raise _missing() from None

    async def stream(
        self, key: str, start: int = 0, end: int | None = None
    ) -> AsyncGenerator[bytes]:
        if end is not None and end <= start:
            return
        try:
            answer = await obstore.get_async(
                self.store,
                key,
                options={"range": {"offset": start} if end is None else (start, end)},
            )
        except FileNotFoundError:
            raise _missing() from None
        async for chunk in answer.stream(CHUNK_BYTES):
            yield bytes(chunk)

    async def delete(self, key: str) -> None:
        try:
            await obstore.delete_async(self.store, key)
        except FileNotFoundError:
            return

    async def list(self, prefix: str = "", before: datetime | None = None) -> AsyncGenerator[str]:
        async for batch in obstore.list(self.store, prefix=prefix or None):
            for entry in batch:
                if before is None or entry["last_modified"] < before:
                    yield entry["path"]


class LocalBlobs(_ObjectBlobs):
    """Files in a folder, which is made when missing."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        super().__init__(LocalStore(prefix=folder))
        self._folder = folder

    async def put(self, key: str, source: Path | bytes, content_type: str) -> None:
        await obstore.put_async(self.store, key, source)

    async def put_url(self, key: str, lifetime: timedelta) -> str | None:
        return None

    @asynccontextmanager
    async def local_copy(self, key: str) -> AsyncGenerator[Path]:
        await self.size(key)
        yield self._folder / key


class S3Blobs(_ObjectBlobs):
    """Objects of a bucket of S3, or of a service that speaks its protocol."""

    def __init__(self, bucket: str, *, prefix: str, endpoint: str | None, region: str) -> None:
        store = S3Store(
            bucket,
            prefix=prefix or None,
            region=region,
            endpoint=endpoint,
            virtual_hosted_style_request=endpoint is None,
            client_options={"allow_http": (endpoint or "").startswith("http://")},
        )
        super().__init__(store)
        self._bucket = store

    async def put(self, key: str, source: Path | bytes, content_type: str) -> None:
        await obstore.put_async(self.store, key, source, attributes={"Content-Type": content_type})

    async def put_url(self, key: str, lifetime: timedelta) -> str | None:
        return await obstore.sign_async(self._bucket, "PUT", key, lifetime)

    @asynccontextmanager
    async def local_copy(self, key: str) -> AsyncGenerator[Path]:
        with tempfile.TemporaryDirectory(prefix="cyclorama-") as folder:
            path = Path(folder) / Path(key).name
            with await asyncio.to_thread(path.open, "wb") as file:
                async for chunk in self.stream(key):
                    file.write(chunk)
            yield path


def _missing() -> NotFound:
    return NotFound("The file is not there any more.")
