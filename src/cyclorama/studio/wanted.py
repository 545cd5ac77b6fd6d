"""Which items of a kind a list is to hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cyclorama.studio.bodies import Body
from cyclorama.studio.item import StudioItem


@dataclass(frozen=True)
class Wanted:
    """equal: values of fields of the body, in any case. holding: a text that a list of the body
    holds. name: a part of the name, in any case. with_pictures: the beginning of a slot that is
    filled. public: what others share, and what ships with Cyclorama, too."""

    skip: int = 0
    limit: int = 100
    equal: Mapping[str, str] = field(default_factory=dict)
    holding: Mapping[str, str] = field(default_factory=dict)
    name: str = ""
    with_pictures: str = ""
    public: bool = True

    @property
    def impossible(self) -> bool:
        """Whether nothing can be found: PostgreSQL takes U+0000 in no text."""
        texts = (*self.equal.values(), *self.holding.values(), self.name)
        return any("\0" in text for text in texts)

    def fits(self, item: StudioItem[Body]) -> bool:
        """Of an item that ships: such have no pictures."""
        known = item.body.model_dump(mode="json")
        return (
            not self.with_pictures
            and all(
                str(known.get(name) or "").lower() == value.lower()
                for name, value in self.equal.items()
            )
            and all(value in known.get(name, ()) for name, value in self.holding.items())
            and self.name.lower() in item.body.name.lower()
        )
