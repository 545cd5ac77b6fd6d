"""A session, read back as the answer of `GET /platform/sessions/{id}`."""

from typing import TypedDict

from cyclorama.dialects.dreem.enums import ProductType, ResourceType, ViewType
from cyclorama.dialects.dreem.platform.answers import SessionAnswer, SessionFile, SessionOutput
from cyclorama.dialects.dreem.read_back import WITHOUT_SHOTS
from cyclorama.imaging.view import View
from cyclorama.kit.clock import iso
from cyclorama.media.links import Links, file_name
from cyclorama.media.types import Media
from cyclorama.sessions.reading import FileView, OutputView, SessionView
from cyclorama.sessions.states import FileState

_STATUS = {
    FileState.PENDING: "Pending",
    FileState.DOWNLOADED: "Downloaded",
    FileState.FAILED: "Failed",
    FileState.DISCARDED: "Failed",  # of a session that nobody can read any more
}


class _Stored(TypedDict):
    """The fields of `StoredFile`."""

    file_name: str | None
    url: str | None
    content_type: str | None
    width: int | None
    height: int | None
    size_bytes: int | None
    expires_at: str | None


def session_answer(session: SessionView, links: Links) -> SessionAnswer:
    """Links are signed anew at every reading."""
    return SessionAnswer(
        session_id=session.id,
        connector_id=session.connector_id,
        session_name=session.name,
        external_key=session.external_key,
        files=[_file(file, links) for file in session.files],
        outputs=[session_output(output, links) for output in session.outputs],
        created_at=iso(session.created_at),
        updated_at=iso(session.updated_at),
    )


def session_output(output: OutputView, links: Links) -> SessionOutput:
    return SessionOutput(
        output_id=output.id,
        request_id=output.run_id,
        shot_code=None if output.run_kind in WITHOUT_SHOTS else output.name,
        view_type=_view_type(output.view) if output.view else None,
        created_at=iso(output.created_at),
        **_stored(output.media, None, links),
    )


def _file(file: FileView, links: Links) -> SessionFile:
    return SessionFile(
        file_id=file.id,
        file_url=file.url,
        view_type=_view_type(file.view),
        product_type=(ProductType.Main if file.is_main else ProductType.Outfit).value,
        resource_type=(ResourceType.Reject if file.is_reject else ResourceType.Normal).value,
        external_file_key=file.external_key,
        status=_STATUS[file.state],
        error=str(file.error["message"]) if file.error else None,
        created_at=iso(file.created_at),
        **_stored(file.media, file.name, links),
    )


def _view_type(view: View) -> int:
    return ViewType[view.name.title()].value


def _stored(media: Media | None, name: str | None, links: Links) -> _Stored:
    """`name`: what the file is called by its owner; else it is called as it is stored."""
    if media is None:
        return {
            "file_name": name,
            "url": None,
            "content_type": None,
            "width": None,
            "height": None,
            "size_bytes": None,
            "expires_at": None,
        }
    return {
        "file_name": name or file_name(media),
        "url": links.sign(media),
        "content_type": media.content_type,
        "width": media.facts.width,
        "height": media.facts.height,
        "size_bytes": media.size_bytes,
        "expires_at": iso(links.expiry()),
    }
