"""The request of a packshot, read in the contract's order of checks."""

import pytest

from cyclorama.dialects.dreem.enums import OutputAspectRatio, OutputFormat, OutputResolution
from cyclorama.dialects.dreem.errors import DreemError
from cyclorama.dialects.dreem.packshot import compile_plan, read_request
from cyclorama.errors import InvalidInput
from cyclorama.imaging.canvas import Ratio
from cyclorama.library.shots import load_shots
from cyclorama.production.plan import Value

SHOTS = load_shots()
FRONT = {"url": "https://example.com/front.jpg"}
BACK = {"url": "https://example.com/back.webp?x=1", "viewType": 1}


def check_url(url: str) -> None:
    if not url.startswith("https://"):
        raise InvalidInput("The URL must begin with https://.")


def read(**changes):
    body = {"shotCodes": ["FRONT-1"], "images": [FRONT], **changes}
    body = {name: value for name, value in body.items() if value is not ...}
    return read_request(body, SHOTS, check_url, check_url)


def refused(code, **changes):
    with pytest.raises(DreemError) as caught:
        read(**changes)
    assert caught.value.error_code == code, caught.value.public
    return caught.value.public


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        pytest.param(1, {"shotCodes": ...}, id="shotCodes missing"),
        pytest.param(1, {"shotCodes": None}, id="shotCodes null"),
        pytest.param(1, {"images": ...}, id="images missing"),
        pytest.param(3, {"shotCodes": []}, id="no shot codes"),
        pytest.param(3, {"shotCodes": "FRONT-1"}, id="shot codes as text"),
        pytest.param(3, {"shotCodes": [1]}, id="shot code as number"),
        pytest.param(3, {"shotCodes": [" "]}, id="blank shot code"),
        pytest.param(3, {"shotCodes": ["FRONT-1", "front-1"]}, id="shot code twice"),
        pytest.param(4, {"images": []}, id="no images"),
        pytest.param(4, {"images": "https://example.com/a.jpg"}, id="images as text"),
        pytest.param(4, {"images": [{}]}, id="image without url"),
        pytest.param(4, {"images": [{"url": "ftp://example.com/a.jpg"}]}, id="bad url"),
        pytest.param(9, {"images": [FRONT] * 11}, id="eleven images"),
        pytest.param(19, {"images": [{"url": "https://example.com/a.gif"}]}, id="extension"),
        pytest.param(
            19, {"images": [{"url": "https://example.com/a?f=a.jpg"}]}, id="no path ending"
        ),
        pytest.param(1, {"images": [{**FRONT, "viewType": 2}]}, id="view type"),
        pytest.param(1, {"images": [{**FRONT, "productType": "Shoe"}]}, id="product type"),
        pytest.param(1, {"images": [{**FRONT, "hint": {"box": 1}}]}, id="hint"),
        pytest.param(10, {"outputFormat": 2}, id="format 2"),
        pytest.param(10, {"outputFormat": "gif"}, id="format gif"),
        pytest.param(10, {"outputFormat": True}, id="format true"),
        pytest.param(11, {"outputAspectRatio": 10}, id="ratio 10"),
        pytest.param(11, {"outputAspectRatio": -1}, id="ratio -1"),
        pytest.param(11, {"outputAspectRatio": 1.5}, id="ratio 1.5"),
        pytest.param(22, {"resolution": 3}, id="resolution 3"),
        pytest.param(14, {"callbackUrl": "example.com/hook"}, id="callback without scheme"),
        pytest.param(14, {"callbackUrl": 7}, id="callback as number"),
        pytest.param(1, {"state": []}, id="state as list"),
        pytest.param(6, {"shotCodes": ["NOPE-1"]}, id="unknown shot"),
        pytest.param(4, {"shotCodes": ["BACK-1"]}, id="back shot without back photo"),
        pytest.param(
            4, {"images": [{**FRONT, "productType": 1}]}, id="only an outfit, no main product"
        ),
    ],
)
def test_each_fault_has_its_code(code, changes):
    assert refused(code, **changes).endswith(".")


FAULTS_IN_ORDER = [
    (3, {"shotCodes": []}),
    (9, {"images": [{"url": "x"}] * 11}),
    (10, {"outputFormat": 9}),
    (11, {"outputAspectRatio": 99}),
    (22, {"resolution": 9}),
    (14, {"callbackUrl": "x"}),
]


@pytest.mark.parametrize("first", range(len(FAULTS_IN_ORDER)))
def test_the_first_fault_in_the_contracts_order_wins(first):
    changes = {}
    for _, fault in FAULTS_IN_ORDER[first:]:
        changes |= fault

    refused(FAULTS_IN_ORDER[first][0], **changes)


def test_syntax_is_checked_before_anything_is_looked_up():
    refused(14, shotCodes=["NOPE-1"], callbackUrl="x")


def test_of_one_image_the_address_is_checked_before_its_ending():
    refused(4, images=[{"url": "ftp://example.com/a.gif"}])


@pytest.mark.parametrize("value", [5, "5", "Ratio4x5", "ratio4X5"])
def test_enums_are_taken_as_integer_digits_or_name(value):
    assert read(outputAspectRatio=value).ratio is OutputAspectRatio.Ratio4x5


@pytest.mark.parametrize(
    ("value", "ratio"),
    list(enumerate(["1:1", "4:3", "3:2", "2:3", "5:4", "4:5", "3:4", "9:16", "16:9", "21:9"])),
)
def test_each_ratio_number_means_its_ratio(value, ratio):
    assert read(outputAspectRatio=value).ratio.ratio is Ratio(ratio)


def test_defaults_are_those_of_the_contract():
    request = read()

    assert request.format is OutputFormat.Png
    assert request.ratio is OutputAspectRatio.Ratio1x1
    assert request.resolution is OutputResolution.OneK


@pytest.mark.parametrize("url", ["", None])
def test_an_empty_callback_url_means_none(url):
    assert read(callbackUrl=url, callbackSecret="x").callback is None


def test_a_photo_is_cut_out_once_for_all_its_shots():
    plan = compile_plan(
        read(shotCodes=["FRONT-1", "BACK-1", "WHITE-1"], images=[FRONT, BACK], resolution="TwoK")
    )

    assert [step.id for step in plan.steps] == [
        "photo-front", "cut-out-front", "photo-back", "cut-out-back", "shot-1", "shot-2", "shot-3",
    ]  # fmt: skip
    assert [output.name for output in plan.outputs] == ["FRONT-1", "BACK-1", "WHITE-1"]
    assert plan.step("shot-2").needs == {"cut-out-back"}
    assert plan.step("photo-back").params["url"] == Value(value=BACK["url"])


def test_a_hint_goes_to_the_cut_out_of_its_photo():
    hint = {"box": {"left": 0.1, "top": 0.2, "right": 0.8, "bottom": 0.9}}

    plan = compile_plan(read(images=[{**FRONT, "hint": hint}]))

    assert plan.step("cut-out-front").params["hint"].value["box"] == hint["box"]
