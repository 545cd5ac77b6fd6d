"""Which costume is worn with what on the head, and by whom the photo's person is portrayed."""

from collections.abc import Callable

from cyclorama.scenery.brief import Costume
from cyclorama.scenery.people.headgear import Gear, Kind
from cyclorama.scenery.people.outfits import Colours

GEAR: dict[Costume, Callable[[Colours], Gear]] = {
    Costume.BASEBALL: lambda c: Gear(Kind.BASEBALL_CAP, c.primary, c.secondary),
    Costume.AMERICAN_FOOTBALL: lambda c: Gear(Kind.FOOTBALL_HELMET, c.primary, c.secondary),
    Costume.HOCKEY: lambda c: Gear(Kind.HOCKEY_HELMET, c.primary, c.secondary),
    Costume.ASTRONAUT: lambda _: Gear(Kind.SPACE_HELMET),
    Costume.PARKA: lambda _: Gear(Kind.FUR_HOOD),
    Costume.EXPLORER: lambda _: Gear(Kind.EXPLORER_HAT),
    Costume.RACING_SUIT: lambda c: Gear(Kind.RACING_HELMET, c.primary, c.secondary),
    Costume.BIKER: lambda _: Gear(Kind.BIKER_HELMET, "#1B1C21", "#C9CBD1"),
    Costume.BRIDE: lambda _: Gear(Kind.VEIL),
    Costume.SANTA: lambda _: Gear(Kind.SANTA_HAT),
    Costume.TANG_SUIT: lambda _: Gear(Kind.CAP_OF_SILK, "#16161A", "#B5121B"),
    Costume.SUPERHERO: lambda c: Gear(Kind.MASK, c.secondary, c.accent),
    Costume.KARATE: lambda _: Gear(Kind.HEADBAND, "#FFFFFF", "#C8102E"),
    Costume.PARTY_HAT: lambda c: Gear(Kind.PARTY_HAT, c.primary, c.secondary),
    Costume.FOLK: lambda c: Gear(Kind.FLOWERS, c.primary, c.secondary),
}
