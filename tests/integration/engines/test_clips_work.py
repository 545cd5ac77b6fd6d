"""Clips joined, tiled and laid upon each other: exact to the frame, whatever they are like."""

from fractions import Fraction
from itertools import product

import av
import numpy as np
import pytest
from PIL import Image

from clip_files import BLUE, GREEN, RED, damaged, moving, write_clip
from cyclorama.engines.clips import (
    JoinRequest,
    OverlayRequest,
    OverlaySound,
    TileClipsRequest,
    TileSound,
)
from cyclorama.engines.draft.clips_work import join_file, overlay_file, tile_file
from cyclorama.errors import InvalidInput, NotPlayable
from cyclorama.imaging.canvas import Ratio
from cyclorama.imaging.logo import LogoLook, LogoPlace
from cyclorama.imaging.provenance import DigitalSource, Provenance
from cyclorama.sound.file import read
from cyclorama.video.decoder import decode
from cyclorama.video.encoder import encode, note_of
from cyclorama.video.format import Length, Transition
from cyclorama.video.layout import Layout


def still(colour, count=10, size=(96, 64)):
    return [np.full((size[1], size[0], 3), colour, np.uint8)] * count


def near(pixel, colour, within=6):
    return np.abs(np.asarray(pixel, int) - colour).max() <= within


def loudness(sound, begin, end):
    part = sound[round(begin * 48_000) : round(end * 48_000)]
    return float(np.sqrt((part**2).mean()))


class TestJoin:
    def test_clips_follow_each_other_frame_by_frame(self, tmp_path):
        sources = tuple(
            write_clip(tmp_path / f"{i}.mp4", still(colour, count))
            for i, (colour, count) in enumerate([(RED, 7), (GREEN, 4), (BLUE, 9)])
        )

        made = join_file(JoinRequest(sources=sources, out=tmp_path / "out.mp4"))

        seen = [frame[32, 48] for frame in decode(tmp_path / "out.mp4")]
        assert made.frames == len(seen) == 20
        expected = [RED] * 7 + [GREEN] * 4 + [BLUE] * 9
        assert all(near(pixel, colour) for pixel, colour in zip(seen, expected, strict=True))

    def test_unlike_clips_are_levelled(self, tmp_path):
        sources = (
            write_clip(tmp_path / "a.mp4", still(RED, 24), fps=24, sound="aac"),
            write_clip(tmp_path / "b.webm", still(GREEN, 25, (64, 96)), fps=25, codec="libvpx-vp9"),
            write_clip(tmp_path / "c.mp4", still(BLUE, 60, (48, 32)), fps=60, sound="aac"),
        )

        made = join_file(JoinRequest(sources=sources, out=tmp_path / "out.mp4"))

        frames = list(decode(tmp_path / "out.mp4"))
        assert (made.fps, made.frames, made.width, made.height) == (30, 90, 96, 64)
        assert [near(frames[i][32, 48], c) for i, c in ((29, RED), (30, GREEN), (89, BLUE))] == [
            True
        ] * 3
        assert near(frames[45][32, 48], GREEN)
        assert not near(frames[45][32, 4], GREEN, within=30)  # beside the upright one: darker
        assert made.remarks == ("2 of 3 clips had another size and were fitted into the frame.",)
        sound = read(tmp_path / "out.mp4")
        assert len(sound) == 3 * 48_000
        assert loudness(sound, 0.1, 0.9) > 0.2
        assert loudness(sound, 1.1, 1.9) < 1e-3
        assert loudness(sound, 2.1, 2.9) > 0.2

    def test_a_rate_that_all_have_is_kept(self, tmp_path):
        rate = Fraction(24000, 1001)
        sources = tuple(write_clip(tmp_path / f"{i}.mp4", moving(8), fps=rate) for i in range(2))

        made = join_file(JoinRequest(sources=sources, out=tmp_path / "out.mp4"))

        assert made.frames == 16
        assert made.facts.clip.fps == pytest.approx(float(rate), abs=1e-3)
        lit = [int(frame[32].mean(axis=1).argmax()) // 12 for frame in decode(tmp_path / "out.mp4")]
        assert lit == 2 * list(range(8))

    def test_one_fades_into_the_next(self, tmp_path):
        sources = (
            write_clip(tmp_path / "a.mp4", still(RED, 40), sound="aac"),
            write_clip(tmp_path / "b.mp4", still(BLUE, 40), sound="aac"),
        )

        made = join_file(
            JoinRequest(sources=sources, transition=Transition.CROSSFADE, out=tmp_path / "out.mp4")
        )

        seen = np.array([frame[32, 48] for frame in decode(tmp_path / "out.mp4")], int)
        assert made.frames == len(seen) == 65
        assert near(seen[24], RED)
        assert near(seen[32], (np.array(RED) + BLUE) // 2, within=12)
        assert near(seen[40], BLUE)
        assert (np.diff(seen[24:41, 0]) < 2).all()
        sound = read(tmp_path / "out.mp4")
        assert len(sound) == 65 * 1600
        assert loudness(sound, 1.0, 1.15) > 0.2

    def test_a_fade_goes_through_black(self, tmp_path):
        sources = tuple(
            write_clip(tmp_path / f"{i}.mp4", still(colour, 40))
            for i, colour in enumerate((RED, BLUE))
        )

        made = join_file(
            JoinRequest(sources=sources, transition=Transition.FADE, out=tmp_path / "out.mp4")
        )

        bright = [int(frame[32, 48].max()) for frame in decode(tmp_path / "out.mp4")]
        assert made.frames == 80
        assert max(bright[39:41]) < 25
        assert min(bright[0], bright[20], bright[60], bright[79]) > 190

    @pytest.mark.parametrize(
        ("place", "spot"),
        [
            (LogoPlace.TOP_LEFT, (10, 20)),
            (LogoPlace.BOTTOM_RIGHT, (54, 76)),
            (LogoPlace.CENTER, (32, 48)),
        ],
    )
    def test_a_logo_lies_on_every_frame(self, tmp_path, place, spot):
        logo = tmp_path / "logo.png"
        Image.new("RGBA", (40, 20), (250, 240, 20, 255)).save(logo)
        source = write_clip(tmp_path / "a.mp4", still(BLUE, 5))
        look = LogoLook(place=place, size=0.4, opacity=0.5)

        join_file(
            JoinRequest(
                sources=(source,), logo=tmp_path / "logo.png", look=look, out=tmp_path / "out.mp4"
            )
        )

        half = (np.array((250, 240, 20)) + BLUE) // 2
        frames = list(decode(tmp_path / "out.mp4"))
        assert len(frames) == 5
        assert all(near(frame[spot], half, within=10) for frame in frames)
        far = (spot[0] + 32) % 64 if place is not LogoPlace.CENTER else 4
        assert near(frames[0][far, 4 if spot[1] > 48 else 90], BLUE)

    def test_a_clip_to_which_nothing_is_to_be_done_stays(self, tmp_path):
        source = write_clip(tmp_path / "a.mp4", moving(5))

        made = join_file(JoinRequest(sources=(source,), out=tmp_path / "out.mp4"))

        assert made.unchanged
        assert not (tmp_path / "out.mp4").exists()

    @pytest.mark.parametrize(
        ("codec", "name", "ratio"),
        [
            ("libx265", "a.mp4", None),
            ("libvpx-vp9", "a.webm", None),
            ("libx264", "a.mp4", Ratio.R1X1),
        ],
    )
    def test_what_not_every_browser_plays_or_has_another_shape_is_encoded(
        self, tmp_path, codec, name, ratio
    ):
        source = write_clip(tmp_path / name, moving(5), codec=codec)

        made = join_file(JoinRequest(sources=(source,), ratio=ratio, out=tmp_path / "out.mp4"))

        assert (made.unchanged, made.frames, made.facts.clip.codec) == (False, 5, "h264")
        assert (made.width, made.height) == ((96, 96) if ratio else (96, 64))

    def test_clips_that_are_alike_are_copied_and_not_encoded_again(self, tmp_path):
        sources = tuple(
            write_clip(tmp_path / f"{count}.mp4", moving(count, colour=colour), sound="aac")
            for colour, count in ((RED, 37), (GREEN, 8), (BLUE, 20))
        )

        made = join_file(JoinRequest(sources=sources, out=tmp_path / "out.mp4"))

        before = [frame for source in sources for frame in decode(source)]
        after = list(decode(tmp_path / "out.mp4"))
        assert made.frames == len(after) == 65
        assert all(np.array_equal(one, other) for one, other in zip(before, after, strict=True))
        assert made.facts.clip.seconds == pytest.approx(65 / 30)
        assert len(read(tmp_path / "out.mp4")) == 65 * 1600

    def test_a_draft_stays_one_when_it_is_joined(self, tmp_path):
        noted = Provenance(
            source=DigitalSource.COMPOSITE, made_by="a test", note="Draft: not real."
        )
        for name in ("a", "b"):
            encode(moving(4), tmp_path / f"{name}.mp4", 96, 64, noted)
        sources = (tmp_path / "a.mp4", tmp_path / "b.mp4")

        join_file(JoinRequest(sources=sources, out=tmp_path / "out.mp4"))

        assert note_of(tmp_path / "out.mp4") == "Draft: not real."

    def test_a_turned_clip_stands_upright(self, tmp_path):
        frame = np.zeros((64, 96, 3), np.uint8)
        frame[:, :48] = RED  # the left half, which is below when turned to the left
        sources = (write_clip(tmp_path / "a.mp4", [frame] * 4, rotation=90),) * 2

        made = join_file(JoinRequest(sources=sources, out=tmp_path / "out.mp4"))

        first = next(decode(tmp_path / "out.mp4"))
        assert (made.width, made.height) == (64, 96)
        assert near(first[80, 32], RED)
        assert near(first[16, 32], (0, 0, 0))

    def test_colours_stay_whatever_matrix_a_clip_has(self, tmp_path):
        with av.open(str(tmp_path / "sd.mp4"), "w") as container:
            stream = container.add_stream("libx264", rate=30)
            stream.width, stream.height, stream.pix_fmt = 96, 64, "yuvj420p"
            stream.codec_context.colorspace, stream.codec_context.color_range = 5, 2
            for pixels in still(GREEN, 3):
                frame = av.VideoFrame.from_ndarray(pixels, format="rgb24")
                frame = frame.reformat(
                    format="yuvj420p", dst_colorspace="ITU601", dst_color_range="JPEG"
                )
                container.mux(stream.encode(frame))
            container.mux(stream.encode())

        join_file(JoinRequest(sources=(tmp_path / "sd.mp4",) * 2, out=tmp_path / "out.mp4"))

        assert all(near(frame[32, 48], GREEN) for frame in decode(tmp_path / "out.mp4"))

    def test_a_clip_damaged_in_the_middle_is_named(self, tmp_path):
        whole = write_clip(tmp_path / "b.mp4", moving(4, (64, 64)))
        broken = damaged(write_clip(tmp_path / "a.mp4", moving(90)))

        with pytest.raises(NotPlayable, match=r"damaged at second \d"):
            join_file(JoinRequest(sources=(broken, whole), out=tmp_path / "out.mp4"))


class TestTile:
    def test_every_clip_plays_in_its_cell(self, tmp_path):
        sources = tuple(
            write_clip(tmp_path / f"{i}.mp4", still(colour, 6))
            for i, colour in enumerate((RED, GREEN, BLUE))
        )

        made = tile_file(
            TileClipsRequest(sources=sources, columns=2, rows=2, edge=96, out=tmp_path / "out.mp4")
        )

        frames = list(decode(tmp_path / "out.mp4"))
        assert (made.width, made.height, made.frames) == (96, 64, 6)
        assert len(made.remarks) == 1
        for (y, x), colour in zip(
            product((16, 48), (24, 72)), (RED, GREEN, BLUE, (0, 0, 0)), strict=True
        ):
            assert near(frames[3][y, x], colour)

    @pytest.mark.parametrize(("length", "frames"), [(Length.LONGEST, 20), (Length.SHORTEST, 8)])
    def test_how_long_it_plays(self, tmp_path, length, frames):
        sources = (
            write_clip(tmp_path / "a.mp4", moving(8)),
            write_clip(tmp_path / "b.mp4", still(GREEN, 20)),
        )

        made = tile_file(
            TileClipsRequest(
                sources=sources,
                columns=2,
                rows=1,
                length=length,
                edge=192,
                out=tmp_path / "out.mp4",
            )
        )

        shown = list(decode(tmp_path / "out.mp4"))
        assert made.frames == len(shown) == frames
        lit = [int(frame[16, :96].mean(axis=1).argmax()) // 12 for frame in shown]
        assert lit == [min(index, 7) for index in range(frames)]

    @pytest.mark.parametrize("sound", TileSound)
    def test_what_is_heard(self, tmp_path, sound):
        sources = (
            write_clip(tmp_path / "a.mp4", still(RED, 30), sound="aac", sound_seconds=0.5),
            write_clip(tmp_path / "b.mp4", still(RED, 30)),
            write_clip(tmp_path / "c.mp4", still(RED, 30), sound="aac", tone=660),
        )

        made = tile_file(
            TileClipsRequest(
                sources=sources, columns=3, rows=1, sound=sound, edge=96, out=tmp_path / "out.mp4"
            )
        )

        assert made.facts.clip.has_audio is (sound is not TileSound.NONE)
        if made.facts.clip.has_audio:
            heard = read(tmp_path / "out.mp4")
            assert len(heard) == 48_000
            assert loudness(heard, 0.1, 0.4) > 0.2
            assert (loudness(heard, 0.6, 0.9) > 0.2) is (sound is TileSound.MIX)

    def test_too_many_clips_are_refused(self, tmp_path):
        source = write_clip(tmp_path / "a.mp4", moving(2))

        with pytest.raises(InvalidInput, match="3 clips do not fit"):
            tile_file(
                TileClipsRequest(
                    sources=(source,) * 3, columns=2, rows=1, edge=96, out=tmp_path / "o.mp4"
                )
            )


class TestOverlay:
    @pytest.mark.parametrize("layout", Layout)
    def test_a_cut_out_stands_where_its_layout_says(self, tmp_path, layout):
        frame = np.zeros((64, 96, 4), np.uint8)
        frame[16:, 40:56] = (*GREEN, 255)  # upright, in the middle of much that is transparent
        over = write_clip(tmp_path / "o.webm", [frame] * 3, codec="libvpx-vp9")
        base = write_clip(tmp_path / "b.mp4", still(BLUE, 6, (192, 108)))

        made = overlay_file(
            OverlayRequest(sources=(base,), overlay=over, layout=layout, out=tmp_path / "out.mp4")
        )

        frames = list(decode(tmp_path / "out.mp4"))
        assert made.frames == len(frames) == 6
        green = np.abs(frames[1].astype(int) - GREEN).max(axis=2) < 25
        rows, columns = np.flatnonzero(green.any(axis=1)), np.flatnonzero(green.any(axis=0))
        side, _, scale = layout.partition("-")
        assert len(rows) == pytest.approx({"small": 39, "medium": 60, "large": 88}[scale], abs=3)
        assert rows[-1] >= 105
        middle = (columns[0] + columns[-1]) / 2 / 192
        assert {"left": middle < 0.25, "center": 0.45 < middle < 0.55, "right": middle > 0.75}[side]
        assert near(frames[1][2, 96], BLUE)
        assert near(frames[5][104, 96], BLUE)  # the upper clip has ended

    @pytest.mark.parametrize(
        ("sound", "early", "late"),
        [
            (OverlaySound.BASE, True, True),
            (OverlaySound.OVERLAY, True, False),
            (OverlaySound.BOTH, True, True),
            (OverlaySound.NONE, False, False),
        ],
    )
    def test_what_is_heard(self, tmp_path, sound, early, late):
        base = write_clip(tmp_path / "b.mp4", still(BLUE, 30), sound="aac")
        over = write_clip(tmp_path / "o.mp4", still(RED, 15, (48, 32)), sound="aac", tone=660)

        made = overlay_file(
            OverlayRequest(sources=(base,), overlay=over, sound=sound, out=tmp_path / "out.mp4")
        )

        assert made.facts.clip.has_audio is (early or late)
        if early:
            heard = read(tmp_path / "out.mp4")
            assert len(heard) == 48_000
            assert (loudness(heard, 0.1, 0.4) > 0.2, loudness(heard, 0.6, 0.9) > 0.2) == (
                early,
                late,
            )

    def test_it_plays_again_until_the_clip_below_ends(self, tmp_path):
        base = write_clip(tmp_path / "b.mp4", still(BLUE, 30))
        over = write_clip(tmp_path / "o.mp4", moving(8), sound="aac")

        made = overlay_file(
            OverlayRequest(
                sources=(base,),
                overlay=over,
                layout=Layout.CENTER_LARGE,
                repeat=True,
                out=tmp_path / "out.mp4",
            )
        )

        frames = list(decode(tmp_path / "out.mp4"))
        bars = [float(np.flatnonzero(frame[36].mean(axis=1) > 200).mean()) for frame in frames]
        assert made.frames == len(frames) == 30
        assert all(abs(bars[index] - bars[index % 8]) <= 2 for index in range(30))
        heard = read(tmp_path / "out.mp4")
        assert len(heard) == 48_000
        assert loudness(heard, 0.6, 0.9) > 0.2
