"""What the plans of edits, clips, corrections, refines and apps make, with the work itself."""

import numpy as np
import pytest
import skimage.data
import skimage.transform

from cyclorama.generations.apps import app_plan, find_app
from cyclorama.generations.correcting import adjust_steps, background_steps, face_steps
from cyclorama.generations.editing import Editing, Tool, edit_row
from cyclorama.generations.filming import Filming, film_steps
from cyclorama.generations.sources import BASE, PALETTE, REFERENCES, Source, Sources
from cyclorama.production.plan import Plan, Value
from plan_desk import PlanDesk, plan_of

PHOTO, THING, WALL, PERSON = (
    f"https://example.com/{name}.png" for name in ("photo", "thing", "wall", "person")
)


def thing():
    pixels = np.full((120, 160, 3), 225, np.uint8)
    pixels[25:110, 55:105] = (40, 90, 160)
    return pixels


def person(edge=200):
    scaled = skimage.transform.resize(skimage.data.astronaut(), (edge, edge), anti_aliasing=True)
    return np.rint(scaled * 255).astype(np.uint8)


@pytest.fixture(scope="module")
def pictures():
    wall = np.full((40, 40, 3), (90, 150, 110), np.uint8)
    return {PHOTO: thing()[:, ::-1], THING: thing(), WALL: wall, PERSON: person()}


@pytest.fixture
def desk(tmp_path, pictures):
    return PlanDesk(tmp_path, pictures)


def edited(base: str, *references: str, **more: object) -> Plan:
    sources = Sources()
    edit = Editing(
        base=sources.take(BASE, Source(url=base)),
        references=[sources.take(REFERENCES, Source(url=one)) for one in references],
        **more,
    )
    return plan_of(sources, edit_row(edit, seed=1, number=0))


@pytest.mark.parametrize(
    ("more", "size"),
    [
        ({"prompt": "brighter"}, (120, 160)),
        ({"prompt": "on the beach", "width": 96, "height": 64}, (64, 96)),
        ({"tool": Tool.SUBJECT_SWAP}, (120, 160)),
        ({"tool": Tool.PRODUCT_ENHANCEMENT, "width": 80}, (60, 80)),
    ],
)
async def test_an_edit_has_the_photos_size_or_the_one_asked_for(desk, more, size):
    made = await desk.conduct(edited(PHOTO, **more))

    assert desk.failed == {}
    assert desk.pixels(made["prediction-0"]["media"]).shape[:2] == size


async def test_the_subject_of_a_reference_takes_the_photos_place(desk):
    made = await desk.conduct(edited(PERSON, THING, tool=Tool.SUBJECT_SWAP))

    before, after = person().astype(int), desk.pixels(made["prediction-0"]["media"]).astype(int)
    assert desk.failed == {}
    assert np.abs(before - after).mean() > 8
    corner = np.s_[:30, 150:]
    assert np.abs(before[corner] - after[corner]).max() < 40


async def test_a_clip_has_the_pictures_ratio(desk):
    sources = Sources()
    film = Filming(picture=sources.take(BASE, Source(url=THING)), prompt="slowly zoom in", width=64)
    (step,) = film_steps(film, 1)
    step = step.model_copy(update={"params": {**step.params, "duration": Value(value=1)}})

    made = await desk.conduct(plan_of(sources, [step]))

    facts = desk.kept[made["prediction-0"]["media"]]
    assert desk.failed == {}
    assert (facts.width, facts.height) == (64, 64)  # no side of a clip is smaller
    assert facts.clip.frames == 30


async def test_the_background_gets_the_palettes_colour(desk):
    sources = Sources()
    image = sources.take(BASE, Source(url=THING))
    palette = sources.take(PALETTE, Source(url=WALL))

    made = await desk.conduct(
        plan_of(sources, list(background_steps(image, palette, "color_match", 1)))
    )

    assert desk.failed == {}
    assert made["prediction-0"]["delta_e"] < 1
    pixels = desk.pixels(made["prediction-0"]["media"]).astype(int)
    assert np.abs(pixels[5:15, 5:15] - (90, 150, 110)).max() <= 3


async def test_a_picture_is_adjusted_to_the_pixel(desk):
    sources = Sources()
    image = sources.take(BASE, Source(url=THING), large=True)
    how = {"target_width": 90, "target_height": 90, "mode": "pad"}

    made = await desk.conduct(plan_of(sources, list(adjust_steps(image, None, how, 1))))

    assert desk.failed == {}
    assert desk.pixels(made["prediction-0"]["media"]).shape[:2] == (90, 90)


@pytest.mark.parametrize(("photo", "found"), [(PERSON, True), (THING, False)])
async def test_faces_are_fixed_where_there_are_any(desk, photo, found):
    sources = Sources()
    image = sources.take(BASE, Source(url=photo))

    made = await desk.conduct(plan_of(sources, list(face_steps(image, None))))

    if found:
        assert made["prediction-0"]["faces"] == 1
    else:
        assert desk.failed["prediction-0"].code == "face_not_found"


@pytest.mark.parametrize(
    ("app_id", "payload"),
    [
        ("cyclorama/cut-out", {"image_url": THING}),
        ("cyclorama/upscale", {"image_url": WALL, "factor": 2}),
        ("cyclorama/create-image", {"prompt": "a shoe", "edge": 64}),
        ("cyclorama/image-to-image", {"image_url": THING, "prompt": "on the beach", "edge": 96}),
    ],
)
async def test_apps_make_what_they_say(desk, app_id, payload):
    made = await desk.conduct(app_plan(find_app(app_id), payload))

    assert desk.failed == {}
    assert desk.pixels(made["make"]["media"]).size > 0
