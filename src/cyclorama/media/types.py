"""What is known about a stored file."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from cyclorama.errors import TooLarge
from cyclorama.media.kinds import Medium


class Orientation(StrEnum):
    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"
    SQUARE = "square"


LARGE_BYTES, LARGE_PIXELS = 52_428_800, 100_000_000


class Limits(BaseModel):
    """What a picture, a clip or a sound may be at most, read from its header before any pixel is
    decoded. Clips and sounds share what is said of clips; an edge is in pixels."""

    model_config = ConfigDict(frozen=True)

    max_bytes: int = 25_000_000
    max_pixels: int = 50_000_000
    max_edge: int = 30_000
    max_clip_bytes: int = 500_000_000
    max_clip_seconds: float = 600
    max_clip_edge: int = 4096

    def for_large_pictures(self) -> "Limits":
        """For work that reads a picture as a stream, and so takes what a camera's largest file
        holds, whatever is set for the rest."""
        return self.model_copy(
            update={
                "max_bytes": max(self.max_bytes, LARGE_BYTES),
                "max_pixels": max(self.max_pixels, LARGE_PIXELS),
            }
        )

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

    def bytes_of(self, medium: Medium) -> int:
        return self.max_bytes if medium is Medium.IMAGE else self.max_clip_bytes

    def check_bytes(self, size: int, medium: Medium) -> None:
        if size > self.bytes_of(medium):
            what = _SPOKEN[medium]
            raise TooLarge(f"The {what} is larger than {self.bytes_of(medium) / 1e6:g} MB.")

    def check_clip_size(self, width: int, height: int) -> None:
        if max(width, height) > self.max_clip_edge:
            raise TooLarge(
                f"The clip is {width} x {height} pixels; its longer side may have at most"
                f" {self.max_clip_edge}."
            )

    def check_seconds(self, seconds: float, medium: Medium) -> None:
        if seconds > self.max_clip_seconds:
            raise TooLarge(
                f"The {_SPOKEN[medium]} is longer than {self.max_clip_seconds:g} seconds. Send a"
                " part of it."
            )


_SPOKEN = {Medium.IMAGE: "picture", Medium.VIDEO: "clip", Medium.AUDIO: "sound"}


class ClipFacts(BaseModel):
    """What a clip has beyond a picture. `codec` as FFmpeg names it; `fps` frames a second."""

    model_config = ConfigDict(frozen=True)

    seconds: float
    frames: int
    fps: float
    codec: str
    has_audio: bool


class SoundFacts(BaseModel):
    """`codec` as FFmpeg names it; `sample_rate` in Hz."""

    model_config = ConfigDict(frozen=True)

    seconds: float
    sample_rate: int
    channels: int
    codec: str


class Facts(BaseModel):
    """Facts of a picture; of a clip: then `clip` is there, and colour and blurhash are those of
    its first frame; or of a sound: then `sound` is there, and there is nothing to see: width and
    height are 0. What is said of a source holds for a picture that was converted.

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
    sound: SoundFacts | None = None

    @property
    def medium(self) -> Medium:
        if self.sound is not None:
            return Medium.AUDIO
        return Medium.IMAGE if self.clip is None else Medium.VIDEO


class Media(NamedTuple):
    """A stored file of one account. `name` is without extension; `run_id` of the run it is for."""

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
