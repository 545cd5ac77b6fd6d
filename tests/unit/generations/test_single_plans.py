"""Plans of edits, clips and corrections."""

import pytest

from cyclorama.credits.prices import load_prices
from cyclorama.figure.appearance import Appearance, Gender
from cyclorama.generations.correcting import adjust_steps, background_steps, face_steps
from cyclorama.generations.editing import Editing, Tool, edit_in_takes, edit_prompt, edit_row
from cyclorama.generations.filming import Filming, film_steps, motion_of
from cyclorama.generations.records import Input
from cyclorama.generations.sources import BASE, REFERENCES, Source, Sources
from cyclorama.generations.stand_in import stand_in
from cyclorama.generations.takes import STRIDE, Taking
from cyclorama.production.plan import StepRef, Value
from cyclorama.scenery.brief import Treatment
from cyclorama.steps.registry import step_type
from cyclorama.video.motion import Move
from plan_desk import plan_of

PHOTO = Value(value="photo")


def settled(step):
    """The step's parameters, held against its type."""
    params = {
        name: param.value if isinstance(param, Value) else "media"
        for name, param in step.params.items()
    }
    step_type(step.type).check(params)
    return params


def test_one_address_is_taken_in_once_and_media_not_at_all():
    sources = Sources()

    base = sources.take(BASE, Source(url="https://a.example/1.png"))
    again = sources.take(REFERENCES, Source(url="https://a.example/1.png"))
    own = sources.take(REFERENCES, Source(media_id="m-1"))
    plan = plan_of(sources, list(face_steps(base, None)))

    assert base == again == StepRef(step="in-base-0", output="media")
    assert own == Value(value="m-1")
    assert [step.type for step in plan.steps] == ["ingest", "fix_faces"]
    assert [output.step for output in plan.outputs] == ["prediction-0"]
    assert sources.inputs == {
        "base": (Input(step_id="in-base-0"),),
        "references": (Input(step_id="in-base-0"), Input(media_id="m-1")),
    }


def test_pictures_that_are_only_resized_may_be_larger():
    sources = Sources()
    sources.take(BASE, Source(url="https://a.example/1.png"), large=True)

    (step,) = plan_of(sources, list(face_steps(PHOTO, None))).steps[:1]

    assert step.params["large"] == Value(value=True)


@pytest.mark.parametrize(
    ("edit", "treatment"),
    [
        (Editing(base=PHOTO, prompt="brighter"), Treatment.RETOUCHED),
        (Editing(base=PHOTO, prompt="on the beach"), Treatment.ON_SET),
        (Editing(base=PHOTO, tool=Tool.SUBJECT_SWAP, prompt="on the beach"), Treatment.EXCHANGED),
        (Editing(base=PHOTO, tool=Tool.PRODUCT_ENHANCEMENT), Treatment.ENHANCED),
    ],
)
def test_tools_and_words_say_how_a_photo_is_edited(edit, treatment):
    (step,) = edit_row(edit, seed=5, number=0)

    params = settled(step)
    assert params["brief"]["treatment"] == treatment
    assert params["brief"]["variant"] == 5


def test_each_edit_of_a_batch_is_another_variant():
    steps = [edit_row(Editing(base=PHOTO), seed=15, number=number)[0] for number in range(2)]

    assert [step.id for step in steps] == ["prediction-0", "prediction-1"]
    assert [settled(step)["brief"]["variant"] for step in steps] == [15, 0]


def test_the_words_of_an_edit_begin_with_the_callers():
    edit = Editing(base=PHOTO, prompt="A red hat", gender="female", shot_type="front_full_body")

    words = edit_prompt(edit)

    assert words.startswith("A red hat. female. front full body shot. Keep everything")


@pytest.mark.parametrize(
    ("width", "height", "price"),
    [(None, None, 8), (512, 1024, 4), (1025, 64, 8), (2049, 64, 10)],
)
def test_an_edit_costs_what_its_longer_side_says(width, height, price):
    edit = Editing(base=PHOTO, width=width, height=height)

    row = edit_row(edit, seed=0, number=0)

    assert plan_of(Sources(), row).price(load_prices()) == price


@pytest.mark.parametrize(
    ("width", "height", "drawn", "adjusted"),
    [
        (512, 1024, (512, 1024), None),
        (64, 64, (256, 256), (64, 64)),
        (4096, 2048, (2048, 1024), (4096, 2048)),
        (512, None, (None, None), (512, None)),
    ],
)
def test_what_cannot_be_drawn_in_its_size_is_brought_to_it(width, height, drawn, adjusted):
    first, *rest = edit_row(Editing(base=PHOTO, width=width, height=height), seed=0, number=3)

    params = settled(first)
    assert (params.get("width"), params.get("height")) == drawn
    assert [step.type for step in rest] == (["adjust_image"] if adjusted else [])
    assert [first, *rest][-1].id == "prediction-3"
    for step in rest:
        params = settled(step)
        assert (params.get("target_width"), params.get("target_height")) == adjusted


@pytest.mark.parametrize(
    ("prompt", "negative", "moves"),
    [
        ("slowly pan left", "", (Move.PAN_LEFT,)),
        ("zoom in and pan left", "zoom in", (Move.PAN_LEFT,)),
        ("zoom in", "zoom in, motion blur", (Move.HOLD,)),
        ("a dress", "blurry, ugly", (Move.PUSH_IN,)),
    ],
)
def test_a_clip_moves_as_its_words_say_and_refuse(prompt, negative, moves):
    film = Filming(picture=PHOTO, prompt=prompt, negative_prompt=negative)

    assert motion_of(film, 0).moves == moves


def test_adherence_and_the_place_in_a_batch_say_how_far_it_moves():
    def strength(adherence, number):
        film = Filming(picture=PHOTO, prompt="zoom in", adherence=adherence)
        return motion_of(film, number).strength

    assert strength(0, 0) < strength(0.5, 0) < strength(1, 0) <= strength(2, 0) <= 1
    assert strength(0.5, 0) > strength(0.5, 1) > strength(0.5, 15) > 0


def test_clips_are_even_and_cost_by_the_second():
    film = Filming(picture=PHOTO, prompt="turn", width=65, height=130)
    steps = list(film_steps(film, 3))

    assert settled(steps[0])["width"] == 64
    assert plan_of(Sources(), steps).price(load_prices()) == 3 * 10


def test_corrections_leave_out_what_was_not_said():
    how = {"target_width": 10, "target_height": None, "mode": "pad", "margins": [0, 0, 0, 0]}
    (adjust,) = adjust_steps(PHOTO, None, how, 1)
    (background,) = background_steps(PHOTO, Value(value="palette"), "replace", 1)
    (faces,) = face_steps(PHOTO, Value(value="face"))

    assert set(settled(adjust)) == {"image", "target_width", "mode", "margins"}
    assert settled(background)["strategy"] == "replace"
    assert settled(faces)["reference"] == "face"
    plan = plan_of(Sources(), [adjust])
    assert plan.price(load_prices()) == 2


def test_an_edit_in_takes_has_other_seeds_and_costs_them_all():
    edit = Editing(base=PHOTO, width=64, height=64)
    taking = Taking(attempts=3, threshold=0.7, judge="mock")

    (step,) = edit_in_takes(edit, seed=5, number=1, taking=taking)

    assert (step.id, step.type) == ("prediction-1", "agentic_take")
    assert plan_of(Sources(), [step]).price(load_prices()) == 3 * 4
    tries = step.params["tries"].items
    assert [one.fields["seed"].value for one in tries] == [6, 6 + STRIDE, 6 + 2 * STRIDE]
    assert [len(one.fields["work"].items) for one in tries] == [2, 2, 2]


def test_a_talent_is_drawn_in_one_of_their_poses():
    who = Appearance(gender=Gender.FEMALE)

    poses = {str(settled(stand_in(who, seed))["pose"]) for seed in range(8)}

    assert len(poses) == 8
