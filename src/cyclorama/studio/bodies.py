"""What is known of each kind of item. Pictures are kept beside it, by slot."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from cyclorama.figure.appearance import Appearance

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=255)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=255)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=4000)]
Side = Annotated[int, Field(ge=64, le=8192)]  # of a picture, px


class Kind(StrEnum):
    SUBJECT = "subject"
    PRODUCT = "product"
    STYLE = "style"
    SHOT_TYPE = "shot_type"
    POSE_PRESET = "pose_preset"
    BACKGROUND_PRESET = "background_preset"
    RESOLUTION_PRESET = "resolution_preset"
    GENERATION_MODEL = "generation_model"

    @property
    def title(self) -> str:  # type: ignore[override]
        """In words, such as `shot type`."""
        return self.value.replace("_", " ")


class Body(BaseModel):
    """`slots`: the pictures that an item of the kind may have; one that ends in `:` is the
    beginning of any number of names."""

    model_config = ConfigDict(frozen=True)

    kind: ClassVar[Kind]
    slots: ClassVar[tuple[str, ...]] = ()

    name: Name
    description: Text | None = None

    @property
    def slug_source(self) -> str:
        """What the slug is made from."""
        return self.name


class Subject(Body):
    """A talent. `nature`: a real person, or one made up. `age_class` and `gender` are labels in
    the owner's words; what the draft engine draws is the appearance, which was made out from the
    words where `from_words`."""

    kind: ClassVar = Kind.SUBJECT
    slots: ClassVar = ("cover", "base:")

    surname: Line | None = None
    age_class: Line | None = None
    gender: Line | None = None
    nature: Literal["AI", "REAL"] = "AI"
    body_type: Line | None = None
    ethnicity: Line | None = None
    appearance: Appearance
    from_words: bool = False

    @property
    def slug_source(self) -> str:
        return f"{self.name} {self.surname or ''}"


class Product(Body):
    kind: ClassVar = Kind.PRODUCT
    slots: ClassVar = ("cover", "back")

    sku: Line | None = None
    product_family: Line | None = None
    product_type: Line | None = None
    gender: Line | None = None


class Style(Body):
    """`prompt`: what is added to the words of a picture in this style."""

    kind: ClassVar = Kind.STYLE
    slots: ClassVar = ("cover",)

    prompt: Text | None = None


class ShotType(Body):
    """`framing`: which part of the subject is visible; `view_angle`: from which side."""

    kind: ClassVar = Kind.SHOT_TYPE

    framing: Line
    view_angle: Line
    prompt: Text | None = None


class PosePreset(Body):
    """`pose`: the name of a pose of the catalogue, which the draft engine takes."""

    kind: ClassVar = Kind.POSE_PRESET
    slots: ClassVar = ("pose",)

    shot_type_id: str
    prompt: Text | None = None
    pose: Line | None = None


class BackgroundPreset(Body):
    """`strategy`: how a background is brought to that of the preset's pictures: the default one,
    or the one of the framing."""

    kind: ClassVar = Kind.BACKGROUND_PRESET
    slots: ClassVar = ("default", "framing:")

    strategy: Literal["color_match", "replace"] | None = None
    prompt: Text | None = None


class ResolutionPreset(Body):
    kind: ClassVar = Kind.RESOLUTION_PRESET

    width: Side
    height: Side


class GenerationModel(Body):
    """Who makes pictures. `provider` is an engine of the roster; `tool_types`: what it is for."""

    kind: ClassVar = Kind.GENERATION_MODEL

    icon: Text | None = None
    provider: Line
    provider_config: Mapping[str, Any] = {}
    provider_capabilities: Mapping[str, Any] = {}
    fallback_provider: Line | None = None
    fallback_provider_config: Mapping[str, Any] | None = None
    fallback_provider_capabilities: Mapping[str, Any] | None = None
    tool_types: Sequence[Line] = ()
    recommended: bool = False
    beta: bool = False
    max_output_width: int | None = Field(default=None, ge=1)
    max_output_height: int | None = Field(default=None, ge=1)
    max_size_pixels: int | None = Field(default=None, ge=1)


BODIES: Mapping[Kind, type[Body]] = {
    body.kind: body
    for body in (
        Subject,
        Product,
        Style,
        ShotType,
        PosePreset,
        BackgroundPreset,
        ResolutionPreset,
        GenerationModel,
    )
}
