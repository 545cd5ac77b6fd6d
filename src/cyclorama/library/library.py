"""The library as one account sees it: the catalogue, and what the account has added.

    library = await services.library.of(caller.account_id)      (see `libraries`)
    library.talent(talent_id)           a Talent, or NotFound
    library.shot(code)                  a PackshotShot or a ModelShot, or NotFound
    library.prompt(prompt_id)           a Prompt, or NotFound
    library.talents.page(1, 50, keyword="curly", having=[{"gender:male"}])

Ids and codes are taken in any case. What is inactive or deleted is not found.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from cyclorama.errors import NotFound
from cyclorama.library.item import Kind
from cyclorama.library.prompts import Prompt, load_prompts
from cyclorama.library.shelf import Shelf, Shelves
from cyclorama.library.shots import ModelShot, PackshotShot, load_model_shots, load_shots
from cyclorama.library.talents import Talent, load_talents

Shot = PackshotShot | ModelShot


@dataclass(frozen=True)
class Stock:
    """A shelf for each kind."""

    talents: Shelf[Talent]
    shots: Shelf[Shot]
    prompts: Shelf[Prompt]

    @classmethod
    def of(
        cls,
        talents: Iterable[Talent] = (),
        shots: Iterable[Shot] = (),
        prompts: Iterable[Prompt] = (),
    ) -> "Stock":
        return cls(Shelf(talents), Shelf(shots), Shelf(prompts))

    def __len__(self) -> int:
        return len(self.talents) + len(self.shots) + len(self.prompts)


class Library:
    def __init__(self, catalogue: Stock, own: Stock) -> None:
        self._own = own
        self.talents = Shelves(catalogue.talents, own.talents)
        self.shots = Shelves(catalogue.shots, own.shots)
        self.prompts = Shelves(catalogue.prompts, own.prompts)

    @cached_property
    def own(self) -> "Library":
        """Of it, what is the account's own."""
        return Library(_nothing(), self._own)

    def talent(self, talent_id: str) -> Talent:
        if (talent := self.talents.get(talent_id)) is None:
            raise _absent(Kind.TALENT, talent_id)
        return talent

    def shot(self, code: str) -> Shot:
        if (shot := self.shots.get(code)) is None:
            raise _absent(Kind.SHOT, code)
        return shot

    def prompt(self, prompt_id: str) -> Prompt:
        if (prompt := self.prompts.get(prompt_id)) is None:
            raise _absent(Kind.PROMPT, prompt_id)
        return prompt


@cache
def _nothing() -> Stock:
    return Stock.of()


def _absent(kind: Kind, key: str) -> NotFound:
    return NotFound(f"There is no {kind} {key!r}.")


@cache
def load_catalogue() -> Stock:
    """What ships with Cyclorama."""
    shots: list[Shot] = [*load_shots().values(), *load_model_shots().values()]
    return Stock.of(load_talents(), shots, load_prompts())
