"""The vendor's single tools, and the step types that do the same in workflows."""

from collections.abc import Mapping

from cyclorama.media.kinds import Medium
from cyclorama.steps.registry import offered

# Sending a file costs nothing.
_FREE = None
TOOLS: Mapping[Medium, Mapping[str, str | None]] = {
    Medium.IMAGE: {
        "upload-image": _FREE,
        "text-2-image": "create_image",
        "image-2-image": "image_2_image",
        "elements": "create_elements",
        "replace-background": "replace_background",
    },
    Medium.VIDEO: {
        "upload-video": _FREE,
        "create-video": "create_video",
        "reference-to-video": "create_video",
        "video-effects": "video_effects",
        "replace-background": "replace_background",
        "audio": "video_audio_merge",
    },
    Medium.AUDIO: {
        "upload-audio": _FREE,
        "text-to-speech": "create_audio",
        "text-to-audio": "create_audio",
        "text-to-music": "create_audio",
    },
}


def tool_credits(medium: Medium, tool: str) -> int | None:
    """Credits for one use; None for a tool that there is not."""
    named = tool.strip().casefold()
    if named not in TOOLS[medium]:
        return None
    step_type = offered().get(TOOLS[medium][named] or "")
    return step_type.offer.credits if step_type and step_type.offer else 0
