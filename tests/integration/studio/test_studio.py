"""What a studio has of its own, on both databases."""

import asyncio
from dataclasses import replace

import pytest

from cyclorama.errors import Conflict, InvalidInput, NotFound
from cyclorama.figure.appearance import AgeGroup, Appearance, Gender
from cyclorama.kit.ids import new_id
from cyclorama.library.item import Kind
from cyclorama.library.libraries import Libraries
from cyclorama.library.repository import OwnItems
from cyclorama.studio.bodies import GenerationModel, PosePreset, Product, Style, Subject
from cyclorama.studio.catalogue import shipped
from cyclorama.studio.item import NewPicture, PictureState
from cyclorama.studio.own import Draft
from cyclorama.studio.studio import Studio

SHIRT = Product(name="Blue shirt", sku="S-1", product_family="apparel")
ANNA = Subject(
    name="Anna",
    surname="Berg",
    age_class="Kid",
    gender="Other",
    appearance=Appearance(gender=Gender.FEMALE, age_group=AgeGroup.TEEN),
)
URL = "https://example.com/shirt.jpg"


async def test_what_was_added_is_read_changed_and_deleted(desk):
    shirt = await desk.add(SHIRT)

    found = await desk.get(Product, shirt)
    assert (found.body, found.slug, found.public) == (SHIRT, "blue-shirt", False)
    assert (found.account_id, found.owner_id) == (desk.one.account.id, desk.one.user_id)

    desk.clock.advance(60)
    body = SHIRT.model_copy(update={"name": "Green shirt"})
    await desk.change(shirt, Draft(body))
    changed = await desk.get(Product, shirt)
    assert (changed.body.name, changed.slug) == ("Green shirt", "blue-shirt")
    assert changed.updated_at > changed.created_at

    await desk.delete(Product, shirt)
    with pytest.raises(NotFound):
        await desk.get(Product, shirt)
    with pytest.raises(NotFound):
        await desk.delete(Product, shirt)


async def test_another_account_neither_finds_nor_changes_it(desk):
    shirt = await desk.add(SHIRT)

    with pytest.raises(NotFound):
        await desk.get(Product, shirt, of=desk.other)
    with pytest.raises(NotFound):
        await desk.find(Product, slug="blue-shirt", of=desk.other)
    with pytest.raises(NotFound):
        await desk.change(shirt, Draft(SHIRT), of=desk.other)
    with pytest.raises(NotFound):
        await desk.delete(Product, shirt, of=desk.other)
    assert (await desk.page(Product, of=desk.other))[1] == 0


async def test_what_is_public_is_found_by_everybody_and_changed_by_its_owner_only(desk):
    style = await desk.add(Draft(Style(name="Noir"), public=True))

    assert (await desk.get(Style, style, of=desk.other)).body.name == "Noir"
    assert (await desk.find(Style, slug="noir", of=desk.other)).id == style
    with pytest.raises(NotFound):
        await desk.change(style, Draft(Style(name="Mine")), of=desk.other)
    items, total = await desk.page(Style, of=desk.other)
    assert items[0].id == style
    assert total == 1 + len(shipped(Style))
    assert await desk.page(Style, of=desk.other, public=False) == ([], 0)


async def test_a_kind_is_not_taken_for_another(desk):
    shirt = await desk.add(SHIRT)

    with pytest.raises(NotFound):
        await desk.get(Style, shirt)
    with pytest.raises(NotFound):
        await desk.delete(Style, shirt)


async def test_slugs_are_unique_in_an_account_and_free_again_after_deletion(desk):
    first, second = await desk.add(SHIRT), await desk.add(SHIRT)
    assert (await desk.get(Product, second)).slug == "blue-shirt-2"
    with pytest.raises(Conflict, match="taken"):
        await desk.add(Draft(SHIRT, slug="blue-shirt"))
    with pytest.raises(Conflict, match="taken"):
        await desk.add(Draft(Style(name="Street again"), slug="street"))  # of the catalogue

    await desk.delete(Product, first)
    third = await desk.add(Draft(SHIRT, slug="blue-shirt"))
    await desk.change(third, Draft(SHIRT, slug="blue-shirt"))  # its own
    assert (await desk.find(Product, slug="blue-shirt")).id == third
    other = await desk.add(SHIRT, of=desk.other)
    assert (await desk.get(Product, other, of=desk.other)).slug == "blue-shirt"


async def test_two_at_once_do_not_take_the_same_slug(desk):
    await asyncio.gather(*(desk.add(SHIRT) for _ in range(3)))

    items, _ = await desk.page(Product)
    assert {one.slug for one in items} == {"blue-shirt", "blue-shirt-2", "blue-shirt-3"}


async def test_an_id_and_a_slug_that_do_not_belong_together_are_refused(desk):
    shirt = await desk.add(SHIRT)

    assert await desk.find(Product) is None
    assert (await desk.find(Product, id=shirt, slug="blue-shirt")).id == shirt
    with pytest.raises(InvalidInput, match="blue-shirt"):
        await desk.find(Product, id=shirt, slug="red-shirt")
    with pytest.raises(NotFound):
        await desk.find(Product, id=new_id())
    with pytest.raises(NotFound):
        await desk.find(Product, slug="\0")


async def test_lists_are_filtered_and_paged_over_own_and_shipped(desk):
    for number in range(3):
        await desk.add(Style(name=f"Own {number}"))
    catalogue = [one.body.name for one in shipped(Style)]
    everything = ["Own 2", "Own 1", "Own 0", *catalogue]

    for skip, limit in ((0, 2), (2, 3), (3, 100), (5, 2), (100, 5), (0, 100)):
        items, total = await desk.page(Style, skip=skip, limit=limit)
        assert [one.body.name for one in items] == everything[skip : skip + limit]
        assert total == len(everything)


async def test_filters_look_into_what_is_known_of_an_item(desk):
    await desk.add(SHIRT)
    await desk.add(Product(name="Boot 100%", product_family="Footwear"))
    await desk.add(GenerationModel(name="Mine", provider="draft", tool_types=["EDIT"]))

    assert await desk.names(Product, equal={"product_family": "footwear"}) == ["Boot 100%"]
    assert await desk.names(Product, equal={"sku": "S-1"}) == ["Blue shirt"]
    assert await desk.names(Product, equal={"sku": "\0"}) == []
    assert await desk.names(Product, name="SHIRT") == ["Blue shirt"]
    assert await desk.names(Product, name="0%") == ["Boot 100%"]
    assert await desk.names(Product, name="%") == ["Boot 100%"]
    assert await desk.names(GenerationModel, holding={"tool_types": "EDIT"}) == ["Mine"]
    assert await desk.names(GenerationModel, holding={"tool_types": "VIDEO"}) == []
    both = await desk.names(GenerationModel, public=True, holding={"tool_types": "EDIT"})
    assert both == ["Mine", "Cyclorama draft"]
    front = shipped(PosePreset)[0].body.shot_type_id
    assert len(await desk.names(PosePreset, public=True, equal={"shot_type_id": front})) == 14


async def test_a_subject_is_a_talent_of_the_library(desk):
    libraries = Libraries(desk.database)
    anna = await desk.add(ANNA)
    account_id = desk.one.account.id
    assert (await libraries.of(account_id)).talent(anna).name == "Anna Berg"

    older = ANNA.appearance.model_copy(update={"age_group": AgeGroup.MATURE})
    body = ANNA.model_copy(update={"name": "Anne", "appearance": older})
    await desk.change(anna, Draft(body))
    talent = (await libraries.of(account_id)).talent(anna)
    assert (talent.name, talent.appearance) == ("Anne Berg", older)

    await desk.delete(Subject, anna)
    with pytest.raises(NotFound):
        (await libraries.of(account_id)).talent(anna)
    assert await desk.names(Subject) == []


async def test_a_talent_that_another_dialect_deleted_leaves_nothing_behind(desk):
    anna = await desk.add(ANNA)
    async with desk.database.write() as transaction:
        items = OwnItems(transaction, desk.one.account.id)
        await items.delete(Kind.TALENT, anna, desk.clock)

    assert await desk.names(Subject) == []
    again = await desk.add(Draft(ANNA, slug="anna-berg"))
    assert (await desk.find(Subject, slug="anna-berg")).id == again


async def test_a_talent_that_another_dialect_added_is_a_subject(desk):
    bea = await desk.add_talent()

    found = await desk.get(Subject, bea)
    assert (found.body.name, found.body.age_class, found.body.gender) == ("Bea", "Elder", "Female")
    assert found.slug == f"bea-{bea[-8:]}"
    assert (await desk.find(Subject, slug=found.slug)).id == bea
    assert await desk.names(Subject, equal={"age_class": "elder"}) == ["Bea"]
    assert await desk.names(Subject, equal={"age_class": "Teen"}) == []
    assert await desk.names(Subject, name="be") == ["Bea"]

    await desk.change(bea, Draft(found.body.model_copy(update={"age_class": "Teen"})))
    assert (await desk.get(Subject, bea)).slug == "bea"
    assert await desk.names(Subject, equal={"age_class": "Teen"}) == ["Bea"]
    await desk.delete(Subject, bea)
    assert await desk.names(Subject) == []


async def test_talents_that_ship_are_found_as_subjects_and_belong_to_nobody(desk):
    zuri = await desk.find(Subject, slug="zuri")

    assert zuri.is_system
    with pytest.raises(NotFound):
        await desk.change(zuri.id, Draft(zuri.body))
    items, total = await desk.page(Subject, equal={"age_class": "elder"}, limit=3)
    assert len(items) == 3
    assert total == 12


async def test_a_picture_behind_a_url_is_queued_and_a_slot_holds_one(desk):
    shirt = await desk.add(Draft(SHIRT, pictures={"cover": NewPicture(URL), "back": None}))

    first = (await desk.get(Product, shirt)).pictures
    assert list(first) == ["cover"]
    assert (first["cover"].url, first["cover"].state) == (URL, PictureState.PENDING)
    assert len(desk.queue.jobs) == 1

    await desk.change(shirt, Draft(SHIRT, pictures={"back": NewPicture(URL + "?back")}))
    both = (await desk.get(Product, shirt)).pictures
    assert both["cover"] == first["cover"]
    await desk.change(shirt, Draft(SHIRT, pictures={"cover": None}))
    assert list((await desk.get(Product, shirt)).pictures) == ["back"]
    assert await desk.names(Product, with_pictures="back") == ["Blue shirt"]
    assert await desk.names(Product, with_pictures="cover") == []


async def test_many_are_found_at_once_by_their_ids(desk):
    shirt, style = await desk.add(SHIRT), await desk.add(Style(name="Noir"))
    async with desk.database.read() as connection:
        studio = Studio(connection, desk.one.account.id)
        assert set(await studio.among(Product, [shirt, style, new_id()])) == {shirt}
        street = shipped(Style)[2].id
        assert set(await studio.among(Style, [shirt, style, street])) == {style, street}


async def test_what_an_unknown_version_wrote_does_not_hide_the_rest(desk):
    await desk.add(SHIRT)
    unreadable = replace(Draft(SHIRT), body=SHIRT.model_copy(update={"name": ""}))
    await desk.add(unreadable)

    assert await desk.names(Product) == ["Blue shirt"]
