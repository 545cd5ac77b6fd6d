"""What the application tells whoever runs it."""

from pathlib import Path
from threading import Event

from starlette.testclient import TestClient

from cyclorama.app import create_app
from cyclorama.house import lay_foundation
from cyclorama.settings import Settings


def test_it_says_when_all_that_it_keeps_is_read(tmp_path: Path):
    settings, settled = Settings(data_dir=tmp_path / "data"), Event()
    lay_foundation(settings)
    with TestClient(create_app(settings, settled.set)):
        assert settled.wait(60)
