"""Speech: the protocol with a stand-in for the program, and the program itself where it is."""

import asyncio
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from cyclorama.engines.espeak.engine import Espeak
from cyclorama.engines.roster import Roster
from cyclorama.engines.sounding import SpeakRequest
from cyclorama.errors import InvalidInput, MissingEngine, ProductionFailed
from cyclorama.kit.pool import ChildPool
from cyclorama.sound.file import read
from cyclorama.sound.samples import RATE

# Speaks a second for each word, and writes down how it was called.
SPEAKER = f"""#!{sys.executable}
import array, math, os, pathlib, sys, wave
arguments = sys.argv[1:]
if "--version" in arguments:
    print("eSpeak NG text-to-speech: 9.9  Data at: /nowhere")
    sys.exit()
text = sys.stdin.buffer.read().decode()
if "for ever" in text:
    pathlib.Path(__file__).with_name("pid").write_text(str(os.getpid()))
    pathlib.Path(__file__).with_name("never").open()
told = dict(zip(arguments[1::2], arguments[2::2]))
pathlib.Path(__file__).with_name("told").write_text(repr((told["-v"], told["-b"], text)))
if told["-v"].startswith("xx"):
    sys.exit("Error: The specified espeak-ng voice does not exist.")
if "stumble" in text:
    sys.exit("out of breath")
seconds = len([word for word in text.split() if word.isalpha()])
with wave.open(told["-w"], "wb") as file:
    file.setnchannels(1)
    file.setsampwidth(2)
    file.setframerate(22050)
    tone = (int(9000 * math.sin(index / 20)) for index in range(22050 * seconds))
    file.writeframes(array.array("h", tone).tobytes())
"""


@pytest.fixture
def speaker(tmp_path):
    program = tmp_path / "espeak-ng"
    program.write_text(SPEAKER)
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program


@pytest.fixture
async def pool():
    opened = ChildPool(1)
    yield opened
    opened.close()


async def test_what_is_said_becomes_a_levelled_sound(pool, speaker, tmp_path):
    out = tmp_path / "said.m4a"
    request = SpeakRequest(text="Hello $(touch pwned) [[there", voice="Brian", out=out)

    sounded, made = await Roster([Espeak(pool, speaker)]).speak(request)

    assert (made.engine, made.model, made.version) == ("espeak", "espeak-ng Brian", "9.9")
    assert made.draft is False
    assert sounded.seconds == pytest.approx(1.24, abs=0.05)
    assert len(read(out)) == round(sounded.seconds * RATE)
    told = (tmp_path / "told").read_text()
    assert told == repr(("en-us+m3", "1", "Hello $(touch pwned) [ [there"))


async def test_a_long_speech_is_one_sound_without_a_seam(pool, speaker, tmp_path):
    out = tmp_path / "said.wav"
    words = "word " * 21  # more than is filtered at once

    await Espeak(pool, speaker).speak(SpeakRequest(text=words, out=out))

    sound = read(out)[RATE // 2 : -RATE // 2]
    loud = np.abs(sound[: len(sound) // RATE * RATE]).reshape(-1, RATE, 2).max(axis=(1, 2))
    steps = np.abs(np.diff(sound[:, 0]))
    assert len(loud) == 20
    assert loud.min() > 0.98 * loud.max()
    assert steps.max() < 1.1 * steps[:RATE].max()


@pytest.mark.parametrize(
    ("text", "language", "error", "sentence"),
    [
        ("hello", "xx", InvalidInput, "does not speak the language 'xx'"),
        ("stumble", "", ProductionFailed, "out of breath"),
        ("?!", "", InvalidInput, "nothing to say"),
    ],
)
async def test_what_cannot_be_said_is_said(
    pool, speaker, tmp_path, text, language, error, sentence
):
    request = SpeakRequest(text=text, language=language, out=tmp_path / "said.m4a")

    with pytest.raises(error, match=sentence):
        await Espeak(pool, speaker).speak(request)


async def test_a_cancel_ends_the_program(pool, speaker, tmp_path):
    os.mkfifo(tmp_path / "never")  # who opens it to read waits until somebody writes
    request = SpeakRequest(text="speak for ever", out=tmp_path / "said.m4a")
    speaking = asyncio.create_task(Espeak(pool, speaker).speak(request))
    told = tmp_path / "pid"
    await until(lambda: told.exists() and told.read_text() != "")
    program = int((tmp_path / "pid").read_text())

    speaking.cancel()

    await until(lambda: not alive(program))


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not condition():  # noqa: ASYNC110 - another process tells nobody
            await asyncio.sleep(0.01)


def alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


async def test_without_the_program_the_error_names_it(pool, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(MissingEngine, match="espeak-ng") as caught:
        await Espeak(pool).speak(SpeakRequest(text="hello", out=tmp_path / "said.m4a"))

    assert caught.value.transient is False


@pytest.mark.parametrize(("text", "language"), [("Good morning", "en-us"), ("Доброе утро", "ru")])
async def test_the_program_itself_speaks(pool, tmp_path, text, language):
    sounded, made = await Espeak(pool).speak(SpeakRequest(text=text, out=tmp_path / "said.m4a"))

    assert sounded.described == f"Sarah, {language}"
    assert 0.5 < sounded.seconds < 4
    assert made.version != "unknown"
