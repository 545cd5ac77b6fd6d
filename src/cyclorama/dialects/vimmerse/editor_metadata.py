"""What there is to build templates with."""

from functools import cache

from fastapi import APIRouter, Request, Response

from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.services import Given
from cyclorama.dialects.vimmerse.answers import EditorMetadata
from cyclorama.dialects.vimmerse.call import Call
from cyclorama.dialects.vimmerse.definitions import json_text
from cyclorama.dialects.vimmerse.errors import refusals
from cyclorama.dialects.vimmerse.route import VimmerseRoute
from cyclorama.templates.editor import editor_metadata
from cyclorama.templates.known import known

router = APIRouter(prefix="/v2/workflow/templates", tags=["Templates"], route_class=VimmerseRoute)


@router.get(
    "/editor-metadata",
    operation_id="get_template_editor_metadata",
    response_model=EditorMetadata,
    responses=refusals(401, 403, 429, 503),
)
async def get_editor_metadata(request: Request, services: Given) -> Response:
    """Step types with the JSON Schema of their parameters, option components, and how
    placeholders are filled."""
    await Call.admit(request, services, Scope.TEMPLATES_READ)
    return Response(_metadata(), media_type="application/json")


@cache
def _metadata() -> bytes:
    return json_text(editor_metadata(known()))
