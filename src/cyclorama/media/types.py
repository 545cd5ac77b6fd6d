"""What is known about a stored file."""

from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from cyclorama.errors import TooLarge


class Orientation(StrEnum):
    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"
    SQUARE = "square"


class Limits(BaseModel):
    """What a picture may be at most, read from its header before any pixel is decoded."""

    model_config = ConfigDict(frozen=True)

    max_bytes: int = 25_000_000
    max_pixels: int = 50_000_000
    max_edge: int = 30_000

    def check_size(self, width: int, height: int) -> None:
        """TooLarge when a picture of this size, as its header declares it, is not to be decoded."""
        if max(width, height) > self.max_edge:
            raise TooLarge(
                f"The picture is {width} x {height} pixels; its longer side may have at most"
                f" {self.max_edge}."
            )
        if width * height > self.max_pixels:
            raise TooLarge(
                f"The picture has {width * height / 1e6:.0f} megapixels;"
                f" at most {self.max_pixels / 1e6:g} are accepted."
            )


class ClipFacts(BaseModel):
    """What a clip has beyond a picture. `codec` as FFmpeg names it; `fps` frames a second."""

    model_config = ConfigDict(frozen=True)

    seconds: float
    frames: int
    fps: float
    codec: str
    has_audio: bool


class Facts(BaseModel):
    """Facts of a picture, or of a clip: then `clip` is there, and colour and blurhash are those
    of its first frame. What is said of a source holds for a picture that was converted.

    `sha256` in hex, of the stored bytes; `width` and `height` in pixels, upright;
    `dominant_colour` as `#rrggbb` in sRGB; `source_profile` the description of the colour
    profile that the source carried, and `source_bit_depth` its bits per channel.
    """

    model_config = ConfigDict(frozen=True)

    sha256: str
    width: int
    height: int
    orientation: Orientation
    has_alpha: bool
    dominant_colour: str
    blurhash: str
    source_profile: str | None
    source_bit_depth: int
    clip: ClipFacts | None = None


class Media(BaseModel):
    """A stored file of one account. `name` is without extension; `run_id` of the run it is for."""

    model_config = ConfigDict(frozen=True)

    id: str
    account_id: str
    origin_key: str
    run_id: str | None
    name: str
    blob_key: str
    content_type: str
    size_bytes: int
    facts: Facts
    created_at: datetime
    expires_at: datetime | None
