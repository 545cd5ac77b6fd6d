"""A video put together from a script, in a child process: scenes, presenter, captions, sound."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate, pairwise
from pathlib import Path

import cv2
import numpy as np

from cyclorama.engines.agent import AgentRequest, Assembled, Scene
from cyclorama.engines.draft.work import MADE_BY
from cyclorama.imaging import picture
from cyclorama.imaging.canvas import Size
from cyclorama.imaging.provenance import DigitalSource, Provenance
from cyclorama.kit.pool import report
from cyclorama.media.clips import measure
from cyclorama.media.kinds import Medium, medium_of
from cyclorama.scenery.layer import Rgb, Rgba
from cyclorama.scenery.lettering import Style, letter
from cyclorama.scenery.show.caption import caption
from cyclorama.scenery.show.ground import Rays
from cyclorama.scenery.show.presenter import avatar, moved, presenter
from cyclorama.scenery.show.slide import Slide
from cyclorama.scenery.show.sprites import DARK, eased, paste, popped
from cyclorama.sound import file
from cyclorama.sound.loudness import levelled
from cyclorama.sound.samples import RATE, Mono, Stereo, faded, fitted, laid_in
from cyclorama.video.colour import to_rgb
from cyclorama.video.encoder import encode, note_of
from cyclorama.video.format import FPS, frame_count
from cyclorama.video.joining import strip
from cyclorama.video.reel import look_at

NOTE = "Draft: put together by rule from a script. The presenter is drawn; nobody was filmed."
FADE = 0.4  # seconds in which one scene goes over into the next
BEFORE, AFTER = 0.25, 0.35  # seconds of a scene before and after what is said in it
LEAST = 1.5  # seconds of a scene in which nothing is said, among others that speak
SHORTEST = 12  # characters: a scene with fewer is shown as long as one with so many
UNDER_VOICE = 0.16  # of the music's loudness
LONGEST_EDGE = 2560  # px of a picture: the camera comes a little closer
_RATE = Fraction(FPS)


def agent_file(request: AgentRequest) -> Assembled:
    """Raises NotAPicture and NotPlayable for files that cannot be shown."""
    size = Size(request.width, request.height)
    voices = [None if one.voice is None else file.read(one.voice) for one in request.scenes]
    lengths = _lengths(request, voices)
    times = [round(begin * FPS) for begin in accumulate(lengths, initial=0.0)]
    total = times[-1]
    voice = _laid(voices, times)
    sound = _sound(request, voice, round(total / FPS * RATE))
    loud = _loudness(voice, total)
    report(0.05)
    shown = [scene.shows for scene in request.scenes if scene.shows is not None]
    notes = dict.fromkeys(
        [NOTE, *(note for one in shown if _is_clip(one) and (note := note_of(one)))]
    )
    encode(
        _frames(request, size, times, loud),
        request.out,
        *size,
        Provenance(source=DigitalSource.COMPOSITE, made_by=MADE_BY, note=" ".join(notes)),
        done=lambda count: report(0.05 + 0.95 * count / total),
        sound=None if sound is None else iter([sound]),
    )
    return Assembled(seconds=total / FPS, facts=measure(request.out))


def _lengths(request: AgentRequest, voices: Sequence[Stereo | None]) -> list[float]:
    """Seconds of each scene: what its voice takes and a breath, or its share by its letters; what
    is left of the time is shared out alike."""
    letters = [max(SHORTEST, len(scene.line)) for scene in request.scenes]
    mute = not any(voice is not None for voice in voices)
    needed = [LEAST if voice is None else len(voice) / RATE + BEFORE + AFTER for voice in voices]
    if mute:
        return [request.seconds * one / sum(letters) for one in letters]
    left = max(0.0, request.seconds - sum(needed)) / len(needed)
    return [one + left for one in needed]


def _laid(voices: Sequence[Stereo | None], times: Sequence[int]) -> Stereo | None:
    """The voices, each a moment after its scene begins."""
    if not any(voice is not None for voice in voices):
        return None
    made = np.zeros((round(times[-1] / FPS * RATE), 2), np.float32)
    for voice, begin in zip(voices, times, strict=False):
        if voice is not None:
            laid_in(made, voice, round((begin / FPS + BEFORE) * RATE))
    return made


def _frames(request: AgentRequest, size: Size, times: Sequence[int], loud: Mono) -> Iterator[Rgb]:
    tall = size.width >= size.height
    who = presenter(
        avatar(request.avatar, request.gender), round(size.height * (0.72 if tall else 0.46))
    )
    head = _headline(request.headline, size)
    half = frame_count(FADE)
    before: Rgb | None = None
    for number, (scene, (begin, end)) in enumerate(
        zip(request.scenes, pairwise(times), strict=True)
    ):
        words = caption(scene.line, size, round(size.width * 0.92)) if scene.line else None
        for index, ground in enumerate(_scene(scene, size, number, end - begin)):
            now, frame = index / FPS, begin + index
            canvas = ground.copy()
            if before is not None and index < half:
                canvas = cv2.addWeighted(
                    before, 1 - eased(index, half), canvas, eased(index, half), 0
                )
            if index == end - begin - 1:
                before = ground
            _present(canvas, who, size, float(loud[frame]), frame / FPS)
            if head is not None and number == 0:
                rest = (end - begin - index) / FPS
                seen = eased(rest, FADE)
                paste(canvas, head, size.width / 2, size.height * 0.16, popped(now - 0.2), seen)
            if words is not None:
                foot = size.height - words.shape[0] / 2 - min(size) * 0.045
                paste(canvas, words, size.width / 2, foot, 1.0, eased(now - 0.1, 0.3))
            yield canvas


def _present(canvas: Rgb, who: Rgba, size: Size, loud: float, seconds: float) -> None:
    """On the right, from the lower edge up."""
    high = who.shape[0]
    come = eased(seconds - 0.3, 0.7)
    across = size.width * (0.8 if size.width >= size.height else 0.7)
    paste(canvas, moved(who, loud, seconds), across, size.height - high / 2 + (1 - come) * high)


def _scene(scene: Scene, size: Size, number: int, count: int) -> Iterator[Rgb]:
    if scene.shows is None:
        rays = Rays(size, "#2f6fde", "#255bbd")
        yield from (rays.frame(0.2 * index / FPS) for index in range(count))
    elif _is_clip(scene.shows):
        reel = look_at(scene.shows)
        yield from (to_rgb(planes) for planes in strip(reel, size, _RATE, count))
    else:
        slide = Slide(_opaque(scene.shows), size, number)
        yield from (slide.frame(index / max(1, count - 1)) for index in range(count))


def _opaque(path: Path) -> Rgb:
    """The picture as RGB; what is transparent shows white."""
    given = picture.load(path, LONGEST_EDGE)
    if given.shape[2] == 3:
        return given
    alpha = given[..., 3:].astype(np.uint16)
    laid = (given[..., :3] * alpha + 255 * (255 - alpha) + 127) // 255
    return laid.astype(np.uint8)


def _is_clip(path: Path) -> bool:
    return medium_of(path) is Medium.VIDEO


def _headline(words: str, size: Size) -> Rgba | None:
    if not words.strip():
        return None
    return letter(
        words,
        round(size.height * 0.2),
        width_px=round(size.width * 0.9),
        style=Style.BOLD,
        outline=DARK,
        lines=3,
    )


def _sound(request: AgentRequest, voice: Stereo | None, length: int) -> Stereo | None:
    music = None if request.music is None else file.read(request.music, length / RATE)
    if music is not None and len(music):
        rounds = -(-length // len(music))
        music = faded(np.concatenate([music] * rounds)[:length], 0.01, 0.8)
    if voice is None or music is None:
        given = music if voice is None else fitted(voice, length)
        return None if given is None else levelled(given)
    return levelled(fitted(voice, length) + music * np.float32(UNDER_VOICE))


def _loudness(voice: Stereo | None, total: int) -> Mono:
    """Of the voice at each frame, 0 to 1; without a voice, as if somebody spoke."""
    if voice is None:
        at = np.arange(total, dtype=np.float32) / FPS
        return np.asarray(np.abs(np.sin(7.3 * at)) * np.abs(np.sin(2.1 * at)), np.float32)
    per = RATE // FPS
    power = np.square(fitted(voice, total * per)[:, 0]).reshape(total, per).mean(axis=1)
    level = np.sqrt(np.convolve(power, np.full(3, 1 / 3), "same"))
    return np.asarray(np.clip(level / max(float(level.max()), 1e-6), 0, 1), np.float32)
