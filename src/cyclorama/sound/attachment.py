"""How a sound and a clip become equally long: decided first, then done to the sound."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from cyclorama.errors import InvalidInput
from cyclorama.sound.attach_mode import AttachMode
from cyclorama.sound.samples import RATE, Stereo, faded, fitted
from cyclorama.sound.tempo import SLOWEST, played_in

NEAR = 0.05  # seconds: nobody sees or hears the difference
FADE = 0.05  # seconds, at a place where a sound is cut
TOO_FAR = (
    "The sound lasts {sound:.2f} seconds and the clip {clip:.2f}: it would have to be played"
    " {factor:.2f} times as fast, and from {least:g} to {most:g} times can be done. Use another"
    " attach mode, or a sound of about the clip's length."
)
UNEQUAL = (
    "The sound lasts {sound:.3f} seconds and the clip {clip:.3f}. The attach mode Strict wants them"
    " equal; use MatchVideo, PadAudio, MatchAudio or SpeedAdjust."
)


class Rest(StrEnum):
    """What is heard, or seen, after an end that comes too early."""

    NOTHING = "nothing"
    AGAIN = "again"
    LAST = "last"  # the last picture


@dataclass(frozen=True)
class Agreed:
    """seconds: of the whole. clip, sound: what follows them where they are shorter. tempo: the
    sound is fitted by its speed."""

    seconds: float
    clip: Rest = Rest.LAST
    sound: Rest = Rest.NOTHING
    tempo: bool = False


def agree(mode: AttachMode, clip: float, sound: float) -> Agreed:
    """For a clip and a sound of so many seconds. Raises InvalidInput where they cannot agree."""
    match mode:
        case AttachMode.MATCH_VIDEO:
            return Agreed(clip, sound=Rest.AGAIN)
        case AttachMode.PAD_AUDIO:
            return Agreed(max(clip, sound))
        case AttachMode.MATCH_AUDIO:
            return Agreed(sound, clip=Rest.AGAIN)
        case AttachMode.SPEED_ADJUST:
            factor = sound / clip
            if not SLOWEST <= factor <= 1 / SLOWEST:
                raise InvalidInput(
                    TOO_FAR.format(
                        sound=sound, clip=clip, factor=factor, least=SLOWEST, most=1 / SLOWEST
                    )
                )
            return Agreed(clip, tempo=True)
        case AttachMode.STRICT:
            if abs(clip - sound) > NEAR:
                raise InvalidInput(UNEQUAL.format(sound=sound, clip=clip))
            return Agreed(clip)


def as_agreed(sound: Stereo, agreed: Agreed) -> Iterator[Stereo]:
    """The sound in blocks that together have the length agreed on, to the sample."""
    length = round(agreed.seconds * RATE)
    if agreed.tempo and len(sound) != length:
        yield played_in(sound, length)
    elif agreed.sound is Rest.AGAIN and len(sound):
        while length:
            part = sound[:length]
            if len(part) < len(sound):
                part = faded(part, 0, FADE)
            yield part
            length -= len(part)
    else:
        yield fitted(faded(sound[:length], 0, FADE) if length < len(sound) else sound, length)
