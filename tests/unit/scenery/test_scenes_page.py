"""The page on scenes names every set, thing and field of a brief."""

import re
from pathlib import Path

from cyclorama.scenery.brief import Brief, Costume, Prop, SetName, Treatment
from cyclorama.scenery.things.thing import Thing

PAGE = (Path(__file__).parents[3] / "docs" / "scenes.md").read_text("utf-8")


def _first_column(title: str) -> list[str]:
    part = PAGE.split(f"## {title}\n")[1].split("\n## ")[0]
    cells = re.findall(r"^\| (`.+?`) \|", part, re.MULTILINE)
    return [name for cell in cells for name in re.findall(r"`(\w+)`", cell)]


def test_it_lists_the_sets() -> None:
    assert _first_column("Sets") == list(SetName)


def test_it_lists_the_fields_of_a_brief() -> None:
    assert sorted(_first_column("Brief")) == sorted(Brief.model_fields)


def test_it_lists_the_things() -> None:
    listed = PAGE.split("colour that\nit names: ")[1].split(".")[0]
    names = [name.strip().lower().replace(" ", "_").replace("-", "_") for name in listed.split(",")]
    assert names == list(Thing)


def test_it_lists_the_treatments_costumes_and_props() -> None:
    assert sorted(_first_column("Treatments")) == sorted(Treatment)
    assert sorted(_first_column("People")) == sorted([*Costume, *Prop])
