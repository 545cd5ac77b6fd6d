"""The file formats in which pictures are made."""

from enum import StrEnum


class PictureFormat(StrEnum):
    """PNG is lossless, WebP small; both hold transparency. JPEG does not: it is laid on white."""

    PNG = "png"
    JPEG = "jpeg"
    WEBP = "webp"

    @property
    def suffix(self) -> str:
        """The file name's ending, without the dot."""
        return "jpg" if self is PictureFormat.JPEG else self.value

    @property
    def media_type(self) -> str:
        return f"image/{self.value}"

    @property
    def holds_transparency(self) -> bool:
        return self is not PictureFormat.JPEG
