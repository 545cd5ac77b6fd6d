from collections.abc import Iterator

import pytest

from dreem_app import ADMIN, App, running_app
from vimmerse_caller import Caller, template


@pytest.fixture(scope="package")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    # The first account, which has no limits, is an admin; but tests are about others, too.
    with running_app(tmp_path_factory.mktemp("app") / "data", rate_limits="off") as running:
        running.make_key(ADMIN)
        yield running


@pytest.fixture(scope="package")
def admin(app: App) -> Caller:
    """A key without limits, and a template of its account."""
    caller = Caller(app, app.make_admin_key())
    caller.save(template())
    return caller
