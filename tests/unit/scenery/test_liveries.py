"""Teams and companies get their colours."""

import re
from importlib import resources
from typing import Any

import pytest
import yaml

from cyclorama.scenery.brief import Brief, Costume
from cyclorama.scenery.liveries import Livery, livery, livery_of

GROUPS = {
    "companies": None,
    "teams.wc26": None,
    "teams.football": Costume.JERSEY,
    "teams.baseball": Costume.BASEBALL,
    "teams.basketball": Costume.BASKETBALL,
    "teams.american_football": Costume.AMERICAN_FOOTBALL,
    "teams.hockey": Costume.HOCKEY,
}


def _catalogue(file: str) -> Any:
    return yaml.safe_load(resources.files("cyclorama.catalogue").joinpath(file).read_text("utf-8"))


def _written() -> set[tuple[str, ...]]:
    teams = _catalogue("teams.yaml")
    teams.pop("aliases")
    entries = [entry for group in teams.values() for entry in group.values()]
    return {tuple(entry) for entry in [*entries, *_catalogue("companies.yaml").values()]}


@pytest.mark.parametrize(("choices", "costume"), GROUPS.items())
def test_whatever_can_be_chosen_has_colours_of_its_own(
    choices: str, costume: Costume | None
) -> None:
    written = _written()
    for value, label in _catalogue("choices.yaml")[choices].items():
        assert livery(value, costume).colours in written, value
        assert livery(label, costume) == livery(value, costume), label


def test_all_colours_are_written_as_such() -> None:
    for colours in _written():
        assert len(colours) == 3
        assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in colours)


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("BRAZIL", "brazil"),
        ("Türkiye", "turkey"),
        ("Curaçao", "curacao"),
        ("Atlético Madrid", "Atletico Madrid"),
        ("usa", "United States of America"),
        ("New York Yankees", "yankees"),
        ("psg", "Paris Saint-Germain"),
    ],
)
def test_names_are_known_however_they_are_written(name: str, same: str) -> None:
    assert livery(name) == livery(same)
    assert livery(name).colours in _written()


def test_teams_of_one_name_are_told_apart_by_what_they_wear() -> None:
    assert livery("Giants", Costume.BASEBALL).primary == "#fd5a1e"
    assert livery("Giants", Costume.AMERICAN_FOOTBALL).primary == "#0b2265"
    assert livery("Arizona Cardinals", Costume.AMERICAN_FOOTBALL).primary == "#97233f"


def test_an_unknown_name_always_gets_the_same_colours() -> None:
    assert livery("FC Our Street") == livery("fc our  street")
    others = {livery(f"Team {number}") for number in range(40)}
    assert len(others) > 30


def test_a_brief_says_whose_colours_it_wants() -> None:
    assert livery_of(Brief()) is None
    assert livery_of(Brief(team="Lakers", costume=Costume.BASKETBALL)) == livery("lakers")
    assert livery_of(Brief(company="nvidia")) == livery("NVIDIA")
    own = livery_of(Brief(team="Lakers", colours=("#102030",)))
    assert own == Livery("#102030", "#ffffff", "#1a1a1a")
