"""What is around a star on the set: behind it, beside it, in the air and before it."""

from collections.abc import Callable
from dataclasses import replace

from cyclorama.imaging.canvas import Size
from cyclorama.scenery.backdrop import Backdrop
from cyclorama.scenery.brief import Prop, Treatment
from cyclorama.scenery.companions import has_partner, with_partner, with_teammates
from cyclorama.scenery.layer import Rgb, Rgba, laid, lay_into, turned
from cyclorama.scenery.people.casting import Star, colours_of
from cyclorama.scenery.placing import place, relit
from cyclorama.scenery.props import scattered
from cyclorama.scenery.props.around import PLACES, Place, Where
from cyclorama.scenery.props.feast import PARTY
from cyclorama.scenery.props.hobbies import hobbies_in
from cyclorama.scenery.props.picture import WHITE, Picture, paint
from cyclorama.scenery.sign import with_sign
from cyclorama.scenery.task import Task

BESIDE = (Where.LEFT, Where.RIGHT)
HOBBY_SPOTS = ((0.15, 0.34), (0.85, 0.34), (0.13, 0.74), (0.87, 0.74), (0.29, 0.15), (0.71, 0.15))


def with_surroundings(task: Task, star: Star, backdrop: Backdrop) -> Backdrop:
    """The set with all of the brief that lies farther back than the star."""
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
    if has_sign(task):
        now = with_sign(now, brief.texts[0])
    for prop in brief.props:
        for at in PLACES.get(prop, ()):
            now = _stood(task, at, now)
    if Prop.HOBBIES in brief.props:
        now = replace(now, picture=_with_hobbies(task, now))
    if Prop.TEAMMATES in brief.props:
        now = with_teammates(task, now)
    if has_partner(task, star):
        now = with_partner(task, now)
    return now


def has_sign(task: Task) -> bool:
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
    if at.where not in (*BESIDE, Where.AIR) or _nearer(at, size):
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
    broad = 0.80 if _nearer(at, size) else 0.42
    by_width = broad * size.width * picture.height / picture.width
    return min(at.height * size.height, by_width, 1.15 * at.height * size.width)


def _nearer(at: Place, size: Size) -> bool:
    """Whether it stands before the star: a long thing would be hidden behind who fills a tall
    frame."""
    if at.where is Where.BEFORE:
        return True
    picture: Picture = at.draw()
    return at.where in BESIDE and is_tall(size) and picture.width > 1.5 * picture.height


def is_flanked(task: Task) -> bool:
    """Whether something stands beside the star that a tall frame has to leave room for."""
    places = [at for prop in task.brief.props for at in PLACES.get(prop, ())]
    return any(at.where in BESIDE and not _nearer(at, task.size) for at in places)


def is_tall(size: Size) -> bool:
    return size.width < size.height


def _with_hobbies(task: Task, backdrop: Backdrop) -> Rgb:
    """Around the star, in two columns."""
    size, picture = task.size, backdrop.picture.copy()
    words = " ".join((task.brief.design, *task.brief.texts)).strip() or task.prompt
    named = hobbies_in(words)
    edge = 0.20 * min(size) if size.width < 1.5 * size.height else 0.24 * size.height
    edge *= 1.45 if len(named) <= 2 else 1.2 if len(named) <= 4 else 1.0
    for (u, v), drawing in zip(HOBBY_SPOTS, named, strict=False):
        high = edge * min(1.0, drawing.height / drawing.width)
        drawn = turned(paint(drawing, round(high), WHITE), (u - 0.5) * -18)
        lay_into(
            picture, drawn, round(u * size.width - drawn.shape[1] / 2),
            round(v * size.height - drawn.shape[0] / 2),
        )  # fmt: skip
    return picture


def before(task: Task, layer: Rgba, backdrop: Backdrop) -> Rgba:
    """What stands nearer than the star, at the frame's lower edge."""
    size = task.size
    for prop in task.brief.props:
        for at in PLACES.get(prop, ()):
            if not _nearer(at, size):
                continue
            high = round(_high(at, size))
            drawn = relit(paint(at.draw(), high, colours_of(task.brief)), backdrop.light)
            across = at.across if at.where is Where.BEFORE else 0.5
            lay_into(
                layer, drawn, round(across * size.width - drawn.shape[1] / 2),
                round(0.985 * size.height) - drawn.shape[0],
            )  # fmt: skip
    return layer
