"""The webhook of connectors: `session.outputs_saved`, posted when outputs are attached."""

from cyclorama.dialects.dreem.callback import SIGNATURE_HEADER
from cyclorama.dialects.dreem.platform.answers import OutputsSaved
from cyclorama.dialects.dreem.platform.read_back import session_output
from cyclorama.kit.clock import iso
from cyclorama.media.links import Links
from cyclorama.sessions.reading import told_by
from cyclorama.store.database import Database
from cyclorama.webhooks.deliver import News, Voice

EVENT_HEADER = "X-Dreem-Event"


def outputs_voice(database: Database, links: Links) -> Voice:
    async def render(news: News) -> bytes:
        async with database.read() as connection:
            session = await told_by(connection, news.subject_id, news.delivery_id)
        told = OutputsSaved(
            event_id=news.delivery_id,  # the same as in the header `webhook-id`
            occurred_at=iso(max(output.created_at for output in session.outputs)),
            connector_id=session.connector_id,
            session_id=session.id,
            external_key=session.external_key,
            session_name=session.name,
            outputs=[session_output(output, links) for output in session.outputs],
        )
        return told.model_dump_json(by_alias=True).encode()

    return Voice(render, SIGNATURE_HEADER, {EVENT_HEADER: "session.outputs_saved"})
