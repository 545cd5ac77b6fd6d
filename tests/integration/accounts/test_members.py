"""Members come, change their role and go, and an owner always remains."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from accounts_and_runs import two_accounts
from cyclorama.accounts.members import Members, Role
from cyclorama.accounts.registration import create_organization
from cyclorama.errors import Conflict, NotFound
from cyclorama.store.database import Database
from settable_clock import SettableClock


@dataclass(frozen=True)
class Shop:
    members: Members
    owner: str
    other: str
    owners_own: Members


@pytest.fixture
async def shop(database: Database, clock: SettableClock) -> AsyncIterator[Shop]:
    async with database.write() as transaction:
        admin, other = await two_accounts(transaction, clock)
        organization = await create_organization(
            transaction, clock, name="Shop", owner=admin.user_id, credit_grant=0
        )
        yield Shop(
            Members(transaction, organization.id, clock),
            admin.user_id,
            other.user_id,
            Members(transaction, admin.account.id, clock),
        )


async def roles(shop: Shop) -> dict[str, Role]:
    return {member.user_id: member.role for member in await shop.members.list()}


async def test_members_come_and_go(shop: Shop) -> None:
    await shop.members.add(shop.other, Role.MEMBER)
    await shop.members.change_role(shop.other, Role.ADMIN)
    assert await roles(shop) == {shop.owner: Role.OWNER, shop.other: Role.ADMIN}

    await shop.members.remove(shop.other)

    assert await roles(shop) == {shop.owner: Role.OWNER}


async def test_nobody_joins_twice(shop: Shop) -> None:
    with pytest.raises(Conflict, match="is a member of the account already"):
        await shop.members.add(shop.owner, Role.MEMBER)


async def test_a_personal_account_is_not_shared(shop: Shop) -> None:
    with pytest.raises(Conflict, match="share an organization instead"):
        await shop.owners_own.add(shop.other, Role.MEMBER)


async def test_the_last_owner_stays(shop: Shop) -> None:
    await shop.members.add(shop.other, Role.ADMIN)

    with pytest.raises(Conflict, match="needs an owner"):
        await shop.members.remove(shop.owner)
    with pytest.raises(Conflict, match="needs an owner"):
        await shop.members.change_role(shop.owner, Role.MEMBER)
    await shop.members.change_role(shop.owner, Role.OWNER)

    assert await roles(shop) == {shop.owner: Role.OWNER, shop.other: Role.ADMIN}


async def test_an_owner_may_go_when_there_is_another(shop: Shop) -> None:
    await shop.members.add(shop.other, Role.OWNER)

    await shop.members.remove(shop.owner)

    assert await roles(shop) == {shop.other: Role.OWNER}


async def test_a_stranger_is_not_found(shop: Shop) -> None:
    with pytest.raises(NotFound):
        await shop.members.remove(shop.other)
    with pytest.raises(NotFound):
        await shop.members.change_role(shop.other, Role.OWNER)
