"""Clips as files: what a player and a client see of them."""

import asyncio
from itertools import pairwise
from pathlib import Path

import av
import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from skimage import data

from cyclorama import errors
from cyclorama.engines.capabilities import MakeVideoRequest, PromptPreviewRequest
from cyclorama.engines.draft.engine import WARM_UP, Draft
from cyclorama.engines.draft.video_work import make_video_file, prompt_preview_file
from cyclorama.imaging import picture
from cyclorama.imaging.canvas import Size
from cyclorama.imaging.provenance import DigitalSource
from cyclorama.kit.pool import ChildPool
from cyclorama.video.clip import clip_of
from cyclorama.video.colour import as_planes, to_planes
from cyclorama.video.decoder import decode
from cyclorama.video.motion import Motion, Move
from picture_files import declared_png
from pictures import provenance_of, save_photo


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


def test_last_frame_of_another_ratio_is_fitted_not_stretched(tmp_path: Path):
    save_photo(disc(200, 200), tmp_path / "first.png")
    save_photo(disc(400, 200), tmp_path / "last.png")
    asked = request(tmp_path / "first.png", tmp_path / "clip.mp4", last=tmp_path / "last.png")

    result = make_video_file(asked)

    for frame in (list(decode(asked.out))[index] for index in (0, -1)):
        red = frame[..., 0].astype(int) - frame[..., 1] > 60
        wide, high = red.any(axis=0).sum(), red.any(axis=1).sum()
        assert abs(wide - high) <= 3
        assert wide < 180
    assert any("last frame was" in remark for remark in result.remarks)


def test_frames_of_the_clips_size_are_shown_as_they_are(tmp_path: Path):
    first = cv2.resize(data.coffee(), (320, 180), interpolation=cv2.INTER_AREA)
    last = cv2.resize(data.chelsea(), (320, 180), interpolation=cv2.INTER_AREA)
    for other in (last, first):
        clip = clip_of(first, other, Motion(loop=True), Size(320, 180), 12)

        frames = [as_planes(frame) for frame in clip.frames]

        assert len(frames) == 12
        for shown, given in ((frames[0], first), (frames[-1], other)):
            assert all(map(np.array_equal, shown, to_planes(given)))


def test_same_thing_in_both_frames_is_morphed(tmp_path: Path):
    photo = cv2.resize(data.astronaut(), (320, 320), interpolation=cv2.INTER_AREA)
    nearer = cv2.warpAffine(
        photo,
        cv2.getRotationMatrix2D((160, 160), 4, 1.1),
        (320, 320),
        borderMode=cv2.BORDER_REFLECT,
    )

    clip = clip_of(photo, nearer, Motion(), Size(320, 320), 3)

    assert clip.method == "flow morph"


def test_orbit_without_a_product_says_that_only_the_camera_moves(tmp_path: Path):
    noise = np.random.default_rng(1).integers(0, 255, (200, 300, 3), np.uint8)

    clip = clip_of(noise, None, Motion(moves=(Move.ORBIT_LEFT,)), Size(300, 200), 3)

    assert clip.method == "camera orbit_left"
    assert any("the camera alone moves" in remark for remark in clip.remarks)


@pytest.mark.parametrize("move", [Move.PUSH_IN, Move.ORBIT_RIGHT, Move.BREATHE, Move.SWAY])
def test_loop_has_no_seam(move: Move):
    motion = Motion(moves=(move,), loop=True)
    clip = clip_of(data.coffee(), None, motion, Size(240, 160), 60)
    frames = [as_planes(frame).y.astype(int) for frame in clip.frames]

    steps = [np.abs(one - other).mean() for one, other in pairwise([*frames, frames[0]])]

    assert steps[-1] <= 1.5 * np.median(steps[:-1])


@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 40])
def test_broken_frame_is_refused_and_leaves_no_file(content: bytes, tmp_path: Path):
    (tmp_path / "broken.png").write_bytes(content)
    asked = request(tmp_path / "broken.png", tmp_path / "clip.mp4")

    with pytest.raises(errors.NotAPicture):
        make_video_file(asked)

    assert not asked.out.exists()


def test_frame_that_declares_too_much_is_refused(tmp_path: Path):
    (tmp_path / "huge.png").write_bytes(declared_png(60_000, 60_000))

    with pytest.raises(errors.TooLarge):
        make_video_file(request(tmp_path / "huge.png", tmp_path / "clip.mp4"))


def test_transparent_frame_is_shown_on_white(tmp_path: Path):
    cut_out = np.zeros((320, 180, 4), np.uint8)
    cut_out[100:200, 60:120] = (200, 20, 30, 255)
    save_photo(cut_out, tmp_path / "cut-out.png")
    asked = request(tmp_path / "cut-out.png", tmp_path / "clip.mp4")

    make_video_file(asked)

    assert next(decode(asked.out))[5, 5].min() >= 252


def test_preview_is_a_short_clip_with_its_first_frame(tmp_path: Path):
    asked = PromptPreviewRequest(
        motion=Motion(moves=(Move.ORBIT_LEFT,)), out=tmp_path / "p.mp4", poster=tmp_path / "p.png"
    )

    result = prompt_preview_file(asked)

    assert (result.width, result.height, result.frames) == (270, 480, 60)
    poster = picture.load(asked.poster)
    assert np.array_equal(poster, next(decode(asked.out)))
    assert poster.std() > 10
    assert provenance_of(asked.poster) == DigitalSource.ALGORITHMIC.uri


async def test_clip_of_1080_lines_is_made_in_a_child_within_its_budget(tmp_path: Path):
    save_photo(data.coffee().repeat(3, axis=0).repeat(3, axis=1), tmp_path / "photo.png")
    pool = ChildPool(1, initializer=WARM_UP)
    seen: list[float] = []
    asked = request(
        tmp_path / "photo.png",
        tmp_path / "clip.mp4",
        width=1620,
        height=1080,
        motion=Motion(moves=(Move.ORBIT_LEFT,)),
    )
    try:
        result, made = await Draft(pool).make_video(asked, seen.append)
    finally:
        pool.close()

    assert result.method == "parallax orbit_left"
    assert (result.width, result.height, result.frames) == (1620, 1080, 30)
    assert made.draft
    assert seen


async def test_cancelling_kills_the_child(photo: Path, tmp_path: Path):
    pool = ChildPool(1, initializer=WARM_UP)
    began = asyncio.Event()
    asked = request(photo, tmp_path / "clip.mp4", seconds=20, width=1920, height=1080)
    task = asyncio.create_task(Draft(pool).make_video(asked, lambda fraction: began.set()))
    try:
        await began.wait()
        (pid,) = pool.pids()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert pid not in pool.pids()
    finally:
        pool.close()


def disc(width: int, height: int) -> NDArray[np.uint8]:
    """A red disc before a plain wall."""
    picture = np.full((height, width, 3), 215, np.uint8)
    cv2.circle(picture, (width // 2, height // 2), 70, (190, 40, 50), -1, cv2.LINE_AA)
    return picture
