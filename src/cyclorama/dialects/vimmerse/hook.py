"""The webhook of a workflow, or of a single clip: which has ended, and how."""

import json

from cyclorama.dialects.vimmerse.statuses import status_of
from cyclorama.production.reading import Runs, owner_of
from cyclorama.production.states import RunState
from cyclorama.store.database import Database
from cyclorama.webhooks.deliver import News, Voice


def workflow_voice(database: Database) -> Voice:
    async def render(news: News) -> bytes:
        async with database.read() as connection:
            account_id = await owner_of(connection, news.subject_id)
            run = await Runs(connection, account_id).get(news.subject_id)
        named = "workflow_id" if run.kind == "workflow" else "media_id"
        told = {
            "customer_id": account_id,
            named: run.id,
            "batch_id": run.id,
            "status": told_status(run.state),
        }
        return json.dumps(told).encode()

    return Voice(render)


def told_status(state: RunState) -> str:
    """Receivers know two: what was cancelled is a `fail` to them."""
    status = status_of(state)
    return status if status == "success" else "fail"
