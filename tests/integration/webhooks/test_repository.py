"""Deliveries are read by their account only, and can be sent again."""

import asyncio
from asyncio import StreamWriter

import pytest

from accounts_and_runs import insert_run
from cyclorama.errors import NotFound
from cyclorama.webhooks.repository import Deliveries
from cyclorama.webhooks.states import DeliveryState
from post_office import PostOffice
from scripted_server import Request, answering


async def test_deliveries_are_listed_the_newest_first(post_office: PostOffice) -> None:
    ids = []
    for number in range(3):
        ids.append(await post_office.write(f"https://example.com/{number}"))
        post_office.clock.advance(1)

    async with post_office.database.read() as connection:
        listed = await Deliveries(connection, post_office.account_id).list(limit=2)

    assert [delivery.id for delivery in listed] == [ids[2], ids[1]]
    assert [delivery.url for delivery in listed] == [
        "https://example.com/2",
        "https://example.com/1",
    ]


async def test_deliveries_are_found_by_run_and_state(post_office: PostOffice) -> None:
    receiver = await post_office.receiver(answering("200 OK"))
    delivered = await post_office.write(receiver.url())
    await post_office.try_next()
    pending = await post_office.write(receiver.url())

    async with post_office.database.write() as transaction:
        other_run = await insert_run(transaction, post_office.account_id, post_office.clock)
        of_account = Deliveries(transaction, post_office.account_id)

        assert [
            [delivery.id for delivery in await of_account.list(state=state)]
            for state in DeliveryState
        ] == [[pending], [delivered], []]
        assert len(await of_account.list(subject_id=post_office.run_id)) == 2
        assert await of_account.list(subject_id=other_run) == []


async def test_another_accounts_delivery_is_not_found(post_office: PostOffice) -> None:
    delivery_id = await post_office.write("https://example.com")

    async with post_office.database.write() as transaction:
        stranger = Deliveries(transaction, post_office.other_account_id)

        assert await stranger.list() == []
        with pytest.raises(NotFound):
            await stranger.get(delivery_id)
        with pytest.raises(NotFound):
            await stranger.replay(post_office.queue, post_office.clock, delivery_id)

    assert await post_office.job_ids() == {f"{delivery_id}:1"}


async def test_a_dead_delivery_is_sent_again_with_a_whole_round_of_tries(
    post_office: PostOffice,
) -> None:
    receiver = await post_office.receiver(answering("410 Gone", "500 No", "500 No", "200 OK"))
    delivery_id = await post_office.write(receiver.url())
    await post_office.try_next()

    await post_office.replay(delivery_id)
    jobs = [await post_office.try_next() for _ in range(3)]

    delivery = await post_office.read(delivery_id)
    assert [attempt.status for attempt in delivery.attempts] == [410, 500, 500, 200]
    assert delivery.state is DeliveryState.DELIVERED
    assert jobs[0].delay_seconds == 0
    assert {request.headers["webhook-id"] for request in receiver.requests} == {delivery_id}


async def test_a_delivered_callback_can_be_sent_again(post_office: PostOffice) -> None:
    receiver = await post_office.receiver(answering("200 OK"))
    delivery_id = await post_office.write(receiver.url())
    await post_office.try_next()

    await post_office.replay(delivery_id)
    await post_office.try_next()

    assert len(receiver.requests) == 2
    assert (await post_office.read(delivery_id)).state is DeliveryState.DELIVERED


async def test_a_replay_overtakes_the_try_that_is_queued(post_office: PostOffice) -> None:
    receiver = await post_office.receiver(answering("500 No", "200 OK"))
    delivery_id = await post_office.write(receiver.url())
    await post_office.try_next()
    overtaken = post_office.queue.jobs[-1]

    await post_office.replay(delivery_id)
    await post_office.try_next()
    await post_office.deliverer.deliver(overtaken.payload)

    delivery = await post_office.read(delivery_id)
    assert [(attempt.number, attempt.status) for attempt in delivery.attempts] == [
        (1, 500),
        (3, 200),
    ]
    assert len(receiver.requests) == 2


async def test_a_try_that_is_overtaken_while_it_is_made_is_recorded_and_decides_nothing(
    post_office: PostOffice,
) -> None:
    replayed = asyncio.Event()

    async def replay_meanwhile(request: Request, writer: StreamWriter) -> None:
        if not replayed.is_set():
            replayed.set()
            await post_office.replay(request.headers["webhook-id"])
        await answering("410 Gone")(request, writer)

    receiver = await post_office.receiver(replay_meanwhile)
    delivery_id = await post_office.write(receiver.url())

    await post_office.try_next()

    delivery = await post_office.read(delivery_id)
    assert [(attempt.number, attempt.status) for attempt in delivery.attempts] == [(1, 410)]
    assert delivery.state is DeliveryState.PENDING
    assert post_office.queue.jobs[-1].id == f"{delivery_id}:2"
