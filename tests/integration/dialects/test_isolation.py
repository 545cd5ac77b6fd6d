"""Every route of every dialect, called with another account's ids, on both databases."""

from collections.abc import Iterator
from functools import partial

import pytest

from cyclorama.store.database import Database
from dreem_app import App, app_to_share
from isolation import Account, keeps_apart, routes_of, unsaid
from isolation_creates import FINISHED, FINISHED_REFINE
from isolation_routes import ROUTES
from own_document import DOCUMENT
from sartiq_caller import UNKNOWN, new_caller

DOCUMENTED = routes_of(DOCUMENT)


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def app(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    with pytest.MonkeyPatch.context() as patch:
        # A route that holds a connection and asks for another one never gets it here: as it is
        # elsewhere where as many calls at once as there are connections do so.
        patch.setattr("cyclorama.house.Database", partial(Database, pool_size=1))
        with app_to_share(request, tmp_path_factory) as running:
            yield running


@pytest.fixture(scope="module")
def owner(app: App) -> Account:
    return Account(app, new_caller(app, credit_grant=1_000_000))


@pytest.fixture(scope="module")
def stranger(app: App) -> Account:
    return Account(app, new_caller(app, credit_grant=1_000_000))


@pytest.mark.parametrize("route", DOCUMENTED)
def test_it_is_said_with_whose_ids_a_route_is_called(route: str):
    assert route in ROUTES, (
        f"{route} has no fixture. Say in tests/isolation_routes.py, or isolation_sartiq.py, what "
        "its ids lead to, so that it is called with another account's."
    )
    missing = sorted(unsaid(DOCUMENTED[route], ROUTES[route]))
    assert not missing, (
        f"{route} takes {', '.join(missing)}: say in its fixture what that leads to, or why it is "
        "harmless."
    )


def test_only_routes_that_there_are_have_a_fixture():
    assert sorted(set(ROUTES) - set(DOCUMENTED)) == []


WALKED = [
    name for name in DOCUMENTED if name in ROUTES and (ROUTES[name].ids or ROUTES[name].lists)
]


@pytest.mark.parametrize("route", WALKED)
def test_nobody_reaches_what_is_anothers(owner: Account, stranger: Account, route: str):
    keeps_apart(DOCUMENTED[route], ROUTES[route], owner, stranger)


def test_a_chain_does_not_begin_with_anothers_refine(owner: Account, stranger: Account):
    own, theirs = FINISHED.make(stranger), FINISHED_REFINE.make(owner)

    answers = [
        stranger.made(
            "POST",
            "/api/v1/generations/refines",
            {"prediction_ids": [own], "scale_factor": 2, "refines_refine_ids": {own: refine}},
        )
        for refine in (theirs, UNKNOWN)
    ]

    foreign, unknown = (str(one).replace(theirs, UNKNOWN) for one in answers)
    assert foreign == unknown
    assert (answers[0]["total_success"], answers[0]["total_failed"]) == (0, 1)
