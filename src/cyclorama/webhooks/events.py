"""What callbacks tell of."""

from enum import StrEnum


class WebhookEvent(StrEnum):
    RUN_ENDED = "run.ended"
    OUTPUTS_SAVED = "session.outputs_saved"  # outputs were attached to a session
