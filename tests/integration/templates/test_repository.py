"""Templates of an account's own, beside those that ship: versions, retirement, isolation."""

import pytest

from accounts_and_runs import two_accounts
from cyclorama.errors import Forbidden, NotFound
from cyclorama.templates import system
from cyclorama.templates.check import check
from cyclorama.templates.findings import DefinitionRefused
from cyclorama.templates.known import known
from cyclorama.templates.repository import Templates
from templates_to_check import definition


@pytest.fixture(autouse=True)
def _one_that_ships(monkeypatch):
    shipped = check(definition(id="vim_shipped"), known()).accepted()
    hidden = shipped.model_copy(update={"id": "part_hidden", "hidden": True})
    both = {"vim_shipped": shipped, "part_hidden": hidden}
    monkeypatch.setattr(system, "system_templates", lambda: both)
    monkeypatch.setattr("cyclorama.templates.repository.system_templates", lambda: both)


@pytest.fixture
async def accounts(database, clock):
    async with database.write() as transaction:
        return [one.account.id for one in await two_accounts(transaction, clock)]


async def test_an_upsert_raises_the_version_and_every_version_stays_as_it_was(
    database, clock, accounts
):
    async with database.write() as transaction:
        templates = Templates(transaction, accounts[0], clock)
        first = await templates.upsert(definition(label="One", version=7, active=False))
        second = await templates.upsert(definition(label="Two"))

    async with database.read() as connection:
        templates = Templates(connection, accounts[0], clock)
        assert (first.version, second.version) == (1, 2)
        latest = await templates.get("acme_cells")
        assert (latest.label, latest.version, latest.user_designed) == ("Two", 2, True)
        older = await templates.get("acme_cells", 1)
        assert (older.label, older.version, older.active) == ("One", 1, True)
        with pytest.raises(NotFound, match="no version 3"):
            await templates.get("acme_cells", 3)


async def test_what_is_retired_is_not_found_but_by_its_version_and_can_come_back(
    database, clock, accounts
):
    async with database.write() as transaction:
        templates = Templates(transaction, accounts[0], clock)
        await templates.upsert(definition())
        assert not (await templates.retire("acme_cells")).active
        with pytest.raises(NotFound):
            await templates.get("acme_cells")
        with pytest.raises(NotFound):
            await templates.retire("acme_cells")
        assert not (await templates.get("acme_cells", 1)).active
        assert [one.id for one in await templates.listed()] == ["vim_shipped"]

        assert (await templates.upsert(definition())).version == 2
        assert (await templates.get("acme_cells")).active


async def test_another_accounts_template_is_not_found_and_does_not_stand_in_the_way(
    database, clock, accounts
):
    async with database.write() as transaction:
        await Templates(transaction, accounts[0], clock).upsert(definition())
        other = Templates(transaction, accounts[1], clock)
        for wanted in (None, 1):
            with pytest.raises(NotFound):
                await other.get("acme_cells", wanted)
        with pytest.raises(NotFound):
            await other.retire("acme_cells")
        assert [one.id for one in await other.listed()] == ["vim_shipped"]
        assert (await other.upsert(definition(label="Mine"))).version == 1


async def test_what_ships_can_be_read_and_neither_changed_nor_retired(database, clock, accounts):
    async with database.write() as transaction:
        templates = Templates(transaction, accounts[0], clock)
        with pytest.raises(Forbidden, match="ships"):
            await templates.upsert(definition(id="vim_shipped"))
        with pytest.raises(Forbidden, match="ships"):
            await templates.retire("vim_shipped")
        shipped = await templates.get("vim_shipped")
        assert (shipped.version, shipped.user_designed) == (1, False)
        with pytest.raises(NotFound):
            await templates.get("vim_shipped", 2)
        assert (await templates.get("part_hidden")).hidden


async def test_a_bad_definition_leaves_nothing(database, clock, accounts):
    async with database.write() as transaction:
        templates = Templates(transaction, accounts[0], clock)
        with pytest.raises(DefinitionRefused):
            await templates.upsert(definition(steps=[]))
        assert [one.id for one in await templates.listed()] == ["vim_shipped"]


async def test_a_template_may_run_the_accounts_own_ones(database, clock, accounts):
    inner = {"template": "acme_cells", "options": {"image_url": "https://example.com/a.png"}}
    steps = [{"id": "inner", "type": "each_workflow", "params": inner}]
    outer = definition(
        id="acme_outer", available_options=[], steps=steps, outputs=[{"step": "inner"}]
    )

    async with database.write() as transaction:
        templates = Templates(transaction, accounts[0], clock)
        checked = await templates.check(outer)
        assert [finding.code for finding in checked.errors] == ["unknown_template"]
        await templates.upsert(definition())
        saved = await templates.upsert(outer)
        find = await templates.finder(saved)
        assert find("acme_cells") is not None
        assert find("part_hidden") is not None
        other = await Templates(transaction, accounts[1], clock).finder(saved)
        assert other("acme_cells") is None


async def test_one_that_cannot_be_read_any_more_does_not_hide_the_others(
    database, clock, accounts, monkeypatch
):
    async with database.write() as transaction:
        templates = Templates(transaction, accounts[0], clock)
        await templates.upsert(definition())
        await templates.upsert(definition(id="acme_other"))
        old = {"id": "acme_cells", "form": "of long ago"}
        await transaction.exec_driver_sql(
            "UPDATE template_versions SET definition = '"
            + str(old).replace("'", '"')
            + "' WHERE id = 'acme_cells'"
        )
        assert [one.id for one in await templates.listed()] == ["vim_shipped", "acme_other"]
        with pytest.raises(NotFound, match="cannot be read"):
            await templates.get("acme_cells")
