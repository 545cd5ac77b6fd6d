"""Fetch a file for somebody who is told of it later: what went wrong is an outcome, too."""

import structlog
from sqlalchemy.exc import SQLAlchemyError

from cyclorama.errors import CycloramaError
from cyclorama.media.ingest import Ingest, Origin
from cyclorama.media.types import Media

log = structlog.get_logger()


async def fetched(ingest: Ingest, url: str, origin: Origin) -> Media | CycloramaError:
    """The file at `url`, or why there is none. Raises SQLAlchemyError, which is not the file's
    fault: then the job is to be tried again."""
    try:
        return await ingest.from_url(url, origin)
    except SQLAlchemyError:
        raise
    except CycloramaError as error:
        return error
    except Exception:
        log.exception("fetch.crashed")
        return CycloramaError("Something went wrong on our side.")
