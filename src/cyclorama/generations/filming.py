"""Clips from a picture."""

from collections.abc import Iterator
from dataclasses import dataclass

from cyclorama.credits.prices import Charge
from cyclorama.generations.sources import step_id
from cyclorama.production.plan import Param, StepSpec, Value
from cyclorama.video.motion import Motion, Move
from cyclorama.video.prompt import read_motion

SECONDS = 5
CALMER = 0.75  # each further clip of a batch against the one before


@dataclass(frozen=True, kw_only=True)
class Filming:
    """`adherence`: 0 to 2, how much of what the words say is done; 0.5 is the ordinary measure.
    Width and height in pixels; None: the picture's."""

    picture: Param
    prompt: str
    negative_prompt: str = ""
    adherence: float = 0.5
    width: int | None = None
    height: int | None = None


def film_steps(film: Filming, count: int) -> Iterator[StepSpec]:
    for number in range(count):
        params: dict[str, Param] = {
            "image": film.picture,
            "prompt": Value(value=film.prompt),
            "motion": Value(value=motion_of(film, number).model_dump(mode="json")),
            "duration": Value(value=SECONDS),
        }
        for name, pixels in (("width", film.width), ("height", film.height)):
            if pixels is not None:
                params[name] = Value(value=even(pixels))
        yield StepSpec(
            id=step_id(number),
            type="animate_photo",
            params=params,
            charge=Charge(item="video", tier="1k", quantity=SECONDS),
        )


def motion_of(film: Filming, number: int) -> Motion:
    """What the prompt asks for without what the negative prompt names."""
    motion = read_motion(film.prompt).motion
    refused = read_motion(film.negative_prompt)
    unwanted = set(refused.motion.moves) if refused.found else set()
    kept = tuple(move for move in motion.moves if move not in unwanted)
    measure = (0.6 + 0.8 * film.adherence) * CALMER**number
    return Motion(
        moves=kept or (Move.HOLD,),
        strength=min(1.0, motion.strength * measure),
        loop=motion.loop,
    )


def even(pixels: int) -> int:
    """A clip's side: its colours are stored at half its size."""
    return 2 * round(pixels / 2)
