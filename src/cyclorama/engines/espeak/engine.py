"""The engine that speaks, if eSpeak NG is installed; if not, it says so."""

import shutil
from importlib.metadata import version
from pathlib import Path

from cyclorama.engines.capabilities import Capability, Made, Progress
from cyclorama.engines.draft.engine import RunsChildren, exact
from cyclorama.engines.espeak.request import Spoken, SpokenBy
from cyclorama.engines.espeak.voices import choose
from cyclorama.engines.sounding import Sounded, SpeakRequest
from cyclorama.errors import MissingEngine

PROGRAM = "espeak-ng"
MISSING = (
    "Speech needs eSpeak NG, which is not installed on this server: whoever runs it installs the"
    " package espeak-ng and starts the server again."
)
WORK = "cyclorama.engines.espeak.work:speak_file"
MEMORY = 1_500_000_000  # 5000 characters are six minutes of sound
SECONDS = 120.0


def installed() -> Path | None:
    """Where eSpeak NG is on this machine."""
    found = shutil.which(PROGRAM)
    return None if found is None else Path(found)


class Espeak:
    """On the roster also where the program is missing, so that the error names it."""

    name = "espeak"
    capabilities = frozenset({Capability.SPEAK})

    def __init__(self, pool: RunsChildren, program: Path | None = None) -> None:
        self._pool = pool
        self._program = program or installed()

    async def speak(
        self, request: SpeakRequest, progress: Progress | None = None
    ) -> tuple[Sounded, Made]:
        if self._program is None:
            raise MissingEngine(MISSING)
        name, voice, language, remark = choose(request.voice, request.language, request.text)
        asked = SpokenBy(
            program=self._program,
            text=request.text,
            voice=name,
            variant=voice.variant,
            language=language,
            pitch=voice.pitch,
            speed=voice.speed,
            made_by=f"Cyclorama {version('cyclorama')}",
            out=request.out,
        )
        spoken, made = await exact(self._pool, WORK, asked, Spoken, MEMORY, SECONDS, progress)
        by = {"engine": self.name, "model": f"{PROGRAM} {name}", "version": spoken.version}
        remarks = () if remark is None else (remark,)
        sounded = spoken.sounded.model_copy(update={"remarks": remarks})
        return sounded, made.model_copy(update=by)
