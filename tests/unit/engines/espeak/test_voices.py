"""Which voice speaks, and in which language."""

from pathlib import Path

import pytest
import yaml

from cyclorama import catalogue
from cyclorama.engines.espeak.voices import VOICES, choose


@pytest.mark.parametrize(
    ("name", "language", "text", "expected"),
    [
        ("auto", "", "Hello", ("Sarah", "en-us")),
        ("George", "", "Hello", ("George", "en-gb")),
        ("george", "en", "Hello", ("George", "en-gb")),
        ("George", "en-US", "Hello", ("George", "en-us")),
        ("auto", "pt_BR", "Olá", ("Sarah", "pt-br")),
        ("auto", "de-AT", "Servus", ("Sarah", "de")),
        ("auto", "zh-Hans", "你好", ("Sarah", "cmn")),
        ("auto", "no", "Hei", ("Sarah", "nb")),
        ("auto", "", "Привет", ("Sarah", "ru")),
        ("auto", "", "漢字とかな", ("Sarah", "ja")),
        ("auto", "", "你好", ("Sarah", "cmn")),
        ("auto", "", "مرحبا", ("Sarah", "ar")),
        ("auto", "", "123 !", ("Sarah", "en-us")),
    ],
)
def test_a_voice_and_a_language_are_chosen(name, language, text, expected):
    chosen = choose(name, language, text)

    assert (chosen.name, chosen.language) == expected
    assert chosen.remark is None


def test_an_unknown_voice_is_replaced_and_that_is_said():
    chosen = choose("Zarathustra", "", "Hello")

    assert chosen.name == "Sarah"
    assert "'Zarathustra'" in (chosen.remark or "")


def test_every_voice_that_templates_offer_is_known():
    choices = Path(catalogue.__file__).with_name("choices.yaml").read_text("utf-8")

    assert set(yaml.safe_load(choices)["voices"]) - {"auto"} == set(VOICES)


def test_no_two_voices_are_the_same():
    assert len(set(VOICES.values())) == len(VOICES)
