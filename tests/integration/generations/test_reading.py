"""Generations written and read, on both databases."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from counted_queries import counted_queries
from cyclorama.dialects.sartiq.generations.read_back import Reader
from cyclorama.errors import Forbidden, NotFound
from cyclorama.generations.reading import Generations
from cyclorama.generations.submit import Input
from cyclorama.generations.wanted import Wanted
from cyclorama.kit.ids import new_id
from cyclorama.media.links import Links
from cyclorama.production.states import RunState, StepState
from cyclorama.store.generation_tables import predictions
from generation_studio import GenerationStudio
from line_of_work import SECRET


async def listed(studio: GenerationStudio, wanted: Wanted = Wanted(), **page: int) -> list[str]:  # noqa: B008
    async with studio.line.database.read() as connection:
        kept = Generations(connection, [studio.mine])
        found = await kept.listed(wanted, **{"offset": 0, "limit": 100, **page})
        total = await kept.count(wanted)
    if not page:
        assert total == len(found)
    return [one.id for one in found]


async def test_a_generation_is_read_as_it_was_written(studio):
    generation_id = await studio.submit(
        details={"lighting": "soft"},
        inputs={"base": (Input(media_id=studio.photo_id),)},
        tool="EDIT",
        model_id=new_id(),
    )

    found = await studio.get(generation_id)

    assert (found.width, found.height, found.seed, found.tool) == (1024, 768, 7, "EDIT")
    assert found.details["lighting"] == "soft"
    assert found.inputs == {"base": [studio.photo_id]}
    assert found.state is RunState.QUEUED
    assert [(one.number, one.seed) for one in found.predictions] == [(0, 7), (1, 8)]
    assert {one.making.state for one in found.predictions} == {StepState.WAITING}


async def test_what_the_steps_have_made_is_what_is_read(studio):
    generation_id = await studio.submit(refined=True)
    studio.line.clock.advance(3)

    await studio.work()

    found = await studio.get(generation_id)
    assert found.state is RunState.SUCCEEDED
    assert found.updated_at - found.created_at == timedelta(seconds=3)
    for one in found.predictions:
        (refine,) = one.refines
        assert one.making.state is refine.making.state is StepState.SUCCEEDED
        assert one.making.media_id not in (None, refine.making.media_id)
        assert refine.scale_factor == 2


async def test_what_another_account_has_is_forbidden_and_what_nobody_has_is_not_there(studio):
    theirs = await studio.submit(account_id=studio.theirs, owner_id=studio.their_user)
    async with studio.line.database.read() as connection:
        mine = Generations(connection, [studio.mine])
        prediction = await connection.scalar(sa.select(predictions.c.id))
        with pytest.raises(Forbidden):
            await mine.get(theirs)
        with pytest.raises(Forbidden):
            await mine.prediction(str(prediction))
        for ask in (mine.get, mine.prediction, mine.refine):
            with pytest.raises(NotFound):
                await ask(new_id())
        assert await mine.among([theirs]) == []
        both = Generations(connection, [studio.mine, studio.theirs])
        assert (await both.get(theirs)).id == theirs


async def test_lists_come_newest_first_and_are_paged_and_filtered(studio):
    start = studio.line.clock()
    ids = {name: new_id() for name in ("product", "style", "subject", "shot", "shot_type")}
    first = await studio.submit(product_id=ids["product"], tool="EDIT", style_id=ids["style"])
    studio.line.clock.advance(10)
    second = await studio.submit(
        product2_id=ids["product"], type="AGENTIC", shot_type_string="front_full_body"
    )
    await studio.work()
    studio.line.clock.advance(10)
    third = await studio.submit(
        subject_id=ids["subject"],
        shot_id=ids["shot"],
        shot_type_id=ids["shot_type"],
        refined=True,
        tool="VIDEO",
    )

    assert await listed(studio) == [third, second, first]
    assert await listed(studio, offset=1, limit=1) == [second]
    for wanted, expected in (
        (Wanted(product_id=ids["product"]), [second, first]),
        (Wanted(style_id=ids["style"]), [first]),
        (Wanted(type="AGENTIC"), [second]),
        (Wanted(shot_type_string="front_full_body"), [second]),
        (Wanted(subject_id=ids["subject"]), [third]),
        (Wanted(shot_id=ids["shot"]), [third]),
        (Wanted(shot_type_id=ids["shot_type"]), [third]),
        (Wanted(refined=True), [third]),
        (Wanted(tools=("EDIT", "VIDEO")), [third, first]),
        (Wanted(states={RunState.SUCCEEDED}), [second, first]),
        (Wanted(states={RunState.QUEUED}), [third]),
        (Wanted(created_from=start + timedelta(seconds=10)), [third, second]),
        (Wanted(created_to=start + timedelta(seconds=10)), [second, first]),
        (Wanted(tools=("EDIT",), style_id=ids["shot"]), []),
    ):
        assert await listed(studio, wanted) == expected, wanted


async def test_a_longer_list_takes_no_more_queries(studio):
    links, counts = Links(SECRET, "https://cyclorama.test", studio.line.clock), []
    for _ in range(2):
        for _ in range(3):
            await studio.submit(refined=True, inputs={"base": (Input(step_id="cut"),)})
        await studio.work()
        async with studio.line.database.read() as connection:
            reader = Reader(connection, [studio.mine], links)
            with counted_queries(connection) as seen:
                listed = await reader.generations(Wanted(), skip=0, limit=100)
                total = await reader.count(Wanted())
        counts.append(len(seen))

    assert total == len(listed) == 6
    assert all(one.refined_image_url for each in listed for one in each.predictions)
    assert counts[0] == counts[1] <= 9
