import pytest

from cyclorama.figure.palette import cloth_tones, hair_tones, lightness, mix, shade, skin_tones

SKINS = ["#F6DCC8", "#D8A583", "#B97F56", "#8A5A3B", "#5A3725", "#2C1A12"]


@pytest.mark.parametrize("colour", [*SKINS, "#000000", "#FFFFFF", "#12AB9F"])
def test_unchanged_shade_is_the_colour_itself(colour: str):
    assert shade(colour, 0.0) == colour


@pytest.mark.parametrize("tones", [skin_tones, hair_tones, cloth_tones])
@pytest.mark.parametrize("colour", SKINS)
def test_tones_run_from_the_line_to_the_light(tones, colour: str):
    made = tones(colour)

    assert made.base == colour
    ordered = [made.line, made.deep, made.shadow, made.base, made.light]
    values = [lightness(tone) for tone in ordered[1:]]
    assert values == sorted(values)
    assert lightness(made.line) < lightness(made.base)


def test_mix_runs_from_one_colour_to_the_other():
    assert mix("#102030", "#F0E0D0", 0.0) == "#102030"
    assert mix("#102030", "#F0E0D0", 1.0) == "#F0E0D0"
    assert lightness("#102030") < lightness(mix("#102030", "#F0E0D0", 0.5)) < lightness("#F0E0D0")
