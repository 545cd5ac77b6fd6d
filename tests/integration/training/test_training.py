from datetime import UTC, datetime, timedelta

import pytest

from counted_queries import counted_queries
from cyclorama.durable.lanes import Lane
from cyclorama.engines.data_set import Learned
from cyclorama.errors import NotFound
from cyclorama.production.cancel import cancel_run
from cyclorama.training.receive import receive
from cyclorama.training.report import Report, TrainingState
from cyclorama.training.trainings import Trainings, Wanted
from cyclorama.training.weights import Weights

PHOTO = "https://example.com/photo.jpg"
THEN = datetime(2026, 2, 1, tzinfo=UTC)


async def test_a_data_set_is_prepared_and_says_that_nothing_trains_here(school, tmp_path):
    red = await school.photo(tmp_path, (200, 32, 42))
    blue = await school.photo(tmp_path, (36, 86, 184))
    small = await school.photo(tmp_path, (36, 86, 184), size=120)

    training_id = await school.submit(red, "http://127.0.0.1:9/photo.jpg", blue, small)
    lanes = [job.lane for job in school.line.queue.jobs]
    while school.line.queue.jobs:
        job = await school.line.perform_next()
        lanes.append(job.lane)

    made = await school.read(training_id)
    assert lanes[-1] is Lane.TRAIN
    assert made.state is TrainingState.FAILED
    assert made.error["code"] == "missing_engine"
    assert "no model engine" in made.error["message"]
    photos = made.data_set.photos
    assert [photo.caption for photo in photos] == [
        "product photo of ohwx in red",
        None,
        "product photo of ohwx in blue",
        None,
    ]
    assert photos[1].error["code"] == "blocked_address"
    assert "too few to train on" in photos[3].error["message"]
    assert photos[0].verdict is not None
    assert made.data_set.findings[0] == "2 of 4 photos could not be taken in."
    assert len(made.data_set.media_ids) == 4
    assert made.weights is None
    assert made.progress == 1.0


async def test_without_any_photo_there_is_no_data_set(school):
    training_id = await school.submit("http://127.0.0.1:9/photo.jpg")
    await school.line.perform_all()

    made = await school.read(training_id)
    assert made.state is TrainingState.FAILED
    assert "None of the photos" in made.error["message"]
    assert made.data_set.sheet_id is None


async def test_what_an_outside_trainer_reports_is_the_state(school):
    training_id = await school.submit(PHOTO)
    clock, database = school.line.clock, school.line.database
    running = Report(at=THEN, state=TrainingState.RUNNING, progress=0.4, metadata={"job": "7"})
    late = Report(at=THEN - timedelta(seconds=1), progress=0.1)
    done = Report(
        at=THEN + timedelta(minutes=9),
        state=TrainingState.COMPLETED,
        metadata={"lora_url": "https://trainer.example/ohwx.safetensors"},
    )

    assert await receive(database, clock, training_id, running)
    assert not await receive(database, clock, training_id, late)
    half = await school.read(training_id)
    assert (half.state, half.progress) == (TrainingState.RUNNING, 0.4)

    assert await receive(database, clock, training_id, done)
    assert not await receive(database, clock, training_id, running)
    assert not await receive(database, clock, training_id, done)
    made = await school.read(training_id)
    assert (made.state, made.progress) == (TrainingState.COMPLETED, 1.0)
    assert made.reported.metadata["job"] == "7"

    async with database.read() as connection:
        own = await Weights(connection, school.owner.account.id).of(
            Learned.PRODUCT, school.entity_id
        )
        assert own.trigger == "ohwx"
        assert own.address == "https://trainer.example/ohwx.safetensors"
        assert own.id == made.weights.id
        of_subject = Weights(connection, school.owner.account.id)
        assert await of_subject.of(Learned.SUBJECT, school.entity_id) is None
        foreign = Weights(connection, school.other.account.id)
        assert await foreign.of(Learned.PRODUCT, school.entity_id) is None


async def test_a_cancelled_training_stays_cancelled(school):
    line, training_id = school.line, await school.submit(PHOTO)
    await cancel_run(line.database, line.queue, line.clock, school.owner.account.id, training_id)

    said = Report(state=TrainingState.COMPLETED)
    assert not await receive(line.database, line.clock, training_id, said)
    assert (await school.read(training_id)).state is TrainingState.CANCELLED


async def test_the_latest_weights_are_those_of_a_thing(school):
    first, second = await school.submit(PHOTO), await school.submit(PHOTO)
    line = school.line
    for training_id in (second, first):
        line.clock.advance(60)
        await receive(line.database, line.clock, training_id, Report(state=TrainingState.COMPLETED))

    async with line.database.read() as connection:
        own = Weights(connection, school.owner.account.id)
        found = await own.of(Learned.PRODUCT, school.entity_id)
    assert found.training_id == first


async def test_trainings_are_listed_newest_first_by_what_is_learned(school):
    first = await school.submit(PHOTO)
    school.line.clock.advance(1)
    second = await school.submit(PHOTO, learned=Learned.STYLE, entity_id=None)

    async with school.line.database.read() as connection:
        own = Trainings(connection, [school.owner.account.id])
        everything, count = await own.listed(Wanted(), offset=0, limit=10)
        styles, _ = await own.listed(Wanted(learned=Learned.STYLE), offset=0, limit=10)
        page, total = await own.listed(Wanted(), offset=1, limit=1)
        of_thing, _ = await own.listed(Wanted(entity_id=school.entity_id), offset=0, limit=10)
    assert [one.id for one in everything] == [second, first]
    assert count == 2
    assert [one.id for one in styles] == [second]
    assert ([one.id for one in page], total) == ([first], 2)
    assert [one.id for one in of_thing] == [first]


async def test_another_accounts_training_is_not_found(school):
    training_id = await school.submit(PHOTO)

    async with school.line.database.read() as connection:
        foreign = Trainings(connection, [school.other.account.id])
        with pytest.raises(NotFound):
            await foreign.get(training_id)
        assert await foreign.listed(Wanted(), offset=0, limit=10) == ([], 0)


async def test_more_trainings_take_no_more_queries(school):
    counts = []
    for _ in range(2):
        await school.submit(PHOTO, PHOTO)
        async with school.line.database.read() as connection:
            with counted_queries(connection) as seen:
                own = Trainings(connection, [school.owner.account.id])
                found, _ = await own.listed(Wanted(), offset=0, limit=10)
        counts.append(len(seen))

    assert len(found) == 2
    assert counts[0] == counts[1] <= 4
