from uuid import UUID, uuid4

import pytest

from cyclorama.library.item import Source
from cyclorama.library.prompts import Prompt, Suits
from cyclorama.library.shelf import Shelf, Shelves, synonyms
from cyclorama.video.motion import Motion


def prompt(name: str, gender: Suits = Suits.UNISEX, active: bool = True) -> Prompt:
    return Prompt(
        id=uuid4(),
        name=name,
        prompt="The camera moves.",
        gender=gender,
        motion=Motion(),
        active=active,
        source=Source.CUSTOM,
    )


@pytest.fixture
def shelves() -> Shelves[Prompt]:
    catalogue = Shelf([prompt("One"), prompt("Two", Suits.FEMALE)])
    own = Shelf([prompt("Old"), prompt("Middle", Suits.MALE), prompt("New one")])
    return Shelves(catalogue, own)


def names(items) -> list[str]:
    return [item.name for item in items]


def test_the_catalogue_comes_first_then_ones_own_newest_first(shelves: Shelves[Prompt]):
    page = shelves.page(1, 10)

    assert names(page.items) == names(shelves) == ["One", "Two", "New one", "Middle", "Old"]
    assert page.total == len(shelves) == 5


def test_or_ones_own_come_first(shelves: Shelves[Prompt]):
    page = shelves.page(1, 10, newest_first=True)

    assert names(page.items) == ["New one", "Middle", "Old", "One", "Two"]


@pytest.mark.parametrize("keyword", ["", "  ", "moves"])
def test_pages_follow_each_other_without_gap_or_repetition(shelves: Shelves[Prompt], keyword):
    pages = [shelves.page(number, 2, keyword=keyword) for number in (1, 2, 3, 4)]

    assert [len(page.items) for page in pages] == [2, 2, 1, 0]
    assert {page.total for page in pages} == {5}
    assert len({name for page in pages for name in names(page.items)}) == 5


def test_what_does_not_fit_is_not_counted(shelves: Shelves[Prompt]):
    men = [{"suits:male"}]

    assert shelves.page(1, 2, having=men).total == 4
    assert names(shelves.page(1, 9, having=men).items) == ["One", "New one", "Middle", "Old"]
    assert names(shelves.page(1, 9, keyword="middle two", having=men).items) == ["Middle"]
    assert shelves.page(1, 9, having=[{"suits:male", "suits:female"}]).total == 5
    assert shelves.page(1, 9, having=[*men, {"suits:female"}]).total == 3
    assert shelves.page(1, 9, having=[{"suits:nobody"}]).items == []


def test_ones_own_and_the_catalogue_are_ranked_together(shelves: Shelves[Prompt]):
    assert names(shelves.page(1, 9, keyword="one").items) == ["One", "New one"]


def test_ties_are_broken_by_age(shelves: Shelves[Prompt]):
    found = shelves.page(1, 9, keyword="camera")

    assert names(found.items) == ["New one", "Middle", "Old", "One", "Two"]


def test_what_is_inactive_or_dropped_is_not_there():
    hidden, dropped, kept = prompt("Hidden", active=False), prompt("Dropped"), prompt("Kept")
    shelf = Shelf([hidden, dropped, kept])

    shelf.drop(dropped.key)
    shelf.drop(dropped.key)

    shelves = Shelves(Shelf[Prompt](), shelf)
    assert names(shelves) == ["Kept"]
    assert [shelf.get(one.key) for one in (hidden, dropped, kept)] == [None, None, kept]
    assert shelves.page(1, 9, keyword="dropped hidden").items == []


def test_a_key_is_taken_in_any_case():
    one = prompt("One").model_copy(update={"id": UUID("ABCDEF00-0000-4000-8000-000000000000")})

    assert Shelf([one]).get("ABCDEF00-0000-4000-8000-000000000000") is one


def test_things_come_and_go():
    shelf = Shelf[Prompt]()
    for number in range(500):
        one = prompt(f"Number {number}")
        shelf.put(one)
        if number % 100:
            shelf.drop(one.key)

    shelves = Shelves(Shelf[Prompt](), shelf)
    assert names(shelves) == [f"Number {number}" for number in (400, 300, 200, 100, 0)]
    assert names(shelves.page(1, 9, keyword="number 200").items) == ["Number 200"]


def test_the_synonyms_that_ship_are_sound():
    assert synonyms().query("zoom in").terms[0].idea == synonyms().query("dolly").terms[0].idea
