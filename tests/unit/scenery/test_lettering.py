import numpy as np
import pytest

from cyclorama.scenery.lettering import Style, letter, unwritable


def coverage(drawn):
    return float((drawn[..., 3] / 255).sum())


@pytest.mark.parametrize("style", list(Style))
@pytest.mark.parametrize(
    "text",
    [
        "Brazil 2026",
        "Zoë Ångström",
        "Кузнецов",
        "Ελλάδα",
        "محمد صلاح",
        "שלום",
        "ศิริพร",
        "प्रियंका",
        "საქართველო",
        "李雷",
        "한국",
        "金メダル",
        "★ ⚽ ♪",
    ],
)
def test_every_script_is_drawn_with_its_own_letters(text, style):
    drawn = letter(text, 32, style=style, colour="#102030")

    assert unwritable(text) == ""
    assert drawn.shape[0] <= 32
    assert drawn.shape[1] > 12
    assert np.array_equal(np.unique(drawn[drawn[..., 3] > 0][:, :3], axis=0), [[16, 32, 48]])


@pytest.mark.parametrize("lines", [1, 2, 4])
@pytest.mark.parametrize(
    "text", ["I", "Limited edition sneaker", "Donaudampfschifffahrt", "word " * 300, "李" * 90]
)
def test_letters_stay_in_their_box(text, lines):
    drawn = letter(text, 60, width_px=150, lines=lines, outline="#000000")

    assert drawn.shape[0] <= 60
    assert drawn.shape[1] <= 150
    assert coverage(drawn) > 20


def test_long_texts_are_wrapped_to_be_larger():
    one = letter("Limited edition sneaker", 100, width_px=160, lines=1)

    two = letter("Limited edition sneaker", 100, width_px=160, lines=3)

    assert coverage(two) > 2 * coverage(one)


def test_what_would_be_dust_is_cut_short():
    short = letter("word " * 30, 40, width_px=120)

    assert short.shape[0] > 4  # a thirtieth of the width for each word would be 1 px high


def test_names_that_fit_are_lettered_alike():
    plain = letter("nom", 80, width_px=600)
    tall = letter("nom nom", 80, width_px=600)

    assert plain.shape[0] == tall.shape[0]


def test_arabic_letters_join():
    joined = letter("محمد", 64)
    apart = letter("م ح م د", 64)

    assert joined.shape[1] < 0.8 * apart.shape[1]


def test_hebrew_runs_from_right_to_left():
    line = letter("אא ל", 64)
    lamed = letter("ל", 64)

    left = line[:, : lamed.shape[1]]

    assert lamed.shape[0] == line.shape[0]  # the lamed is the one that rises
    assert (left[..., 3] > 128)[: line.shape[0] // 5].any()


def test_fonts_change_within_a_line():
    both = letter("A 李 B", 64)
    latin = letter("A  B", 64)

    assert both.shape[1] > latin.shape[1] + 40


@pytest.mark.parametrize("text", ["", "   ", "\x00\x07", "😀", "\u202e"])
def test_nothing_to_letter_is_a_transparent_pixel(text):
    assert letter(text, 40).tolist() == [[[0, 0, 0, 0]]]


def test_what_no_font_has_is_left_out_and_told():
    assert unwritable("Hi 😀 you 😀") == "😀"
    assert np.array_equal(letter("Hi 😀", 40), letter("Hi", 40))


def test_a_text_cannot_turn_the_order_of_letters_round():
    assert np.array_equal(letter("a\u202ebc", 40), letter("abc", 40))


def test_an_outline_is_of_its_own_colour():
    drawn = letter("O", 64, colour="#ffffff", outline="#ff0000")

    solid = drawn[drawn[..., 3] == 255][:, :3]
    assert (solid == [255, 0, 0]).all(1).any()
    assert (solid == [255, 255, 255]).all(1).any()
