"""What the three requests of `/ai-tool` have in common, read alike by each of them."""

import pytest

from cyclorama.dialects.dreem import image_to_video, packshot, virtual_model
from dreem_request import (
    FIRST,
    FRONT,
    IMAGE_TO_VIDEO,
    PACKSHOT,
    VIRTUAL_MODEL,
    changed,
    check_url,
    refusal,
)

STILLS = {"packshot": (packshot, PACKSHOT), "virtual-model": (virtual_model, VIRTUAL_MODEL)}
ALL = {**STILLS, "image-to-video": (image_to_video, IMAGE_TO_VIDEO)}


def rows(requests, faults):
    return [
        pytest.param(module.read_request, body, code, fault, id=f"{name} {title}")
        for name, (module, body) in requests.items()
        for title, code, fault in faults
    ]


@pytest.mark.parametrize(
    ("read", "body", "code", "fault"),
    rows(
        ALL,
        [
            ("images missing", 1, {"images": ...}),
            ("images null", 1, {"images": None}),
            ("no images", 4, {"images": []}),
            ("images as text", 4, {"images": "https://example.com/a.jpg"}),
            ("image without url", 4, {"images": [{}]}),
            ("image as text", 4, {"images": ["https://example.com/a.jpg"]}),
            ("url as number", 4, {"images": [{"url": 7}]}),
            ("bad url", 4, {"images": [{"url": "ftp://example.com/a.jpg"}]}),
            ("bad url and ending", 4, {"images": [{"url": "ftp://example.com/a.gif"}]}),
            ("ending", 19, {"images": [{"url": "https://example.com/a.gif"}]}),
            ("no ending", 19, {"images": [{"url": "https://example.com/a?f=a.jpg"}]}),
            ("eleven images", 9, {"images": [{"url": "x"}] * 11}),
            ("ratio 10", 11, {"outputAspectRatio": 10}),
            ("ratio -1", 11, {"outputAspectRatio": -1}),
            ("ratio 1.5", 11, {"outputAspectRatio": 1.5}),
            ("ratio name", 11, {"outputAspectRatio": "Ratio7x7"}),
            ("resolution 3", 22, {"resolution": 3}),
            ("resolution true", 22, {"resolution": True}),
            ("callback without scheme", 14, {"callbackUrl": "example.com/hook"}),
            ("callback as number", 14, {"callbackUrl": 7}),
            ("callback secret as number", 1, {"callbackUrl": "https://a.b", "callbackSecret": 7}),
            ("state as list", 1, {"state": []}),
        ],
    )
    + rows(
        STILLS,
        [
            ("shotCodes missing", 1, {"shotCodes": ...}),
            ("no shot codes", 3, {"shotCodes": []}),
            ("shot codes as text", 3, {"shotCodes": "FRONT-1"}),
            ("shot code as number", 3, {"shotCodes": [1]}),
            ("blank shot code", 3, {"shotCodes": [" "]}),
            ("shot code twice", 3, {"shotCodes": ["FRONT-1", "front-1"]}),
            ("view type", 1, {"images": [{**FRONT, "viewType": 2}]}),
            ("product type", 1, {"images": [{**FRONT, "productType": "Shoe"}]}),
            ("hint", 1, {"images": [{**FRONT, "hint": {"box": 1}}]}),
            ("format 2", 10, {"outputFormat": 2}),
            ("format gif", 10, {"outputFormat": "gif"}),
            ("format true", 10, {"outputFormat": True}),
        ],
    ),
)
def test_each_fault_has_its_code(read, body, code, fault):
    found, sentence = refusal(read, changed(body, **fault))

    assert found == code, sentence
    assert sentence.endswith(".")


@pytest.mark.parametrize("body", [None, [], "x", 7])
@pytest.mark.parametrize("name", ALL)
def test_a_body_must_be_an_object(name, body):
    assert refusal(ALL[name][0].read_request, body)[0] == 1


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("url", ["", None])
def test_an_empty_callback_url_means_none(name, url):
    module, body = ALL[name]

    asked = module.read_request(
        changed(body, callbackUrl=url, callbackSecret="x", state={"a": 1}), check_url, check_url
    )

    assert asked.back.callback is None
    assert asked.back.state == {"a": 1}


def orders(name):
    """The faults of a request in the contract's order of checks."""
    still = [(3, {"shotCodes": []})] if name != "image-to-video" else []
    talent = [(2, {"talentId": "x"})] if name == "virtual-model" else []
    picture = [(10, {"outputFormat": 9})] if name != "image-to-video" else []
    clip = [(17, {"duration": "7s"}), (1, {"prompt": 7})] if name == "image-to-video" else []
    return [
        *talent,
        *still,
        (9, {"images": [{"url": "x"}] * 11}),
        *picture,
        (11, {"outputAspectRatio": 99}),
        (22, {"resolution": 9}),
        *clip,
        (14, {"callbackUrl": "x"}),
    ]


@pytest.mark.parametrize(
    ("name", "first"), [(name, first) for name in ALL for first in range(len(orders(name)))]
)
def test_the_first_fault_in_the_contracts_order_wins(name, first):
    module, body = ALL[name]
    faults = orders(name)[first:]
    everything = {field: value for _, fault in faults for field, value in fault.items()}

    assert refusal(module.read_request, changed(body, **everything))[0] == faults[0][0]


@pytest.mark.parametrize("value", [5, "5", "Ratio4x5", "ratio4X5", " RATIO4x5 "])
def test_enums_are_taken_as_integer_digits_or_name(value):
    asked = packshot.read_request(changed(PACKSHOT, outputAspectRatio=value), check_url, check_url)

    assert asked.picture.ratio.ratio.value == "4:5"


def test_of_one_frame_the_ending_is_checked_before_the_frame_type():
    bad = {**FIRST, "url": "https://example.com/a.gif", "frameType": 9}

    assert refusal(image_to_video.read_request, changed(IMAGE_TO_VIDEO, images=[bad]))[0] == 19
