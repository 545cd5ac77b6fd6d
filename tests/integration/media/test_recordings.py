"""Clips and sounds from outside: what is taken in, and what is refused with which sentence."""

from pathlib import Path

import av
import pytest

import picture_files
from clip_files import damaged, moving, write_clip, write_sound
from cyclorama.errors import InvalidInput, NotAPicture, NotPlayable, TooLarge
from cyclorama.media.inspect import take_as_is, take_in
from cyclorama.media.kinds import Medium, medium_of
from cyclorama.media.types import Limits

ALL = tuple(Medium)
CLIPS = (Medium.VIDEO,)


def taken(path: Path, wanted=ALL, **limits):
    folder = path.parent / "in"
    folder.mkdir(exist_ok=True)
    return take_in(path, folder, Limits(**limits), wanted)


@pytest.mark.parametrize(
    ("name", "codec", "content_type", "stored"),
    [
        ("a.mp4", "libx264", "video/mp4", "h264"),
        ("a.mov", "libx264", "video/mp4", "h264"),
        ("a.mp4", "libx265", "video/mp4", "hevc"),
        ("a.mp4", "libsvtav1", "video/mp4", "av1"),
        ("a.webm", "libvpx-vp9", "video/webm", "vp9"),
        ("a.webm", "libvpx", "video/webm", "vp8"),
    ],
)
def test_a_clip_is_copied_with_its_facts(tmp_path, name, codec, content_type, stored):
    file = write_clip(tmp_path / name, moving(12), codec=codec, fps=24)

    made = taken(file, CLIPS)

    clip = made.facts.clip
    assert (made.content_type, made.facts.medium) == (content_type, Medium.VIDEO)
    assert (clip.codec, clip.frames, clip.fps, clip.seconds) == (stored, 12, 24, 0.5)
    assert (made.facts.width, made.facts.height, clip.has_audio) == (96, 64, False)
    assert take_as_is(made.path, Limits()).facts == made.facts


@pytest.mark.parametrize(
    ("name", "codec", "content_type"),
    [
        ("a.m4a", "aac", "audio/mp4"),
        ("a.mp4", "aac", "audio/mp4"),
        ("a.mov", "pcm_s16le", "audio/mp4"),
        ("a.mp3", "libmp3lame", "audio/mpeg"),
        ("a.wav", "pcm_s16le", "audio/wav"),
        ("a.ogg", "libopus", "audio/ogg"),
        ("a.flac", "flac", "audio/flac"),
    ],
)
def test_a_sound_is_copied_with_its_facts(tmp_path, name, codec, content_type):
    file = write_sound(tmp_path / name, codec)

    made = taken(file, (Medium.AUDIO,))

    sound = made.facts.sound
    assert (made.content_type, made.facts.medium) == (content_type, Medium.AUDIO)
    assert sound.seconds == pytest.approx(0.5, abs=0.05)
    assert (sound.sample_rate, sound.channels, made.facts.width) == (48_000, 2, 0)
    assert b"SECRETSONG" in file.read_bytes()
    assert b"SECRETSONG" not in made.path.read_bytes()
    assert medium_of(made.path) is Medium.AUDIO


def test_what_a_camera_wrote_beside_a_clip_is_left_out_and_it_stands_upright(tmp_path):
    file = write_clip(
        tmp_path / "a.mov",
        moving(6),
        rotation=-90,
        sound="pcm_s16le",
        metadata={"title": "SECRETPLACE"},
    )

    made = taken(file)

    assert (made.facts.width, made.facts.height) == (64, 96)
    assert made.facts.clip.has_audio
    assert b"SECRETPLACE" in file.read_bytes()
    assert b"SECRETPLACE" not in made.path.read_bytes()
    with av.open(str(made.path)) as container:
        assert container.streams.audio[0].codec_context.name == "aac"


def test_a_clip_whose_frames_follow_each_other_unevenly_has_its_true_length(tmp_path):
    file = write_clip(tmp_path / "a.mp4", moving(4), times=[0, 100, 900, 1000])

    clip = taken(file).facts.clip

    assert clip.frames == 4
    assert 1.0 < clip.seconds < 1.5


def test_a_clip_with_transparency_says_so(tmp_path):
    frames = [picture_files.np.dstack([f, f[..., 0]]) for f in moving(3)]
    file = write_clip(tmp_path / "a.webm", frames, codec="libvpx-vp9")

    made = taken(file)

    assert made.facts.has_alpha


@pytest.mark.parametrize("part", [0.3, 0.6])
def test_an_mp4_that_was_cut_short_is_refused(tmp_path, part):
    file = write_clip(tmp_path / "a.mp4", moving(30))
    file.write_bytes(file.read_bytes()[: int(part * file.stat().st_size)])

    with pytest.raises(NotPlayable, match="damaged or cut short"):
        taken(file)


def test_a_webm_that_was_cut_short_is_taken_as_far_as_it_goes(tmp_path):
    file = write_clip(tmp_path / "a.webm", moving(30), codec="libvpx")
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])

    assert 0 < taken(file).facts.clip.frames < 30


def test_a_clip_that_is_damaged_in_the_middle_is_refused_with_the_place(tmp_path):
    file = damaged(write_clip(tmp_path / "a.mp4", moving(90)))

    with pytest.raises(NotPlayable, match=r"damaged at second \d"):
        taken(file)


def test_an_hour_is_refused_by_its_header(tmp_path):
    file = write_clip(tmp_path / "a.mp4", moving(2), times=[0, 3_600_000])

    with pytest.raises(TooLarge, match="longer than 600 seconds"):
        taken(file)


def test_a_length_that_no_header_tells_is_counted(tmp_path):
    file = write_clip(tmp_path / "a.webm", moving(60), codec="libvpx")
    content = file.read_bytes()
    duration = content.index(b"\x44\x89\x88") + 3
    file.write_bytes(content[:duration] + bytes(8) + content[duration + 8 :])

    with pytest.raises(TooLarge, match="longer than 1 seconds"):
        taken(file, max_clip_seconds=1)


def test_a_clip_is_refused_for_its_size_and_its_bytes(tmp_path):
    file = write_clip(tmp_path / "a.mp4", moving(2))

    with pytest.raises(TooLarge, match="96 x 64"):
        taken(file, max_clip_edge=64)
    with pytest.raises(TooLarge, match="The clip is larger"):
        taken(file, max_clip_bytes=1000)


@pytest.mark.parametrize(
    ("make", "wanted", "error", "sentence"),
    [
        ("clip", (Medium.IMAGE,), NotAPicture, "is a video. Send a JPEG, PNG or WebP picture."),
        ("clip", (Medium.AUDIO,), NotPlayable, "is a video. Send an M4A"),
        ("picture", CLIPS, NotPlayable, "is a PNG picture. Send an MP4, MOV or WebM clip."),
        ("song", CLIPS, NotPlayable, "is a sound. Send an MP4"),
        ("song", (Medium.IMAGE, Medium.VIDEO), NotPlayable, "picture or an MP4, MOV or WebM clip"),
        ("page", ALL, NotPlayable, "is a web page."),
        ("raw", CLIPS, NotPlayable, "encoded as mpeg4. Export it as one of H.264"),
        ("nothing", CLIPS, NotPlayable, "is empty"),
    ],
)
def test_what_is_not_wanted_is_called_by_its_name(tmp_path, make, wanted, error, sentence):
    file = tmp_path / "a.mp4"
    match make:
        case "clip":
            write_clip(file, moving(2))
        case "raw":
            write_clip(file, moving(2), codec="mpeg4")
        case "song":
            file = write_sound(tmp_path / "a.m4a", "aac")
        case "picture":
            file.write_bytes(picture_files.png())
        case "page":
            file.write_bytes(b"<html>")
        case "nothing":
            file.write_bytes(b"")

    with pytest.raises(InvalidInput) as refused:
        taken(file, wanted)

    assert type(refused.value) is error
    assert sentence in refused.value.public


def test_a_title_in_an_old_encoding_is_no_reason_to_refuse_a_song(tmp_path):
    file = write_sound(tmp_path / "a.flac", "flac")
    content = file.read_bytes()
    file.write_bytes(content.replace(b"SECRETSONG", "SÉCRETSONG".encode("latin-1")))

    assert taken(file).facts.sound


def test_noise_behind_a_known_head_is_refused(tmp_path):
    for head in (b"\0\0\0\x20ftypisom", b"\x1a\x45\xdf\xa3....webm", b"OggS", b"fLaC", b"ID3"):
        file = tmp_path / "a"
        file.write_bytes(head + b"\x37\x91" * 3000)

        with pytest.raises(NotPlayable):
            taken(file)
