"""The dialect's words for states and kinds."""

from enum import StrEnum


class GenerationStatus(StrEnum):
    PENDING = "PENDING"
    PROCESSING = "PROCESSING"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"


class PredictionStatus(StrEnum):
    PENDING = "pending"
    GENERATING = "generating"
    COMPLETED = "completed"
    ERROR = "error"


class RefineStatus(StrEnum):
    PENDING = "pending"
    GENERATING = "generating"
    COMPLETED = "completed"
    ERROR = "error"


class GenerationType(StrEnum):
    BASE = "BASE"
    AGENTIC = "AGENTIC"


class GenerationStrategy(StrEnum):
    GENERATE = "GENERATE"
    EDITING = "EDITING"
    REFINE = "REFINE"
    VIDEO = "VIDEO"
    BACKGROUND_FIXING = "BACKGROUND_FIXING"
    IMAGE_ADJUSTING = "IMAGE_ADJUSTING"
    FACE_FIXING = "FACE_FIXING"


class GenerationTool(StrEnum):
    EDIT = "EDIT"
    SUBJECT_SWAP = "SUBJECT_SWAP"
    PRODUCT_ENHANCEMENT = "PRODUCT_ENHANCEMENT"
    BASE_GENERATION = "BASE_GENERATION"
    REFINE = "REFINE"
    VIDEO = "VIDEO"
    BACKGROUND_FIX = "BACKGROUND_FIX"
    IMAGE_ADJUSTER = "IMAGE_ADJUSTER"
    FACE_FIXER = "FACE_FIXER"
    GARMENT_PLACEMENT = "GARMENT_PLACEMENT"


class MediaResourceType(StrEnum):
    IMAGE = "IMAGE"
    VIDEO = "VIDEO"


class ErrorCategory(StrEnum):
    """Ours: the vendor publishes none."""

    VALIDATION = "validation"
    PROVIDER = "provider"
    TIMEOUT = "timeout"
    RESOURCE = "resource"
    INTERNAL = "internal"
    UNKNOWN = "unknown"


class ShotStatus(StrEnum):
    PENDING = "PENDING"
    IN_REVIEW = "IN_REVIEW"
    APPROVED = "APPROVED"
    REJECTED = "REJECTED"


ShotRevisionStatus = ShotStatus
"""The vendor publishes none: a shot's status is that of its latest revision."""


class RevisionSource(StrEnum):
    PREDICTION = "PREDICTION"
    REFINE = "REFINE"
    UPLOAD = "UPLOAD"


class PushStatus(StrEnum):
    PENDING = "PENDING"
    IN_PROGRESS = "IN_PROGRESS"
    AWAITING_CONFIRMATION = "AWAITING_CONFIRMATION"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"


class TrainingStatus(StrEnum):
    """As the vendor's compute service calls the states of its tasks."""

    PENDING = "pending"
    RUNNING = "running"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"


class TrainingType(StrEnum):
    LORA = "LORA"


class EntityType(StrEnum):
    SUBJECT = "SUBJECT"
    PRODUCT = "PRODUCT"
    STYLE = "STYLE"
