"""What accounts add to the library, on both databases."""

import asyncio
from dataclasses import dataclass
from uuid import uuid4

import pytest
import sqlalchemy as sa

from accounts_and_runs import two_accounts
from cyclorama.errors import Conflict, NotFound
from cyclorama.figure.appearance import Appearance, Gender
from cyclorama.library import libraries as libraries_module
from cyclorama.library import repository as repository_module
from cyclorama.library.item import Item, Kind, Source
from cyclorama.library.libraries import Libraries
from cyclorama.library.library import Stock
from cyclorama.library.prompts import Prompt
from cyclorama.library.repository import OwnItems
from cyclorama.library.shots import ModelShot, PackshotShot, load_model_shots, load_shots
from cyclorama.library.talents import Talent, load_talents
from cyclorama.store.database import Database
from cyclorama.store.tables import library_items
from cyclorama.video.motion import Motion
from settable_clock import SettableClock


def talent(name: str = "Alma", **changes: object) -> Talent:
    values = {
        "id": uuid4(),
        "name": name,
        "ethnicity": "Martian",
        "appearance": Appearance(gender=Gender.FEMALE),
        "source": Source.CUSTOM,
    }
    return Talent(**{**values, **changes})


def packshot(code: str = "MINE-1") -> PackshotShot:
    given = load_shots()["FRONT-1"]
    return given.model_copy(update={"id": uuid4(), "code": code, "source": Source.CUSTOM})


def model_shot(code: str = "MINE-MODEL-1") -> ModelShot:
    given = load_model_shots()["MODEL-FULL-1"]
    return given.model_copy(update={"id": uuid4(), "code": code, "source": Source.CUSTOM})


def prompt(name: str = "Glide") -> Prompt:
    return Prompt(id=uuid4(), name=name, prompt="Glide.", motion=Motion(), source=Source.CUSTOM)


@dataclass(frozen=True)
class House:
    database: Database
    clock: SettableClock
    one: str
    other: str

    async def add(self, *items: Item, to: str = "") -> None:
        for item in items:
            async with self.database.write() as transaction:
                await OwnItems(transaction, to or self.one).add(item, self.clock)

    async def delete(self, kind: Kind, key: str, of: str = "") -> None:
        async with self.database.write() as transaction:
            await OwnItems(transaction, of or self.one).delete(kind, key, self.clock)


@pytest.fixture
async def house(database: Database, clock: SettableClock) -> House:
    async with database.write() as transaction:
        one, other = await two_accounts(transaction, clock)
    return House(database, clock, one.account.id, other.account.id)


async def test_what_is_added_is_there_for_its_account_alone(house: House) -> None:
    items = (talent(), packshot(), model_shot(), prompt())
    await house.add(*items)

    for libraries in (Libraries(house.database), Libraries(house.database)):
        mine, foreign = await libraries.of(house.one), await libraries.of(house.other)
        assert (
            mine.talent(str(items[0].id)),
            mine.shot("mine-1"),
            mine.shot("MINE-MODEL-1"),
            mine.prompt(str(items[3].id)),
        ) == items
        assert [len(shelf) for shelf in (mine.own.talents, mine.own.shots)] == [1, 2]
        for look_up, key in (
            (foreign.talent, str(items[0].id)),
            (foreign.shot, "MINE-1"),
            (foreign.prompt, str(items[3].id)),
        ):
            with pytest.raises(NotFound):
                look_up(key)
        assert foreign.talents.page(1, 9, keyword="martian").total == 0
        assert mine.talents.page(1, 9, keyword="martian").items == [items[0]]


async def test_every_process_sees_every_change_at_once(house: House) -> None:
    here, there = Libraries(house.database), Libraries(house.database)
    first, second = prompt("First"), prompt("Second")
    await house.add(first)
    await there.of(house.one)
    await house.add(second)
    await house.delete(Kind.PROMPT, str(first.id))

    for libraries in (here, there):
        library = await libraries.of(house.one)
        assert list(library.own.prompts) == [second]
        with pytest.raises(NotFound):
            library.prompt(str(first.id))


async def test_the_newest_is_first_in_every_process(house: House) -> None:
    items = [prompt(f"Number {number}") for number in range(5)]
    live = Libraries(house.database)
    for item in items:
        await house.add(item)
        await live.of(house.one)

    late = Libraries(house.database)

    for libraries in (live, late):
        assert list((await libraries.of(house.one)).own.prompts) == items[::-1]


async def test_a_library_larger_than_a_piece_is_read_whole(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libraries_module, "PIECE", 3)
    items = [prompt(f"Number {number}") for number in range(7)]
    await house.add(*items)
    libraries = Libraries(house.database)

    several = await asyncio.gather(*(libraries.of(house.one) for _ in range(4)))

    for library in several:
        assert list(library.own.prompts) == items[::-1]


async def test_only_so_much_is_kept_at_hand(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries_module, "MAX_ITEMS", 2)
    await house.add(prompt(), prompt("Two"))
    await house.add(prompt("Theirs"), to=house.other)
    libraries = Libraries(house.database)

    for _ in range(2):
        assert len((await libraries.of(house.one)).own.prompts) == 2
        assert len((await libraries.of(house.other)).own.prompts) == 1
        assert list(libraries._own) == [house.other]


async def test_ids_and_codes_are_each_given_once(house: House) -> None:
    mine = talent()
    await house.add(mine, packshot("MINE-1"))

    for taken in (
        talent(id=mine.id),
        talent(id=load_talents()[0].id),
        talent(id=load_shots()["FRONT-1"].id),
        packshot("MINE-1"),
        packshot("FRONT-1"),
        model_shot("GHOST-2"),
        packshot("MODEL-FULL-1"),
    ):
        with pytest.raises(Conflict, match="taken"):
            await house.add(taken)

    await house.add(talent(id=mine.id), packshot("MINE-1"), to=house.other)


async def test_a_deleted_thing_frees_its_code_but_not_its_id(house: House) -> None:
    gone, again = packshot(), packshot()
    libraries = Libraries(house.database)
    await house.add(gone)
    await libraries.of(house.one)

    await house.delete(Kind.SHOT, "MINE-1")
    await house.add(again)

    for process in (libraries, Libraries(house.database)):
        assert (await process.of(house.one)).shot("MINE-1") == again
    with pytest.raises(Conflict):
        await house.add(gone.model_copy(update={"code": "OTHER-1"}))


async def test_only_ones_own_can_be_deleted_and_only_once(house: House) -> None:
    mine = talent()
    await house.add(mine)

    for kind, key, account in (
        (Kind.TALENT, str(mine.id), house.other),
        (Kind.PROMPT, str(mine.id), house.one),
        (Kind.TALENT, str(load_talents()[0].id), house.one),
        (Kind.SHOT, "FRONT-1", house.one),
        (Kind.TALENT, "nonsense", house.one),
    ):
        with pytest.raises(NotFound):
            await house.delete(kind, key, of=account)

    await house.delete(Kind.TALENT, str(mine.id).upper())
    with pytest.raises(NotFound):
        await house.delete(Kind.TALENT, str(mine.id))


async def test_changes_at_the_same_time_get_revisions_of_their_own(house: House) -> None:
    await asyncio.gather(*(house.add(prompt(f"Number {number}")) for number in range(8)))

    async with house.database.read() as connection:
        revisions = await connection.scalars(
            sa.select(library_items.c.revision).order_by(library_items.c.revision)
        )
        assert list(revisions) == list(range(1, 9))


async def test_there_is_a_most(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repository_module, "MAX_ITEMS", 2)
    await house.add(prompt(), prompt())

    with pytest.raises(Conflict, match="delete some"):
        await house.add(prompt())

    await house.add(talent())


async def test_what_cannot_be_read_any_more_is_passed_over(house: House) -> None:
    broken, sound = talent("Broken"), talent("Sound")
    await house.add(broken, sound)
    async with house.database.write() as transaction:
        await transaction.execute(
            sa.update(library_items)
            .where(library_items.c.id == str(broken.id))
            .values(body={"name": "Broken"})
        )

    library = await Libraries(house.database).of(house.one)

    assert list(library.own.talents) == [sound]


async def test_an_inactive_talent_of_the_catalogue_is_not_there(house: House) -> None:
    shown = talent("Shown", source=Source.SYSTEM)
    hidden = talent("Hidden", source=Source.SYSTEM, active=False)
    libraries = Libraries(house.database, lambda: Stock.of([shown, hidden]))

    library = await libraries.of(house.one)

    assert list(library.talents) == [shown]
    with pytest.raises(NotFound):
        library.talent(str(hidden.id))
