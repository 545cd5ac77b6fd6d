"""The page on sound names what there is."""

import re
from pathlib import Path

import pytest

from cyclorama.engines.espeak.voices import VOICES
from cyclorama.sound.attach_mode import AttachMode
from cyclorama.sound.effects import EFFECTS
from cyclorama.sound.style import MOODS, STYLES

PAGE = (Path(__file__).parents[3] / "docs" / "sound.md").read_text("utf-8")
FLAT = " ".join(PAGE.split())


@pytest.mark.parametrize(("name", "style"), STYLES.items())
def test_every_style_has_its_row(name, style):
    assert f"| {name} | {style.tempo} | {style.mode} |" in PAGE


@pytest.mark.parametrize("name", [*VOICES, *(f"`{mode}`" for mode in AttachMode)])
def test_every_voice_and_attach_mode_has_its_row(name):
    assert f"\n| {name} |" in PAGE


@pytest.mark.parametrize("names", [sorted(MOODS), sorted(EFFECTS)])
def test_every_mood_and_effect_is_named(names):
    assert f"{', '.join(names)}." in FLAT


def test_no_style_is_named_that_there_is_not():
    assert set(re.findall(r"^\| ([a-z ]+) \| \d+ \|", PAGE, re.MULTILINE)) == set(STYLES)
