"""A picture from words alone: a thing that there is a drawing of, on a set; else the words."""

import re

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.scenery.backdrop import Backdrop
from cyclorama.scenery.brief import SetName, Treatment
from cyclorama.scenery.drawing import draw, set_of
from cyclorama.scenery.layer import Rgba, laid, lay_into
from cyclorama.scenery.lettering import letter
from cyclorama.scenery.liveries import livery, livery_of
from cyclorama.scenery.paint.colour import rgb
from cyclorama.scenery.places import read_place
from cyclorama.scenery.placing import place
from cyclorama.scenery.sets.studios import PAPERS
from cyclorama.scenery.stages import seamless, stage
from cyclorama.scenery.task import Drawn, Task
from cyclorama.scenery.things.drawing import cropped, draw_package, draw_thing
from cyclorama.scenery.things.thing import read_colour, read_thing

NO_DRAWING = (
    "The draft engine has no drawing of what the prompt names, and shows its words instead."
)
ONLY_THE_PLACE = "The draft engine draws the place that the prompt names, and nothing else of it."
LONGEST = 60  # characters of a name
HIGH, BROAD, GROUND = 0.62, 0.72, 0.88  # of the frame, that a thing takes; where it stands
LABEL = (206, 300, 654, 720)  # of the package's square of 1000


def imagine(task: Task) -> Drawn:
    """The thing, the place or else the words that the prompt names. A treatment other than that
    of a cut-out on its set is given the drawn thing as if it were a photo."""
    words = subject_of(task.prompt)
    thing, remarks = _thing(task, words)
    if thing is not None and task.brief.treatment is not Treatment.ON_SET:
        drawn = draw(Task(task.brief, task.prompt, (thing,), task.size))
        return Drawn(drawn.picture, drawn.subject, drawn.backdrop, (*drawn.remarks, *remarks))
    backdrop = _set(task, thing)
    title = next((text for text in task.brief.texts if text.strip()), "")
    if thing is None:
        if not title and words and read_place(words) is None:
            title, remarks = words[:LONGEST], (NO_DRAWING,)
        if not title:
            return Drawn(backdrop.picture, remarks=(ONLY_THE_PLACE,) if words else ())
        layer = _titled(title, task, (0.5, 0.44), 0.34)
        return Drawn(laid(backdrop.picture, layer, 0, 0), layer, backdrop.picture, remarks)
    width, height = task.size
    share = min(HIGH, BROAD * width / height * thing.shape[0] / thing.shape[1])
    placed = place(thing, backdrop, height=share, stands=True, ground=GROUND)
    layer = placed.subject
    if title:
        lay_into(layer, _titled(title, task, (0.5, 0.13), 0.16), 0, 0)
    return Drawn(laid(placed.backdrop, layer, 0, 0), layer, placed.backdrop, remarks)


def subject_of(prompt: str) -> str:
    """What a prompt is about: its words up to the first stop. Templates put the caller's words
    first and go on with a sentence of their own, so that stops too where one begins."""
    words = " ".join(prompt.split())
    ends = re.search(r"[.:;!?](?:\s|$)|(?<=\S) (?=(?:A|An|The|One) (?:[\w-]+,? ){4})", words)
    return (words[: ends.start()] if ends else words).strip()


def _thing(task: Task, words: str) -> tuple[Rgba | None, tuple[str, ...]]:
    """As pixels; a package that bears the words, where a product is asked for by a name that says
    nothing."""
    edge = round(max(task.size) * HIGH)
    livery_ = livery_of(task.brief)
    tone = read_colour(words) or (livery_.primary if livery_ else None)
    thing = read_thing(words)
    if thing is not None:
        return draw_thing(thing, edge, tone), ()
    product = task.brief.treatment is not Treatment.ON_SET or _on(task) is SetName.STUDIO
    if not (product and words and read_place(words) in (None, SetName.STUDIO)):
        return None, ()
    drawn = draw_package(edge, tone or livery(words).primary)
    left, top, right, bottom = (round(part * edge / 1000) for part in LABEL)
    name = letter(
        words[:LONGEST],
        round((bottom - top) * 0.8),
        width_px=round((right - left) * 0.86),
        colour="#22242a",
        lines=4,
    )
    x = (left + right - name.shape[1]) // 2
    lay_into(drawn, name, x, (top + bottom - name.shape[0]) // 2)
    return cropped(drawn), (NO_DRAWING,)


def _on(task: Task) -> SetName:
    return set_of(task.brief, task.prompt)


def _set(task: Task, thing: Rgba | None) -> Backdrop:
    """A thing in a studio is shown on plain paper, so that the steps after this one can cut it out
    again: of a colour that is not its own."""
    found, name = livery_of(task.brief), _on(task)
    if thing is not None and name is SetName.STUDIO:
        return seamless(task.size, found.primary if found else _paper_for(thing))
    return stage(
        name, task.size, variant=task.brief.variant, colours=found.colours if found else ()
    )


def _paper_for(thing: Rgba) -> str:
    """Of the studio's papers the one that differs most from what is like it in the thing."""
    seen = thing[thing[..., 3] > 200][::7, :3].astype(np.float32) / 255

    def apart(paper: str) -> float:
        away = np.sqrt(((seen - rgb(paper)) ** 2).sum(axis=1))
        return float(np.percentile(away, 8))

    return max(PAPERS, key=apart)


def _titled(text: str, task: Task, at: tuple[float, float], high: float) -> Rgba:
    """A layer of the frame's size with the words around a point, with a soft dark behind them."""
    width, height = task.size
    drawn = letter(text, round(height * high), width_px=round(width * 0.84), lines=3)
    layer = np.zeros((height, width, 4), np.uint8)
    left, top = (
        round(width * at[0]) - drawn.shape[1] // 2,
        round(height * at[1]) - drawn.shape[0] // 2,
    )
    dark = np.zeros_like(layer)
    lay_into(dark, drawn, left, top)
    reach = max(1.0, 0.012 * max(width, height))
    soft: NDArray[np.uint8] = cv2.GaussianBlur(dark[..., 3], (0, 0), reach)
    layer[..., 3] = np.minimum(soft.astype(np.uint16) * 3 // 2, 210).astype(np.uint8)
    lay_into(layer, drawn, left, top)
    return layer
