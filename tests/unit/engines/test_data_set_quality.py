import pytest

from cyclorama.engines.data_set import Learned, PreparedPhoto, Verdict
from cyclorama.engines.data_set_quality import (
    flaws,
    judged,
    score_of,
    set_findings,
    set_verdict,
    verdict_of,
)

FINE = {
    "enough": 1.0,
    "sure": 0.9,
    "faces": 1,
    "sharpness": 0.5,
    "lightest": 80.0,
    "burnt": 0.01,
}


def photo(number: int, **other) -> PreparedPhoto:
    told = {
        "width": 1024,
        "height": 1024,
        "caption": "photo",
        **FINE,
        "darkest": 10.0,
        "fingerprint": "00",
        "framing": "upper body" if number % 2 else "full body",
        "score": 1.0,
        "verdict": Verdict.GOOD,
        **other,
    }
    return PreparedPhoto(**told)


@pytest.mark.parametrize(
    ("measured", "word", "verdict"),
    [
        ({"enough": 0.2}, "Small", "usable"),
        ({"enough": 0.5}, "Smaller", "good"),
        ({"sharpness": 0.1}, "Blurred", "poor"),
        ({"sharpness": 0.2}, "soft", "good"),
        ({"lightest": 20.0}, "Dark", "usable"),
        ({"burnt": 0.5}, "bright", "usable"),
        ({"sure": 0.1}, "not found", "usable"),
        ({"faces": 0}, "No frontal face", "good"),
        ({"faces": 3}, "Several", "usable"),
        ({"sharpness": 0.2, "enough": 0.2}, "soft", "usable"),
    ],
)
def test_a_flaw_is_said_and_lowers_the_verdict(measured, word, verdict):
    found = list(flaws(Learned.SUBJECT, **{**FINE, **measured}))

    assert word in " ".join(flaw.sentence for flaw in found)
    assert verdict_of(score_of(found)) == verdict


def test_a_fine_photo_has_no_flaw():
    assert list(flaws(Learned.SUBJECT, **FINE)) == []
    assert verdict_of(score_of([])) is Verdict.GOOD


def test_faces_count_only_where_a_person_is_learned():
    assert list(flaws(Learned.PRODUCT, **{**FINE, "faces": 0})) == []


def test_a_photo_that_comes_again_is_told_of_its_first():
    photos = {1: photo(1), 2: photo(2), 3: photo(1)}

    again = judged(photos, {3: 1})

    assert again[3].findings == ("Nearly the same as photo 1.",)
    assert (again[3].score, again[3].verdict) == (0.5, Verdict.USABLE)
    assert again[1] == photos[1]


@pytest.mark.parametrize(
    ("photos", "verdict"),
    [
        ({n: photo(n % 6) for n in range(12)}, "good"),
        ({n: photo(n) for n in range(6)}, "usable"),
        ({n: photo(n) for n in range(3)}, "poor"),
        ({n: photo(n % 6, verdict=Verdict.POOR) for n in range(12)}, "poor"),
        ({n: photo(n % 6, verdict=Verdict.USABLE) for n in range(12)}, "usable"),
    ],
    ids=["enough good", "few", "too few", "all poor", "none good"],
)
def test_a_set_is_judged_by_how_many_are_good_to_train_on(photos, verdict):
    assert set_verdict(photos) == verdict


@pytest.mark.parametrize(
    ("photos", "lost", "sentence"),
    [
        ({1: photo(1)}, 0, "Only 1 photo is good to train on: 10 to 30 make good weights."),
        ({n: photo(n) for n in range(6)}, 2, "2 of 8 photos could not be taken in."),
        ({n: photo(n) for n in range(6)}, 0, "6 photos are few: 10 to 30 make good weights."),
        (
            {n: photo(n, framing="full body") for n in range(6)},
            0,
            "All photos are of one framing (full body): send near and far ones.",
        ),
        (
            {n: photo(n, background="plain white background") for n in range(6)},
            0,
            (
                "Nearly all have a plain white background: others would teach what belongs to the"
                " subject."
            ),
        ),
    ],
    ids=["one", "lost", "few", "one framing", "one background"],
)
def test_what_is_wrong_with_a_set_is_said(photos, lost, sentence):
    assert sentence in set_findings(Learned.SUBJECT, photos, 0, lost)


def test_repeated_photos_are_counted():
    photos = {n: photo(n) for n in range(6)}

    assert "1 photo is repeated: send others." in set_findings(Learned.STYLE, photos, 1, 0)


def test_a_varied_set_of_enough_photos_has_nothing_wrong_with_it():
    photos = {n: photo(n) for n in range(10)}

    assert set_findings(Learned.SUBJECT, photos, 0, 0) == ()
