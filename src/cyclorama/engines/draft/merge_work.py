"""Clips and a sound put together, in a child process."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import chain, islice, repeat
from itertools import count as count_up
from math import ceil

import numpy as np

from cyclorama.engines.draft.work import MADE_BY
from cyclorama.engines.merging import Merged, MergeRequest
from cyclorama.errors import InvalidInput
from cyclorama.imaging.canvas import Size
from cyclorama.imaging.provenance import DigitalSource, Provenance
from cyclorama.kit.pool import report
from cyclorama.media.clips import measure
from cyclorama.sound import file
from cyclorama.sound.attachment import Agreed, Rest, agree, as_agreed
from cyclorama.sound.loudness import limited
from cyclorama.sound.samples import RATE, Stereo, fitted
from cyclorama.video.colour import Planes
from cyclorama.video.encoder import encode, note_of
from cyclorama.video.joining import joined
from cyclorama.video.mux import can_be_copied, remux
from cyclorama.video.reel import Reel, common_rate, look_at
from cyclorama.video.soundtrack import even_blocks

ROUNDED = 1e-6  # of a frame: what seconds lose as floats
BLOCK = 5 * RATE  # samples that are mixed at once
NO_SOUND = "What was to be heard is a clip without sound, so the clips' own sound was left."
LAST = "The sound is longer than the clip: its last picture stays until the sound ends."
AGAIN = "The sound is longer than the clip, which is played again until the sound ends."


def merge_file(request: MergeRequest) -> Merged:
    """Raises InvalidInput where the attach mode cannot be met, NotPlayable for a damaged clip."""
    reels = [look_at(clip) for clip in request.clips]
    rate = common_rate(reels)
    remarks: list[str] = []
    given = None if request.sound is None else _given(request, remarks)
    if given is None and len(reels) == 1:
        left = tuple(remarks)
        return Merged(seconds=reels[0].seconds, copied=True, unchanged=True, remarks=left)
    report(0.1)
    copied = _copied(request, reels, given)
    if not copied:
        remarks += _encoded(request, reels, rate, given)
    facts = measure(request.out)
    assert facts.clip is not None
    return Merged(seconds=facts.clip.seconds, copied=copied, remarks=tuple(remarks), facts=facts)


def _copied(request: MergeRequest, reels: list[Reel], given: Stereo | None) -> bool:
    """Copy the pictures of the only clip, if nothing about them has to change."""
    if len(reels) > 1:
        return False
    reel = reels[0]
    agreed = _agreed(request, reel.seconds, given)
    if abs(agreed.seconds - reel.seconds) > 0.5 / reel.rate or not can_be_copied(reel.path):
        return False
    heard = _heard(request, reels, [reel.seconds], given, agreed)
    assert heard is not None
    remux(reel.path, heard, request.out, _provenance(request))
    return True


def _encoded(
    request: MergeRequest, reels: list[Reel], rate: Fraction, given: Stereo | None
) -> list[str]:
    """Encode the clips anew, as long as agreed, in whole frames; gives remarks."""
    counts = [reel.count(rate) for reel in reels]
    agreed = _agreed(request, float(sum(counts) / rate), given)
    wanted = max(1, ceil(agreed.seconds * rate - ROUNDED))
    agreed = replace(agreed, seconds=float(wanted / rate))
    encode(
        _shown(reels, rate, agreed, wanted),
        request.out,
        *_size(reels),
        _provenance(request),
        done=lambda count: report(0.1 + 0.9 * count / wanted),
        rate=rate,
        sound=_heard(request, reels, [float(count / rate) for count in counts], given, agreed),
    )
    if wanted > sum(counts):
        return [AGAIN if agreed.clip is Rest.AGAIN else LAST]
    return []


def _agreed(request: MergeRequest, clip: float, given: Stereo | None) -> Agreed:
    return Agreed(clip) if given is None else agree(request.mode, clip, len(given) / RATE)


def _size(reels: list[Reel]) -> Size:
    return Size(reels[0].size.width & ~1, reels[0].size.height & ~1)


def _given(request: MergeRequest, remarks: list[str]) -> Stereo | None:
    """The sound to attach, as loud as wanted; None for a clip that has none."""
    assert request.sound is not None
    if not file.has_sound(request.sound):
        remarks.append(NO_SOUND)
        return None
    sound = file.read(request.sound)
    if not len(sound):
        raise InvalidInput("The sound to attach is empty.")
    return sound if request.volume == 1 else limited(sound * np.float32(request.volume))


def _shown(reels: list[Reel], rate: Fraction, agreed: Agreed, wanted: int) -> Iterator[Planes]:
    size = _size(reels)
    if agreed.clip is Rest.AGAIN:
        rounds = (joined(reels, size, rate) for _ in count_up())
        yield from islice(chain.from_iterable(rounds), wanted)
        return
    frames = joined(reels, size, rate)
    last = next(frames)
    for frame in chain([last], frames):
        yield (last := frame)
        wanted -= 1
        if not wanted:
            return
    yield from repeat(last, wanted)


def _heard(
    request: MergeRequest,
    reels: list[Reel],
    seconds: list[float],
    given: Stereo | None,
    agreed: Agreed,
) -> Iterator[Stereo] | None:
    """What is heard with clips that last so many seconds each."""
    if given is None:
        return _own(reels, seconds) if any(reel.has_sound for reel in reels) else None
    attached = as_agreed(given, agreed)
    if not request.keep_original or not any(reel.has_sound for reel in reels):
        return attached
    rounds = count_up() if agreed.clip is Rest.AGAIN else range(1)
    own = chain.from_iterable(_own(reels, seconds) for _ in rounds)
    return _mixed(own, attached)


def _own(reels: list[Reel], seconds: list[float]) -> Iterator[Stereo]:
    """The sound of the clips, each as long as its pictures."""
    for reel, lasts in zip(reels, seconds, strict=True):
        sound = file.read(reel.path, lasts) if reel.has_sound else np.zeros((0, 2), np.float32)
        yield fitted(sound, round(lasts * RATE))


def _provenance(request: MergeRequest) -> Provenance:
    """What the clips and the sound say of themselves, each once."""
    sources = (*request.clips, *([request.sound] if request.sound else []))
    notes = dict.fromkeys(note for source in sources if (note := note_of(source)))
    return Provenance(source=DigitalSource.COMPOSITE, made_by=MADE_BY, note=" ".join(notes) or None)


def _mixed(own: Iterator[Stereo], attached: Iterator[Stereo]) -> Iterator[Stereo]:
    """Both together, as long as the attached one."""
    originals = even_blocks(own, BLOCK)
    for block in even_blocks(attached, BLOCK):
        original = next(originals, None)
        if original is None:
            yield block
        else:
            yield limited(block + fitted(original, len(block)))
