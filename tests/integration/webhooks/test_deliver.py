"""Deliveries from the outbox to a receiver on loopback: every try recorded, each once."""

import asyncio
import hmac
from asyncio import StreamWriter
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from cyclorama.store.tables import deliveries
from cyclorama.webhooks.deliver import News, Voice
from cyclorama.webhooks.events import WebhookEvent
from cyclorama.webhooks.repository import Delivery
from cyclorama.webhooks.states import DeliveryState
from post_office import PostOffice
from scripted_server import Request, answering, saying, scripted_server


def tries(delivery: Delivery) -> list[tuple[int, int | None]]:
    return [(attempt.number, attempt.status) for attempt in delivery.attempts]


async def test_a_delivery_and_its_first_try_are_one_commit(post_office: PostOffice) -> None:
    with pytest.raises(InterruptedError):
        await post_office.write("https://example.com", then_die=True)
    assert await post_office.job_ids() == set()

    delivery_id = await post_office.write("https://example.com")

    assert await post_office.job_ids() == {f"{delivery_id}:1"}
    async with post_office.database.read() as connection:
        assert await connection.scalar(sa.select(deliveries.c.id)) == delivery_id


async def test_a_receiver_gets_the_bytes_that_were_signed(post_office: PostOffice) -> None:
    receiver = await post_office.receiver(answering("200 OK"))
    delivery_id = await post_office.write(receiver.url("/hook?a=1"))

    await post_office.try_next()

    request: Request = receiver.requests[0]
    timestamp = str(int(post_office.clock().timestamp()))
    assert (request.method, request.target) == ("POST", "/hook?a=1")
    assert request.body == b'{"status":"Completed"}'
    assert request.headers["content-type"] == "application/json"
    assert request.headers["x-dreem-event"] == "run.ended"
    assert request.headers["webhook-id"] == delivery_id
    assert request.headers["webhook-timestamp"] == timestamp
    assert request.headers["webhook-signature"].startswith("v1,")
    assert (
        request.headers["x-dreem-signature"]
        == hmac.new(b"the receiver's secret", request.body, "sha256").hexdigest()
    )


async def test_without_a_secret_nothing_is_signed(post_office: PostOffice) -> None:
    receiver = await post_office.receiver(answering("200 OK"))
    delivery_id = await post_office.write(receiver.url(), secret=None)

    await post_office.try_next()

    headers = receiver.requests[0].headers
    assert headers["webhook-id"] == delivery_id
    assert not {name for name in headers if name.endswith("signature")}


async def test_a_delivered_callback_is_recorded_and_not_tried_again(
    post_office: PostOffice,
) -> None:
    receiver = await post_office.receiver(answering("202 Accepted"))
    delivery_id = await post_office.write(receiver.url())

    await post_office.try_next()

    delivery = await post_office.read(delivery_id)
    (attempt,) = delivery.attempts
    assert (delivery.state, delivery.next_at) == (DeliveryState.DELIVERED, None)
    assert delivery.finished_at == post_office.clock()
    assert (attempt.number, attempt.status, attempt.reply) == (1, 202, "noted")
    assert attempt.body == b'{"status":"Completed"}'
    assert (attempt.error, attempt.at) == (None, post_office.clock())
    assert await post_office.job_ids() == {f"{delivery_id}:1"}


async def test_a_receiver_that_is_down_for_two_tries_gets_it_with_the_third(
    post_office: PostOffice,
) -> None:
    receiver = await post_office.receiver(answering("503 No", "500 No", "200 OK"))
    delivery_id = await post_office.write(receiver.url())

    jobs = [await post_office.try_next() for _ in range(3)]

    delivery = await post_office.read(delivery_id)
    assert tries(delivery) == [(1, 503), (2, 500), (3, 200)]
    assert delivery.state is DeliveryState.DELIVERED
    assert [job.delay_seconds for job in jobs] == [
        0,
        pytest.approx(10, rel=0.1),
        pytest.approx(100, rel=0.1),
    ]
    assert len({request.headers["webhook-id"] for request in receiver.requests}) == 1


async def test_between_tries_a_delivery_says_when_the_next_is_due(post_office: PostOffice) -> None:
    receiver = await post_office.receiver(answering("500 No"))
    delivery_id = await post_office.write(receiver.url())

    await post_office.try_next()

    delivery = await post_office.read(delivery_id)
    wait = post_office.queue.jobs[-1].delay_seconds
    assert (delivery.state, delivery.finished_at) == (DeliveryState.PENDING, None)
    assert delivery.next_at == post_office.clock() + timedelta(seconds=wait)
    assert await post_office.job_ids() == {f"{delivery_id}:1", f"{delivery_id}:2"}


async def test_a_delivery_whose_schedule_is_used_up_is_dead(post_office: PostOffice) -> None:
    receiver = await post_office.receiver(answering("500 No"))
    delivery_id = await post_office.write(receiver.url())

    for _ in range(3):
        await post_office.try_next()

    delivery = await post_office.read(delivery_id)
    assert tries(delivery) == [(1, 500), (2, 500), (3, 500)]
    assert (delivery.state, delivery.next_at) == (DeliveryState.DEAD, None)
    assert len(await post_office.job_ids()) == 3


async def test_a_receiver_that_is_gone_is_not_tried_again(post_office: PostOffice) -> None:
    receiver = await post_office.receiver(answering("410 Gone"))
    delivery_id = await post_office.write(receiver.url())

    await post_office.try_next()

    assert (await post_office.read(delivery_id)).state is DeliveryState.DEAD


async def test_a_redirect_is_a_failure_and_is_not_followed(post_office: PostOffice) -> None:
    elsewhere = await post_office.receiver(answering("200 OK"))
    receiver = await post_office.receiver(answering("307 There", location=elsewhere.url()))
    delivery_id = await post_office.write(receiver.url())

    await post_office.try_next()

    delivery = await post_office.read(delivery_id)
    assert (tries(delivery), delivery.state) == ([(1, 307)], DeliveryState.PENDING)
    assert elsewhere.requests == []


async def test_a_receiver_that_asks_for_time_gets_it(post_office: PostOffice) -> None:
    receiver = await post_office.receiver(answering("429 Slow down", retry_after="77"))
    await post_office.write(receiver.url())

    await post_office.try_next()

    assert post_office.queue.jobs[-1].delay_seconds == 77


@pytest.mark.parametrize(
    ("url", "error"),
    [
        ("http://127.0.0.2/hook", "private"),
        ("http://[::ffff:10.0.0.1]/hook", "private"),
        ("http://169.254.169.254/latest", "private"),
    ],
)
async def test_a_callback_never_reaches_a_private_network(
    post_office: PostOffice, url: str, error: str
) -> None:
    delivery_id = await post_office.write(url)

    await post_office.try_next()

    delivery = await post_office.read(delivery_id)
    assert tries(delivery) == [(1, None)]
    assert error in delivery.attempts[0].error
    assert delivery.state is DeliveryState.PENDING


async def test_a_receiver_that_hangs_up_is_tried_again(post_office: PostOffice) -> None:
    receiver = await post_office.receiver(saying(b""))
    delivery_id = await post_office.write(receiver.url())

    await post_office.try_next()

    delivery = await post_office.read(delivery_id)
    assert tries(delivery) == [(1, None)]
    assert delivery.attempts[0].error
    assert post_office.queue.jobs[-1].id == f"{delivery_id}:2"


async def test_the_body_is_made_anew_for_every_try(post_office: PostOffice) -> None:
    receiver = await post_office.receiver(answering("500 No", "200 OK"))
    delivery_id = await post_office.write(receiver.url())
    await post_office.try_next()

    post_office.bodies[post_office.run_id] = b'{"url":"fresh"}'
    await post_office.try_next()

    delivery = await post_office.read(delivery_id)
    sent = [request.body for request in receiver.requests]
    assert sent == [b'{"status":"Completed"}', b'{"url":"fresh"}']
    assert [attempt.body for attempt in delivery.attempts] == sent


async def test_a_body_that_cannot_be_made_is_a_failed_try(post_office: PostOffice) -> None:
    receiver = await post_office.receiver(answering("200 OK"))
    delivery_id = await post_office.write(receiver.url())
    body = post_office.bodies.pop(post_office.run_id)
    await post_office.try_next()

    post_office.bodies[post_office.run_id] = body
    await post_office.try_next()

    delivery = await post_office.read(delivery_id)
    assert tries(delivery) == [(1, None), (2, 200)]
    assert delivery.attempts[0].error == f"There is no run {post_office.run_id}."


async def test_a_fault_of_ours_is_a_failed_try_that_does_not_tell_its_inside(
    post_office: PostOffice,
) -> None:
    delivery_id = await post_office.write("http://127.0.0.1/")
    async with post_office.database.write() as transaction:
        await transaction.execute(sa.update(deliveries).values(secret="made under another key"))

    await post_office.try_next()

    (attempt,) = (await post_office.read(delivery_id)).attempts
    assert attempt.error == "Something went wrong on our side."


async def test_a_database_that_fails_is_no_try(post_office: PostOffice) -> None:
    async def render(news: News) -> bytes:
        raise OperationalError("SELECT", {}, OSError("gone"))

    post_office.voices["dreem", WebhookEvent.RUN_ENDED] = Voice(render)
    delivery_id = await post_office.write("http://127.0.0.1/")

    with pytest.raises(OperationalError):
        await post_office.try_next()

    assert (await post_office.read(delivery_id)).attempts == ()


async def test_a_reply_with_any_bytes_is_kept(post_office: PostOffice) -> None:
    receiver = await post_office.receiver(
        saying(b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\na\0\xffz")
    )
    delivery_id = await post_office.write(receiver.url())

    await post_office.try_next()

    assert (await post_office.read(delivery_id)).attempts[0].reply == "a\ufffd\ufffdz"


async def test_a_try_that_is_carried_out_again_posts_nothing(post_office: PostOffice) -> None:
    receiver = await post_office.receiver(answering("500 No", "200 OK"))
    delivery_id = await post_office.write(receiver.url())
    job = await post_office.try_next()

    await post_office.deliverer.deliver(job.payload)

    assert tries(await post_office.read(delivery_id)) == [(1, 500)]
    assert len(receiver.requests) == 1
    assert len(await post_office.job_ids()) == 2


@pytest.mark.parametrize("status", ["200 OK", "500 No"])
async def test_a_try_that_two_workers_make_at_once_is_recorded_once(
    post_office: PostOffice, status: str
) -> None:
    both_have_posted = asyncio.Barrier(2)

    async def wait_for_the_other(request: Request, writer: StreamWriter) -> None:
        await both_have_posted.wait()
        await answering(status)(request, writer)

    async with scripted_server(wait_for_the_other) as receiver:
        delivery_id = await post_office.write(receiver.url())
        job = post_office.queue.jobs[-1]

        await asyncio.gather(
            post_office.deliverer.deliver(job.payload), post_office.deliverer.deliver(job.payload)
        )

    delivery = await post_office.read(delivery_id)
    assert len(receiver.requests) == 2
    assert [attempt.number for attempt in delivery.attempts] == [1]
    assert len(await post_office.job_ids()) == (1 if status == "200 OK" else 2)
