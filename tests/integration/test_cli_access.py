"""Passwords, credits, clients, grants and limits from the command line, in this process."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cyclorama.accounts.registration import create_organization, find_personal
from cyclorama.cli.program import app
from cyclorama.errors import CycloramaError
from cyclorama.kit.clock import system_clock
from cyclorama.settings import Settings
from cyclorama.store.database import Database

Run = Callable[..., Result]
EMAIL = "me@example.com"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("CYCLORAMA_DATA_DIR", str(tmp_path / "data"))

    def run(*arguments: str, typed: str | None = None) -> Result:
        return CliRunner().invoke(app, arguments, input=typed)

    return run


def done(result: Result) -> str:
    assert result.exit_code == 0, result.exception
    return result.output


def complaint(result: Result) -> str:
    assert isinstance(result.exception, CycloramaError)
    return result.exception.public


def test_a_password_is_read_from_standard_input_and_not_shown(run: Run):
    done(run("account", "create", "--email", EMAIL))

    shown = done(run("account", "password", EMAIL, typed="a long password\n"))

    assert shown == "The password is set.\n"
    assert "12 to 1000 characters" in complaint(run("account", "password", EMAIL, typed="short"))
    assert "no account" in complaint(run("account", "password", "you@example.com", typed="x" * 12))


def test_an_account_is_given_credits(run: Run):
    done(run("account", "create", "--email", EMAIL))
    before = json.loads(done(run("account", "show", "--email", EMAIL, "--json")))["balance"]

    said = done(run("account", "credit", "500", "--email", EMAIL))

    assert said == f"The account has {before + 500} credits.\n"
    assert run("account", "credit", "0", "--email", EMAIL).exit_code == 2


def test_an_organization_is_given_credits(run: Run, tmp_path: Path):
    done(run("account", "create", "--email", EMAIL))

    async def found_shop() -> str:
        database = Database(Settings(data_dir=tmp_path / "data").database)
        async with database.write() as transaction:
            owner = await find_personal(transaction, EMAIL)
            assert owner is not None
            shop = await create_organization(
                transaction, system_clock, name="Shop", owner=owner.user_id, credit_grant=0
            )
        await database.dispose()
        return shop.id

    shop = asyncio.run(found_shop())

    said = done(run("account", "credit", "500", "--organization", shop))

    assert said == "The account has 500 credits.\n"
    assert "no organization" in complaint(run("account", "credit", "5", "--organization", "x"))
    for both_or_none in ([], ["--email", EMAIL, "--organization", shop]):
        assert run("account", "credit", "5", *both_or_none).exit_code == 2


def test_clients_come_and_go(run: Run):
    done(run("client", "allow", "public_api", "https://n8n.example.com/cb"))
    done(run("client", "add", "shop", "--name", "Shop", "--redirect", "https://a.example/"))
    assert "is no redirect URI" in complaint(run("client", "allow", "shop", "a.example"))

    listed = json.loads(done(run("client", "list", "--json")))
    assert listed == [
        {
            "client": "public_api",
            "name": "Public API",
            "loopback": "any",
            "redirects": ["https://n8n.example.com/cb"],
        },
        {
            "client": "shop",
            "name": "Shop",
            "loopback": "registered",
            "redirects": ["https://a.example/"],
        },
    ]
    done(run("client", "disallow", "public_api", "https://n8n.example.com/cb"))
    done(run("client", "remove", "shop"))
    assert "shop" not in done(run("client", "list"))


def test_a_key_has_limits_from_its_making_or_later(run: Run):
    done(run("key", "create", "--email", EMAIL, "--limit", "read=50", "--limit", "write=20"))
    (key,) = json.loads(done(run("key", "list", "--email", EMAIL, "--json")))
    assert key["limits"] == "read=50 write=20"

    done(run("key", "limit", key["id"], "--email", EMAIL, "--limit", "generation=5"))
    (key,) = json.loads(done(run("key", "list", "--email", EMAIL, "--json")))
    assert key["limits"] == "generation=5"

    done(run("key", "limit", key["id"], "--email", EMAIL))
    (key,) = json.loads(done(run("key", "list", "--email", EMAIL, "--json")))
    assert key["limits"] is None
    wrong = run("key", "limit", key["id"], "--email", EMAIL, "--limit", "read=many")
    assert "'read=many' is no limit" in complaint(wrong)
    assert "no API key" in complaint(run("key", "limit", "unknown", "--email", EMAIL))


def test_grants_are_those_of_the_account(run: Run):
    done(run("account", "create", "--email", EMAIL))

    assert done(run("grant", "list", "--email", EMAIL)) == "No client was allowed anything.\n"
    assert "no OAuth grant" in complaint(run("grant", "revoke", "unknown", "--email", EMAIL))
