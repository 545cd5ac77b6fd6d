"""What a template says of the background of a photo or a clip."""

from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field, field_validator

from cyclorama.engines.backgrounds import Alignment, Offset, Share
from cyclorama.engines.capabilities import Edge
from cyclorama.imaging.canvas import Ratio
from cyclorama.scenery.brief import Brief
from cyclorama.steps.base import Params, VisualId


class Background(StrEnum):
    """`remove` leaves it transparent; `replace` puts a picture there, or what the prompt says;
    `restyle` keeps the scene and changes its look."""

    REMOVE = "remove"
    REPLACE = "replace"
    RESTYLE = "restyle"


_COLOURS = {"green": "#00b140", "blue": "#0047bb"}  # as screens are painted


class ReplaceBackgroundParams(Params):
    """`chroma_key_color`: `origin` finds the subject by itself; a colour, as `#rrggbb`, `green` or
    `blue`, is that of a screen behind it, and `chroma_tolerance` how unlike it the screen may be.
    Before a given background the subject is `overlay_scale` of the frame high."""

    media_url: Annotated[VisualId, Field(title="Photo or clip")]
    option: Background = Background.REPLACE
    background_url: Annotated[VisualId | None, Field(title="What is put behind")] = None
    prompt: Annotated[str, Field(max_length=20_000)] = ""
    brief: Brief = Brief()
    chroma_key_color: Annotated[str, Field(pattern=r"^(origin|#[0-9A-Fa-f]{6})$")] = "origin"
    chroma_tolerance: Share = 0.1
    overlay_scale: Annotated[float, Field(gt=0, le=2)] = 0.6666
    alignment: Alignment = Alignment.CENTER
    offset_x: Offset = 0.0
    offset_y: Offset = 0.0
    crop_to_content: bool = False
    aspect_ratio: Ratio | None = None
    edge: Edge = 1536

    @field_validator("option", mode="before")
    @classmethod
    def _by_its_long_name(cls, option: Any) -> Any:
        """`RemoveBackground` is `remove`."""
        return option.lower().removesuffix("background") if isinstance(option, str) else option

    @field_validator("chroma_key_color", mode="before")
    @classmethod
    def _by_its_name(cls, colour: Any) -> Any:
        return _COLOURS.get(colour.lower(), colour) if isinstance(colour, str) else colour

    @property
    def screen(self) -> str | None:
        return None if self.chroma_key_color == "origin" else self.chroma_key_color
