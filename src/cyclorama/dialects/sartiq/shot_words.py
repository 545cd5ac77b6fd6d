"""The dialect's words for how much of a person is seen, and from where: `front_upper_body`."""

from typing import NamedTuple

from cyclorama.studio.stances import FRAMINGS, VIEWS

FRONT, FULL_BODY = "front", "full_body"


class Seen(NamedTuple):
    """From which side, and how much of the figure."""

    view: str
    framing: str


def read_shot(*labels: str | None) -> Seen:
    """Of several labels the first that says it counts; what none of them says is a full figure
    from the front."""
    plain = [_plain(label) for label in labels if label]
    view = next((one for label in plain if (one := _named(label, VIEWS)) is not None), FRONT)
    framing = next((one for label in plain if (one := _named(label, FRAMINGS)) is not None), None)
    return Seen(view, framing or FULL_BODY)


def _plain(label: str) -> str:
    return f"_{'_'.join(label.lower().replace('-', ' ').replace('_', ' ').split())}_"


def _named(label: str, names: tuple[str, ...]) -> str | None:
    return next((name for name in names if f"_{name}_" in label), None)
