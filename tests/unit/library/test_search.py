"""Search, as people type."""

import pytest

from cyclorama.library.search import Index, Text, best_matches
from cyclorama.library.synonyms import MAX_QUERY_WORDS, Synonyms, words_of

SYNONYMS = Synonyms(
    [
        ["t-shirt", "tee", "tshirt"],
        ["trousers", "pants"],
        ["back", "rear", "from behind"],
        ["push in", "zoom in", "dolly"],
        ["orbit", "spin", "turn"],
        ["senior", "elderly", "old"],
    ],
    fillers=["a", "the", "in", "of", "with"],
)
# Title, traits, prose of the documents 0, 1, 2, …
DOCUMENTS = [
    ("Front", ["front"], "The front of a t-shirt."),
    ("Front left", ["front"], "Turned to the left, for trousers."),
    ("Back", ["back"], "The rear side."),
    ("Push in", [], "The camera comes closer."),
    ("Orbit", [], "Round the product."),
    ("Björn", ["senior", "man"], "A sailor with a beard."),
    ("小林 さくら", ["woman"], "春の服。"),
    ("Fire 🔥", [], "Hot."),
    ("Зоя", ["woman"], "Тёплый взгляд."),
    ("ليلى", ["woman"], "ابتسامة هادئة"),
    ("Frontier", [], "Wide country."),
]


@pytest.fixture(scope="module")
def index() -> Index:
    made = Index(SYNONYMS)
    for number, (title, traits, prose) in enumerate(DOCUMENTS):
        made.add(number, Text((title,), tuple(traits), prose))
    return made


def found(index: Index, text: str) -> list[str]:
    """Titles of what meets the most words, the best first."""
    (best,) = best_matches(SYNONYMS.query(text), [index], [None])
    return [DOCUMENTS[number][0] for number in sorted(best, key=lambda one: (-best[one], one))]


def matches(text: str, *indexes: Index) -> list[set[int]]:
    return [
        set(best) for best in best_matches(SYNONYMS.query(text), indexes, [None] * len(indexes))
    ]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        pytest.param("front", ["Front", "Front left"], id="the exact name comes first"),
        pytest.param("FRONT", ["Front", "Front left"], id="any case"),
        pytest.param("ｆｒｏｎｔ", ["Front", "Front left"], id="full width"),
        pytest.param("left front", ["Front left"], id="any order"),
        pytest.param("frontie", ["Frontier"], id="the beginning of a word"),
        pytest.param("fornt", ["Front", "Front left"], id="two letters swapped"),
        pytest.param("fronnt", ["Front", "Front left"], id="a letter too many"),
        pytest.param("frot", ["Front", "Front left"], id="a letter left out"),
        pytest.param("frxxt", [], id="two slips in a short word"),
        pytest.param("tee", ["Front"], id="a synonym of a word"),
        pytest.param("T shirt", ["Front"], id="a phrase without its hyphen"),
        pytest.param("pants", ["Front left"], id="another"),
        pytest.param("pnats", ["Front left"], id="a mistyped synonym"),
        pytest.param("elder", ["Björn"], id="the beginning of a synonym"),
        pytest.param("from behind", ["Back"], id="a phrase for a word"),
        pytest.param("rear", ["Back"], id="the word itself weighs more than its meaning"),
        pytest.param("zoom in", ["Push in"], id="a phrase for a phrase"),
        pytest.param("dolly", ["Push in"], id="a word for a phrase"),
        pytest.param("spin", ["Orbit"], id="a synonym of a name"),
        pytest.param("bjorn", ["Björn"], id="no accent"),
        pytest.param("old man with the beard", ["Björn"], id="a sentence"),
        pytest.param("old zzzz man", ["Björn"], id="what nobody knows is passed over"),
        pytest.param("man front", ["Front", "Front left", "Björn"], id="no one meets both"),
        pytest.param("さくら", ["小林 さくら"], id="kana"),
        pytest.param("小", ["小林 さくら"], id="a character"),
        pytest.param("зоя", ["Зоя"], id="Cyrillic"),
        pytest.param("ليلى", ["ليلى"], id="Arabic"),
        pytest.param("🔥", ["Fire 🔥"], id="emoji"),
        pytest.param("🧊", [], id="another emoji"),
        pytest.param("!?.,", [], id="marks"),
        pytest.param("zzzzzz qqqqqq", [], id="garbage"),
        pytest.param("\u0000", [], id="NUL"),
        pytest.param("\ud800", [], id="half a surrogate pair"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_what_is_found(index: Index, text: str, titles: list[str]):
    assert found(index, text) == titles


@pytest.mark.parametrize("filler", ["the", "in", "of the"])
def test_a_filler_counts_only_where_there_is_nothing_else(index: Index, filler: str):
    assert found(index, f"{filler} front") == found(index, "front")
    assert found(index, filler)


@pytest.mark.parametrize(
    "text",
    ["x" * 3000, "x " * 1500, "front " * 500, "🔥" * 3000, "林" * 3000, "a\u0301" * 1500],
    ids=lambda text: text[:6],
)
def test_three_thousand_characters_are_no_matter(index: Index, text: str):
    assert len(SYNONYMS.query(text).terms) <= MAX_QUERY_WORDS
    assert isinstance(found(index, text), list)


def test_what_is_added_can_be_removed():
    index, empty = Index(SYNONYMS), Index(SYNONYMS)
    one, two = Text(("One",), ("senior",), "The first."), Text(("Two",), ("one", "old"))
    index.add(0, one)
    index.add(5, two)
    assert matches("one", index) == [{0, 5}]
    assert matches("elderly", index) == [{0, 5}]

    index.remove(0, one)

    assert matches("one", index) == [{5}]
    assert matches("frist", index) == [set()]
    index.remove(5, two)
    assert vars(index) | {"_vocabulary": 0} == vars(empty) | {"_vocabulary": 0}


def test_a_word_that_one_index_knows_is_not_guessed_in_another():
    one, other = Index(SYNONYMS), Index(SYNONYMS)
    one.add(0, Text(("Mine",)))
    other.add(0, Text(("Line",)))

    assert matches("mine", one, other) == [{0}, set()]
    assert matches("fine", one, other) == [{0}, {0}]


def test_only_what_counts_is_found(index: Index):
    query = SYNONYMS.query("front left")

    assert [set(best) for best in best_matches(query, [index], [{0, 2}])] == [{0}]


def test_words_are_plain():
    assert words_of("Côte d’Azur: T-Shirt_2 ＡＢＣ 東京") == [
        "cote", "d", "azur", "t", "shirt", "2", "abc", "東", "京",
    ]  # fmt: skip


def test_a_phrase_stands_in_one_line_only():
    with pytest.raises(ValueError, match="two lines"):
        Synonyms([["back", "rear"], ["hind", "rear"]])
