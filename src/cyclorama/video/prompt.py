"""Read the motion out of a prompt's words. Pure: no pixels, no model.

A list of phrases, not a language model: it knows how people ask for camera moves in English.
What it cannot read gets the default, and the result says so.
"""

import re
import unicodedata
from dataclasses import dataclass
from operator import itemgetter

from cyclorama.video.motion import Motion, Move

DEFAULT = Motion(moves=(Move.PUSH_IN,), strength=0.6)
MOST_MOVES = 4
GENTLE, ORDINARY, STRONG = 0.4, 0.6, 1.0

Phrases = tuple[tuple[Move, str], ...]
"""Patterns and the moves they mean."""


@dataclass(frozen=True)
class ReadMotion:
    """`found`: the words named a motion; otherwise `motion` is the default."""

    motion: Motion
    found: bool


_FEW = r"(?:\w+ ){0,3}?"  # words between a verb and its direction
_TRAVEL = (
    r"(?:push|dolly|dollies|zoom|track|truck|mov|glid|creep|drift|eas|fl(?:y|ies)|travel|go(?:es)?"
    r"|float|slid|com|head|inch|tighten|press)\w*"
)
_SIDEWAYS = (
    r"(?:pan|slid|truck|track|straf|mov|drift|glid|sweep|swing|travel|dolly|dollies|scan|shift|pass"
    r"|go(?:es)?)\w*"
)
_UPRIGHT = (
    r"(?:tilt|cran|pedestal|boom|jib|mov|pan|glid|drift|travel|look|slid|sweep|scan|go(?:es)?)\w*"
)
_ROUND = (
    r"(?:orbit|circl|revolv|rotat|spin|spun|swivel|twirl|arc)\w*|turntable|360|parallax"
    r"|turn(?:s|ing)|(?:slow|full|half|quarter|gentle) turn|turn(?:s|ing)? (?:slowly )?around"
    r"|(?:goes|go|going|mov\w*|travel\w*|fl(?:y|ies|ying)|walks?|glid\w*) around"
)
_STAYS = r"(?:camera|shot|frame|view) (?:stays?|remains?|is|holds?|keeps?)"

# Searched in each clause of the folded text, in which words are parted by single spaces.
# `left to right` and its kin have become one word before.
_PHRASES: Phrases = (
    (Move.PUSH_IN, rf"{_TRAVEL} {_FEW}(?:in|into|inwards?|closer|nearer|forwards?|towards?)"),
    (Move.PUSH_IN, r"(?:clos|mov)(?:es|ing|e) in|approach\w*|get\w* closer|draw\w* (?:near|close)"),
    (Move.PULL_OUT, rf"{_TRAVEL} {_FEW}(?:out|back|backwards?|away|outwards?)"),
    (
        Move.PULL_OUT,
        r"(?:pull\w*|draw\w*|back(?:s|ing)?) (?:\w+ )?(?:\w+ )?(?:out|back|away)",
    ),
    (Move.PULL_OUT, r"pullback|pullout|widen\w*|(?:go|get)\w* wider"),
    (Move.PAN_LEFT, rf"{_SIDEWAYS} {_FEW}(?:left|leftwards?)|left pan"),
    (Move.PAN_LEFT, rf"leftwards {_FEW}{_SIDEWAYS}"),
    (Move.PAN_RIGHT, rf"{_SIDEWAYS} {_FEW}(?:right|rightwards?|sideways|across)|right pan"),
    (Move.PAN_RIGHT, rf"rightwards {_FEW}{_SIDEWAYS}"),
    (Move.TILT_UP, rf"{_UPRIGHT} {_FEW}(?:up|upwards?)|upward (?:tilt|pan|move)"),
    (Move.TILT_UP, r"(?:(?:camera|shot|view|slowly|smoothly) |^)(?:rises?|ascends?|lifts?)"),
    (Move.TILT_DOWN, rf"{_UPRIGHT} {_FEW}(?:down|downwards?)|downward (?:tilt|pan|move)"),
    (Move.TILT_DOWN, r"(?:(?:camera|shot|view|slowly|smoothly) |^)(?:descends?|lowers?|sinks?)"),
    (Move.ORBIT_LEFT, rf"(?:{_ROUND}) {_FEW}(?:left|leftwards?)"),
    (Move.ORBIT_LEFT, r"(?<!counter )(?<!anti )clockwise|(?:left|leftward) (?:orbit|arc|turn)"),
    (Move.ORBIT_RIGHT, rf"(?:{_ROUND}) {_FEW}(?:right|rightwards?)"),
    (Move.ORBIT_RIGHT, r"(?:counter|anti) ?clockwise|(?:right|rightward) (?:orbit|arc|turn)"),
    (Move.BREATHE, r"breath\w*|inhal\w*|exhal\w*|puls(?:es?|ing|ates?|ating)|heartbeat"),
    (Move.BREATHE, r"float(?:s|ing)?|hover\w*|levitat\w*|weightless\w*|bob(?:s|bing)"),
    (Move.BREATHE, r"wind|windy|windswept|breeze\w*|breezy|flutter\w*|rippl\w*|billow\w*|flow\w*"),
    (Move.BREATHE, r"(?:subtle|gentle|slight|natural|minimal) (?:\w+ )?(?:motion|movements?)"),
    (Move.BREATHE, r"com(?:es?|ing) (?:alive|to life)|cinemagraph|living (?:photo|still|portrait)"),
    (Move.SWAY, r"runway|catwalk|walk(?:s|ing)?|strut\w*|strid\w*|stroll\w*|march(?:es|ing)?"),
    (Move.SWAY, r"sway\w*|danc(?:e|es|ing)|steps? forward|hand ?held|hips"),
    (Move.HOLD, r"static|stationary|motionless|tripod|freez\w*|frozen|immobile|unmoving"),
    (Move.HOLD, r"(?:lock\w*|fixed|still|steady) ?(?:off )?(?:camera|shot|frame|view|off)"),
    (Move.HOLD, rf"{_STAYS} (?:\w+ )?(?:still|fixed|locked|put|steady)"),
    (Move.HOLD, r"holds? (?:still|the (?:shot|frame|view))|(?:stands?|keeps?|stays?) still"),
)
_NO_MOVE = (
    r"(?:no|zero|without|not any|avoid|avoiding) (?:any )?(?:camera )?"
    r"(?:mov(?:ement|ements|e|es|ing)|motion)|(?:doesnt|does not|dont|do not|not) move"
)
# Words that say a move without a direction: they count where no other words give one.
_BARE: Phrases = (
    (Move.PUSH_IN, r"(?:zoom|push|dolly|dollies)\w*"),
    (Move.PAN_RIGHT, r"pan|pans|panning|truck(?:s|ing)?|tracking shot|slider"),
    (Move.TILT_UP, r"tilt\w*|crane|craning|pedestal|boom shot|jib"),
    (Move.ORBIT_RIGHT, _ROUND),
    (Move.PULL_OUT, r"reveal\w*"),
)
_ALIKE = {
    Move.ORBIT_LEFT: Move.ORBIT_RIGHT,
    Move.PAN_LEFT: Move.PAN_RIGHT,
    Move.TILT_UP: Move.TILT_DOWN,
    Move.PUSH_IN: Move.PULL_OUT,
}
_OPPOSITE = _ALIKE | {there: back for back, there in _ALIKE.items()}

_ONE_WORD = (
    (r"(?:from )?(?:the )?left to (?:the )?right", "rightwards"),
    (r"(?:from )?(?:the )?right to (?:the )?left", "leftwards"),
    (r"(?:from )?(?:the )?(?:top|head) to (?:the )?(?:bottom|toes?|feet)", "tilts downwards"),
    (r"(?:from )?(?:the )?(?:bottom|toes?|feet) to (?:the )?(?:top|head)", "tilts upwards"),
    (r"in (?:turn|front|slow motion|place|focus|frame|the|a|an|full|its|this|one)", ""),
)
_LOOP = r"loop\w*|boomerang|endless\w*|perpetual\w*|infinite\w*|back to (?:the )?start"
_NOT = r"no|not|never|without|avoid\w*|dont|doesnt|isnt|cannot|cant|nor|neither|instead of|zero"
_GENTLY = (
    r"slow\w*|gentl\w*|subtl\w*|soft\w*|slight\w*|barely|calm\w*|tiny|minimal\w*|delicate\w*"
    r"|a (?:little|bit)"
)
_STRONGLY = (
    r"fast\w*|quick\w*|rapid\w*|dramatic\w*|strong\w*|bold\w*|dynamic\w*|energetic\w*|crash"
    r"|whip|sweeping|sudden\w*|swift\w*|intense\w*|all the way"
)


def read_motion(prompt: str) -> ReadMotion:
    """What a prompt asks for, whatever its language or length."""
    named: list[Move] = []
    hinted: list[Move] = []
    refused = loop = False
    for clause in _clauses(prompt):
        denied = _last(_NOT, clause)
        for phrases, found in ((_PHRASES, named), (_BARE, hinted)):
            for move, at in _moves_in(clause, phrases):
                if denied is not None and denied < at:
                    refused = True
                else:
                    found.append(move)
        looped = _first(_LOOP, clause)
        loop |= looped is not None and (denied is None or denied > looped)
    named += [move for move in hinted if _OPPOSITE.get(move) not in named]
    moves, there_and_back = _settled(named)
    if refused and not moves:
        moves = (Move.HOLD,)
    if not moves and not loop:
        return ReadMotion(DEFAULT, found=False)
    return ReadMotion(
        Motion(
            moves=moves or DEFAULT.moves,
            strength=_strength(_folded(prompt)),
            loop=loop or there_and_back,
        ),
        found=True,
    )


def _moves_in(clause: str, phrases: Phrases) -> list[tuple[Move, int]]:
    """The moves that a clause names, in its order, with where."""
    if _first(_NO_MOVE, clause) is not None:
        return [(Move.HOLD, -1)]  # what it denies is what it means
    found = [(move, _first(pattern, clause)) for move, pattern in phrases]
    return sorted(((move, at) for move, at in found if at is not None), key=itemgetter(1))


def _settled(found: list[Move]) -> tuple[tuple[Move, ...], bool]:
    """The moves that do not contradict each other, and whether they go there and back."""
    moves: list[Move] = []
    there_and_back = False
    for move in found:
        if _OPPOSITE.get(move) in moves:
            there_and_back = True
        elif move not in moves:
            moves.append(move)
    if moves != [Move.HOLD]:
        moves = [move for move in moves if move is not Move.HOLD]
    return tuple(moves[:MOST_MOVES]), there_and_back


def _strength(text: str) -> float:
    if _first(_GENTLY, text) is not None:
        return GENTLE
    return STRONG if _first(_STRONGLY, text) is not None else ORDINARY


def _clauses(prompt: str) -> list[str]:
    joined = re.sub(r"\b(?:and|but|then|while|just|only|except|as)\b", ".", prompt.casefold())
    clauses = []
    for part in re.split(r"[.,;:!?\n()]", joined):
        clause = _folded(part)
        for pattern, word in _ONE_WORD:
            clause = re.sub(rf"\b(?:{pattern})\b", word, clause)
        clauses.append(" ".join(clause.split()))
    return clauses


def _folded(text: str) -> str:
    """Lower-case words and numbers, parted by single spaces; `don't` is one word."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("'", "").replace("’", "")
    return " ".join(re.findall(r"[^\W_]+", plain))


def _first(pattern: str, text: str) -> int | None:
    match = re.search(rf"\b(?:{pattern})\b", text)
    return match.start() if match else None


def _last(pattern: str, text: str) -> int | None:
    found = list(re.finditer(rf"\b(?:{pattern})\b", text))
    return found[-1].start() if found else None
