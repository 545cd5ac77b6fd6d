"""Take clips and sounds in from outside: checked to their last frame, and copied without what a
camera or a studio wrote beside them. Imported in child processes only.

Nothing is encoded anew but sound that the new file cannot hold. Every frame is decoded once, so
that a damaged clip is refused when it comes in, and not when other steps have been paid for.
"""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

import av
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.container import InputContainer, OutputContainer
from av.packet import Packet
from av.stream import Disposition, Stream
from av.video.stream import VideoStream

from cyclorama.errors import NotPlayable
from cyclorama.media import sounds
from cyclorama.media.clips import DAMAGED, frames_of, has_alpha, rgba_of
from cyclorama.media.kinds import Container, Kind, Medium, wrong_medium
from cyclorama.media.pixels import facts_of
from cyclorama.media.types import ClipFacts, Facts, Limits

VIDEO_CODECS = {"h264": "H.264", "hevc": "HEVC", "vp8": "VP8", "vp9": "VP9", "av1": "AV1"}
AUDIO_CODECS = frozenset({"aac", "alac", "flac", "mp3", "opus", "vorbis"})
PLAIN_SAMPLES = "pcm_"  # how FFmpeg's names of uncompressed sound begin
# Sound that a browser plays in such a file, and the encoder of any other. The kinds that are not
# named here hold one codec, or plain samples.
_HELD = {
    Kind.MP4: {"aac", "mp3"},
    Kind.WEBM: {"opus", "vorbis"},
    Kind.M4A: {"aac", "alac"},
    Kind.OGG: {"opus", "vorbis", "flac"},
}
_ANEW = {Kind.MP4: "aac", Kind.WEBM: "libopus", Kind.M4A: "aac", Kind.OGG: "libopus"}
_CLIP_KINDS = {Container.MP4: Kind.MP4, Container.WEBM: Kind.WEBM}
_SOUND_KINDS = {
    Container.MP4: Kind.M4A,
    Container.WEBM: Kind.OGG,
    Container.MP3: Kind.MP3,
    Container.WAV: Kind.WAV,
    Container.OGG: Kind.OGG,
    Container.FLAC: Kind.FLAC,
}
_FORMATS = {Kind.M4A: "ipod"}  # FFmpeg's name, where it is not the extension
_OPTIONS = {Kind.MP4: {"movflags": "+faststart"}, Kind.M4A: {"movflags": "+faststart"}}

Taken = tuple[Path, Kind, Facts]
_Copy = Callable[["Packet[Any]"], None]


def take_in(
    source: Path, folder: Path, container: Container, wanted: Collection[Medium], limits: Limits
) -> Taken:
    """Write the clip or sound anew into `folder`. Raises NotPlayable, NotAPicture where nothing
    but a picture is wanted, and TooLarge."""
    try:
        # Titles in an old encoding are nothing to fail for: they are left out.
        with av.open(str(source), format=container.value, metadata_errors="replace") as opened:
            picture, sound = _picture(opened), _sound(opened)
            if picture is None and sound is None:
                raise NotPlayable("The file holds no clip and no sound.")
            medium = Medium.AUDIO if picture is None else Medium.VIDEO
            if medium not in wanted:
                raise wrong_medium("a video" if picture is not None else "a sound", wanted)
            limits.check_seconds((opened.duration or 0) / av.time_base, medium)
            if picture is not None:
                return _clip(opened, picture, sound, folder, _CLIP_KINDS[container], limits)
            assert sound is not None
            return _song(opened, sound, folder, _SOUND_KINDS[container], limits)
    except av.FFmpegError as error:
        raise NotPlayable(DAMAGED) from error


def _picture(opened: InputContainer) -> VideoStream | None:
    """Not the cover of a song, which is stored as a clip of one frame."""
    for stream in opened.streams.video:
        if not stream.disposition & Disposition.attached_pic:
            return stream
    return None


def _sound(opened: InputContainer) -> AudioStream | None:
    return next(iter(opened.streams.audio), None)


def _clip(
    opened: InputContainer,
    picture: VideoStream,
    sound: AudioStream | None,
    folder: Path,
    kind: Kind,
    limits: Limits,
) -> Taken:
    codec = _codec(picture)
    if codec not in VIDEO_CODECS:
        known = ", ".join(VIDEO_CODECS.values())
        raise NotPlayable(f"The clip is encoded as {codec}. Export it as one of {known}.")
    limits.check_clip_size(picture.width, picture.height)
    target = folder / f"normal.{kind.extension}"
    with _written(target, kind) as made:
        copies = {picture.index: _copied(made, picture)}
        if sound is not None:
            copies[sound.index] = _heard(made, sound, kind)
        _copy(opened, copies, limits, Medium.VIDEO)
    if sound is not None:
        sounds.measure(target)  # heard to its end once: it may be damaged, too
    return target, kind, _measured(target, limits, has_audio=sound is not None)


def _song(
    opened: InputContainer, sound: AudioStream, folder: Path, kind: Kind, limits: Limits
) -> Taken:
    target = folder / f"normal.{kind.extension}"
    with _written(target, kind) as made:
        _copy(opened, {sound.index: _heard(made, sound, kind)}, limits, Medium.AUDIO)
    return target, kind, sounds.measure(target)


def _heard(made: OutputContainer, sound: AudioStream, kind: Kind) -> _Copy:
    codec = _codec(sound)
    if codec not in AUDIO_CODECS and not codec.startswith(PLAIN_SAMPLES):
        raise NotPlayable(f"The sound is encoded as {codec}. Export it as AAC or MP3.")
    held = kind not in _HELD or codec in _HELD[kind]
    return _copied(made, sound) if held else _anew(made, sound, _ANEW[kind])


def _codec(stream: Stream) -> str:
    context = stream.codec_context
    return "something that is not known here" if context is None else context.codec.canonical_name


def _written(target: Path, kind: Kind) -> OutputContainer:
    form = _FORMATS.get(kind, kind.extension)
    return av.open(str(target), "w", format=form, options=_OPTIONS.get(kind, {}))


def _copied(made: OutputContainer, stream: VideoStream | AudioStream) -> _Copy:
    copy = made.add_stream_from_template(stream, opaque=True)
    if isinstance(stream, VideoStream) and has_alpha(stream):
        copy.metadata["alpha_mode"] = "1"  # without it nobody looks for the transparency

    def copied(packet: "Packet[Any]") -> None:
        if packet.dts is not None:
            packet.stream = copy
            made.mux(packet)

    return copied


def _anew(made: OutputContainer, sound: AudioStream, codec: str) -> _Copy:
    layout = "mono" if sound.channels == 1 else "stereo"
    stream = made.add_stream(codec, rate=48_000, layout=layout)
    assert isinstance(stream, AudioStream)
    stream.bit_rate = 192_000
    resampler = AudioResampler(format=stream.codec_context.format, layout=layout, rate=48_000)

    def encoded(packet: "Packet[Any]") -> None:
        for frame in sound.codec_context.decode(packet):
            for even in resampler.resample(frame):
                made.mux(stream.encode(even))
        if not packet.size:
            for rest in resampler.resample(None):
                made.mux(stream.encode(rest))
            made.mux(stream.encode(None))

    return encoded


def _copy(opened: InputContainer, copies: dict[int, _Copy], limits: Limits, medium: Medium) -> None:
    """All packets of those streams. What its header says of a file's length may be wrong."""
    begin = (opened.start_time or 0) / av.time_base
    for packet in opened.demux([opened.streams[index] for index in copies]):
        if packet.pts is not None and packet.time_base is not None:
            limits.check_seconds(float(packet.pts * packet.time_base) - begin, medium)
        copy = copies.get(packet.stream_index)
        if copy is not None:  # damaged files have packets of streams that were not asked for
            copy(packet)


def _measured(target: Path, limits: Limits, has_audio: bool) -> Facts:
    with av.open(str(target)) as container:
        stream = container.streams.video[0]
        first = last = None
        count = 0
        for frame in _sized(frames_of(container, stream), limits):
            first, last, count = first or frame, frame, count + 1
        if first is None or last is None:
            raise NotPlayable(DAMAGED)
        fps = float(stream.average_rate or 30)
        span = (last.time or 0.0) - (first.time or 0.0) + 1 / fps
        even = abs(span - count / fps) < 0.5 / fps
        clip = ClipFacts(
            seconds=count / fps if even else round(span, 6),
            frames=count,
            fps=fps,
            codec=stream.codec_context.codec.canonical_name,
            has_audio=has_audio,
        )
        seen = rgba_of(first)
    return facts_of(target, seen).model_copy(update={"clip": clip})


def _sized(frames: Iterator[av.VideoFrame], limits: Limits) -> Iterator[av.VideoFrame]:
    """The frames, whose size the header may have told wrongly, and which may change it."""
    for frame in frames:
        limits.check_clip_size(frame.width, frame.height)
        yield frame
