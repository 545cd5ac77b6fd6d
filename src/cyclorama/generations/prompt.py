"""The prompt of a picture, put together from its parts. Pure: the same parts make the same words.

What the picture shows comes first, because engines read the beginning best; the order, and the
words around each part, are documented in docs/sartiq.md.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_STOPS = (".", "!", "?")


@dataclass(frozen=True)
class Entity:
    """A subject, a product or a style. `words`: what it is. `trigger`: what trained weights listen
    to, where there are any that are to be used."""

    words: str = ""
    trigger: str = ""

    @property
    def spoken(self) -> str:
        return " ".join(part for part in (self.trigger.strip(), _phrase(self.words)) if part)


NOTHING = Entity()


@dataclass(frozen=True, kw_only=True)
class PromptParts:
    """All are words, and may be empty. `shot_type`: such as `front_full_body`. `has_subject` and
    `has_product`: there is one, even if nothing is said of it."""

    subject: Entity = NOTHING
    product: Entity = NOTHING
    product2: Entity = NOTHING
    style: Entity = NOTHING
    has_subject: bool = False
    has_product: bool = False
    gender: str = ""
    shot_type: str = ""
    framing: str = ""
    perspective: str = ""
    pose: str = ""
    background: str = ""
    lighting: str = ""
    tone: str = ""
    extra: str = ""


def auto_prompt(parts: PromptParts) -> str:
    """One sentence for each part there is; empty where there is none."""
    return " ".join(_sentence(words) for words in _phrases(parts) if words)


def written_prompt(generated: str, extra: str) -> str:
    """The caller's own prompt, and what they add to it."""
    return " ".join(_sentence(words) for words in (_phrase(generated), _phrase(extra)) if words)


def _phrases(parts: PromptParts) -> Iterator[str]:
    yield _shown(parts)
    if shot := _phrase(parts.shot_type.replace("_", " ")):
        yield f"{shot} shot"
    for label, words in (
        ("Framing", parts.framing),
        ("Perspective", parts.perspective),
        ("Pose", parts.pose),
        ("Background", parts.background),
        ("Lighting", parts.lighting),
        ("Tone", parts.tone),
        ("Style", parts.style.spoken),
    ):
        if phrase := _phrase(words):
            yield f"{label}: {phrase}"
    yield _phrase(parts.extra)


def _shown(parts: PromptParts) -> str:
    goods = [one.spoken for one in (parts.product, parts.product2) if one.spoken]
    if not goods and parts.has_product:
        goods = ["the product"]
    product = " and ".join(goods)
    who = parts.subject.spoken
    if not who and parts.has_subject:
        who = "a person"
    gender = _phrase(parts.gender).lower()
    if who and gender and not re.search(rf"(?<!\w){re.escape(gender)}(?!\w)", who.lower()):
        who = f"{who}, {gender}"
    if who and product:
        return f"{who}, with {product}"
    return who or product


def _phrase(words: str) -> str:
    """Without blanks around and within it, and without a full stop."""
    return " ".join(words.split()).rstrip(".").strip()


def _sentence(phrase: str) -> str:
    first = phrase[0].upper() + phrase[1:]
    return first if first.endswith(_STOPS) else f"{first}."
