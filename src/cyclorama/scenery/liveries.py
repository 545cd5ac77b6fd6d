"""The colours of teams and companies, by name."""

import colorsys
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any
from zlib import crc32

import yaml

from cyclorama.scenery.brief import Brief, Costume

SPORTS = {
    Costume.JERSEY: "football",
    Costume.BASEBALL: "baseball",
    Costume.BASKETBALL: "basketball",
    Costume.AMERICAN_FOOTBALL: "american_football",
    Costume.HOCKEY: "hockey",
}


@dataclass(frozen=True)
class Livery:
    """`#rrggbb` each: of the shirt, of what goes with it, and a third."""

    primary: str
    secondary: str
    accent: str

    @property
    def colours(self) -> tuple[str, str, str]:
        return self.primary, self.secondary, self.accent


def livery(name: str, costume: Costume | None = None) -> Livery:
    """The colours that go with a name, in any case and with or without its accents and its city.

    `costume` tells teams of one name apart: the Giants play baseball and American football. A name
    that is not known always gets the same colours, which go together.
    """
    asked = _plain(name)
    groups = _groups()
    first = SPORTS.get(costume) if costume else None
    for group in [first, *groups] if first else groups:
        found = _among(groups[group], asked)
        if found is not None:
            return found
    return _invented(asked)


def livery_of(brief: Brief) -> Livery | None:
    """The colours that a brief asks for: its own, else its team's or its company's; None where it
    asks for none."""
    if brief.colours:
        one, two, three, *_ = (*brief.colours, "#ffffff", "#1a1a1a")
        return Livery(one, two, three)
    name = brief.team or brief.company
    return livery(name, brief.costume) if name.strip() else None


def _among(known: dict[str, Livery], asked: str) -> Livery | None:
    """By its whole name, else by the name without the city: `new york yankees`."""
    words = asked.split()
    for start in range(len(words)):
        if (found := known.get(" ".join(words[start:]))) is not None:
            return found
    return None


@cache
def _groups() -> dict[str, dict[str, Livery]]:
    """Nations, then clubs by sport, then companies; other ways to write a name are names, too."""
    teams = _read("teams.yaml")
    aliases: dict[str, str] = teams.pop("aliases")
    groups = {group: _liveries(entries) for group, entries in teams.items()}
    groups["companies"] = _liveries(_read("companies.yaml"))
    for group in groups.values():
        meant = {_plain(alias): group.get(_plain(name)) for alias, name in aliases.items()}
        group.update({alias: colours for alias, colours in meant.items() if colours})
    return groups


def _liveries(entries: dict[str, list[str]]) -> dict[str, Livery]:
    return {_plain(name): Livery(*colours) for name, colours in entries.items()}


def _read(file: str) -> dict[str, Any]:
    text = resources.files("cyclorama.catalogue").joinpath(file).read_text("utf-8")
    content: dict[str, Any] = yaml.load(text, Loader=_LOADER)  # noqa: S506 - a safe loader
    return content


def _plain(name: str) -> str:
    parts = unicodedata.normalize("NFKD", name.casefold().replace("ı", "i"))
    letters = "".join(part for part in parts if not unicodedata.combining(part))
    return " ".join(letters.replace("_", " ").split())


def _invented(name: str) -> Livery:
    """A strong colour, one that stands out from it, and its opposite, from the name alone."""
    number = crc32(name.encode())
    hue = number % 360 / 360
    strong = _code(hue, 0.36 + number // 360 % 5 * 0.03, 0.72)
    light = number // 1800 % 3
    second = ("#ffffff", "#1a1a1a", _code(hue + 0.13, 0.62, 0.8))[light]
    return Livery(strong, second, _code(hue + 0.5, 0.5, 0.75))


def _code(hue: float, lightness: float, saturation: float) -> str:
    parts = colorsys.hls_to_rgb(hue % 1, lightness, saturation)
    return "#" + "".join(f"{round(255 * part):02x}" for part in parts)


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
