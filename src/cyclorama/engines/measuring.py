"""How large a stored picture is, read from its header. Loads no pixels."""

from pathlib import Path

from cyclorama.engines.capabilities import Message

MEMORY = 500_000_000
SECONDS = 60.0
WORK = "cyclorama.engines.draft.measure_work:measure_file"


class MeasureRequest(Message):
    source: Path


class Measured(Message):
    """In pixels."""

    width: int
    height: int
