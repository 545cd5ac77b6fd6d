"""The callback: the answer of `GET /studio/requests/{requestId}`, posted when a request ends."""

from cyclorama.dialects.dreem.read_back import Reader
from cyclorama.media.links import Links
from cyclorama.production.reading import owner_of
from cyclorama.store.database import Database
from cyclorama.webhooks.deliver import News, Voice

SIGNATURE_HEADER = "X-Dreem-Signature"


def callback_voice(database: Database, links: Links) -> Voice:
    reader = Reader(database, links)

    async def render(news: News) -> bytes:
        async with database.read() as connection:
            account_id = await owner_of(connection, news.subject_id)
        status = await reader.status(account_id, news.subject_id)
        return status.model_dump_json(by_alias=True).encode()

    return Voice(render, SIGNATURE_HEADER)
