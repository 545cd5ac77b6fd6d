"""What a made-up video is about, and what is said in it, as far as its brief says so itself."""

import re

SPOKEN_IN = 0.42  # seconds of a word
LINE = 3.4  # seconds of a scene, about
MOST_LINES = 16
MOST_TOPIC = 80  # characters of a headline

_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]{3,400})[\"”“»]")
_SENTENCE = re.compile(r"(?<=[.!?。！？])\s+")
_ASKED = re.compile(
    r"^\W*(?:please\s+)?(?:can you\s+|could you\s+)?"
    r"(?:make|create|produce|generate|write|film|build|design)\b[^.!?\n]*?"
    r"\b(?:about|for|introducing|presenting|of|on|explaining|showing|promoting|that\s+\w+)\s+",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\s*(?:[.!?;:\n]|,\s|\s(?:in|with|using|for)\s+(?:a|an|the|our|my|its)\s).*$", re.DOTALL
)


def said_lines(brief: str) -> list[str]:
    """What the brief has between quotation marks: words that are to be said as they stand."""
    return [" ".join(found.split()) for found in _QUOTED.findall(brief)][:MOST_LINES]


def topic_of(brief: str) -> str:
    """What it is about, of `Make a marketing video about the new lamp, in a warm tone`: `the new
    lamp`; the first words where nothing like that is said."""
    plain = " ".join(brief.split())
    asked = _ASKED.sub("", plain)
    topic = _ENDS.sub("", asked or plain).strip(" \"'“”„«»")
    if len(topic) > MOST_TOPIC:
        topic = topic[:MOST_TOPIC].rsplit(" ", 1)[0] + "…"
    return topic or plain[:MOST_TOPIC]


def lines_of(text: str, seconds: float) -> list[str]:
    """The lines of a script that can be spoken in that time, or its sentences where it is written
    in one line; at least the first."""
    kept: list[str] = []
    left = seconds
    written = text.strip().splitlines()
    for sentence in written if len(written) > 1 else _SENTENCE.split(text):
        line = " ".join(sentence.split())
        if not line:
            continue
        left -= SPOKEN_IN * max(len(line.split()), len(line) / 6)
        if kept and (left < 0 or len(kept) >= MOST_LINES):
            break
        kept.append(line)
    return kept


def line_count(seconds: float) -> int:
    return min(MOST_LINES, max(1, round(seconds / LINE)))


def common_words(brief: str) -> str:
    """The brief without the names in it: `Aurora` is a lamp, and no sky."""
    words = brief.split()
    return " ".join(
        word
        for before, word in zip([".", *words], words, strict=False)
        if before.endswith((".", "!", "?")) or not word.lstrip("\"'“„«(").istitle()
    )
