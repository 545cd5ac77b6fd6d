"""An access token stands for its user as long as nothing speaks against it."""

from dataclasses import dataclass
from datetime import timedelta

import jwt
import pytest
import sqlalchemy as sa

from accounts_and_runs import two_accounts
from cyclorama.accounts.access_tokens import (
    LIFE,
    authenticate_access_token,
    is_access_token,
    issue_access_token,
)
from cyclorama.accounts.keys import ApiKey
from cyclorama.accounts.oauth.credentials import Kind, new_credential
from cyclorama.accounts.principal import Principal
from cyclorama.accounts.registration import PersonalAccount
from cyclorama.accounts.scopes import ALL_SCOPES
from cyclorama.accounts.sign_in import User
from cyclorama.accounts.users import Users
from cyclorama.errors import Unauthorized
from cyclorama.kit.secrets import Secret
from cyclorama.store.database import Database
from cyclorama.store.tables import users
from settable_clock import SettableClock

SECRET, OTHER = Secret(b"s" * 32), Secret(b"o" * 32)
HASH = "the hash of a password"


@dataclass
class Gate:
    database: Database
    clock: SettableClock
    owner: PersonalAccount
    token: str

    async def opens(self, text: str) -> Principal:
        async with self.database.read() as connection:
            return await authenticate_access_token(connection, SECRET, text, self.clock())

    async def refuses(self, text: str) -> bool:
        with pytest.raises(Unauthorized, match=r"not valid, or not any more: sign in again\.$"):
            await self.opens(text)
        return True


@pytest.fixture
async def gate(database: Database, clock: SettableClock) -> Gate:
    async with database.write() as transaction:
        _, limited = await two_accounts(transaction, clock)
        await transaction.execute(
            sa.update(users).where(users.c.id == limited.user_id).values(password_hash=HASH)
        )
    user = User(limited.user_id, limited.email, HASH)
    return Gate(database, clock, limited, issue_access_token(user, SECRET, clock()))


async def test_a_token_is_its_user_in_their_personal_account(gate: Gate) -> None:
    principal = await gate.opens(gate.token)

    assert (principal.user_id, principal.account_id) == (
        gate.owner.user_id,
        gate.owner.account.id,
    )
    assert principal.scopes == ALL_SCOPES
    assert not principal.local_admin


async def test_it_ends_after_an_hour(gate: Gate) -> None:
    gate.clock.advance((LIFE - timedelta(seconds=2)).total_seconds())
    await gate.opens(gate.token)

    gate.clock.advance(2)

    assert await gate.refuses(gate.token)


async def test_a_changed_password_ends_it(gate: Gate) -> None:
    async with gate.database.write() as transaction:
        await transaction.execute(sa.update(users).values(password_hash="another"))

    assert await gate.refuses(gate.token)


async def test_it_dies_with_its_user(gate: Gate) -> None:
    async with gate.database.write() as transaction:
        await Users(transaction, gate.clock).remove(gate.owner.user_id)

    assert await gate.refuses(gate.token)


async def test_it_rests_while_its_user_is_not_active(gate: Gate) -> None:
    async with gate.database.write() as transaction:
        await Users(transaction, gate.clock).change(gate.owner.user_id, active=False)
    assert await gate.refuses(gate.token)

    async with gate.database.write() as transaction:
        await Users(transaction, gate.clock).change(gate.owner.user_id, active=True)

    assert (await gate.opens(gate.token)).user_id == gate.owner.user_id


async def test_what_is_forged_is_refused(gate: Gate) -> None:
    claims = jwt.decode(gate.token, options={"verify_signature": False})
    head, body, signature = gate.token.split(".")
    foreign = issue_access_token(User(claims["sub"], "", HASH), OTHER, gate.clock())

    for forged in (
        foreign,
        jwt.encode(claims, SECRET.derive("another purpose"), algorithm="HS256"),
        jwt.encode(claims, None, algorithm="none"),
        f"{head}.{body}.",
        f"{head}.{body}.{signature[::-1]}",
        f"{head}.{foreign.split('.')[1]}x.{signature}",
        "..",
        "é.é.é",
        "\0.\0.\0",
    ):
        assert await gate.refuses(forged)


@pytest.mark.parametrize("missing", ["sub", "iat", "exp", "pwd"])
async def test_a_token_without_one_of_its_claims_is_refused(gate: Gate, missing: str) -> None:
    claims = jwt.decode(gate.token, options={"verify_signature": False})
    del claims[missing]

    token = jwt.encode(claims, SECRET.derive("access-token"), algorithm="HS256")

    assert await gate.refuses(token)


def test_no_other_credential_looks_like_one() -> None:
    assert not is_access_token(ApiKey.new().text)
    assert not any(is_access_token(new_credential(kind)) for kind in Kind)
