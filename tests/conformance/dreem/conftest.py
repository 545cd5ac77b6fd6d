from collections.abc import Iterator

import pytest

from dreem_app import ADMIN, App, running_app


@pytest.fixture(scope="package")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    with running_app(tmp_path_factory.mktemp("app") / "data") as running:
        running.make_key(ADMIN)
        yield running


@pytest.fixture(scope="package")
def admin(app: App) -> str:
    """A key without limits."""
    return app.make_admin_key()
