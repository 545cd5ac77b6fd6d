"""Organizations are seen by their members, changed by those who may, and closed for good."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from accounts_and_runs import insert_run, two_accounts
from cyclorama.accounts.api_keys import ApiKeys
from cyclorama.accounts.authentication import authenticate
from cyclorama.accounts.members import Members, Role
from cyclorama.accounts.organizations import Organizations
from cyclorama.accounts.registration import create_organization
from cyclorama.errors import Conflict, Forbidden, InvalidInput, NotFound, Unauthorized
from cyclorama.kit.secrets import Secret
from cyclorama.store.database import Database, Transaction
from settable_clock import SettableClock

SECRET = Secret(b"s" * 32)


@dataclass(frozen=True)
class Street:
    transaction: Transaction
    clock: SettableClock
    shop: str
    owner: str
    other: str

    def of(self, user_id: str) -> Organizations:
        return Organizations(self.transaction, user_id, self.clock)

    async def join(self, role: Role) -> Organizations:
        await Members(self.transaction, self.shop, self.clock).add(self.other, role)
        return self.of(self.other)


@pytest.fixture
async def street(database: Database, clock: SettableClock) -> AsyncIterator[Street]:
    async with database.write() as transaction:
        admin, other = await two_accounts(transaction, clock)
        shop = await create_organization(
            transaction, clock, name="Shop", owner=admin.user_id, credit_grant=0
        )
        yield Street(transaction, clock, shop.id, admin.user_id, other.user_id)


async def test_members_see_their_organization_and_their_role(street: Street) -> None:
    own = await street.of(street.owner).get(street.shop)
    as_member = await (await street.join(Role.MEMBER)).get(street.shop)

    assert (own.name, own.role, as_member.role) == ("Shop", Role.OWNER, Role.MEMBER)
    assert await street.of(street.owner).list(0, 10) == [own]
    assert await street.of(street.owner).list(1, 10) == []
    assert await street.of(street.owner).count() == 1


async def test_nobody_else_finds_it(street: Street) -> None:
    stranger = street.of(street.other)

    assert await stranger.count() == 0
    for sought in (
        stranger.get(street.shop),
        stranger.rename(street.shop, "Mine"),
        stranger.close(street.shop),
    ):
        with pytest.raises(NotFound):
            await sought


@pytest.mark.parametrize(
    ("role", "may_rename", "may_close"),
    [(Role.OWNER, True, True), (Role.ADMIN, True, False), (Role.MEMBER, False, False)],
)
async def test_what_a_role_may(
    street: Street, role: Role, may_rename: bool, may_close: bool
) -> None:
    own = await street.join(role)

    for may, deed in (
        (may_rename, own.rename(street.shop, " Market ")),
        (may_close, own.close(street.shop)),
    ):
        if may:
            await deed
        else:
            with pytest.raises(Forbidden):
                await deed


async def test_a_name_is_checked(street: Street) -> None:
    own = street.of(street.owner)
    await own.rename(street.shop, " Market ")

    with pytest.raises(InvalidInput):
        await own.rename(street.shop, " ")

    assert (await own.get(street.shop)).name == "Market"


async def test_a_closed_organization_and_its_keys_are_gone(street: Street) -> None:
    keys = ApiKeys(street.transaction, street.shop, street.clock)
    key = await keys.make(SECRET, street.owner, "test")

    await street.of(street.owner).close(street.shop)

    with pytest.raises(NotFound):
        await street.of(street.owner).get(street.shop)
    with pytest.raises(Unauthorized):
        await authenticate(street.transaction, SECRET, key.text)


async def test_what_is_still_making_something_is_not_closed(street: Street) -> None:
    await insert_run(street.transaction, street.shop, street.clock)

    with pytest.raises(Conflict, match="still makes something"):
        await street.of(street.owner).close(street.shop)
