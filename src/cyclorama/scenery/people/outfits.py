"""The costumes: what each of them is made of, and in which colours."""

from collections.abc import Callable
from typing import NamedTuple

from cyclorama.scenery.brief import Costume
from cyclorama.scenery.people.clothes import Below, Clothes, Detail, Neckline


class Colours(NamedTuple):
    """Of a team or a company: `#RRGGBB`."""

    primary: str
    secondary: str
    accent: str


def outfit(costume: Costume, colours: Colours, number: str, name: str) -> Clothes:
    """The clothes of a costume; `number` and `name` are put on those that bear them."""
    return _OUTFITS[costume](colours, number, name)


def _jersey(c: Colours, number: str, name: str) -> Clothes:
    return Clothes(
        top=c.primary, second=c.secondary, third=c.accent, sleeve=c.primary, sleeves=0.60,
        neckline=Neckline.V, below=Below.SHORTS, legs=c.secondary, shoes="#20222A",
        details=(Detail.SIDES, Detail.COLLAR, Detail.CUFFS, Detail.NUMBER, Detail.NAME),
        number=number, name=name,
    )  # fmt: skip


def _baseball(c: Colours, number: str, name: str) -> Clothes:
    return Clothes(
        top="#F3F1EC", second=c.primary, third=c.secondary, sleeve="#F3F1EC", sleeves=0.75,
        legs="#EDEBE6", shoes="#1E1F24",
        details=(Detail.PLACKET, Detail.BUTTONS, Detail.COLLAR, Detail.CUFFS, Detail.NAME,
                 Detail.BELT, Detail.PIPING),
        number=number, name=name,
    )  # fmt: skip


def _basketball(c: Colours, number: str, name: str) -> Clothes:
    return Clothes(
        top=c.primary, second=c.secondary, third=c.accent, sleeves=0, neckline=Neckline.V,
        below=Below.SHORTS, legs=c.primary, shoes=c.secondary, ease=0.02,
        details=(Detail.SIDES, Detail.COLLAR, Detail.NUMBER, Detail.NAME),
        number=number, name=name,
    )  # fmt: skip


def _american_football(c: Colours, number: str, name: str) -> Clothes:
    return Clothes(
        top=c.primary, second=c.secondary, third=c.accent, sleeves=0.62, ease=0.17, hem=0.5,
        legs=c.secondary, shoes="#1D1E22", gloves=c.accent,
        details=(Detail.SHOULDERS, Detail.COLLAR, Detail.CUFFS, Detail.NUMBER, Detail.PIPING),
        number=number, name=name,
    )  # fmt: skip


def _hockey(c: Colours, number: str, name: str) -> Clothes:
    return Clothes(
        top=c.primary, second=c.secondary, third=c.accent, sleeves=1.96, ease=0.15, hem=1.0,
        legs="#22252C", shoes="#17181C", boots=True, gloves=c.primary,
        details=(Detail.HOOPS, Detail.COLLAR, Detail.CUFFS, Detail.NUMBER, Detail.NAME),
        number=number, name=name,
    )  # fmt: skip


def _t_shirt(c: Colours, number: str, name: str) -> Clothes:
    return Clothes(
        top=c.primary, second=c.secondary, third=c.accent, sleeves=0.58, legs="#3B4A66",
        shoes="#E8E6E2", details=(Detail.COLLAR, Detail.NAME), name=name,
    )  # fmt: skip


def _astronaut(c: Colours, number: str, name: str) -> Clothes:
    return Clothes(
        top="#EEF0F4", second=c.primary, third="#9AA1AE", sleeves=1.98, ease=0.17,
        neckline=Neckline.HIGH, legs="#E6E9EF", shoes="#C9CED8", boots=True, gloves="#D3D7DF",
        details=(Detail.PACK, Detail.CUFFS, Detail.PIPING),
    )  # fmt: skip


def _parka(c: Colours, number: str, name: str) -> Clothes:
    return Clothes(
        top="#C4421F", second="#2B2F38", third="#2B2F38", sleeves=1.98, ease=0.19, hem=1.0,
        neckline=Neckline.HIGH, legs="#2B3340", shoes="#4A3A2C", boots=True, gloves="#2B2F38",
        details=(Detail.QUILTING, Detail.ZIP, Detail.CUFFS),
    )  # fmt: skip


def _explorer(c: Colours, number: str, name: str) -> Clothes:
    return Clothes(
        top="#B89B6A", second="#8A6E43", third="#5A3E22", sleeves=1.05, ease=0.07,
        neckline=Neckline.V, legs="#9C8257", shoes="#5A3E22", boots=True,
        details=(Detail.POCKETS, Detail.BUTTONS, Detail.COLLAR, Detail.CUFFS, Detail.BELT),
    )  # fmt: skip


def _racing_suit(c: Colours, number: str, name: str) -> Clothes:
    return Clothes(
        top=c.primary, second=c.secondary, third="#15161A", sleeves=1.98, ease=0.07,
        neckline=Neckline.HIGH, legs=c.primary, shoes="#15161A", gloves="#15161A",
        details=(Detail.SIDES, Detail.SHOULDERS, Detail.ZIP, Detail.COLLAR, Detail.CUFFS,
                 Detail.BELT, Detail.PIPING),
    )  # fmt: skip


def _biker(c: Colours, number: str, name: str) -> Clothes:
    return Clothes(
        top="#24252B", second="#E9E9EC", third="#0F1013", sleeves=1.98, ease=0.08, hem=0.5,
        neckline=Neckline.V, legs="#33405A", shoes="#17181C", boots=True, gloves="#17181C",
        details=(Detail.LAPELS, Detail.ZIP, Detail.CUFFS, Detail.BELT),
    )  # fmt: skip


def _bride(c: Colours, number: str, name: str) -> Clothes:
    return Clothes(
        top="#FBF9F5", second="#EFE7DA", third="#E7DECF", sleeves=0, ease=0.01, hem=0.3,
        neckline=Neckline.WIDE, below=Below.GOWN, legs="#FAF7F2", shoes="#F3EEE6",
        details=(Detail.LACE,),
    )  # fmt: skip


def _wedding(c: Colours, number: str, name: str) -> Clothes:
    return Clothes(
        top="#1D2230", second="#14161C", third="#0E1016", sleeves=1.96, ease=0.08,
        neckline=Neckline.V, legs="#1B2029", shoes="#0F1013",
        details=(Detail.BOW_TIE, Detail.LAPELS, Detail.CUFFS),
    )  # fmt: skip


def _santa(c: Colours, number: str, name: str) -> Clothes:
    return Clothes(
        top="#C31D27", second="#F7F5F0", third="#17181C", sleeves=1.96, ease=0.18,
        neckline=Neckline.HIGH, legs="#B71A24", shoes="#17181C", boots=True, gloves="#F7F5F0",
        details=(Detail.FUR, Detail.BELT, Detail.CUFFS),
    )  # fmt: skip


def _tang_suit(c: Colours, number: str, name: str) -> Clothes:
    return Clothes(
        top="#B5121B", second="#E7B84A", third="#E7B84A", sleeves=1.95, ease=0.09,
        neckline=Neckline.HIGH, legs="#1E1B1C", shoes="#1E1B1C",
        details=(Detail.EMBROIDERY, Detail.KNOTS, Detail.COLLAR, Detail.CUFFS),
    )  # fmt: skip


def _superhero(c: Colours, number: str, name: str) -> Clothes:
    return Clothes(
        top=c.primary, second=c.secondary, third=c.accent, sleeves=1.98, ease=0.012,
        neckline=Neckline.CREW, legs=c.primary, shoes=c.secondary, boots=True,
        gloves=c.secondary, cape=c.secondary,
        details=(Detail.EMBLEM, Detail.BELT, Detail.SIDES),
    )  # fmt: skip


def _karate(c: Colours, number: str, name: str) -> Clothes:
    return Clothes(
        top="#F6F5F1", second="#ECEAE4", third="#17181C", sleeves=1.7, ease=0.11,
        neckline=Neckline.V, legs="#F3F1EC", shoes="#D9B08A",
        details=(Detail.WRAP, Detail.BELT),
    )  # fmt: skip


def _party_hat(c: Colours, number: str, name: str) -> Clothes:
    return Clothes(
        top=c.primary, second=c.secondary, third="#FFFFFF", sleeves=1.1, legs="#2E3A55",
        shoes="#E8E6E2", details=(Detail.BUTTONS, Detail.COLLAR),
    )  # fmt: skip


def _business(c: Colours, number: str, name: str) -> Clothes:
    return Clothes(
        top="#2C3646", second=c.primary, third="#161B24", sleeves=1.96, ease=0.075,
        neckline=Neckline.V, legs="#2A3341", shoes="#17181C",
        details=(Detail.SHIRT, Detail.LAPELS, Detail.CUFFS),
    )  # fmt: skip


def _folk(c: Colours, number: str, name: str) -> Clothes:
    return Clothes(
        top="#F7F3EA", second=c.primary, third=c.secondary, sleeves=1.6, ease=0.10, hem=0.4,
        below=Below.SKIRT, legs=c.primary, shoes="#7A2A22", boots=True,
        details=(Detail.EMBROIDERY, Detail.SASH, Detail.COLLAR, Detail.CUFFS),
    )  # fmt: skip


_OUTFITS: dict[Costume, Callable[[Colours, str, str], Clothes]] = {
    Costume.JERSEY: _jersey,
    Costume.BASEBALL: _baseball,
    Costume.BASKETBALL: _basketball,
    Costume.AMERICAN_FOOTBALL: _american_football,
    Costume.HOCKEY: _hockey,
    Costume.T_SHIRT: _t_shirt,
    Costume.ASTRONAUT: _astronaut,
    Costume.PARKA: _parka,
    Costume.EXPLORER: _explorer,
    Costume.RACING_SUIT: _racing_suit,
    Costume.BIKER: _biker,
    Costume.BRIDE: _bride,
    Costume.WEDDING: _wedding,
    Costume.SANTA: _santa,
    Costume.TANG_SUIT: _tang_suit,
    Costume.SUPERHERO: _superhero,
    Costume.KARATE: _karate,
    Costume.PARTY_HAT: _party_hat,
    Costume.BUSINESS: _business,
    Costume.FOLK: _folk,
}
