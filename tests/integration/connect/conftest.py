"""One app for each database. Tests share it, and leave nothing behind that others look at."""

from collections.abc import Iterator

import psycopg
import pytest

from connect_site import Site, open_site
from cyclorama.accounts.sign_in import WINDOW
from dreem_app import running_app


@pytest.fixture(scope="package", params=["sqlite", "postgres"])
def site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    url = ""
    if request.param == "postgres":
        server = request.getfixturevalue("postgres_url")
        template = request.getfixturevalue("postgres_template")
        with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE connect TEMPLATE {template}")
        url = f"{server}/connect"
    with running_app(tmp_path_factory.mktemp("connect") / "data", database_url=url) as app:
        yield open_site(app)


@pytest.fixture(autouse=True)
def later(site: Site) -> None:
    """The guesses and calls of earlier tests do not count any more."""
    site.clock.advance(WINDOW.total_seconds() + 1)
