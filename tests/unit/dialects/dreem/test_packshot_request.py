"""The request of packshots, read and compiled."""

import pytest

from cyclorama.dialects.dreem.enums import OutputAspectRatio, OutputFormat, OutputResolution
from cyclorama.dialects.dreem.errors import DreemError
from cyclorama.dialects.dreem.packshot import compile_plan, read_request
from cyclorama.imaging.canvas import Ratio
from cyclorama.library.shots import load_shots
from cyclorama.production.plan import Value
from dreem_request import BACK, FRONT, PACKSHOT, changed, check_url

SHOTS = load_shots()


def read(**changes):
    return read_request(changed(PACKSHOT, **changes), check_url, check_url)


def compiled(**changes):
    request = read(**changes)
    return compile_plan(request, [SHOTS[code] for code in request.codes])


@pytest.mark.parametrize(
    ("value", "ratio"),
    list(enumerate(["1:1", "4:3", "3:2", "2:3", "5:4", "4:5", "3:4", "9:16", "16:9", "21:9"])),
)
def test_each_ratio_number_means_its_ratio(value, ratio):
    assert read(outputAspectRatio=value).picture.ratio.ratio is Ratio(ratio)


def test_defaults_are_those_of_the_contract():
    picture = read().picture

    assert picture.format is OutputFormat.Png
    assert picture.ratio is OutputAspectRatio.Ratio1x1
    assert picture.resolution is OutputResolution.OneK


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"shotCodes": ["BACK-1"]}, id="back shot without back photo"),
        pytest.param({"images": [{**FRONT, "productType": 1}]}, id="only an outfit"),
    ],
)
def test_a_shot_whose_side_no_photo_shows_is_refused(changes):
    with pytest.raises(DreemError) as caught:
        compiled(**changes)

    assert caught.value.error_code == 4


def test_a_photo_is_cut_out_once_for_all_its_shots():
    plan = compiled(
        shotCodes=["FRONT-1", "BACK-1", "WHITE-1"], images=[FRONT, BACK], resolution="TwoK"
    )

    assert [step.id for step in plan.steps] == [
        "photo-front", "cut-out-front", "photo-back", "cut-out-back", "shot-1", "shot-2", "shot-3",
    ]  # fmt: skip
    assert [output.name for output in plan.outputs] == ["FRONT-1", "BACK-1", "WHITE-1"]
    assert plan.step("shot-2").needs == {"cut-out-back"}
    assert plan.step("photo-back").params["url"] == Value(value=BACK["url"])


def test_a_hint_goes_to_the_cut_out_of_its_photo():
    hint = {"box": {"left": 0.1, "top": 0.2, "right": 0.8, "bottom": 0.9}}

    plan = compiled(images=[{**FRONT, "hint": hint}])

    assert plan.step("cut-out-front").params["hint"].value["box"] == hint["box"]
