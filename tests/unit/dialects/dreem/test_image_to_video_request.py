"""The request of a clip, read and compiled."""

import uuid

import pytest

from cyclorama.dialects.dreem.image_to_video import compile_plan, read_request
from cyclorama.library.prompts import load_prompts
from cyclorama.production.plan import StepRef, Value
from dreem_request import FIRST, IMAGE_TO_VIDEO, LAST, changed, check_url, refusal

PROMPT_ID = str(uuid.uuid4())


def read(**changes):
    return read_request(changed(IMAGE_TO_VIDEO, **changes), check_url, check_url)


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        pytest.param(1, {"duration": ...}, id="no duration"),
        pytest.param(17, {"duration": 5}, id="duration as number"),
        pytest.param(17, {"duration": "7s"}, id="7 seconds"),
        pytest.param(17, {"duration": "5"}, id="no unit"),
        pytest.param(9, {"images": [FIRST, LAST, FIRST]}, id="three frames"),
        pytest.param(18, {"images": [LAST]}, id="first frame missing"),
        pytest.param(18, {"images": [FIRST, FIRST]}, id="two first frames"),
        pytest.param(18, {"images": [{**FIRST, "frameType": 2}]}, id="frame type 2"),
        pytest.param(18, {"images": [{"url": FIRST["url"]}]}, id="no frame type"),
        pytest.param(18, {"images": [{**FIRST, "frameType": "Middle"}]}, id="frame type by name"),
        pytest.param(1, {"prompt": "push in", "promptId": PROMPT_ID}, id="prompt and promptId"),
        pytest.param(1, {"prompt": ["push in"]}, id="prompt as list"),
        pytest.param(1, {"prompt": "x" * 10_001}, id="prompt too long"),
        pytest.param(1, {"promptId": "push-in"}, id="promptId no GUID"),
    ],
)
def test_each_fault_has_its_code(code, changes):
    found, sentence = refusal(read_request, changed(IMAGE_TO_VIDEO, **changes))

    assert found == code, sentence
    assert sentence.endswith(".")


@pytest.mark.parametrize("prompt", ["x" * 3000, "اقترب ببطء من الحذاء", "🎥➡️👟 slow", " push in "])
def test_any_script_makes_a_prompt(prompt):
    assert read(prompt=prompt).prompt == prompt.strip()


@pytest.mark.parametrize("nothing", [{}, {"prompt": "", "promptId": ""}, {"prompt": None}])
def test_a_prompt_may_be_missing(nothing):
    asked = read(**nothing)

    assert (asked.prompt, asked.prompt_id) == (None, None)


@pytest.mark.parametrize(("duration", "seconds"), [("5s", 5), ("10s", 10), ("10S", 10)])
def test_a_clip_is_charged_by_the_second(duration, seconds):
    plan = compile_plan(read(duration=duration), None)

    assert plan.step("clip").charge.quantity == seconds
    assert plan.step("clip").params["seconds"] == Value(value=seconds)


def test_both_frames_are_taken_in_whatever_their_order():
    plan = compile_plan(read(images=[LAST, FIRST], outputAspectRatio="Ratio9x16"), None)

    clip = plan.step("clip").params
    assert clip["first"] == StepRef(step="first-frame", output="media")
    assert clip["last"] == StepRef(step="last-frame", output="media")
    assert clip["ratio"] == Value(value="9:16")
    assert plan.step("last-frame").params["url"] == Value(value=LAST["url"])


def test_a_prompt_of_the_library_brings_its_motion():
    prompt = load_prompts()[0]

    plan = compile_plan(read(promptId=str(prompt.id)), prompt)

    clip = plan.step("clip").params
    assert clip["prompt"] == Value(value=prompt.prompt)
    assert clip["motion"] == Value(value=prompt.motion.model_dump(mode="json"))
