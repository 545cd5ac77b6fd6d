"""New accounts: the first has no limits, every address has one, organizations are shared."""

import asyncio

import pytest

from accounts_and_runs import two_accounts
from cyclorama.accounts.account import AccountKind
from cyclorama.accounts.members import Member, Members, Role
from cyclorama.accounts.registration import (
    create_organization,
    create_personal,
    find_personal,
)
from cyclorama.credits.ledger import Ledger
from cyclorama.errors import Conflict, InvalidInput
from cyclorama.store.database import Database
from settable_clock import SettableClock


async def test_the_first_account_is_the_local_admin_and_later_ones_are_granted_credits(
    database: Database, clock: SettableClock
) -> None:
    async with database.write() as transaction:
        admin, limited = await two_accounts(transaction, clock, credit_grant=70)

    assert (admin.account.local_admin, admin.account.unlimited) == (True, True)
    assert (limited.account.local_admin, limited.account.unlimited) == (False, False)
    async with database.read() as connection:
        assert await Ledger(connection, admin.account.id, clock).balance() == 0
        assert await Ledger(connection, limited.account.id, clock).balance() == 70


async def test_accounts_that_are_made_together_have_one_admin(
    database: Database, clock: SettableClock
) -> None:
    async def create(number: int) -> bool:
        async with database.write() as transaction:
            made = await create_personal(
                transaction, clock, email=f"{number}@example.com", credit_grant=0
            )
        return made.account.local_admin

    admins = await asyncio.gather(*(create(number) for number in range(4)))

    assert sorted(admins) == [False, False, False, True]


async def test_an_account_is_found_by_its_address_however_it_is_written(
    database: Database, clock: SettableClock
) -> None:
    async with database.write() as transaction:
        made = await create_personal(transaction, clock, email=" Ada@Example.COM ", credit_grant=0)

    async with database.read() as connection:
        assert made.email == "ada@example.com"
        assert await find_personal(connection, "ADA@example.com") == made
        assert await find_personal(connection, "eve@example.com") is None


async def test_an_address_has_one_account(database: Database, clock: SettableClock) -> None:
    async with database.write() as transaction:
        await create_personal(transaction, clock, email="ada@example.com", credit_grant=0)

        with pytest.raises(Conflict, match="There is an account of ada@"):
            await create_personal(transaction, clock, email="ADA@example.com", credit_grant=0)


@pytest.mark.parametrize(
    "text", ["", "ada", "ada@", "@example.com", "ada@example", "a b@example.com", "a@b@c.de"]
)
async def test_what_is_no_address_gets_no_account(
    text: str, database: Database, clock: SettableClock
) -> None:
    async with database.write() as transaction:
        with pytest.raises(InvalidInput, match="is not an e-mail address"):
            await create_personal(transaction, clock, email=text, credit_grant=0)


async def test_an_organization_belongs_to_its_owner(
    database: Database, clock: SettableClock
) -> None:
    async with database.write() as transaction:
        admin, _ = await two_accounts(transaction, clock)
        shop = await create_organization(
            transaction, clock, name=" Shop ", owner=admin.user_id, credit_grant=5
        )

    assert (shop.name, shop.kind, shop.local_admin) == ("Shop", AccountKind.ORGANIZATION, False)
    async with database.read() as connection:
        assert await Members(connection, shop.id, clock).list() == [
            Member(admin.user_id, admin.email, Role.OWNER, clock())
        ]
        assert await Ledger(connection, shop.id, clock).balance() == 5
        assert await find_personal(connection, admin.email) == admin


@pytest.mark.parametrize("name", ["", "  ", "x" * 201])
async def test_an_organization_needs_a_name_that_fits(
    name: str, database: Database, clock: SettableClock
) -> None:
    async with database.write() as transaction:
        admin, _ = await two_accounts(transaction, clock)

        with pytest.raises(InvalidInput, match="1 to 200 characters"):
            await create_organization(
                transaction, clock, name=name, owner=admin.user_id, credit_grant=0
            )
