"""Scopes by name, and what a key without one may not do."""

import pytest

from cyclorama.accounts.principal import Principal
from cyclorama.accounts.scopes import ALL_SCOPES, OAUTH_SCOPES, Scope, parse_scopes, scopes_meant
from cyclorama.errors import Forbidden, InvalidInput


def test_the_published_names_are_known() -> None:
    names = ["generations:write", "generations:read", "talents:read", "shots:read", "requests:read"]

    assert parse_scopes(names) == {Scope(name) for name in names}


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (["shots:read", "shots:eat"], "Unknown scope 'shots:eat': the scopes are generations:"),
        ([], "A key needs a scope: the scopes are generations:write, "),
    ],
)
def test_other_names_are_refused(names: list[str], sentence: str) -> None:
    with pytest.raises(InvalidInput) as raised:
        parse_scopes(names)

    assert raised.value.public.startswith(sentence)


def test_a_key_may_do_only_what_its_scopes_say() -> None:
    principal = Principal("account", "user", "key", frozenset({Scope.SHOTS_READ}), False)

    principal.require(Scope.SHOTS_READ)
    with pytest.raises(Forbidden, match="lacks the scope generations:write"):
        principal.require(Scope.GENERATIONS_WRITE)


@pytest.mark.parametrize(
    ("names", "meant"),
    [
        ("public_api_scope", OAUTH_SCOPES),
        ("openid offline_access public_api_scope talents:read", OAUTH_SCOPES),
        ("public_api_custom talents:read", {Scope.TALENTS_READ}),
        ("talents:read shots:read", {Scope.TALENTS_READ, Scope.SHOTS_READ}),
        ("public_api_custom", set()),
        ("openid offline_access", set()),
        ("keys:write connectors:write nonsense", set()),
        ("", set()),
    ],
)
def test_the_names_of_oauth_stand_for_scopes(names: str, meant: set[Scope]) -> None:
    assert scopes_meant(names) == meant


def test_who_may_only_read_may_not_write() -> None:
    meant = scopes_meant("public_api_read_only")

    assert Scope.REQUESTS_READ in meant
    assert not [scope for scope in meant if scope.value.endswith(":write")]


def test_no_client_can_be_allowed_to_make_keys() -> None:
    assert {Scope.KEYS_WRITE, Scope.CONNECTORS_WRITE} == ALL_SCOPES - OAUTH_SCOPES
