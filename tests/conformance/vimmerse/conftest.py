from collections.abc import Iterator

import pytest

from dreem_app import ADMIN, App, running_app
from vimmerse_caller import Caller, template


@pytest.fixture(scope="package")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    with running_app(tmp_path_factory.mktemp("app") / "data") as running:
        running.make_key(ADMIN)
        yield running


@pytest.fixture(scope="package")
def admin(app: App) -> Caller:
    """A key without limits, and a template of its account."""
    caller = Caller(app, app.make_admin_key())
    caller.save(template())
    return caller


@pytest.fixture(scope="package")
def stranger(app: App) -> Caller:
    """Another account's key, whose calls are not limited either."""
    _, key = app.make_key("stranger@example.com")
    return Caller(app, key)
