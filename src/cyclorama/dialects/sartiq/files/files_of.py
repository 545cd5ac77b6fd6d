"""The files that an answer names, as they are shown."""

from collections.abc import Collection, Iterable

from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.dialects.sartiq.answers.media import Files
from cyclorama.dialects.sartiq.files.media_answer import media_answer
from cyclorama.media.links import Links
from cyclorama.media.notes import NOTHING_SAID, notes_of
from cyclorama.media.repository import of_accounts


async def files_of(
    connection: AsyncConnection,
    account_ids: Collection[str],
    named: Iterable[str | None],
    links: Links,
) -> Files:
    """By media id; those that are there, with fresh links. A few queries, however many."""
    wanted = {one for one in named if one is not None}
    found = await of_accounts(connection, account_ids, wanted)
    notes = await notes_of(connection, found)
    return {
        one.id: media_answer(one, links, notes.get(one.id, NOTHING_SAID)) for one in found.values()
    }
