"""The bodies that the dialect answers with."""

from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

T = TypeVar("T")
SourceType = Literal["SYSTEM", "CUSTOM"]


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


class Maker(Answer):
    """What made an output; ours. `draft`: a drawing that stands in for what only a generative
    engine can make. `fallback_from`: engines that were asked before and could not."""

    engine: str
    model: str
    version: str
    seed: int | None
    draft: bool
    fallback_from: list[str]


class Output(Answer):
    """One shot of the request, or its clip; `message` says why there is none."""

    shot_code: str | None
    status: Literal["Completed", "Failed"]
    error_code: int
    message: str | None
    files: list[OutputFile]
    made_by: Maker | None = None


class RequestData(Answer):
    request_id: str
    status: Literal["InQueue", "Processing", "Completed", "Failed"]
    type: Literal["Packshot", "VirtualModel", "ImageToVideo"]
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


class TalentItem(Answer):
    """`talent_id`, `id` and `value` are one, as `name` and `label` are: clients differ in what
    they read."""

    talent_id: str
    id: str
    value: str
    name: str
    label: str
    gender: int
    age_group: str
    ethnicity: str
    body_build: str
    description: str
    thumbnail_url: str
    source_type: SourceType
    is_active: bool


class Pose(Answer):
    gender: int


class ShotItem(Answer):
    id: str
    code: str
    name: str
    shot_type: int
    view_type: int
    description: str
    thumbnail_url: str
    pose: Pose | None = Field(None, exclude_if=lambda pose: pose is None)
    source_type: SourceType


class VideoPromptItem(Answer):
    id: str
    prompt_id: str
    name: str
    description: str
    prompt: str
    gender: int
    preview_url: str
    thumbnail_url: str
    source_type: SourceType


class ListPage(Answer, Generic[T]):
    """`items` and `page_data` hold the same: the documentation names one, the client reads
    the other."""

    items: list[T]
    page_data: list[T]
    page_number: int
    page_size: int
    total_items: int
    total_pages: int


class TalentPage(ListPage[TalentItem]):
    pass


class ShotPage(ListPage[ShotItem]):
    pass


class VideoPromptPage(ListPage[VideoPromptItem]):
    pass


class TalentList(Answer):
    error_code: int
    message: str | None
    data: TalentPage


class ShotList(Answer):
    error_code: int
    message: str | None
    data: ShotPage


class VideoPromptList(Answer):
    error_code: int
    message: str | None
    data: VideoPromptPage


class AttributeData(Answer):
    type: str
    attributes: dict[str, list[str]]


class Attributes(Answer):
    error_code: int
    message: str | None
    data: AttributeData


class TooManyRequests(Answer):
    """The body of a 429, which has no error code."""

    error: str
    message: str
    retry_after: int


# What every route of the dialect may answer beside its success.
REFUSALS: dict[int | str, dict[str, Any]] = {
    400: {"model": GenerationAnswer, "description": "Wrong input; `errorCode` says what"},
    401: {"model": GenerationAnswer, "description": "No valid API key"},
    403: {
        "model": GenerationAnswer,
        "description": "The key lacks the right, or credits are short",
    },
    429: {"model": TooManyRequests, "description": "Too many calls"},
    500: {"model": GenerationAnswer, "description": "Our fault"},
    502: {"model": GenerationAnswer, "description": "The queue is down: try again"},
}
