"""Play a clip several times over: its packets again, without encoding them again."""

from pathlib import Path

import av

from cyclorama.imaging.provenance import Provenance
from cyclorama.video.encoder import append_xmp


def repeated(cycle: Path, out: Path, times: int, provenance: Provenance) -> None:
    """Write the pictures of the MP4 `cycle` `times` times into the MP4 `out`. Its sound stays
    behind."""
    options = {"movflags": "+faststart", "fflags": "+bitexact"}
    with av.open(str(out), "w", format="mp4", options=options) as written:
        written.metadata["comment"] = f"{provenance.made_by}; {provenance.source.uri}"
        with av.open(str(cycle)) as first:
            target = written.add_stream_from_template(first.streams.video[0])
        shift = 0
        for _ in range(times):
            with av.open(str(cycle)) as source:
                stream = source.streams.video[0]
                for packet in source.demux(stream):
                    if packet.dts is None or packet.pts is None:
                        continue  # the flush at the end
                    packet.pts += shift
                    packet.dts += shift
                    packet.stream = target
                    written.mux(packet)
                shift += stream.duration or 0
    append_xmp(out, provenance)
