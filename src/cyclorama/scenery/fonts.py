"""The fonts that letters are drawn with. They come in packages, so that every machine draws alike.

FiraGO writes Latin, Cyrillic, Greek, Arabic, Hebrew, Thai, Devanagari and Georgian; Noto Sans CJK
writes Chinese, Japanese and Korean; two symbol fonts know stars and balls. All are under the SIL
Open Font License.
"""

import io
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import as_file, files

import pymupdf_fonts
from PIL import ImageFont

_PROBE = 32  # px: large enough to tell two glyphs apart
_NO_CHARACTER = "\U0010fffe"  # no font has it: what is drawn for it stands for all that lack
_CJK_PACKAGE, _CJK_FILE = "noto_cjk_sans_otc", "NotoSansCJK-Regular.ttc"


class Style(StrEnum):
    PLAIN = "plain"
    BOLD = "bold"
    SPORT = "sport"  # bold, leaning
    NARROW = "narrow"  # bold, squeezed: for long names and for headlines
    ROUND = "round"  # friendly: for parties and stickers


_FIRST = {
    Style.PLAIN: "figo",
    Style.BOLD: "figbo",
    Style.SPORT: "figbi",
    Style.NARROW: "figbo",
    Style.ROUND: "ubuntubo",
}
_OTHERS = ("figbo", _CJK_FILE, "symbol1", "symbol2")
NARROWING = {Style.NARROW: 0.74}
"""The width of the letters of a style, of their own; 1 where it is not here."""


def families(style: Style) -> tuple[str, ...]:
    """The fonts that a style tries in their order."""
    first = _FIRST[style]
    return (first, *(name for name in _OTHERS if name != first))


def is_thin(family: str) -> bool:
    """Whether a font comes in no bold, so that a bold style has to thicken it."""
    return family in (_CJK_FILE, "symbol1", "symbol2")


@lru_cache(maxsize=64)
def font(family: str, size: int) -> ImageFont.FreeTypeFont:
    """A font at so many px to the em, with complex scripts shaped."""
    source = io.BytesIO(_content(family))
    return ImageFont.truetype(source, size, layout_engine=ImageFont.Layout.RAQM)


@cache
def _content(family: str) -> bytes:
    if family == _CJK_FILE:
        with as_file(files(_CJK_PACKAGE) / _CJK_FILE) as path:
            return path.read_bytes()
    content: bytes = pymupdf_fonts.fontbuffers[family]()
    return content


@lru_cache(maxsize=4096)
def knows(family: str, character: str) -> bool:
    """Whether a font has a glyph of its own for a character."""
    if character.isspace():
        return True
    return _drawn(family, character) != _drawn(family, _NO_CHARACTER)


def _drawn(family: str, character: str) -> bytes:
    return bytes(font(family, _PROBE).getmask(character))
