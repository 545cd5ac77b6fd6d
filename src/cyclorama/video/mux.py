"""Give a clip another sound and leave its pictures as they are: packets are copied, not frames."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice
from pathlib import Path

import av
from av.video.stream import VideoStream

from cyclorama.errors import NotPlayable
from cyclorama.imaging.provenance import Provenance
from cyclorama.media.clips import DAMAGED, frames_of, picture_stream, quarter_turns
from cyclorama.video.encoder import append_xmp
from cyclorama.video.soundtrack import RATE, Samples, Soundtrack

PLAYED_ANYWHERE = "h264"
BEFORE_CUT = 300  # packets: a cut begins within the first group of pictures
PIXELS_PLAYED_ANYWHERE = ("yuv420p", "yuvj420p")  # not those of ten bits
# Lengths are counted in samples: in milliseconds, the default, a sound would lose its end.
WRITTEN = {
    "movflags": "+faststart",
    "fflags": "+bitexact",
    "movie_timescale": str(RATE),
}


def can_be_copied(path: Path) -> bool:
    """Whether the pictures may go into an MP4 as they are: in a codec that every player has,
    upright, and all of them shown. Raises NotPlayable."""
    try:
        with av.open(str(path)) as container:
            stream = picture_stream(container)
            if stream.codec_context.codec.canonical_name != PLAYED_ANYWHERE:
                return False
            if any(packet.is_discard for packet in islice(container.demux(stream), BEFORE_CUT)):
                return False  # an edit list begins later than the pictures
        with av.open(str(path)) as container:
            stream = picture_stream(container)
            first = next(frames_of(container, stream), None)
            return (
                first is not None
                and first.format.name in PIXELS_PLAYED_ANYWHERE
                and not quarter_turns(first)
            )
    except av.FFmpegError as error:
        raise NotPlayable(DAMAGED) from error


def remux(path: Path, sound: Iterator[Samples], out: Path, provenance: Provenance) -> int:
    """Copy the pictures of a clip into an MP4, with that sound from their first one on; gives
    their number. Raises NotPlayable where the clip is cut short."""
    count = 0
    try:
        with (
            av.open(str(path)) as source,
            av.open(str(out), "w", format="mp4", options=WRITTEN) as target,
        ):
            target.metadata["comment"] = f"{provenance.made_by}; {provenance.source.uri}"
            pictures = picture_stream(source)
            copied = target.add_stream_from_template(pictures)
            assert isinstance(copied, VideoStream)
            heard = Soundtrack(target, sound)
            begin: int | None = None
            for packet in source.demux(pictures):
                if packet.dts is None or packet.pts is None or packet.time_base is None:
                    continue  # the empty packet that ends a stream
                begin = packet.pts if begin is None else begin
                packet.pts, packet.dts = packet.pts - begin, packet.dts - begin
                seconds = Fraction(packet.pts) * packet.time_base
                packet.stream = copied
                target.mux(packet)
                count += 1
                heard.write_until(seconds)
            heard.finish()
    except av.FFmpegError as error:
        raise NotPlayable(DAMAGED) from error
    append_xmp(out, provenance)
    return count
