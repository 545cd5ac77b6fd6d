"""What is deleted, and what may not be; on both databases."""

import pytest
import sqlalchemy as sa

from cyclorama.errors import Conflict, Forbidden, NotFound
from cyclorama.generations.deletion import Deletion
from cyclorama.generations.reading import Generations
from cyclorama.generations.sweep import sweep_deleted_generations
from cyclorama.generations.takes import Taking, in_takes
from cyclorama.kit.ids import new_id
from cyclorama.production.reading import Runs
from cyclorama.production.states import RunState
from cyclorama.production.takes import takes_of
from cyclorama.shots.revisions import Revisions
from cyclorama.shots.shots import Shots
from cyclorama.shots.sources import NewImage
from cyclorama.store.tables import media
from generation_studio import GenerationStudio
from line_of_work import packshot_plan


def deletion(studio: GenerationStudio, account_id: str = "") -> Deletion:
    line = studio.line
    return Deletion(line.database, line.queue, line.clock, [account_id or studio.mine])


async def readable(studio: GenerationStudio, media_ids) -> set[str]:
    async with studio.line.database.read() as connection:
        found = await connection.execute(
            sa.select(media.c.id).where(media.c.id.in_(media_ids), media.c.deleted_at.is_(None))
        )
        return set(found.scalars())


async def show(studio: GenerationStudio, prediction_id: str) -> None:
    """A revision of a shot uses the prediction."""
    line, accounts = studio.line, [studio.mine]
    async with line.database.write() as transaction:
        shots = Shots(transaction, accounts, line.clock)
        shot_id = await shots.add(studio.mine, studio.my_user, "Shot", {})
        await Revisions(transaction, accounts, line.clock).add(
            shot_id, studio.my_user, [NewImage(prediction_id=prediction_id)], None
        )


async def test_a_generation_goes_with_all_that_it_made(studio):
    generation_id = await studio.submit(refined=True)
    await studio.work()
    made = [
        one
        for prediction in (await studio.get(generation_id)).predictions
        for one in (prediction.making.media_id, prediction.refines[0].making.media_id)
    ]
    assert await readable(studio, made) == set(made)

    await deletion(studio).generation(generation_id)

    assert await readable(studio, made) == set()
    with pytest.raises(NotFound):
        await studio.get(generation_id)
    with pytest.raises(NotFound):
        await deletion(studio).generation(generation_id)


async def test_a_generation_at_work_is_stopped_when_it_is_deleted(studio):
    generation_id = await studio.submit()
    await studio.line.perform_next()

    await deletion(studio).generation(generation_id)

    async with studio.line.database.read() as connection:
        run = await Runs(connection, studio.mine).get(generation_id)
    assert run.state is RunState.CANCELLED
    assert studio.line.queue.cancelled


async def test_a_prediction_goes_alone_but_never_the_last_one(studio):
    generation_id = await studio.submit(refined=True)
    await studio.work()
    first, second = (await studio.get(generation_id)).predictions

    await deletion(studio).prediction(first.id)

    assert [one.id for one in (await studio.get(generation_id)).predictions] == [second.id]
    assert await readable(
        studio, [one.making.media_id for one in (first, first.refines[0], second)]
    ) == {second.making.media_id}
    with pytest.raises(Conflict, match="last"):
        await deletion(studio).prediction(second.id)


async def test_what_a_revision_shows_stays(studio):
    generation_id = await studio.submit()
    await studio.work()
    first, second = (await studio.get(generation_id)).predictions
    await show(studio, first.id)

    with pytest.raises(Conflict, match="revision"):
        await deletion(studio).prediction(first.id)
    with pytest.raises(Conflict, match="revision"):
        await deletion(studio).generation(generation_id)
    done = await deletion(studio).predictions([first.id, second.id])

    assert (done.predictions, done.generations) == ([second.id], [])
    assert [one for one, _ in done.failed] == [first.id]


async def test_others_predictions_cannot_be_deleted(studio):
    generation_id = await studio.submit()
    (first, _) = (await studio.get(generation_id)).predictions
    theirs = deletion(studio, studio.theirs)
    for call, its_id in ((theirs.generation, generation_id), (theirs.prediction, first.id)):
        with pytest.raises(Forbidden):
            await call(its_id)
        with pytest.raises(NotFound):
            await call(new_id())
    done = await theirs.predictions([first.id])
    assert (done.predictions, len(done.failed)) == ([], 1)
    assert len((await studio.get(generation_id)).predictions) == 2


async def test_a_generation_of_which_nothing_would_be_left_goes_whole(studio):
    whole, partly = await studio.submit(), await studio.submit()
    await studio.work()
    gone = [one.id for one in (await studio.get(whole)).predictions]
    some, stays = (await studio.get(partly)).predictions
    unknown = new_id()

    done = await deletion(studio).predictions([*gone, some.id, some.id, unknown])

    assert done.generations == [whole]
    assert set(done.predictions) == {*gone, some.id}
    assert [one for one, _ in done.failed] == [unknown]
    assert [one.id for one in (await studio.get(partly)).predictions] == [stays.id]
    async with studio.line.database.read() as connection:
        assert await Generations(connection, [studio.mine]).among([whole]) == []


async def test_what_a_step_makes_too_late_is_swept(studio):
    generation_id = await studio.submit()
    first, second = (await studio.get(generation_id)).predictions
    await deletion(studio).prediction(first.id)
    await studio.work()
    async with studio.line.database.read() as connection:
        run = await Runs(connection, studio.mine).get(generation_id)
    late, wanted = (str(run.steps[one.step_id].outputs["media"]) for one in (first, second))
    assert await readable(studio, [late, wanted]) == {late, wanted}

    await sweep_deleted_generations(studio.line.database, studio.line.clock)

    assert await readable(studio, [late, wanted]) == {wanted}


async def submit_in_takes(studio: GenerationStudio) -> str:
    """Of two predictions, the first of which is made three times."""
    taking = Taking(attempts=3, threshold=1.0, judge="mock")
    plan = packshot_plan(studio.photo_id, "p0", "p1")
    cut, first, second = plan.steps
    tried = in_takes([(first,)] * 3, [1, 2, 3], taking)
    return await studio.submit(plan=plan.model_copy(update={"steps": (cut, tried, second)}))


async def files_of_takes(studio: GenerationStudio, generation_id: str) -> set[str]:
    async with studio.line.database.read() as connection:
        takes = await takes_of(connection, generation_id, "p0")
    made = {take.media for take in takes if take.media is not None}
    assert len(await readable(studio, made)) == 3
    return made


async def test_a_prediction_goes_with_all_its_takes(studio):
    generation_id = await submit_in_takes(studio)
    await studio.work()
    gone, other = (await studio.get(generation_id)).predictions
    made = await files_of_takes(studio, generation_id)

    await deletion(studio).prediction(gone.id)

    assert await readable(studio, made) == set()
    assert await readable(studio, {other.making.media_id})


async def test_takes_that_are_made_too_late_are_swept(studio):
    generation_id = await submit_in_takes(studio)
    gone, other = (await studio.get(generation_id)).predictions
    await deletion(studio).prediction(gone.id)
    await studio.work()
    late = await files_of_takes(studio, generation_id)

    await sweep_deleted_generations(studio.line.database, studio.line.clock)

    assert await readable(studio, late) == set()
    (stays,) = (await studio.get(generation_id)).predictions
    assert stays.id == other.id
    assert await readable(studio, {stays.making.media_id})
