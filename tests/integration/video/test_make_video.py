"""Clips as files: what a player and a client see of them."""

from pathlib import Path

import av
import numpy as np
import pytest
from skimage import data

from cyclorama.engines.capabilities import MakeVideoRequest
from cyclorama.engines.draft.video_work import make_video_file
from cyclorama.imaging.provenance import DigitalSource
from cyclorama.video.decoder import decode
from cyclorama.video.motion import Motion, Move
from pictures import save_photo


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    save_photo(data.coffee(), tmp_path / "photo.png")
    return tmp_path / "photo.png"


def request(photo: Path, out: Path, **changes: object) -> MakeVideoRequest:
    asked = MakeVideoRequest(first=photo, seconds=1, width=180, height=320, out=out)
    return asked.model_copy(update=changes)


def test_clip_is_h264_in_bt709_that_starts_playing_at_once(photo: Path, tmp_path: Path):
    asked = request(photo, tmp_path / "clip.mp4")

    result = make_video_file(asked)

    with av.open(str(asked.out)) as container:
        stream = container.streams.video[0]
        context = stream.codec_context
        assert (context.name, context.pix_fmt) == ("h264", "yuv420p")
        assert (context.width, context.height) == (180, 320)
        assert (context.color_range, context.colorspace) == (1, 1)
        assert (context.color_primaries, context.color_trc) == (1, 1)
        assert (stream.average_rate, stream.frames) == (30, 30)
        assert float(stream.duration * stream.time_base) == 1.0
        assert DigitalSource.COMPOSITE.uri in container.metadata["comment"]
    written = asked.out.read_bytes()
    assert written.index(b"moov") < written.index(b"mdat")
    assert DigitalSource.COMPOSITE.uri.encode() in written[written.index(b"mdat") :]
    assert (result.frames, result.seconds, result.fps) == (30, 1.0, 30)
    assert result.facts is not None
    assert result.facts.clip is not None
    assert (result.facts.width, result.facts.clip.frames) == (180, 30)


def test_colours_come_back_as_they_went_in(tmp_path: Path):
    colours = np.array(
        [[220, 30, 40], [30, 200, 60], [20, 40, 210], [240, 220, 20], [128, 128, 128], [9, 9, 9]],
        np.uint8,
    )
    patches = colours.repeat(64, axis=0)[None].repeat(128, axis=0)
    save_photo(patches, tmp_path / "patches.png")
    asked = request(
        tmp_path / "patches.png",
        tmp_path / "clip.mp4",
        width=384,
        height=128,
        motion=Motion(moves=(Move.HOLD,)),
    )

    make_video_file(asked)

    for frame in decode(asked.out):
        middles = frame[64, 32::64].astype(int)
        assert np.abs(middles - colours).max() <= 3


def test_same_request_makes_the_same_bytes(photo: Path, tmp_path: Path):
    one, other = request(photo, tmp_path / "one.mp4"), request(photo, tmp_path / "other.mp4")

    make_video_file(one)
    make_video_file(other)

    assert one.out.read_bytes() == other.out.read_bytes()


def test_clip_between_two_frames_begins_and_ends_with_them(photo: Path, tmp_path: Path):
    save_photo(data.chelsea(), tmp_path / "last.png")
    asked = request(photo, tmp_path / "clip.mp4", last=tmp_path / "last.png")

    result = make_video_file(asked)

    frames = list(decode(asked.out))
    assert result.method == "matched-zoom crossfade"
    assert len(frames) == 30
    assert np.abs(frames[0].astype(int) - frames[-1]).mean() > 20
