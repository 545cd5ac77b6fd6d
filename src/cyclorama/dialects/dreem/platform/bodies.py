"""The bodies of requests, as the document shows them. What is read is read by `reading`, which
says in a sentence what is wrong; enums are taken as integer, digit string or name."""

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel


class Body(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="allow")


class ConnectorBody(Body):
    webhook_payload_url: str
    webhook_secret_key: str = Field(min_length=1)
    name: str | None = None


class FileBody(Body):
    file_url: str
    view_type: int | str = Field(0, description="0 Front, 1 Back")
    product_type: int | str = Field(0, description="0 Main, 1 Outfit")
    resource_type: int | str = Field(0, description="0 Normal, 1 Reject")
    file_name: str | None = None
    external_file_key: str | None = None


class SessionBody(Body):
    session_name: str = Field(min_length=1)
    external_key: str = Field(min_length=1)
    files: list[FileBody] | None = Field(None, max_length=10)


class FilesBody(Body):
    files: list[FileBody] = Field(min_length=1, max_length=10)


class OutputsBody(Body):
    """One `requestId` or several `requestIds`, of requests that have ended."""

    request_id: str | None = None
    request_ids: list[str] | None = Field(None, min_length=1, max_length=10)
    shot_codes: list[str] | None = Field(
        None, min_length=1, description="Only the outputs of these shots"
    )
