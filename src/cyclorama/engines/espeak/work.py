"""Let eSpeak NG speak, in a child process: text in, a levelled sound file out."""

import os
import signal
import subprocess
import tempfile
from functools import partial
from pathlib import Path

import numpy as np

from cyclorama import errors
from cyclorama.engines.espeak.request import Spoken, SpokenBy
from cyclorama.engines.sounding import Sounded
from cyclorama.imaging.provenance import DigitalSource, Provenance
from cyclorama.kit.parent import end_with
from cyclorama.kit.pool import report
from cyclorama.sound import file
from cyclorama.sound.loudness import levelled
from cyclorama.sound.samples import RATE, Mono, Stereo, both_ears, faded
from cyclorama.sound.spectrum import band, in_a_room, shaped

SECONDS = 60.0  # 5000 characters take about 2 s
BREATH = 0.12  # seconds of silence before the first word and after the last
PIECE, AROUND = 20 * RATE, RATE // 2  # samples that are filtered at once, and beside them
AUDIBLE = 0.004
NOTE = "Spoken by eSpeak NG, a computer's voice."
FAILED = "eSpeak NG could not say the text: {reason}"
TOO_SLOW = f"eSpeak NG took longer than {SECONDS:g} seconds. Shorten the text."
NO_LANGUAGE = "eSpeak NG here does not speak the language {language!r}."
SILENT = "There is nothing to say: the text has no words that can be spoken."


def speak_file(request: SpokenBy) -> Spoken:
    """Raises InvalidInput for a language that the program does not speak and for a text without
    words, ProductionFailed where it fails otherwise."""
    with tempfile.TemporaryDirectory(dir=request.out.parent) as folder:
        raw = Path(folder, "raw.wav")
        _run(request, raw)
        report(0.6)
        sound = _studio(file.read(raw))
    provenance = Provenance(source=DigitalSource.ALGORITHMIC, made_by=request.made_by, note=NOTE)
    facts = file.write(sound, request.out, provenance)
    sounded = Sounded(
        seconds=len(sound) / RATE,
        sample_rate=RATE,
        channels=2,
        described=f"{request.voice}, {request.language}",
        facts=facts,
    )
    return Spoken(sounded=sounded, version=_version(request.program))


def _run(request: SpokenBy, out: Path) -> None:
    command = [
        str(request.program), "--stdin", "-b", "1", "-w", str(out),
        "-v", f"{request.language}+{request.variant}",
        "-s", str(request.speed), "-p", str(request.pitch),
    ]  # fmt: skip
    try:
        done = subprocess.run(  # noqa: S603 - a list of arguments; the text goes in by its input
            command,
            input=_plain(request.text).encode(),
            capture_output=True,
            timeout=SECONDS,
            check=False,
            preexec_fn=partial(end_with, os.getpid(), signal.SIGKILL),
        )
    except subprocess.TimeoutExpired as error:
        raise errors.DeadlineExceeded(TOO_SLOW) from error
    said = done.stderr.decode("utf-8", "replace").strip()
    if "voice does not exist" in said:
        raise errors.InvalidInput(NO_LANGUAGE.format(language=request.language))
    if done.returncode or not out.exists():
        reason = said.splitlines()[-1][:200] if said else f"exit code {done.returncode}"
        raise errors.ProductionFailed(FAILED.format(reason=reason))


def _plain(text: str) -> str:
    """Without what the program reads as phonemes, between double brackets."""
    return text.replace("[[", "[ [").replace("\0", " ")


def _studio(raw: Stereo) -> Stereo:
    """The voice as it is recorded: its hiss and boom taken away, in a small room, levelled."""
    loud = np.flatnonzero(np.abs(raw[:, 0]) > AUDIBLE) if len(raw) else np.zeros(0, int)
    if not len(loud):
        raise errors.InvalidInput(SILENT)
    voice = np.ascontiguousarray(raw[loud[0] : loud[-1] + 1, 0])
    breath = np.zeros(round(BREATH * RATE), np.float32)
    voice = np.concatenate([breath, voice, breath])
    pieces = [_recorded(voice, begin) for begin in range(0, len(voice), PIECE)]
    return levelled(faded(np.concatenate(pieces), 0.005, 0.05))


def _recorded(voice: Mono, begin: int) -> Stereo:
    """A piece of it, so that a long speech takes no more memory; filtered with what is around."""
    first = max(0, begin - AROUND)
    clean = shaped(voice[first : begin + PIECE + AROUND], band(85, 7200))
    return in_a_room(both_ears(clean), 0.35, 0.1)[begin - first : begin - first + PIECE]


def _version(program: Path) -> str:
    """As `1.51`, of `eSpeak NG text-to-speech: 1.51  Data at: …`."""
    told = subprocess.run(  # noqa: S603
        [str(program), "--version"], capture_output=True, text=True, timeout=SECONDS, check=False
    ).stdout
    words = told.partition(":")[2].split()
    return words[0] if words else "unknown"
