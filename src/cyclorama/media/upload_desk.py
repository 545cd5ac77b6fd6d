"""Give out places for files that clients send by themselves, and receive what they send.

Where the files are in S3, clients put theirs straight into the bucket, by a URL that S3 itself
checks; such a URL binds neither type nor size, so both are checked when the file is taken in.
Everywhere else they put it to this server, which checks both at once.
"""

import asyncio
import tempfile
from collections.abc import AsyncIterable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from cyclorama.errors import Conflict, InvalidInput
from cyclorama.kit.clock import Clock
from cyclorama.media.upload_links import UploadLinks
from cyclorama.media.uploads import (
    Upload,
    add_upload,
    new_upload,
    upload_behind_link,
)
from cyclorama.store.blobs import Blobs
from cyclorama.store.database import Database

PUT_LIFETIME = timedelta(seconds=900)


@dataclass(frozen=True)
class Place:
    """`put_url` takes the file by one HTTP PUT; `file_url` names it in later requests."""

    upload: Upload
    put_url: str
    file_url: str


class UploadDesk:
    """`scratch`: folder for files in the making, on this machine; `max_bytes`: of one file."""

    def __init__(
        self,
        database: Database,
        blobs: Blobs,
        links: UploadLinks,
        clock: Clock,
        *,
        scratch: Path,
        max_bytes: int,
    ) -> None:
        self._database = database
        self._blobs = blobs
        self._links = links
        self._clock = clock
        self._scratch = scratch
        self.max_bytes = max_bytes

    async def open(
        self, account_id: str, name: str, content_type: str, declared_bytes: int | None = None
    ) -> Place:
        """A place for one file of the account, of this type and, where it is said, this size."""
        now = self._clock()
        upload = new_upload(
            account_id,
            name,
            content_type,
            max_bytes=self.max_bytes,
            declared_bytes=declared_bytes,
            now=now,
        )
        straight = await self._blobs.put_url(upload.blob_key, PUT_LIFETIME)
        async with self._database.write() as transaction:
            await add_upload(transaction, upload)
        put_url = straight or self._links.to_put(upload, now + PUT_LIFETIME)
        return Place(upload, put_url, self._links.to_file(upload))

    async def admit(
        self, upload_id: str, expires: str, signature: str, content_type: str
    ) -> Upload:
        """Whether a file of this type may be put there now, by a link of ours.

        Raises NotFound, Forbidden, Conflict where the file was taken in already, InvalidInput.
        """
        async with self._database.read() as connection:
            upload = await upload_behind_link(connection, upload_id)
        self._links.check_put(upload, expires, signature)
        if upload.media_id is not None:
            raise Conflict("The file was sent and is in use. Ask for a new upload_url.")
        if content_type.partition(";")[0].strip().lower() != upload.content_type:
            raise InvalidInput(
                f"The upload is for {upload.content_type}: send that as the Content-Type."
            )
        return upload

    async def receive(self, upload: Upload, chunks: AsyncIterable[bytes]) -> None:
        """Store the file. Sending it again replaces it, until it is in use.

        Raises TooLarge, InvalidInput where it has another size than was said.
        """
        await asyncio.to_thread(self._scratch.mkdir, parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="upload-", dir=self._scratch) as folder:
            file = Path(folder) / "sent"
            size = 0
            with await asyncio.to_thread(file.open, "wb") as opened:
                async for chunk in chunks:
                    size += len(chunk)
                    if size > upload.most_bytes:
                        break
                    opened.write(chunk)
            upload.check_size(size)
            await self._blobs.put(upload.blob_key, file, upload.content_type)
