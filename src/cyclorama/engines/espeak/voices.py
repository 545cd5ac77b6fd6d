"""Which of eSpeak NG's voices speaks for a name, and in which language."""

import unicodedata
from collections import Counter
from typing import NamedTuple

from cyclorama.figure.appearance import Gender


class Voice(NamedTuple):
    """variant: of eSpeak NG. pitch: 0..99, 50 is the variant's own. speed: words a minute.
    english: the accent that it has in English."""

    variant: str
    pitch: int
    speed: int
    english: str = "en-us"


VOICES = {
    "Rachel": Voice("f2", 48, 158),
    "Aria": Voice("f4", 56, 165),
    "Roger": Voice("m3", 44, 160),
    "Sarah": Voice("f2", 54, 152),
    "Laura": Voice("f3", 58, 172),
    "Charlie": Voice("m7", 50, 166, "en-gb"),
    "George": Voice("m1", 38, 150, "en-gb"),
    "Callum": Voice("m5", 34, 152, "en-gb"),
    "River": Voice("f5", 36, 156),
    "Liam": Voice("m7", 58, 172),
    "Charlotte": Voice("f1", 52, 156, "en-gb"),
    "Alice": Voice("f3", 50, 160, "en-gb"),
    "Matilda": Voice("f4", 48, 154),
    "Will": Voice("m4", 54, 170),
    "Jessica": Voice("f1", 62, 172),
    "Eric": Voice("m1", 46, 160),
    "Chris": Voice("m4", 46, 164),
    "Brian": Voice("m3", 30, 148),
    "Daniel": Voice("m8", 40, 154, "en-gb"),
    "Lily": Voice("f5", 60, 158, "en-gb"),
    "Bill": Voice("m8", 24, 140),
}
AUTO = "auto"
DEFAULT = "Sarah"

# Where eSpeak NG calls a language otherwise than BCP 47 does.
_LANGUAGES = {
    "en": "",  # the voice's own accent
    "zh": "cmn", "zh-cn": "cmn", "zh-tw": "cmn", "zh-hans": "cmn", "zh-hant": "cmn",
    "zh-hk": "yue", "no": "nb", "nn": "nb", "iw": "he", "tl": "fil", "pt-pt": "pt",
    "es-mx": "es-419", "es-us": "es-419", "es-ar": "es-419", "en-au": "en-gb",
    "en-nz": "en-gb", "en-ca": "en-us", "en-uk": "en-gb",
}  # fmt: skip
_WITH_REGION = frozenset({"en-us", "en-gb", "pt-br", "es-419", "fr-be", "fr-ch"})
# The language of a script that one language mostly uses.
_SCRIPTS = {
    "CYRILLIC": "ru", "ARABIC": "ar", "HEBREW": "he", "HANGUL": "ko", "HIRAGANA": "ja",
    "KATAKANA": "ja", "CJK": "cmn", "DEVANAGARI": "hi", "BENGALI": "bn", "TAMIL": "ta",
    "TELUGU": "te", "GREEK": "el", "GEORGIAN": "ka", "ARMENIAN": "hy", "THAI": "th",
    "GUJARATI": "gu", "GURMUKHI": "pa", "MALAYALAM": "ml", "KANNADA": "kn",
}  # fmt: skip


class Chosen(NamedTuple):
    """name: of the voice. language: as eSpeak NG calls it. remark: where another voice speaks
    than the one that was asked for."""

    name: str
    voice: Voice
    language: str
    remark: str | None = None


def gender_of(name: str) -> Gender:
    """Of the voice of that name, or of the one that speaks in its place."""
    own = next((own for own in VOICES if own.lower() == name.strip().lower()), DEFAULT)
    return Gender.FEMALE if VOICES[own].variant.startswith("f") else Gender.MALE


def choose(name: str, language: str, text: str) -> Chosen:
    """The voice of that name, and the language asked for or that of the text's script."""
    known = {own.lower(): own for own in VOICES}
    wanted = name.strip().lower()
    remark = None
    own = known.get(wanted)
    if own is None:
        own = DEFAULT
        if wanted not in ("", AUTO):
            remark = f"There is no voice {name.strip()[:40]!r} here; {own} speaks."
    voice = VOICES[own]
    spoken = _language(language) if language.strip() else _language_of(text)
    return Chosen(own, voice, spoken or voice.english, remark)


def _language(tag: str) -> str:
    """As eSpeak NG calls it; empty for the voice's own English."""
    tag = tag.strip().lower().replace("_", "-")
    if tag in _LANGUAGES:
        return _LANGUAGES[tag]
    if tag in _WITH_REGION:
        return tag
    primary = tag.partition("-")[0]
    return _LANGUAGES.get(primary, primary)


def _language_of(text: str) -> str:
    scripts: Counter[str] = Counter()
    for character in text:
        if character.isalpha():
            scripts[unicodedata.name(character, "").partition(" ")[0]] += 1
    if scripts["HIRAGANA"] + scripts["KATAKANA"]:
        return "ja"  # what else is Chinese characters
    most = scripts.most_common(1)
    return _SCRIPTS.get(most[0][0], "") if most else ""
