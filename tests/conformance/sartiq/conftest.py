from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from dreem_app import ADMIN, App, running_app
from sartiq_caller import Caller, admin_caller, new_caller


@pytest.fixture(scope="package", params=["sqlite", "postgres"])
def app(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    data_dir = tmp_path_factory.mktemp("app") / "data"
    with ExitStack() as stack:
        url = ""
        if request.param == "postgres":
            url = stack.enter_context(request.getfixturevalue("open_postgres_database")())
        # The first account, which has no limits, is an admin; but tests are about others, too.
        running = stack.enter_context(running_app(data_dir, rate_limits="off", database_url=url))
        running.make_key(ADMIN)
        yield running


@pytest.fixture(scope="package")
def admin(app: App) -> Caller:
    """Who administers the installation, and has no limits."""
    return admin_caller(app)


@pytest.fixture(scope="package")
def caller(app: App) -> Caller:
    """An ordinary user, with credits for what tests ask for."""
    return new_caller(app, credit_grant=1_000_000)


@pytest.fixture(scope="package")
def stranger(app: App) -> Caller:
    """Another one, who shares nothing with the caller."""
    return new_caller(app)


@pytest.fixture(scope="package")
def nobody(app: App) -> Caller:
    """Without a token."""
    return Caller(app, None)
