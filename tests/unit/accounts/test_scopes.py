"""Scopes by name, and what a key without one may not do."""

import pytest

from cyclorama.accounts.principal import Principal
from cyclorama.accounts.scopes import Scope, parse_scopes
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
