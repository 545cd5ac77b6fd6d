"""What a request names, found among what its account sees; or the dialect's error."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.dialects.vimmerse.call import Call
from cyclorama.dialects.vimmerse.errors import ErrorCode, VimmerseError
from cyclorama.dialects.vimmerse.read_back import Reader
from cyclorama.errors import NotFound
from cyclorama.kit.ids import is_uuid
from cyclorama.templates.definition import Template
from cyclorama.templates.repository import Templates

MAX_SHOWN = 128  # characters of an id in a sentence
_TEMPLATE_ID = re.compile(r"[a-z][a-z0-9_]{1,127}")


def workflow_id_of(text: str) -> str:
    """The id as it is stored; what cannot be one is not found."""
    if not is_uuid(text):
        raise no_workflow(text)
    return text.lower()


def no_workflow(workflow_id: str) -> VimmerseError:
    return VimmerseError(
        ErrorCode.WORKFLOW_NOT_FOUND, f"There is no workflow {workflow_id[:MAX_SHOWN]!r}."
    )


def no_template(template_id: str) -> VimmerseError:
    return VimmerseError(
        ErrorCode.TEMPLATE_NOT_FOUND,
        f"There is no template {template_id[:MAX_SHOWN]!r}. GET /v2/workflow/templates lists them.",
    )


@asynccontextmanager
async def reading(call: Call) -> AsyncIterator[Reader]:
    """A reader of the caller's workflows; what it does not find is WORKFLOW_NOT_FOUND."""
    services = call.services
    async with services.database.read() as connection:
        try:
            yield Reader(connection, call.account_id, services.links, services.clock)
        except NotFound as error:
            raise VimmerseError(ErrorCode.WORKFLOW_NOT_FOUND, error.public) from error


def templates_of(call: Call, connection: AsyncConnection) -> Templates:
    return Templates(connection, call.account_id, call.services.clock)


async def find_template(templates: Templates, template_id: str) -> Template:
    """One that may be read; hidden ones, too."""
    if not _TEMPLATE_ID.fullmatch(template_id):
        raise no_template(template_id)
    try:
        return await templates.get(template_id)
    except NotFound as error:
        raise no_template(template_id) from error


async def find_runnable(templates: Templates, template_id: str) -> Template:
    """One that may be run: hidden ones are only for other templates."""
    template = await find_template(templates, template_id)
    if template.hidden:
        raise no_template(template_id)
    return template
