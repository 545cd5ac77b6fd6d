"""What a picture is made of: who and what it shows, how, and where. Pictures are parameters of
steps: media that are there, or what a step takes in."""

from dataclasses import dataclass

from cyclorama.figure.appearance import Appearance
from cyclorama.production.plan import Param


@dataclass(frozen=True, kw_only=True)
class Product:
    """`front` and `back`: photos of it. `clothing`: it is known to be laid down or hung up rather
    than to stand."""

    front: Param
    back: Param | None = None
    clothing: bool = False


@dataclass(frozen=True, kw_only=True)
class Parts:
    """`prompt`: all of it in words, for engines that read them. `width` and `height` in pixels.

    `seed`: of the first picture; picture k has the seed `seed` + k, which chooses pose and variant.
    `person`: who is seen; they wear the products. `pose`: its name in the catalogue, None for the
    seed's choice. `base`: a photo that is changed, and `references` what else engines may look at.
    `background` and `style`: words for what is behind.
    """

    prompt: str
    width: int
    height: int
    seed: int
    person: Appearance | None = None
    products: tuple[Product, ...] = ()
    base: Param | None = None
    references: tuple[Param, ...] = ()
    view: str = "front"
    framing: str = "full_body"
    pose: str | None = None
    background: str = ""
    style: str = ""
    model: str = ""

    @property
    def behind(self) -> str:
        """What says where the picture plays: the background's words, else the style's."""
        return self.background.strip() or self.style
