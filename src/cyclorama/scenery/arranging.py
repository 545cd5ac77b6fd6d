"""Put a person and what is around them on a set."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from cyclorama.figure.appearance import Gender
from cyclorama.figure.pose import Arm, Pose
from cyclorama.imaging.canvas import Size
from cyclorama.scenery.backdrop import Backdrop
from cyclorama.scenery.brief import Costume, Prop, SetName, Treatment
from cyclorama.scenery.layer import Rgba, empty, laid, lay_into, turned
from cyclorama.scenery.people.casting import (
    Star,
    clothes_of,
    colours_of,
    gender_of,
    stranger,
)
from cyclorama.scenery.people.costume import GEAR
from cyclorama.scenery.people.drawn_head import drawn_head
from cyclorama.scenery.people.outfits import Colours, outfit
from cyclorama.scenery.people.poses import CHEERING, STANDING
from cyclorama.scenery.people.wearer import Wear, dressed
from cyclorama.scenery.placing import faded, place, relit
from cyclorama.scenery.props import scattered
from cyclorama.scenery.props.around import PLACES, Place, Where
from cyclorama.scenery.props.feast import PARTY
from cyclorama.scenery.props.hobbies import hobbies_in
from cyclorama.scenery.props.picture import Picture, paint
from cyclorama.scenery.sign import with_sign
from cyclorama.scenery.stages import stage
from cyclorama.scenery.subject import Border, Box, Subject
from cyclorama.scenery.task import Drawn, Task

UPRIGHT, CUT = 0.80, 0.86  # of the frame's height: who stands there in full, who is cut off
WIDEST = 0.94  # of the frame's width
LENT_ARM = Pose(left_arm=Arm(upper=15, fore=8), right_arm=Arm(upper=22, fore=6))
HOBBY_SPOTS = ((0.15, 0.34), (0.85, 0.34), (0.13, 0.74), (0.87, 0.74), (0.29, 0.15), (0.71, 0.15))
PRINT = 0.66
UNDER_A_SIGN = 0.74
BESIDE = 0.17  # of the frame's width: how far a couple stands from its middle
WHITE = ("#fff", "#fff", "#fff")


def set_for(task: Task, set_name: SetName) -> Backdrop:
    """The set in the colours that the brief has, if it has any."""
    brief = task.brief
    named = brief.team or brief.company or brief.colours
    colours = tuple(colours_of(brief)) if named else ()
    return stage(set_name, task.size, variant=brief.variant, colours=colours)


def arrange(task: Task, star: Star, backdrop: Backdrop, *, height: float | None = None,
            across: float = 0.5) -> Drawn:  # fmt: skip
    """The star on the set with the brief's props. What stands farther back than the star is laid
    into the backdrop, what is nearer or held into the star's own layer."""
    behind = _behind(task, star, backdrop)
    subject = _with_held(task, star)
    widest = WIDEST
    if Prop.PARTNER in task.brief.props:
        across, widest = 0.5 - BESIDE, 0.62
    high = height or fitting(subject, task.size, widest)
    if _has_sign(task):
        high = min(high, UNDER_A_SIGN)
    placed = place(
        subject.rgba, behind, height=high, across=across,
        stands=subject.stands,
    )  # fmt: skip
    layer = _before(task, placed.subject, behind)
    return Drawn(laid(placed.backdrop, layer, 0, 0), layer, placed.backdrop, star.remarks)


def fitting(subject: Subject, size: Size, widest: float = WIDEST) -> float:
    """How high a subject is set, as a share of the frame: as large as it may be."""
    tall, wide = subject.rgba.shape[:2]
    share = PRINT if not subject.found else UPRIGHT if subject.stands else CUT
    return min(share, widest * size.width * tall / wide / size.height)


def _behind(task: Task, star: Star, backdrop: Backdrop) -> Backdrop:
    picture, size, brief = backdrop.picture, task.size, task.brief
    seed = 1 + brief.variant
    many = _many_colours(task)
    scatter: dict[Prop, Callable[[], Rgba]] = {
        Prop.FIREWORKS: lambda: scattered.fireworks(size, seed),
        Prop.LANTERNS: lambda: scattered.lanterns(size, seed),
        Prop.SNOW: lambda: scattered.snow(size, seed),
        Prop.CONFETTI: lambda: scattered.confetti(size, seed, many),
        Prop.CROWD: lambda: scattered.crowd(size, seed, many),
    }
    for prop, draw in scatter.items():
        if prop in brief.props:
            picture = laid(picture, draw(), 0, 0)
    now = replace(backdrop, picture=picture)
    if _has_sign(task):
        now = with_sign(now, brief.texts[0])
    for prop in brief.props:
        for at in PLACES.get(prop, ()):
            now = _stood(task, at, now)
    if Prop.HOBBIES in brief.props:
        now = replace(now, picture=_with_hobbies(task, now))
    if Prop.TEAMMATES in brief.props:
        now = _with_teammates(task, star, now)
    if Prop.PARTNER in brief.props:
        now = _with_partner(task, star, now)
    return now


def _has_sign(task: Task) -> bool:
    """Whether the brief's first text is to be read behind the star: not where it stands on
    clothes, and not where it names hobbies."""
    brief = task.brief
    on_set = brief.treatment is Treatment.ON_SET
    return bool(brief.texts) and on_set and not brief.costume and Prop.HOBBIES not in brief.props


def _many_colours(task: Task) -> tuple[str, ...]:
    brief = task.brief
    named = brief.team or brief.company or brief.colours
    return tuple(colours_of(brief)) if named else PARTY


def _stood(task: Task, at: Place, backdrop: Backdrop) -> Backdrop:
    """One prop on the ground beside the star, or in the air."""
    size = task.size
    if at.where not in (Where.LEFT, Where.RIGHT, Where.AIR):
        return backdrop
    drawn = paint(at.draw(), round(_high(at, size)), colours_of(task.brief))
    if at.where is Where.AIR:
        top = round(0.06 * size.height)
        left = round(at.across * size.width - drawn.shape[1] / 2)
        lit = relit(drawn, backdrop.light)
        return replace(backdrop, picture=laid(backdrop.picture, lit, left, top))
    ground = min(0.97, backdrop.ground + (0.02 if at.where is Where.LEFT else 0.0))
    placed = place(
        drawn, backdrop, height=drawn.shape[0] / size.height, across=at.across, stands=True,
        ground=ground,
    )  # fmt: skip
    return replace(backdrop, picture=placed.picture)


def _high(at: Place, size: Size) -> float:
    """In px; in tall frames a prop's width is what bounds it."""
    picture: Picture = at.draw()
    return min(at.height * size.height, 0.42 * size.width * picture.height / picture.width,
               1.15 * at.height * size.width)  # fmt: skip


def _with_hobbies(task: Task, backdrop: Backdrop) -> Rgba:
    """Around the star, in two columns."""
    size, picture = task.size, backdrop.picture.copy()
    words = " ".join((task.brief.design, *task.brief.texts)).strip() or task.prompt
    edge = 0.20 * min(size) if size.width < 1.5 * size.height else 0.24 * size.height
    for (u, v), drawing in zip(HOBBY_SPOTS, hobbies_in(words), strict=False):
        high = edge * min(1.0, drawing.height / drawing.width)
        drawn = turned(paint(drawing, round(high), WHITE), (u - 0.5) * -18)
        lay_into(
            picture, drawn, round(u * size.width - drawn.shape[1] / 2),
            round(v * size.height - drawn.shape[0] / 2),
        )  # fmt: skip
    return picture


def _with_teammates(task: Task, star: Star, backdrop: Backdrop) -> Backdrop:
    brief, colours = task.brief, colours_of(task.brief)
    costume = brief.costume or Costume.JERSEY
    gear = GEAR[costume](colours) if costume in GEAR else None
    for n, across in enumerate((0.14, 0.86, 0.30, 0.70)):
        if task.size.width < task.size.height and n > 1:
            break
        clothes = clothes_of(brief.model_copy(update={"variant": n + 1}), costume, colours)
        pose = (CHEERING, STANDING, LENT_ARM, CHEERING)[n]
        mate = dressed(
            drawn_head(stranger(n)), Wear(clothes, gear, pose, 4.0), round(0.6 * task.size.height)
        )
        high = mate.subject.rgba.shape[0] / task.size.height * (0.92 if n < 2 else 0.80)
        placed = place(mate.subject.rgba, backdrop, height=high, across=across, stands=False)
        backdrop = replace(backdrop, picture=placed.picture)
    return backdrop


def _with_partner(task: Task, star: Star, backdrop: Backdrop) -> Backdrop:
    bride = task.brief.costume is Costume.BRIDE or gender_of(task.prompt) is Gender.FEMALE
    costume = Costume.WEDDING if bride else Costume.BRIDE
    gender = Gender.MALE if bride else Gender.FEMALE
    colours = Colours("#FFFFFF", "#EFE7DA", "#C9A24A")
    wear = Wear(
        outfit(costume, colours, "", ""), GEAR[costume](colours) if costume in GEAR else None,
        STANDING, 4.3, gender=gender,
    )  # fmt: skip
    partner = dressed(drawn_head(stranger(0 if bride else 1, gender)), wear,
                      round(0.78 * task.size.height))  # fmt: skip
    placed = place(
        partner.subject.rgba, backdrop, height=fitting(partner.subject, task.size, 0.56),
        across=0.5 + BESIDE, stands=False,
    )  # fmt: skip
    return replace(backdrop, picture=placed.picture)


def _with_held(task: Task, star: Star) -> Subject:
    """The star with what is in the hand, at the chest or in the mouth."""
    subject = star.subject
    if subject.face is None:
        return subject
    unit = subject.face[3] - subject.face[1]
    middle = (subject.face[0] + subject.face[2]) / 2
    colours = colours_of(task.brief)
    rgba = subject.rgba
    if Border.LEFT in subject.touches or Border.RIGHT in subject.touches:
        rgba = faded(
            rgba, left=Border.LEFT in subject.touches, right=Border.RIGHT in subject.touches
        )
    moved = (0, 0)
    for prop in task.brief.props:
        for at in PLACES.get(prop, ()):
            if at.where is Where.MOUTH:
                drawn = paint(at.draw(), max(4, round(0.36 * unit)), WHITE)
                drawn = turned(np.ascontiguousarray(drawn[:, ::-1]), -16)
                left, top = round(middle - 0.18 * unit), round(subject.face[1] + 0.62 * unit)
            elif at.where is Where.HELD:
                drawn = paint(at.draw(), max(6, round(at.height * unit)), colours)
                x, y = _grip(star, subject.face, prop)
                left = round(x - drawn.shape[1] / 2)
                top = round(y - at.across * drawn.shape[0])
            else:
                continue
            rgba, more = _grown(rgba, drawn, left + moved[0], top + moved[1])
            moved = (moved[0] + more[0], moved[1] + more[1])
    return replace(subject, rgba=rgba)


def _grip(star: Star, face: Box, prop: Prop) -> tuple[float, float]:
    """Where the hand is, or the chest for a bouquet; beside the head of one whose hands are not
    known."""
    unit = face[3] - face[1]
    if star.dressed is not None:
        return star.dressed.chest if prop is Prop.BOUQUET else star.dressed.hands[1]
    if prop is Prop.BOUQUET:
        return (face[0] + face[2]) / 2, face[3] + 1.6 * unit
    return face[2] + 0.75 * unit, face[3] + 0.4 * unit


def _grown(rgba: Rgba, drawn: Rgba, left: int, top: int) -> tuple[Rgba, tuple[int, int]]:
    """The layer with something laid over it, larger to the sides and above where that needs it,
    and how far its own pixels have moved."""
    height, width = rgba.shape[:2]
    more_left, more_top = max(0, -left), max(0, -top)
    more_right = max(0, left + drawn.shape[1] - width)
    sheet = empty(Size(width + more_left + more_right, height + more_top))
    sheet[more_top:, more_left : more_left + width] = rgba
    lay_into(sheet, drawn, left + more_left, top + more_top)
    return sheet, (more_left, more_top)


def _before(task: Task, layer: Rgba, backdrop: Backdrop) -> Rgba:
    """What stands nearer than the star, at the frame's lower edge."""
    size = task.size
    for prop in task.brief.props:
        for at in PLACES.get(prop, ()):
            if at.where is not Where.BEFORE:
                continue
            high = round(_high(at, size))
            drawn = relit(paint(at.draw(), high, colours_of(task.brief)), backdrop.light)
            lay_into(
                layer, drawn, round(at.across * size.width - drawn.shape[1] / 2),
                round(0.985 * size.height) - drawn.shape[0],
            )  # fmt: skip
    return layer
