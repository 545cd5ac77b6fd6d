"""The bodies that the dialect answers with."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel


class Answer(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, frozen=True)


class GenerationAnswer(Answer):
    """The answer to an accepted request (`errorCode` 0), or an error."""

    error_code: int
    request_id: str | None
    message: str | None


class OutputFile(Answer):
    file_name: str
    url: str
    content_type: str
    width: int | None
    height: int | None
    size_bytes: int
    expires_at: str


class Output(Answer):
    """One shot of the request; `message` says why there is none."""

    shot_code: str | None
    status: Literal["Completed", "Failed"]
    error_code: int
    message: str | None
    files: list[OutputFile]


class RequestData(Answer):
    request_id: str
    status: Literal["InQueue", "Processing", "Completed", "Failed"]
    type: str
    progress: float
    created_at: str
    completed_at: str | None
    outputs: list[Output]
    state: dict[str, Any] | None
    credits_used: int


class RequestStatus(Answer):
    error_code: int
    message: str | None
    request_id: str | None
    data: RequestData | None


class Pose(Answer):
    gender: int | None


class ShotItem(Answer):
    id: str
    code: str
    name: str
    shot_type: int
    view_type: int
    description: str
    thumbnail_url: str
    pose: Pose | None
    source_type: Literal["SYSTEM", "CUSTOM"]


class ShotPage(Answer):
    """`items` and `page_data` hold the same: the documentation names one, the client reads
    the other."""

    items: list[ShotItem]
    page_data: list[ShotItem]
    page_number: int
    page_size: int
    total_items: int
    total_pages: int


class ShotList(Answer):
    error_code: int
    message: str | None
    data: ShotPage
