"""A connector's key opens its own sessions until the connector is deleted."""

import pytest
import sqlalchemy as sa

from cyclorama.accounts.api_keys import ApiKeys
from cyclorama.accounts.authentication import authenticate
from cyclorama.accounts.scopes import Scope
from cyclorama.errors import InvalidInput, NotFound, Unauthorized
from cyclorama.kit.ids import new_id
from cyclorama.sessions.connectors import Connectors, NewConnector
from cyclorama.sessions.locked_session import LockedSession, NewSession
from cyclorama.sessions.owner import Owner
from cyclorama.store.tables import connectors, deliveries
from line_of_work import SECRET
from product_photo import product_photo
from reception import Reception

NEW = NewConnector("shop", "https://shop.example.com/hook", "s3cret")


async def make(reception: Reception, new: NewConnector = NEW) -> tuple[str, str]:
    """The id of a connector and the text of its key."""
    connector_id = new_id()
    async with reception.database.write() as transaction:
        of_account = Connectors(transaction, reception.account.account.id, reception.clock)
        text = await of_account.make(connector_id, SECRET, reception.account.user_id, new)
    return connector_id, text


async def delete(reception: Reception, account_id: str, connector_id: str) -> list[str]:
    async with reception.database.write() as transaction:
        return await Connectors(transaction, account_id, reception.clock).delete(connector_id)


async def test_a_key_stands_for_its_connector_and_may_only_do_what_sessions_need(
    reception: Reception,
):
    connector_id, text = await make(reception)

    async with reception.database.read() as connection:
        principal = await authenticate(connection, SECRET, text)

    assert principal.connector_id == connector_id
    assert principal.account_id == reception.account.account.id
    assert principal.scopes == {Scope.PLATFORM_READ, Scope.PLATFORM_WRITE}


async def test_the_list_of_keys_tells_whose_key_it_is(reception: Reception):
    connector_id, _ = await make(reception)

    async with reception.database.write() as transaction:
        keys = ApiKeys(transaction, reception.account.account.id, reception.clock)
        own = await keys.make(SECRET, reception.account.user_id, "own")
        listed = {key.id: key.connector_id for key in await keys.list()}

    assert listed.pop(own.id) is None
    assert connector_id in listed.values()


async def test_neither_key_nor_webhook_secret_is_stored_as_it_is(reception: Reception):
    connector_id, text = await make(reception)

    async with reception.database.read() as connection:
        row = (
            await connection.execute(sa.select(connectors).where(connectors.c.id == connector_id))
        ).one()

    assert "s3cret" not in row.webhook_secret
    assert SECRET.decrypt(row.webhook_secret) == "s3cret"
    assert text not in str(row)


async def test_a_name_is_not_too_long(reception: Reception):
    with pytest.raises(InvalidInput, match="200"):
        await make(reception, NewConnector("n" * 201, "https://example.com", "s"))


async def test_a_deleted_connector_is_not_found_and_its_key_is_refused(reception: Reception):
    account_id = reception.account.account.id
    connector_id, text = await make(reception)

    await delete(reception, account_id, connector_id)

    async with reception.database.read() as connection:
        with pytest.raises(NotFound):
            await Connectors(connection, account_id, reception.clock).get(connector_id)
        with pytest.raises(Unauthorized):
            await authenticate(connection, SECRET, text)
    with pytest.raises(NotFound):
        await delete(reception, account_id, connector_id)


async def test_another_accounts_connector_is_not_found(reception: Reception):
    connector_id, text = await make(reception)
    stranger = reception.stranger.account.id

    with pytest.raises(NotFound):
        await delete(reception, stranger, connector_id)

    async with reception.database.read() as connection:
        with pytest.raises(NotFound):
            await Connectors(connection, stranger, reception.clock).get(connector_id)
        assert (await authenticate(connection, SECRET, text)).connector_id == connector_id


async def test_with_a_connector_its_sessions_downloads_and_news_are_gone_and_no_others(
    reception: Reception,
):
    first = await reception.make_session("https://example.com/a.jpg")
    second = await reception.make_session("https://example.com/b.jpg")
    others = await reception.make_session(connector=reception.other_connector)
    run_id = await reception.run_that_made({"FRONT-1": await reception.stored(product_photo(64))})
    for session_id in (first, others):
        await reception.attach(session_id, run_id)
    assert reception.connector.connector_id is not None

    jobs = await delete(reception, reception.account.account.id, reception.connector.connector_id)

    assert set(jobs) == {job.id for job in reception.queue.jobs if job.kind == "session_file"}
    for session_id in (first, second):
        with pytest.raises(NotFound):
            await reception.read(session_id)
    assert (await reception.read(others)).outputs
    async with reception.database.read() as connection:
        found = await connection.execute(sa.select(deliveries))
        assert {row.subject_id: row.state for row in found} == {first: "dead", others: "pending"}


async def test_no_session_is_made_for_a_connector_that_was_just_deleted(reception: Reception):
    connector_id, _ = await make(reception)
    account_id = reception.account.account.id
    await delete(reception, account_id, connector_id)

    async with reception.database.write() as transaction:
        with pytest.raises(Unauthorized):
            await LockedSession.create(
                transaction,
                reception.queue,
                reception.clock,
                Owner(account_id, connector_id),
                new_id(),
                NewSession("late", "L-1"),
            )
