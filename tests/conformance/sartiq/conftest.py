from collections.abc import Iterator

import pytest

from dreem_app import App, app_to_share
from sartiq_caller import Caller, admin_caller, new_caller


@pytest.fixture(scope="package", params=["sqlite", "postgres"])
def app(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    with app_to_share(request, tmp_path_factory) as running:
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
