"""Check a file and, if it is accepted, make it safe and uniform. Runs in a child process.

The first bytes tell the kind, the header tells the size: both are checked before any pixel is
decoded, because a PNG of 400 kB may declare 60 000 x 60 000 pixels and libvips opens it happily.
"""

import struct
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import BinaryIO

from pydantic import BaseModel, ConfigDict

from cyclorama.errors import NotAPicture
from cyclorama.media.kinds import (
    HEAD_BYTES,
    Kind,
    Medium,
    container_of,
    refusal,
    sniff,
    sniff_own,
)
from cyclorama.media.types import Facts, Limits

_PNG_SIGNATURE_BYTES = 8
_PNG_CHUNK_HEAD = struct.Struct(">I4s")
_WEBP_ANIMATION_FLAG = 0x02


class Inspected(BaseModel):
    """A file that may be stored: where it lies, what it is, its facts."""

    model_config = ConfigDict(frozen=True)

    path: Path
    content_type: str
    size_bytes: int
    facts: Facts


def take_in(
    source: Path,
    folder: Path,
    limits: Limits,
    wanted: Collection[Medium] = (Medium.IMAGE,),
) -> Inspected:
    """Write the file anew into `folder`, without metadata: a picture upright, in sRGB, with 8
    bits a channel; a clip or a sound as it is encoded.

    A JPEG that is upright and in sRGB keeps its compressed pixels. Others, and opaque lossy WebP,
    become JPEG (quality 95, full colour resolution), every other picture PNG; transparency is
    kept. QuickTime becomes MP4. Raises NotAPicture, NotPlayable and
    TooLarge with a sentence for the caller.
    """
    head = _head(source)
    container = container_of(head)
    if container is not None and container.may_hold & set(wanted):
        limits.check_bytes(source.stat().st_size, Medium.VIDEO)
        from cyclorama.media import recordings  # FFmpeg is loaded in the child process only

        return _described(recordings.take_in(source, folder, container, wanted, limits))
    if Medium.IMAGE not in wanted:
        raise refusal(head, wanted)
    kind = check_file(source, limits, wanted)
    from cyclorama.media import pixels  # libvips is loaded in the child process only

    return _described(pixels.normalise(source, kind, folder, limits))


def take_as_is(source: Path, limits: Limits) -> Inspected:
    """The facts of a file made by ourselves, which is stored as it is, metadata and all."""
    kind = _own_kind(source)
    if kind.medium is Medium.VIDEO:
        from cyclorama.media import clips  # FFmpeg is loaded in the child process only

        return _described((source, kind, clips.measure(source)))
    if kind.medium is Medium.AUDIO:
        from cyclorama.media import sounds  # FFmpeg is loaded in the child process only

        return _described((source, kind, sounds.measure(source)))
    check_file(source, limits)
    from cyclorama.media import pixels  # libvips is loaded in the child process only

    return _described(pixels.measure(source, kind, limits))


def described(file: Path, facts: Facts) -> Inspected:
    """A file made by ourselves whose facts are known. It is not decoded."""
    kind = _own_kind(file)
    if kind is Kind.MP4 and facts.medium is Medium.AUDIO:
        kind = Kind.M4A
    return _described((file, kind, facts))


def check_file(path: Path, limits: Limits, wanted: Collection[Medium] = (Medium.IMAGE,)) -> Kind:
    """The kind of a picture file, after the checks that need no picture library. Raises
    NotAPicture, or NotPlayable where not only pictures are wanted, and TooLarge."""
    limits.check_bytes(path.stat().st_size, Medium.IMAGE)
    with path.open("rb") as file:
        kind = sniff(file.read(HEAD_BYTES), wanted)
        if kind is Kind.PNG and _is_animated_png(file):
            raise _animated()
        if kind is Kind.WEBP and _is_animated_webp(file):
            raise _animated()
    return kind


def holds_recording(file: Path) -> bool:
    """Whether it is a clip or a sound, by its first bytes."""
    return container_of(_head(file)) is not None


def _own_kind(file: Path) -> Kind:
    return sniff_own(_head(file))


def _head(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(HEAD_BYTES)


def _described(made: "tuple[Path, Kind, Facts]") -> Inspected:
    path, kind, facts = made
    return Inspected(
        path=path, content_type=kind.content_type, size_bytes=path.stat().st_size, facts=facts
    )


def _is_animated_png(file: BinaryIO) -> bool:
    """Whether an animation control chunk stands before the first pixels (PNG 3rd edition, 11)."""
    for name in _png_chunks(file):
        if name in (b"acTL", b"IDAT"):
            return name == b"acTL"
    return False


def _png_chunks(file: BinaryIO) -> Iterator[bytes]:
    file.seek(_PNG_SIGNATURE_BYTES)
    while len(head := file.read(_PNG_CHUNK_HEAD.size)) == _PNG_CHUNK_HEAD.size:
        length, name = _PNG_CHUNK_HEAD.unpack(head)
        yield name
        file.seek(length + 4, 1)  # the data and its checksum


def _is_animated_webp(file: BinaryIO) -> bool:
    """Whether the extended header of the container has the animation flag set."""
    file.seek(12)
    head = file.read(9)
    return head[:4] == b"VP8X" and len(head) == 9 and bool(head[8] & _WEBP_ANIMATION_FLAG)


def _animated() -> NotAPicture:
    return NotAPicture("The picture is animated. Send a still picture.")
