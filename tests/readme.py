"""The README's own commands, as who follows it runs them."""

import os
import re
import subprocess
import sys
from pathlib import Path

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")


def shell_blocks() -> list[str]:
    return re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def readme_block(mention: str) -> str:
    (block,) = [block for block in shell_blocks() if mention in block]
    return block


def run_block(block: str, cwd: Path, env: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    here = Path(sys.executable).parent
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", block.replace(".venv/bin/cyclorama", "cyclorama")],
        cwd=cwd,
        env=env | {"PATH": f"{here}{os.pathsep}{env['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
