"""Campaigns of an account, on both databases."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from accounts_and_runs import two_accounts
from cyclorama.campaigns.campaign import Campaign
from cyclorama.campaigns.repository import Campaigns
from cyclorama.errors import NotFound
from cyclorama.templates.event import Logo

FAIR = Campaign(
    id="fair",
    name="Fair",
    starts_at=datetime(2026, 3, 1, tzinfo=UTC),
    ends_at=datetime(2026, 3, 31, tzinfo=UTC),
    template_ids=("vim_arctic",),
    logo=Logo(url="https://example.com/logo.png", size=0.2),
    details={"subject": "Your picture"},
)


@pytest.fixture
async def accounts(database, clock):
    async with database.write() as transaction:
        one, other = await two_accounts(transaction, clock)
    return one.account.id, other.account.id


async def save(database, clock, account_id: str, campaign: Campaign) -> None:
    async with database.write() as transaction:
        await Campaigns(transaction, account_id, clock).save(campaign)


async def find(database, clock, account_id: str, campaign_id: str) -> Campaign | None:
    async with database.read() as connection:
        return await Campaigns(connection, account_id, clock).find(campaign_id)


async def test_what_is_saved_is_read_and_a_second_saving_takes_its_place(database, clock, accounts):
    mine, _ = accounts
    await save(database, clock, mine, FAIR)
    clock.advance(60)

    await save(database, clock, mine, replace(FAIR, name="Autumn fair", logo=None))

    found = await find(database, clock, mine, "fair")
    assert found is not None
    assert (found.name, found.logo, found.template_ids) == ("Autumn fair", None, ("vim_arctic",))
    assert found.created_at is not None
    assert found.updated_at == clock()
    assert (found.updated_at - found.created_at).total_seconds() == 60
    assert replace(found, created_at=None, updated_at=None) == replace(
        FAIR, name="Autumn fair", logo=None
    )


async def test_each_account_has_its_own(database, clock, accounts):
    mine, theirs = accounts
    await save(database, clock, mine, FAIR)
    await save(database, clock, theirs, replace(FAIR, name="Theirs"))

    async with database.write() as transaction:
        await Campaigns(transaction, mine, clock).delete("fair")

    assert await find(database, clock, mine, "fair") is None
    other = await find(database, clock, theirs, "fair")
    assert other is not None
    assert other.name == "Theirs"


async def test_a_deleted_one_is_not_found_and_its_id_is_free(database, clock, accounts):
    mine, _ = accounts
    await save(database, clock, mine, FAIR)
    async with database.write() as transaction:
        campaigns = Campaigns(transaction, mine, clock)
        assert (await campaigns.delete("fair")).name == "Fair"
        with pytest.raises(NotFound):
            await campaigns.delete("fair")
        assert await campaigns.listed(offset=0, limit=10) == ([], 0)

    await save(database, clock, mine, FAIR)

    assert await find(database, clock, mine, "fair") is not None


async def test_pages_hold_what_was_made_last_first(database, clock, accounts):
    mine, _ = accounts
    for name in ("a", "b", "c"):
        await save(database, clock, mine, replace(FAIR, id=name))
        clock.advance(1)

    async with database.read() as connection:
        found, total = await Campaigns(connection, mine, clock).listed(offset=1, limit=1)

    assert ([one.id for one in found], total) == (["b"], 3)


async def test_the_same_made_twice_at_once_is_one(database, clock, accounts):
    mine, _ = accounts

    await asyncio.gather(*(save(database, clock, mine, FAIR) for _ in range(5)))

    async with database.read() as connection:
        _, total = await Campaigns(connection, mine, clock).listed(offset=0, limit=10)
    assert total == 1


async def test_what_can_be_no_id_is_not_found(database, clock, accounts):
    mine, _ = accounts

    assert await find(database, clock, mine, "a\0b") is None
