"""Captions by rule, of drawn pictures."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cyclorama.engines.captioning import CaptionOf, CaptionRequest
from cyclorama.engines.draft.caption_work import caption_file, colours_of
from cyclorama.imaging.specimen import draw_specimen
from cyclorama.imaging.specimen_kind import SpecimenKind
from cyclorama.imaging.study import to_lab
from product_photo import empty_wall, product_photo


def told(file: Path, content: bytes | np.ndarray, preset: CaptionOf):
    if isinstance(content, bytes):
        file.write_bytes(content)
    else:
        Image.fromarray(content).save(file)
    return caption_file(CaptionRequest(source=file, preset=preset))


def dyed(specimen: SpecimenKind, colour: tuple[int, int, int]) -> np.ndarray:
    drawn = draw_specimen(specimen, 256).copy()
    shade = drawn[..., :3].mean(axis=2, keepdims=True) / 255
    drawn[..., :3] = np.clip(np.array(colour) * (0.4 + 0.6 * shade), 0, 255).astype(np.uint8)
    return drawn


def test_a_garment_is_named_by_outline_and_colour(tmp_path):
    made = told(tmp_path / "a.png", dyed(SpecimenKind.T_SHIRT, (30, 45, 100)), CaptionOf.GARMENT)

    assert made.text == "A navy blue top."
    assert made.sure > 0.5


def test_a_product_is_seen_before_its_background(tmp_path):
    made = told(tmp_path / "a.png", product_photo(colour=(40, 130, 60)), CaptionOf.PRODUCT)

    assert made.text == "A green product on a plain pale grey background."


@pytest.mark.parametrize(
    ("preset", "text"),
    [
        (CaptionOf.PRODUCT, "A product on a plain light grey background."),
        (
            CaptionOf.PERSON,
            "A picture in which no person is made out on a plain light grey background.",
        ),
    ],
)
def test_nothing_is_made_up_where_nothing_is_seen(tmp_path, preset, text):
    made = told(tmp_path / "a.png", empty_wall(128), preset)

    assert (made.text, made.sure) == (text, 0.0)


@pytest.mark.parametrize(
    ("pixels", "said"),
    [
        ({"#2456b8": 9}, "blue"),
        ({"#2456b8": 5, "#f6f6f6": 4, "#c8202a": 1}, "blue and white"),
        ({"#2456b8": 4, "#f6f6f6": 3, "#c8202a": 2, "#f2cf1d": 2}, "patterned blue and white"),
        ({}, ""),
    ],
)
def test_colours_are_said_as_people_would(pixels, said):
    listed = [bytes.fromhex(name[1:]) for name, count in pixels.items() for _ in range(count)]
    rgb = np.array([list(one) for one in listed], np.uint8).reshape(-1, 1, 3)

    assert colours_of(to_lab(rgb)[:, 0] if len(rgb) else np.zeros((0, 3), np.float32)) == said
