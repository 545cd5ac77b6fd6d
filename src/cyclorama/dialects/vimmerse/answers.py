"""The bodies that the dialect answers with."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue


class _Answer(BaseModel):
    model_config = ConfigDict(frozen=True)


class ApiError(_Answer):
    """`reason`: only of the form API, whose `message` is a code."""

    message: str
    code: str
    reason: str | None = Field(None, exclude_if=lambda reason: reason is None)


class ValidationError(_Answer):
    loc: list[str | int]
    msg: str
    type: str


class HTTPValidationError(_Answer):
    detail: list[ValidationError]


class MediaItem(_Answer):
    """A file behind a signed link, which is signed anew at every reading."""

    content_type: str
    url: str


class Maker(_Answer):
    """What made a step's files; ours. `draft`: a drawing that stands in for what only a generative
    engine can make. `fallback_from`: engines that were asked before and could not."""

    engine: str
    model: str
    version: str
    seed: int | None
    draft: bool
    fallback_from: list[str]


class Completion(_Answer):
    """A finished step. `duration` in whole seconds. `used_credits`: the step's share of the work,
    for information; what was charged stands in the workflow. `text` and `lines`: what a step wrote
    that writes."""

    id: str
    flow: str
    used_credits: int
    duration: int
    result: list[MediaItem]
    text: str | None = Field(None, exclude_if=lambda text: text is None)
    lines: list[str] | None = Field(None, exclude_if=lambda lines: lines is None)
    made_by: Maker | None = None


class WorkflowError(_Answer):
    """Why there is nothing, or not all. `step`: the one that failed."""

    code: str
    message: str
    step: str | None


class WorkflowFields(_Answer):
    id: str
    title: str
    description: str
    visibility_status: Literal["0", "1", "2"]
    model: str
    template_version: int
    options: dict[str, JsonValue]
    images: list[str]
    primary_user_id: str
    customer_id: str
    processing_status: str
    progress_percentage: int
    used_credits: int
    total_duration: int
    event_id: str
    completions: list[Completion]
    result: list[MediaItem]
    rating: str | None = Field(None, exclude_if=lambda rating: rating is None)
    delivered_at: str | None = Field(None, exclude_if=lambda moment: moment is None)
    error: WorkflowError | None
    created_at: str
    updated_at: str


class Workflow(WorkflowFields):
    """`data`: the same object again, for clients that read an envelope."""

    data: WorkflowFields


class LegacyMediaItem(_Answer):
    updated_at: str
    size: int
    url: str


class LegacyFields(WorkflowFields):
    media_result: list[LegacyMediaItem]


class LegacyWorkflow(_Answer):
    data: LegacyFields


class WorkflowList(_Answer):
    workflows: list[WorkflowFields]
    count: int
    page: int
    page_size: int


class ErrorLogged(_Answer):
    message: str
    log_path: str
    log_url: str


class ErrorLogResult(_Answer):
    data: ErrorLogged


class Estimate(_Answer):
    total_credits: int
    breakdown: dict[str, Any]


class TemplateCatalog(_Answer):
    """Rows of a summary, or whole definitions where `detail`."""

    detail: bool
    workflow_templates: list[dict[str, Any]]
    count: int


class WorkflowTemplate(BaseModel):
    """A definition. What its parts may hold is said by `editor-metadata`, under
    `definition_schema`; `version`, `active` and `user_designed` are the server's to say."""

    model_config = ConfigDict(extra="allow")

    id: str
    version: int = 1
    active: Literal[0, 1] = 1
    user_designed: Literal[0, 1] = 0
    label: str = ""
    description: str = ""
    category: str = "general"
    inputs: list[str] = []
    credits: dict[str, int | None] = {}
    thumbnail_image: str = ""
    thumbnail_video: str = ""
    available_options: list[dict[str, Any]] = []
    steps: list[dict[str, Any]] = []
    outputs: list[dict[str, Any]] = []


class Finding(_Answer):
    path: str
    code: str
    message: str


class ValidationResult(_Answer):
    valid: bool
    errors: list[Finding]
    warnings: list[Finding]


class SkippedStep(_Answer):
    id: str
    reason: str


class StepCredits(_Answer):
    id: str
    credits: int


class EstimatedCredits(_Answer):
    total: int
    steps: list[StepCredits]


class PreviewResult(ValidationResult):
    layers: list[list[str]]
    skipped_steps: list[SkippedStep]
    outputs: list[str]
    estimated_credits: EstimatedCredits


class EditorMetadata(BaseModel):
    model_config = ConfigDict(extra="allow")

    step_types: list[dict[str, Any]]
    option_components: list[dict[str, Any]]
    substitution_rules: list[dict[str, Any]]


class Asset(_Answer):
    """A file that was sent in."""

    id: str
    customer_id: str
    primary_user_id: str
    args: dict[str, Any] = {}
    results: list[str]
    thumbnails: list[str] = []
    status: Literal["success"] = "success"
    mime_type: str
    app_name: str
    quantity: int = 1
    credits: int = 0
    created_at: str
    updated_at: str
    history: list[Any] = []


class AssetEnvelope(_Answer):
    data: Asset


class ToolEstimate(_Answer):
    """`credits`: of one."""

    total_credits: int
    credits: int
    quantity: int


class SingleClip(_Answer):
    """A clip that was asked for by itself. `result`: links to it."""

    id: str
    title: str
    description: str
    customer_id: str
    primary_user_id: str
    processing_status: str
    progress_percentage: int
    used_credits: int
    pose_preset: dict[str, JsonValue]
    submit_params: dict[str, JsonValue]
    result: list[str]
    error: WorkflowError | None
    version: Literal["3"] = "3"
    created_at: str
    updated_at: str
