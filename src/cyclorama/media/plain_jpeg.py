"""A JPEG file without what is not needed to see it, its compressed pixels untouched.

Markers and their order: ITU-T T.81, annex B; JFIF: ITU-T T.871; the Adobe segment, which tells
RGB from YCbCr: T.872.
"""

import re
import struct
from collections.abc import Iterator

_SOI, _EOI = b"\xff\xd8", b"\xff\xd9"
_SCAN = 0xDA
_BASELINE_AND_PROGRESSIVE = {0xC0, 0xC1, 0xC2}
_FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_TABLES = {0xC4, 0xDB, 0xDD}
_JFIF, _ADOBE = 0xE0, 0xEE
_DROPPED = (set(range(0xE0, 0xF0)) | {0xFE}) - {_JFIF, _ADOBE}
_PLAIN_JFIF = b"\xff\xe0\x00\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0"
# In a scan: a marker that is no stuffed byte and no restart.
_MARKER = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]")


def plain_jpeg(content: bytes) -> bytes | None:
    """The same picture without comments, metadata, thumbnails and whatever follows its end.

    None for what is no whole baseline or progressive JPEG of three components with 8 bits, or has
    anything in it that is not known here: it has to be decoded and written anew.
    """
    try:
        kept = list(_kept(content))
    except (struct.error, _Unknown):
        return None
    return b"".join([_SOI, *kept, _EOI])


class _Unknown(Exception):
    pass


def _kept(content: bytes) -> Iterator[bytes]:
    """Segments and scans, up to the end of the picture."""
    if not content.startswith(_SOI):
        raise _Unknown
    place, frames, scans = 2, 0, 0
    while True:
        found = _MARKER.match(content, place)
        if found is None:
            raise _Unknown
        marker, place = content[found.end() - 1], found.end()
        if marker == 0xD9:
            if not (frames and scans):
                raise _Unknown
            return
        (length,) = struct.unpack_from(">H", content, place)
        body = content[place : place + length]
        if length < 2 or len(body) < length:
            raise _Unknown
        place += length
        segment = bytes((0xFF, marker)) + body
        if marker in _FRAMES:
            frames += 1
            if marker not in _BASELINE_AND_PROGRESSIVE or frames > 1:
                raise _Unknown
            precision, _height, _width, components = struct.unpack_from(">BHHB", body, 2)
            if (precision, components) != (8, 3):
                raise _Unknown
            yield segment
        elif marker == _SCAN:
            scans += 1
            ends = _MARKER.search(content, place)
            if ends is None:
                raise _Unknown
            yield segment + content[place : ends.start()]
            place = ends.start()
        elif marker in _TABLES or (marker == _ADOBE and body[2:7] == b"Adobe"):
            yield segment
        elif marker == _JFIF and body[2:7] == b"JFIF\0":
            yield _PLAIN_JFIF  # where it stands, decoders know what the components are
        elif marker not in _DROPPED and marker not in (_JFIF, _ADOBE):
            raise _Unknown
