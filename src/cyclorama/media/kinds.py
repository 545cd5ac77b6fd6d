"""Kinds of files, told by their first bytes and never by name or declared type."""

from collections.abc import Collection
from enum import Enum, StrEnum
from pathlib import Path

from cyclorama.errors import InvalidInput, NotAPicture, NotPlayable

HEAD_BYTES = 512


class Medium(StrEnum):
    """What somebody sees or hears in a file."""

    IMAGE = "image"
    VIDEO = "video"
    AUDIO = "audio"


class Kind(Enum):
    """The kinds that are stored."""

    JPEG = ("image/jpeg", "jpg")
    PNG = ("image/png", "png")
    WEBP = ("image/webp", "webp")
    MP4 = ("video/mp4", "mp4")
    WEBM = ("video/webm", "webm")
    M4A = ("audio/mp4", "m4a")
    MP3 = ("audio/mpeg", "mp3")
    WAV = ("audio/wav", "wav")
    OGG = ("audio/ogg", "ogg")
    FLAC = ("audio/flac", "flac")

    def __init__(self, content_type: str, extension: str) -> None:
        self.content_type = content_type
        self.extension = extension
        self.medium = Medium(content_type.partition("/")[0])


ACCEPTED = (*(kind.content_type for kind in Kind), "video/quicktime")
"""The content types of what may be sent; a clip of QuickTime is stored as MP4."""


class Container(StrEnum):
    """A file that holds clips or sounds, as FFmpeg calls what reads it."""

    MP4 = "mp4"  # and QuickTime
    WEBM = "matroska"
    MP3 = "mp3"
    WAV = "wav"
    OGG = "ogg"
    FLAC = "flac"

    @property
    def may_hold(self) -> frozenset[Medium]:
        return _MAY_HOLD.get(self, frozenset({Medium.AUDIO}))


_MAY_HOLD = {
    Container.MP4: frozenset({Medium.VIDEO, Medium.AUDIO}),
    Container.WEBM: frozenset({Medium.VIDEO, Medium.AUDIO}),
}
_ACCEPTED = {
    Medium.IMAGE: "a JPEG, PNG or WebP picture",
    Medium.VIDEO: "an MP4, MOV or WebM clip",
    Medium.AUDIO: "an M4A, MP3, WAV, OGG or FLAC sound",
}
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
_STILL_BRANDS = {
    b"avif": "an AVIF",
    b"avis": "an AVIF",
    **dict.fromkeys((b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"), "a HEIC"),
}
# The first box of an ISO or QuickTime file: its brands, or, in old ones, what it holds.
_FIRST_BOXES = (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip")
_EBML = b"\x1a\x45\xdf\xa3"


def sniff_own(head: bytes) -> Kind:
    """The kind of a file that we made. An MP4 that holds no picture is told apart by its facts."""
    container = container_of(head)
    if container is Container.MP4:
        return Kind.M4A if head[8:12] == b"M4A " else Kind.MP4
    if container is not None:
        return Kind[container.name]
    return sniff(head)


def sniff(head: bytes, wanted: Collection[Medium] = (Medium.IMAGE,)) -> Kind:
    """The kind of a picture file that begins with `head`. NotAPicture says what it is instead, or
    NotPlayable, where not only pictures are wanted."""
    kind = _picture_kind(head)
    if kind is None:
        raise refusal(head, wanted)
    return kind


def container_of(head: bytes) -> Container | None:
    """What holds the clip or sound of a file that begins with `head`; None for all others."""
    if head[4:8] in _FIRST_BOXES and head[8:12] not in _STILL_BRANDS:
        return Container.MP4
    if head.startswith(_EBML) and b"webm" in head[:64]:
        return Container.WEBM
    if head[:4] in (b"RIFF", b"RF64") and head[8:12] == b"WAVE":
        return Container.WAV
    if head.startswith(b"OggS"):
        return Container.OGG
    if head.startswith(b"fLaC"):
        return Container.FLAC
    if head.startswith(b"ID3") or _is_mpeg_audio(head):
        return Container.MP3
    return None


def medium_of(path: Path) -> Medium | None:
    """What a stored file shows, as far as its first bytes tell: a clip and a sound in an MP4 of
    an unknown brand are both called a video."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    if _picture_kind(head) is not None:
        return Medium.IMAGE
    return None if container_of(head) is None else sniff_own(head).medium


_BY_CONTENT_TYPE = {kind.content_type: kind for kind in reversed(Kind)}


def kind_of(content_type: str) -> Kind:
    """The kind of a stored file. ValueError when it is none of ours."""
    if (kind := _BY_CONTENT_TYPE.get(content_type)) is None:
        raise ValueError(f"no kind of file has the type {content_type!r}")
    return kind


def refusal(head: bytes, wanted: Collection[Medium]) -> InvalidInput:
    """Of a file that is nothing of what is wanted."""
    return wrong_medium(_named(head), wanted)


def wrong_medium(what: str | None, wanted: Collection[Medium]) -> InvalidInput:
    """Of a file that is `what`, such as "a video"."""
    if set(wanted) == {Medium.IMAGE}:
        what = what or "not a picture that is known here"
        return NotAPicture(f"The file is {what}. {asking_for(wanted)}")
    what = what or "of no kind that is known here"
    return NotPlayable(f"The file is {what}. {asking_for(wanted)}")


def asking_for(wanted: Collection[Medium]) -> str:
    """A sentence that says which files are taken."""
    return f"Send {' or '.join(_ACCEPTED[medium] for medium in Medium if medium in wanted)}."


def _named(head: bytes) -> str | None:
    """What a file is that begins with `head`, in words, where that is known."""
    if not head:
        return "empty"
    for magic, name in _REFUSED:
        if head.startswith(magic):
            return name
    if head[4:8] == b"ftyp" and head[8:12] in _STILL_BRANDS:
        return _STILL_BRANDS[head[8:12]]
    picture, container = _picture_kind(head), container_of(head)
    if picture is not None:
        return f"a {'WebP' if picture is Kind.WEBP else picture.name} picture"
    if container is not None:
        return "a video" if Medium.VIDEO in container.may_hold else "a sound"
    if head.startswith(_EBML):
        return "a Matroska video"
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith(b"<svg") or (text.startswith(b"<?xml") and b"<svg" in text):
        return "an SVG drawing"
    if text.startswith((b"<!doctype html", b"<html")):
        return "a web page"
    return None


def _picture_kind(head: bytes) -> Kind | None:
    if head.startswith(b"\xff\xd8\xff"):
        return Kind.JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return Kind.PNG
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Kind.WEBP
    return None


def _is_mpeg_audio(head: bytes) -> bool:
    """Whether a frame of MPEG layer III begins here (ISO 11172-3, 2.4.1.3)."""
    return (
        len(head) >= 4
        and head[0] == 0xFF
        and head[1] & 0xE6 == 0xE2
        and head[2] & 0xF0 not in (0x00, 0xF0)
        and head[2] & 0x0C != 0x0C
    )
