"""Clips end to end without encoding them again: packets are copied, where the clips are alike to
the last setting of their encoder."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from av.container import InputContainer
from av.packet import Packet
from av.video.stream import VideoStream

from cyclorama.errors import NotPlayable
from cyclorama.imaging.provenance import Provenance
from cyclorama.media.clips import DAMAGED, picture_stream
from cyclorama.video.encoder import append_xmp
from cyclorama.video.mux import WRITTEN, can_be_copied
from cyclorama.video.reel import Reel
from cyclorama.video.soundtrack import Samples, Soundtrack

TICK = 0.1  # of a frame: how far a frame may be from its place


def alike(reels: Sequence[Reel], rate: Fraction) -> bool:
    """Whether the clips have the same size and the same head of an H.264 stream, and each frame
    of each its place at that rate, from 0 on. Raises NotPlayable."""
    if len({reel.size for reel in reels}) > 1 or any(reel.codec != "h264" for reel in reels):
        return False
    try:
        heads = {_head(reel.path) for reel in reels}
        return (
            len(heads) == 1
            and None not in heads
            and can_be_copied(reels[0].path)
            and all(_is_even(reel, rate) for reel in reels)
        )
    except av.FFmpegError as error:
        raise NotPlayable(DAMAGED) from error


def splice(
    reels: Sequence[Reel],
    path: Path,
    rate: Fraction,
    provenance: Provenance,
    done: Callable[[int], None] = lambda count: None,
    sound: Iterator[Samples] | None = None,
) -> int:
    """Write the frames of clips that are alike, one clip after another, as an MP4; gives their
    number."""
    count = 0
    try:
        with av.open(str(path), "w", format="mp4", options=WRITTEN) as target:
            target.metadata["comment"] = f"{provenance.made_by}; {provenance.source.uri}"
            copied: VideoStream | None = None
            heard: Soundtrack | None = None
            for reel in reels:
                begin = count
                with av.open(str(reel.path)) as source:
                    if copied is None:
                        stream = target.add_stream_from_template(picture_stream(source))
                        assert isinstance(stream, VideoStream)
                        copied = stream
                        heard = None if sound is None else Soundtrack(target, sound)
                    for place, decoded_at, packet in _packets(source, rate):
                        packet.time_base = 1 / rate
                        packet.pts, packet.dts = begin + round(place), begin + round(decoded_at)
                        packet.duration, packet.stream = 1, copied
                        target.mux(packet)
                        count += 1
                        if heard is not None:
                            heard.write_until(count / rate)
                        done(count)
            if heard is not None:
                heard.finish()
    except av.FFmpegError as error:
        raise NotPlayable(DAMAGED) from error
    append_xmp(path, provenance)
    return count


def _head(path: Path) -> bytes | None:
    with av.open(str(path)) as container:
        return picture_stream(container).codec_context.extradata


def _is_even(reel: Reel, rate: Fraction) -> bool:
    with av.open(str(reel.path)) as container:
        found = [(place, packet.is_keyframe) for place, _, packet in _packets(container, rate)]
    places = sorted(place for place, _ in found)
    return (
        bool(found)
        and found[0][1]
        and len(places) == reel.count(rate)
        and all(abs(place - index) < TICK for index, place in enumerate(places))
    )


def _packets(
    container: InputContainer, rate: Fraction
) -> Iterator[tuple[Fraction, Fraction, "Packet[Any]"]]:
    """When each packet's frame is shown, and when it is decoded, in frames; with the packet."""
    for packet in container.demux(picture_stream(container)):
        if packet.pts is not None and packet.dts is not None and packet.time_base is not None:
            unit = packet.time_base * rate
            yield packet.pts * unit, packet.dts * unit, packet
