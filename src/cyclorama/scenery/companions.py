"""Other people beside a star: team-mates behind, a partner at the side."""

from dataclasses import replace

from cyclorama.figure.appearance import Gender
from cyclorama.figure.pose import Arm, Pose
from cyclorama.scenery.backdrop import Backdrop
from cyclorama.scenery.brief import Costume, Prop
from cyclorama.scenery.fitting import BESIDE, fitting
from cyclorama.scenery.held import grown
from cyclorama.scenery.layer import Rgba
from cyclorama.scenery.people.casting import Star, clothes_of, colours_of, gender_of, stranger
from cyclorama.scenery.people.costume import GEAR
from cyclorama.scenery.people.drawn_head import drawn_head
from cyclorama.scenery.people.framing_words import cut_for
from cyclorama.scenery.people.outfits import Colours, outfit
from cyclorama.scenery.people.poses import CARRYING, CHEERING, STANDING
from cyclorama.scenery.people.wearer import Dressed, Wear, dressed
from cyclorama.scenery.placing import place
from cyclorama.scenery.props.around import PLACES
from cyclorama.scenery.props.picture import paint
from cyclorama.scenery.task import Task

LENT_ARM = Pose(left_arm=Arm(upper=15, fore=8), right_arm=Arm(upper=22, fore=6))
WEDDING = Colours("#FFFFFF", "#EFE7DA", "#C9A24A")


def with_teammates(task: Task, backdrop: Backdrop) -> Backdrop:
    """Drawn people in the same clothes, in other poses and with other numbers."""
    brief, colours = task.brief, colours_of(task.brief)
    costume = brief.costume or Costume.JERSEY
    gear = GEAR[costume](colours) if costume in GEAR else None
    cut = cut_for(task.prompt)
    for n, across in enumerate((0.14, 0.86, 0.30, 0.70)):
        if task.size.width < task.size.height and n > 1:
            break
        clothes = clothes_of(brief.model_copy(update={"variant": n + 1}), costume, colours)
        pose = (CHEERING, STANDING, LENT_ARM, CHEERING)[n]
        wear = Wear(clothes, gear, pose, cut)
        tall = round((0.6 if cut else 0.5) * task.size.height)
        mate = dressed(drawn_head(stranger(n)), wear, tall).subject
        high = mate.rgba.shape[0] / task.size.height * (0.92 if n < 2 else 0.80)
        high = min(high, 0.62 * task.size.width * mate.rgba.shape[0] / mate.rgba.shape[1]
                   / task.size.height)  # fmt: skip
        placed = place(
            mate.rgba, backdrop, height=high, across=across, stands=mate.stands,
            ground=backdrop.ground - 0.04,
        )  # fmt: skip
        backdrop = replace(backdrop, picture=placed.picture)
    return backdrop


def _with_bouquet(bride: Dressed) -> Rgba:
    _, top, _, bottom = bride.subject.face or (0, 0, 0, 0)
    (at,) = PLACES[Prop.BOUQUET]
    drawn = paint(at.draw(), round(at.height * (bottom - top)), WEDDING)
    x, y = bride.chest
    left, down = round(x - drawn.shape[1] / 2), round(y - at.across * drawn.shape[0])
    return grown(bride.subject.rgba, drawn, left, down)[0]


def has_partner(task: Task, star: Star) -> bool:
    """A photo of a couple needs no other."""
    return Prop.PARTNER in task.brief.props and len(star.heads) < 2


def with_partner(task: Task, backdrop: Backdrop) -> Backdrop:
    """A drawn bride beside a groom, or the other way round."""
    bride = task.brief.costume is Costume.BRIDE or gender_of(task.prompt) is Gender.FEMALE
    costume = Costume.WEDDING if bride else Costume.BRIDE
    gender = Gender.MALE if bride else Gender.FEMALE
    flowers = costume is Costume.BRIDE and Prop.BOUQUET in task.brief.props
    wear = Wear(
        outfit(costume, WEDDING, "", ""), GEAR[costume](WEDDING) if costume in GEAR else None,
        CARRYING if flowers else STANDING, cut_for(task.prompt), gender=gender,
    )  # fmt: skip
    partner = dressed(drawn_head(stranger(0 if bride else 1, gender)), wear,
                      round(0.78 * task.size.height))  # fmt: skip
    layer = partner.subject.rgba
    stands = partner.subject.stands
    if flowers:
        layer = _with_bouquet(partner)
    placed = place(
        layer, backdrop, height=fitting(partner.subject, task.size, 0.78 if stands else 0.56),
        across=0.5 + BESIDE, stands=stands,
    )  # fmt: skip
    return replace(backdrop, picture=placed.picture)
