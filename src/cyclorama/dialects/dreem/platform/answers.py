"""The bodies that the Platform API answers with."""

from typing import Literal

from pydantic import Field

from cyclorama.dialects.dreem.answers import Answer


class ConnectorAnswer(Answer):
    """`api_key` is shown once: in the answer to the call that made the connector."""

    connector_id: str
    name: str
    state: Literal[1] = 1  # active
    api_key: str | None = Field(None, exclude_if=lambda key: key is None)
    webhook_payload_url: str
    created_at: str


class StoredFile(Answer):
    """A file behind a signed link. All but the name is null while there is none: before it is
    downloaded, or after it was deleted."""

    file_name: str | None
    url: str | None
    content_type: str | None
    width: int | None
    height: int | None
    size_bytes: int | None
    expires_at: str | None


class SessionFile(StoredFile):
    """`error` says why a file has failed."""

    file_id: str
    file_url: str
    view_type: int
    product_type: int
    resource_type: int
    external_file_key: str | None
    status: Literal["Pending", "Downloaded", "Failed"]
    error: str | None
    created_at: str


class SessionOutput(StoredFile):
    """`shot_code` and `view_type` are null for a clip, which has no shot."""

    output_id: str
    request_id: str
    shot_code: str | None
    view_type: int | None
    created_at: str


class SessionAnswer(Answer):
    session_id: str
    connector_id: str
    session_name: str
    external_key: str
    session_type: Literal[3] = 3  # an external session
    files: list[SessionFile]
    outputs: list[SessionOutput]
    created_at: str
    updated_at: str


class OutputsSaved(Answer):
    """The payload of the webhook."""

    event: Literal["session.outputs_saved"] = "session.outputs_saved"
    event_id: str
    occurred_at: str
    connector_id: str
    session_id: str
    external_key: str
    session_name: str
    outputs: list[SessionOutput]


class Deleted(Answer):
    success: Literal[True] = True
