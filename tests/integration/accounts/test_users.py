"""Users are read, changed and removed; whoever administers the installation stays."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
import sqlalchemy as sa

from accounts_and_runs import two_accounts
from cyclorama.accounts.api_keys import ApiKeys
from cyclorama.accounts.authentication import authenticate
from cyclorama.accounts.members import Members, Role
from cyclorama.accounts.registration import (
    PersonalAccount,
    create_organization,
    create_personal,
    find_personal,
)
from cyclorama.accounts.users import Users
from cyclorama.errors import Conflict, InvalidInput, NotFound, Unauthorized
from cyclorama.kit.secrets import Secret
from cyclorama.store.database import Database, Transaction
from cyclorama.store.tables import accounts
from cyclorama.store.tables import users as users_table
from settable_clock import SettableClock

SECRET = Secret(b"s" * 32)
UNKNOWN = "00000000-0000-4000-8000-000000000001"


@dataclass(frozen=True)
class Town:
    transaction: Transaction
    clock: SettableClock
    users: Users
    admin: PersonalAccount
    other: PersonalAccount


@pytest.fixture
async def town(database: Database, clock: SettableClock) -> AsyncIterator[Town]:
    async with database.write() as transaction:
        admin, other = await two_accounts(transaction, clock)
        yield Town(transaction, clock, Users(transaction, clock), admin, other)


async def test_the_first_user_administers_the_installation(town: Town) -> None:
    admin, other = await town.users.list(0, 100)

    assert (admin.id, admin.superuser) == (town.admin.user_id, True)
    assert (other.id, other.superuser, other.active) == (town.other.user_id, False, True)
    assert await town.users.count() == 2
    assert [one.id for one in await town.users.list(1, 1)] == [other.id]


async def test_a_user_is_changed(town: Town) -> None:
    town.clock.advance(60)

    await town.users.change(town.other.user_id, email=" New@Example.com ", full_name=" Ann ")

    changed = await town.users.find("new@example.com")
    assert (changed.id, changed.full_name) == (town.other.user_id, "Ann")
    renamed = await find_personal(town.transaction, "new@example.com")
    assert renamed is not None
    assert renamed.account.name == "new@example.com"
    assert changed.updated_at == town.clock() > changed.created_at
    await town.users.change(town.other.user_id, full_name="")
    assert (await town.users.get(town.other.user_id)).full_name is None


@pytest.mark.parametrize(
    ("email", "error"),
    [
        ("admin@example.com", Conflict),
        ("nonsense", InvalidInput),
        ("removed-x@removed.invalid", InvalidInput),
    ],
)
async def test_an_address_has_to_be_ones_own(town: Town, email: str, error: type) -> None:
    with pytest.raises(error):
        await town.users.change(town.other.user_id, email=email)


async def test_a_removed_user_is_gone_and_the_address_is_free_again(town: Town) -> None:
    keys = ApiKeys(town.transaction, town.other.account.id, town.clock)
    key = await keys.make(SECRET, town.other.user_id, "test")

    await town.users.remove(town.other.user_id)

    with pytest.raises(NotFound):
        await town.users.get(town.other.user_id)
    with pytest.raises(NotFound):
        await town.users.find(town.other.email)
    with pytest.raises(NotFound):
        await town.users.remove(town.other.user_id)
    with pytest.raises(Unauthorized):
        await authenticate(town.transaction, SECRET, key.text)
    again = await create_personal(
        town.transaction, town.clock, email=town.other.email, credit_grant=0
    )
    assert [one.id for one in await town.users.list(0, 9)] == [town.admin.user_id, again.user_id]
    for kept in (
        sa.select(users_table).where(users_table.c.id == town.other.user_id),
        sa.select(accounts).where(accounts.c.id == town.other.account.id),
    ):
        assert town.other.email not in str((await town.transaction.execute(kept)).one())


async def test_a_removed_user_leaves_the_organizations(town: Town) -> None:
    shop = await create_organization(
        town.transaction, town.clock, name="Shop", owner=town.other.user_id, credit_grant=0
    )
    members = Members(town.transaction, shop.id, town.clock)
    with pytest.raises(Conflict, match="needs an owner"):
        await town.users.remove(town.other.user_id)
    await members.add(town.admin.user_id, Role.OWNER)

    await town.users.remove(town.other.user_id)

    assert [one.user_id for one in await members.list()] == [town.admin.user_id]


async def test_whoever_administers_the_installation_stays(town: Town) -> None:
    for refused in (
        town.users.remove(town.admin.user_id),
        town.users.change(town.admin.user_id, active=False),
    ):
        with pytest.raises(Conflict, match="administers"):
            await refused


async def test_an_unknown_user_is_not_found(town: Town) -> None:
    for sought in (
        town.users.get(UNKNOWN),
        town.users.find("nobody@example.com"),
        town.users.find("nonsense"),
        town.users.change(UNKNOWN, full_name="x"),
        town.users.remove(UNKNOWN),
    ):
        with pytest.raises(NotFound):
            await sought
