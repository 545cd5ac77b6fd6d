"""`POST /ai-tool/image-to-video`: read the request in the contract's check order, compile it."""

from dataclasses import dataclass

from pydantic import JsonValue

from cyclorama.credits.prices import Charge
from cyclorama.dialects.dreem.enums import OutputAspectRatio
from cyclorama.dialects.dreem.errors import DreemError, ErrorCode
from cyclorama.dialects.dreem.fields import body_with, guid, text
from cyclorama.dialects.dreem.images import CheckUrl, Frames, read_frames
from cyclorama.dialects.dreem.picture_options import read_ratio, read_resolution
from cyclorama.dialects.dreem.return_address import ReturnAddress, read_return_address
from cyclorama.library.prompts import Prompt
from cyclorama.production.plan import Output, Param, Plan, StepRef, StepSpec, Value

DURATIONS = {"5s": 5, "10s": 10}
LONGEST_PROMPT = 10_000
OUTPUT = "clip"


@dataclass(frozen=True)
class ImageToVideoRequest:
    """Sound in itself; the library's prompt is not looked up yet. At most one of `prompt` and
    `prompt_id` is there."""

    frames: Frames
    ratio: OutputAspectRatio
    seconds: int
    prompt: str | None
    prompt_id: str | None
    back: ReturnAddress


def read_request(
    body: JsonValue, check_image: CheckUrl, check_callback: CheckUrl
) -> ImageToVideoRequest:
    """Raises DreemError for the first thing that is wrong, in the contract's order.

    `resolution` is checked, because the contract lists its error here, and then left alone: clips
    come in one size for each ratio.
    """
    fields = body_with(body, "images", "duration")
    frames = read_frames(fields["images"], check_image)
    ratio = read_ratio(fields)
    read_resolution(fields)
    duration = fields["duration"]
    if not isinstance(duration, str) or duration.strip().lower() not in DURATIONS:
        choices = " or ".join(f'"{choice}"' for choice in DURATIONS)
        raise DreemError(ErrorCode.InvalidDuration, f"duration must be {choices}, as a text.")
    prompt = text(fields, "prompt", LONGEST_PROMPT)
    prompt_id = None
    if fields.get("promptId") not in (None, ""):
        prompt_id = guid(fields, "promptId", ErrorCode.InvalidInput)
    if prompt is not None and prompt_id is not None:
        raise DreemError(
            ErrorCode.InvalidInput, "prompt and promptId exclude each other: send one of them."
        )
    return ImageToVideoRequest(
        frames=frames,
        ratio=ratio,
        seconds=DURATIONS[duration.strip().lower()],
        prompt=prompt,
        prompt_id=prompt_id,
        back=read_return_address(fields, check_callback),
    )


def compile_plan(request: ImageToVideoRequest, prompt: Prompt | None) -> Plan:
    """The frames taken in, then one clip. `prompt` is the one that `prompt_id` names."""
    addresses = {"first": request.frames.first, "last": request.frames.last}
    frames = {name: url for name, url in addresses.items() if url is not None}
    taken_in = [
        StepSpec(id=f"{name}-frame", type="ingest", params={"url": Value(value=url)})
        for name, url in frames.items()
    ]
    params: dict[str, Param] = {
        name: StepRef(step=f"{name}-frame", output="media") for name in frames
    }
    if prompt is not None:
        params["motion"] = Value(value=prompt.motion.model_dump(mode="json"))
    clip = StepSpec(
        id="clip",
        type="make_video",
        params={
            **params,
            "name": Value(value=OUTPUT),
            "prompt": Value(value=(prompt.prompt if prompt else request.prompt) or ""),
            "seconds": Value(value=request.seconds),
            "ratio": Value(value=request.ratio.ratio.value),
        },
        charge=Charge(item="video", tier="1k", quantity=request.seconds),
    )
    return Plan(steps=(*taken_in, clip), outputs=(Output(name=OUTPUT, step="clip"),))
