"""The bodies of `/ai-tool`, for the OpenAPI document.

They describe; the contract's order of checks is kept by the modules that read the requests.
"""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from cyclorama.dialects.dreem.image_to_video import LONGEST_PROMPT
from cyclorama.dialects.dreem.images import MAX_FRAMES, MAX_IMAGES
from cyclorama.imaging.hint import Hint

EnumValue = int | str
"""Enums are taken as integer, digit string or name in any case."""


class _Body(BaseModel):
    model_config = ConfigDict(extra="allow")

    callbackUrl: str | None = None  # noqa: N815
    callbackSecret: str | None = None  # noqa: N815
    state: dict[str, JsonValue] | None = None


class ProductImage(BaseModel):
    """A photo of the product. `hint` is ours: it says where the product is in the photo."""

    url: str
    viewType: EnumValue = Field(0, description="0 Front, 1 Back")  # noqa: N815
    productType: EnumValue = Field(0, description="0 Main, 1 Outfit")  # noqa: N815
    hint: Hint | None = None


class _PictureBody(_Body):
    shotCodes: list[str] = Field(min_length=1)  # noqa: N815
    images: list[ProductImage] = Field(min_length=1, max_length=MAX_IMAGES)
    outputFormat: EnumValue = Field(0, description="0 Png, 1 Jpeg; WebP by name")  # noqa: N815
    outputAspectRatio: EnumValue = Field(  # noqa: N815
        0, description="0 to 9: Ratio1x1 to Ratio21x9"
    )
    resolution: EnumValue = Field(0, description="0 OneK, 1 TwoK, 2 FourK")


class PackshotBody(_PictureBody):
    pass


class VirtualModelBody(_PictureBody):
    """One of `images` is the garment (Main); those of productType Outfit are worn beside it."""

    talentId: str = Field(json_schema_extra={"format": "uuid"})  # noqa: N815


class FrameImage(BaseModel):
    url: str
    frameType: EnumValue = Field(description="0 FirstFrame, 1 LastFrame")  # noqa: N815


class ImageToVideoBody(_Body):
    """`prompt` and `promptId` exclude each other; without either a gentle push-in is made."""

    images: list[FrameImage] = Field(min_length=1, max_length=MAX_FRAMES)
    duration: str = Field(description='"5s" or "10s"')
    outputAspectRatio: EnumValue = Field(  # noqa: N815
        0, description="0 to 9: Ratio1x1 to Ratio21x9"
    )
    prompt: str | None = Field(None, max_length=LONGEST_PROMPT)
    promptId: str | None = Field(None, description="The id of a video prompt")  # noqa: N815


def described(model: type[BaseModel]) -> dict[str, Any]:
    """The `openapi_extra` of a route that reads its body itself."""
    schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}
