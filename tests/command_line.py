"""`cyclorama` as a process, and the photos that tests give it."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from cyclorama.imaging.specimen import draw_specimen
from cyclorama.imaging.specimen_kind import SpecimenKind

WALL = 236


@dataclass(frozen=True)
class Done:
    exit_code: int
    stdout: str
    stderr: str

    @property
    def json(self) -> Any:
        return json.loads(self.stdout)

    @property
    def complaints(self) -> list[str]:
        return self.stderr.splitlines()


def environment(data_dir: Path, **settings: str) -> dict[str, str]:
    """This process's, with no other settings of Cyclorama than these."""
    return {
        **{name: value for name, value in os.environ.items() if "CYCLORAMA_" not in name},
        "CYCLORAMA_DATA_DIR": str(data_dir),
        **{f"CYCLORAMA_{name.upper()}": value for name, value in settings.items()},
    }


def cyclorama(*arguments: object, cwd: Path, **settings: str) -> Done:
    done = subprocess.run(
        [sys.executable, "-m", "cyclorama", *map(str, arguments)],
        cwd=cwd,
        env=environment(cwd / "data", **settings),
        capture_output=True,
        text=True,
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def shirt_photo(width: int = 520, height: int = 440) -> Image.Image:
    """A drawn T-shirt before a light wall, off the middle, so that a turn shows."""
    shirt = draw_specimen(SpecimenKind.T_SHIRT, 360).astype(np.float64)
    photo = np.full((height, width, 3), float(WALL))
    part = photo[40:400, 30:390]
    alpha = shirt[..., 3:] / 255
    part[:] = shirt[..., :3] * alpha + part * (1 - alpha)
    photo += np.random.default_rng(7).normal(0, 2, (height, width, 1))
    return Image.fromarray(np.clip(np.rint(photo), 0, 255).astype(np.uint8))
