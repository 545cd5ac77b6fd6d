"""A picture within the body of a request, in base64."""

import base64
import binascii
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from cyclorama.dialects.sartiq.call import Scoped
from cyclorama.dialects.sartiq.errors import invalid
from cyclorama.errors import InvalidInput, TooLarge
from cyclorama.kit.ids import new_id
from cyclorama.media.enclosed import discard_media
from cyclorama.media.ingest import Origin


@asynccontextmanager
async def taken_in(scoped: Scoped, image: str | None) -> AsyncIterator[str | None]:
    """The media id of a picture that came with the request; it is deleted again if the request is
    refused. Raises RequestValidationError for what is no picture."""
    if image is None:
        yield None
        return
    services = scoped.services
    try:
        content = base64.b64decode(image.rpartition("base64,")[2], validate=True)
        origin = Origin(scoped.account_id, f"upload/{new_id()}", "image")
        media = await services.ingest.from_bytes(content, origin)
    except binascii.Error as error:
        raise invalid("The image is not in base64.", "image") from error
    except TooLarge:
        raise
    except InvalidInput as error:
        raise invalid(error.public, "image", kind=error.code) from error
    try:
        yield media.id
    except BaseException:
        await discard_media(services.database, services.clock, [media.id])
        raise
