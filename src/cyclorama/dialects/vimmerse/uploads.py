"""Files that came by form: stored, and deleted again if the request is refused."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from starlette.datastructures import UploadFile

from cyclorama.dialects.vimmerse.call import Call
from cyclorama.dialects.vimmerse.errors import invalid
from cyclorama.errors import InvalidInput, TooLarge
from cyclorama.kit.ids import new_id
from cyclorama.media.enclosed import discard_media
from cyclorama.media.ingest import Origin
from cyclorama.media.kinds import Medium
from cyclorama.media.types import Media

_CHUNK = 64 * 1024


@asynccontextmanager
async def taken_in(call: Call, files: Sequence[UploadFile]) -> AsyncIterator[list[Media]]:
    """Raises TooLarge; Invalid for what is no picture."""
    services = call.services
    taken: list[Media] = []
    try:
        for number, file in enumerate(files):
            taken.append(await take_in(call, file, ("image_files", number), (Medium.IMAGE,)))
        yield taken
    except BaseException:
        await discard_media(services.database, services.clock, [one.id for one in taken])
        raise


async def take_in(
    call: Call, file: UploadFile, place: tuple[str | int, ...], wanted: tuple[Medium, ...]
) -> Media:
    """`place`: of the file in the form. Raises TooLarge; Invalid for what is none of `wanted`."""
    name = (file.filename or "").rsplit(".", 1)[0]
    origin = Origin(call.account_id, f"upload/{new_id()}", name)
    try:
        return await call.services.ingest.from_upload(_chunks(file), origin, wanted)
    except TooLarge:
        raise
    except InvalidInput as error:
        raise invalid(error.public, *place, kind=error.code) from error


async def _chunks(file: UploadFile) -> AsyncIterator[bytes]:
    while chunk := await file.read(_CHUNK):
        yield chunk
