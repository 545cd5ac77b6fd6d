import pytest

from cyclorama.video.motion import Motion, Move
from cyclorama.video.prompt import DEFAULT, GENTLE, ORDINARY, STRONG, read_motion


@pytest.mark.parametrize(
    ("prompt", "moves"),
    [
        ("dolly in", [Move.PUSH_IN]),
        ("The camera moves closer to the bag", [Move.PUSH_IN]),
        ("a push-in", [Move.PUSH_IN]),
        ("zooming into the logo", [Move.PUSH_IN]),
        ("zoom", [Move.PUSH_IN]),
        ("zoom out", [Move.PULL_OUT]),
        ("pull back to reveal the room", [Move.PULL_OUT]),
        ("Reveal the whole bag", [Move.PULL_OUT]),
        ("camera pans left", [Move.PAN_LEFT]),
        ("pan from left to right", [Move.PAN_RIGHT]),
        ("from right to left the camera glides", [Move.PAN_LEFT]),
        ("tracking shot", [Move.PAN_RIGHT]),
        ("tilt up from the shoes", [Move.TILT_UP]),
        ("the camera rises", [Move.TILT_UP]),
        ("from head to toe", [Move.TILT_DOWN]),
        ("orbit around", [Move.ORBIT_RIGHT]),
        ("360° turntable", [Move.ORBIT_RIGHT]),
        ("the product rotates to the left", [Move.ORBIT_LEFT]),
        ("the camera orbits clockwise around the bottle", [Move.ORBIT_LEFT]),
        ("counter-clockwise orbit", [Move.ORBIT_RIGHT]),
        ("breathing", [Move.BREATHE]),
        ("Hair blowing in the wind", [Move.BREATHE]),
        ("the model walks the runway", [Move.SWAY]),
        ("static shot", [Move.HOLD]),
        ("no camera movement", [Move.HOLD]),
        ("The camera doesn't move.", [Move.HOLD]),
        ("zoom in while panning right", [Move.PUSH_IN, Move.PAN_RIGHT]),
        ("static camera, the model walks towards us", [Move.SWAY]),
    ],
)
def test_words_name_moves(prompt: str, moves: list[Move]):
    read = read_motion(prompt)

    assert list(read.motion.moves) == moves
    assert read.motion.loop is False
    assert read.found


@pytest.mark.parametrize(
    ("prompt", "moves"),
    [
        ("Don't zoom, just pan right", [Move.PAN_RIGHT]),
        ("without zooming or panning", [Move.HOLD]),
        ("Slow push-in. No text, avoid camera shake.", [Move.PUSH_IN]),
        ("never rotate the product; tilt down", [Move.TILT_DOWN]),
        ("no camera movement except a slow zoom in", [Move.PUSH_IN]),
    ],
)
def test_what_is_denied_is_not_done(prompt: str, moves: list[Move]):
    assert list(read_motion(prompt).motion.moves) == moves


@pytest.mark.parametrize(
    ("prompt", "loop"),
    [
        ("seamless loop, orbit left", True),
        ("push in then pull out", True),
        ("cinematic zoom, do not loop", False),
        ("zoom in", False),
    ],
)
def test_loop_is_read(prompt: str, loop: bool):
    assert read_motion(prompt).motion.loop is loop


@pytest.mark.parametrize(
    ("prompt", "strength"),
    [
        ("slowly zoom in", GENTLE),
        ("zoom in", ORDINARY),
        ("a dramatic zoom in", STRONG),
    ],
)
def test_pace_is_read(prompt: str, strength: float):
    assert read_motion(prompt).motion.strength == strength


@pytest.mark.parametrize(
    "prompt",
    ["", "   ", "😀🔥👗", "a beautiful red dress", "قم بالتكبير ببطء", "\u202eabc\0", "x" * 3000],
)
def test_unreadable_prompt_gets_the_default_and_says_so(prompt: str):
    read = read_motion(prompt)

    assert read.motion == DEFAULT
    assert not read.found


def test_long_prompt_around_a_move_is_read():
    prompt = "soft light on silk, " * 80 + "the camera pans left, " + "🌸 warm colours, " * 70

    assert len(prompt) > 2500
    assert read_motion(prompt[:3000]).motion == Motion(moves=(Move.PAN_LEFT,), strength=GENTLE)
