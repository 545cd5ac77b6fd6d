"""Outputs of finished runs are attached to a session once, and the connector is told once."""

import asyncio

import pytest
import sqlalchemy as sa

from cyclorama.errors import InvalidInput, NotFound
from cyclorama.imaging.view import View
from cyclorama.kit.ids import new_id
from cyclorama.sessions.reading import told_by
from cyclorama.store.tables import deliveries, media
from line_of_work import SECRET
from picture_files import png
from reception import Reception


async def news(reception: Reception) -> list[sa.Row]:  # type: ignore[type-arg]
    async with reception.database.read() as connection:
        found = await connection.execute(
            sa.select(deliveries).order_by(deliveries.c.created_at, deliveries.c.id)
        )
        return list(found.all())


async def names(reception: Reception, session_id: str) -> list[str]:
    return [output.name for output in (await reception.read(session_id)).outputs]


async def test_outputs_are_attached_and_told_of_in_one_transaction(reception: Reception):
    picture = await reception.stored(png())
    run_id = await reception.run_that_made({"FRONT-1": picture})
    session_id = await reception.make_session()
    reception.clock.advance(3)

    await reception.attach(session_id, run_id)

    session = await reception.read(session_id)
    (output,) = session.outputs
    assert (output.run_id, output.run_kind, output.name) == (run_id, "packshot", "FRONT-1")
    assert (output.view, output.media) == (View.FRONT, picture)
    assert session.updated_at == reception.clock()
    (delivery,) = await news(reception)
    assert (delivery.event, delivery.subject_id) == ("session.outputs_saved", session_id)
    assert (delivery.dialect, delivery.url) == ("dreem", "https://shop.example.com/hook")
    assert SECRET.decrypt(delivery.secret) == "the secret of shop"
    assert [job.id for job in reception.queue.jobs] == [f"{delivery.id}:1"]


async def test_outputs_come_in_the_order_of_their_runs_without_what_was_not_made(
    reception: Reception,
):
    first = await reception.run_that_made(
        {"FRONT-1": await reception.stored(png()), "BACK-1": None}, state="partial"
    )
    second = await reception.run_that_made({"WHITE-1": await reception.stored(png())})
    session_id = await reception.make_session()

    await reception.attach(session_id, second, first)

    assert await names(reception, session_id) == ["WHITE-1", "FRONT-1"]


async def test_names_choose_in_upper_or_lower_case(reception: Reception):
    run_id = await reception.run_that_made(
        {name: await reception.stored(png()) for name in ("FRONT-1", "WHITE-1", "FLAT-1")}
    )
    session_id = await reception.make_session()

    await reception.attach(session_id, run_id, names=("flat-1", "FRONT-1"))

    assert await names(reception, session_id) == ["FRONT-1", "FLAT-1"]


async def test_a_view_is_known_of_shots_only(reception: Reception):
    run_id = await reception.run_that_made(
        {name: await reception.stored(png()) for name in ("BACK-1", "clip", "SOLD-OUT-1")}
    )
    session_id = await reception.make_session()

    await reception.attach(session_id, run_id)

    views = [output.view for output in (await reception.read(session_id)).outputs]
    assert views == [View.BACK, None, None]


async def test_the_same_outputs_again_are_no_news(reception: Reception):
    run_id = await reception.run_that_made({"FRONT-1": await reception.stored(png())})
    session_id = await reception.make_session()
    await reception.attach(session_id, run_id)
    before = await reception.read(session_id)
    reception.clock.advance(60)

    await reception.attach(session_id, run_id)

    assert await reception.read(session_id) == before
    assert len(await news(reception)) == 1


async def test_each_delivery_tells_of_what_was_new_with_it(reception: Reception):
    run_id = await reception.run_that_made(
        {name: await reception.stored(png()) for name in ("FRONT-1", "WHITE-1")}
    )
    session_id = await reception.make_session()

    await reception.attach(session_id, run_id, names=("FRONT-1",))
    reception.clock.advance(1)
    await reception.attach(session_id, run_id)

    told = []
    for delivery in await news(reception):
        async with reception.database.read() as connection:
            session = await told_by(connection, session_id, delivery.id)
        told.append([output.name for output in session.outputs])
    assert told == [["FRONT-1"], ["WHITE-1"]]


async def test_the_same_outputs_attached_twice_at_once_are_told_once(reception: Reception):
    run_id = await reception.run_that_made({"FRONT-1": await reception.stored(png())})
    session_id = await reception.make_session()

    await asyncio.gather(*(reception.attach(session_id, run_id) for _ in range(4)))

    assert await names(reception, session_id) == ["FRONT-1"]
    assert len(await news(reception)) == 1


async def test_an_output_can_be_in_two_sessions(reception: Reception):
    run_id = await reception.run_that_made({"FRONT-1": await reception.stored(png())})
    sessions = [
        await reception.make_session(),
        await reception.make_session(connector=reception.other_connector),
    ]

    for session_id in sessions:
        await reception.attach(session_id, run_id)

    assert {delivery.url for delivery in await news(reception)} == {
        "https://shop.example.com/hook",
        "https://agency.example.com/hook",
    }


@pytest.mark.parametrize("state", ["queued", "running"])
async def test_a_run_that_has_not_ended_is_refused(reception: Reception, state: str):
    run_id = await reception.run_that_made({"A-1": await reception.stored(png())}, state=state)
    session_id = await reception.make_session()

    with pytest.raises(InvalidInput, match="not ended"):
        await reception.attach(session_id, run_id)

    assert await names(reception, session_id) == []
    assert await news(reception) == []


async def test_what_there_is_not_is_refused_as_a_whole(reception: Reception):
    picture = await reception.stored(png())
    good = await reception.run_that_made({"FRONT-1": picture, "BACK-1": None}, state="partial")
    failed = await reception.run_that_made({"FRONT-1": None}, state="failed")
    foreign = await reception.run_that_made(
        {"FRONT-1": await reception.stored(png(), reception.stranger.account.id)},
        account=reception.stranger,
    )
    session_id = await reception.make_session()

    with pytest.raises(NotFound):
        await reception.attach(session_id, good, new_id())
    with pytest.raises(NotFound):
        await reception.attach(session_id, good, foreign)
    with pytest.raises(InvalidInput, match="made nothing"):
        await reception.attach(session_id, good, failed)
    with pytest.raises(InvalidInput, match="'BACK-1'"):
        await reception.attach(session_id, good, names=("FRONT-1", "BACK-1"))

    assert await names(reception, session_id) == []
    assert await news(reception) == []


async def test_a_file_that_was_deleted_cannot_be_attached_and_is_shown_as_gone(
    reception: Reception,
):
    run_id = await reception.run_that_made({"FRONT-1": await reception.stored(png())})
    early, late = await reception.make_session(), await reception.make_session()
    await reception.attach(early, run_id)
    async with reception.database.write() as transaction:
        await transaction.execute(sa.update(media).values(deleted_at=reception.clock()))

    with pytest.raises(InvalidInput, match="retention"):
        await reception.attach(late, run_id)

    (output,) = (await reception.read(early)).outputs
    assert output.media is None


async def test_a_session_that_was_deleted_is_not_told_of_any_more(reception: Reception):
    run_id = await reception.run_that_made({"FRONT-1": await reception.stored(png())})
    session_id = await reception.make_session()
    await reception.attach(session_id, run_id)

    await reception.delete(session_id)

    (delivery,) = await news(reception)
    assert (delivery.state, delivery.next_at) == ("dead", None)
    async with reception.database.read() as connection:
        with pytest.raises(NotFound):
            await told_by(connection, session_id, delivery.id)
