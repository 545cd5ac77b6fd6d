"""A try that the queue gives up counts as a failed one; all others are left alone."""

from random import Random

import pytest

from cyclorama.durable.lanes import Lane
from cyclorama.durable.queue import Job
from cyclorama.webhooks.states import DeliveryState
from cyclorama.webhooks.sweep import DeliverySweeper
from post_office import WAITS, PostOffice
from scripted_server import answering


@pytest.fixture
def sweeper(post_office: PostOffice) -> DeliverySweeper:
    return DeliverySweeper(
        post_office.database, post_office.queue, post_office.clock, waits=WAITS, random=Random(1)
    )


async def test_a_try_that_was_given_up_is_followed_by_the_next(
    post_office: PostOffice, sweeper: DeliverySweeper
) -> None:
    receiver = await post_office.receiver(answering("200 OK"))
    delivery_id = await post_office.write(receiver.url())
    await post_office.give_up(f"{delivery_id}:1")

    await sweeper.sweep()
    job = await post_office.try_next()

    delivery = await post_office.read(delivery_id)
    assert job.delay_seconds == pytest.approx(10, rel=0.1)
    assert [(attempt.status, attempt.error) for attempt in delivery.attempts] == [
        (None, "The server could not make this try."),
        (200, None),
    ]
    assert delivery.state is DeliveryState.DELIVERED


async def test_a_delivery_whose_tries_are_all_given_up_is_dead(
    post_office: PostOffice, sweeper: DeliverySweeper
) -> None:
    delivery_id = await post_office.write("http://127.0.0.1/")
    for number in (1, 2, 3):
        await post_office.give_up(f"{delivery_id}:{number}")
        await sweeper.sweep()

    delivery = await post_office.read(delivery_id)

    assert len(delivery.attempts) == 3
    assert delivery.state is DeliveryState.DEAD


async def test_a_try_that_is_still_queued_is_left_alone(
    post_office: PostOffice, sweeper: DeliverySweeper
) -> None:
    delivery_id = await post_office.write("http://127.0.0.1/")

    await sweeper.sweep()

    delivery = await post_office.read(delivery_id)
    assert (delivery.attempts, delivery.state) == ((), DeliveryState.PENDING)
    assert await post_office.job_ids() == {f"{delivery_id}:1"}


async def test_a_try_that_was_overtaken_and_given_up_changes_nothing(
    post_office: PostOffice, sweeper: DeliverySweeper
) -> None:
    delivery_id = await post_office.write("http://127.0.0.1/")
    await post_office.give_up(f"{delivery_id}:1")
    await post_office.replay(delivery_id)

    await sweeper.sweep()

    delivery = await post_office.read(delivery_id)
    assert (delivery.attempts, delivery.state) == ((), DeliveryState.PENDING)
    assert await post_office.job_ids() == {f"{delivery_id}:1", f"{delivery_id}:2"}


async def test_a_job_of_another_kind_is_none_of_its_business(
    post_office: PostOffice, sweeper: DeliverySweeper
) -> None:
    delivery_id = await post_office.write("http://127.0.0.1/")
    async with post_office.database.write() as transaction:
        await post_office.queue.put(transaction, Job("run:step:1", "step", Lane.IO))
    await post_office.give_up("run:step:1")

    await sweeper.sweep()

    assert (await post_office.read(delivery_id)).attempts == ()
