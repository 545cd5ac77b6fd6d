"""Kinds of files, told by their first bytes and never by name or declared type."""

from enum import Enum
from typing import NamedTuple

from cyclorama.errors import NotAPicture

HEAD_BYTES = 512


class _KindFacts(NamedTuple):
    content_type: str
    extension: str


class Kind(Enum):
    """The kinds that are stored. Pictures are accepted from outside; clips we make ourselves."""

    JPEG = _KindFacts("image/jpeg", "jpg")
    PNG = _KindFacts("image/png", "png")
    WEBP = _KindFacts("image/webp", "webp")
    MP4 = _KindFacts("video/mp4", "mp4")

    @property
    def content_type(self) -> str:
        return self.value.content_type

    @property
    def extension(self) -> str:
        return self.value.extension


_WANTED = "Send a JPEG, PNG or WebP picture."
_REFUSED = (
    (b"GIF8", "a GIF"),
    (b"BM", "a BMP"),
    (b"II*\0", "a TIFF"),
    (b"MM\0*", "a TIFF"),
    (b"II+\0", "a TIFF"),
    (b"MM\0+", "a TIFF"),
    (b"8BPS", "a Photoshop file"),
    (b"%PDF", "a PDF"),
    (b"\xff\x0a", "a JPEG XL picture"),
    (b"\0\0\0\x0cJXL ", "a JPEG XL picture"),
    (b"PK\x03\x04", "a ZIP archive"),
)
_HEIF_BRANDS = {b"avif": "an AVIF", b"avis": "an AVIF"}
_MP4_BRANDS = {b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1"}


def sniff_own(head: bytes) -> Kind:
    """The kind of a file that we made, which may be a clip."""
    if head[4:8] == b"ftyp" and head[8:12] in _MP4_BRANDS:
        return Kind.MP4
    return sniff(head)


def sniff(head: bytes) -> Kind:
    """The kind of a picture file that begins with `head`. NotAPicture says what it is instead."""
    if head.startswith(b"\xff\xd8\xff"):
        return Kind.JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return Kind.PNG
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Kind.WEBP
    raise NotAPicture(f"The file is {_name(head)}. {_WANTED}")


def kind_of(content_type: str) -> Kind:
    """The kind of a stored file. ValueError when it is none of ours."""
    for kind in Kind:
        if kind.content_type == content_type:
            return kind
    raise ValueError(f"no kind of file has the type {content_type!r}")


def _name(head: bytes) -> str:
    if not head:
        return "empty"
    for magic, name in _REFUSED:
        if head.startswith(magic):
            return name
    if head[4:8] == b"ftyp":
        if head[8:12] in _MP4_BRANDS:
            return "a video"
        return _HEIF_BRANDS.get(head[8:12], "a HEIC picture or a video")
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith(b"<svg") or (text.startswith(b"<?xml") and b"<svg" in text):
        return "an SVG drawing"
    if text.startswith((b"<!doctype html", b"<html")):
        return "a web page"
    return "not a picture that is known here"
