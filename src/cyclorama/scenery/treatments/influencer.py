"""Drawn people with the goods: they wear what can be worn, and stand beside what cannot."""

import re
from collections.abc import Sequence
from functools import partial

import numpy as np

from cyclorama.figure import croquis
from cyclorama.figure.appearance import Appearance, Gender
from cyclorama.figure.garment.fit import fit
from cyclorama.figure.garment.outfit import Offered, worn_together
from cyclorama.figure.garment.reading import read
from cyclorama.figure.pose import Arm, Leg, Pose
from cyclorama.figure.staging import Cropping, Staging
from cyclorama.figure.worn import GarmentKind
from cyclorama.imaging.composition import Transparent
from cyclorama.imaging.view import View
from cyclorama.scenery.arranging import set_for
from cyclorama.scenery.backdrop import Backdrop
from cyclorama.scenery.brief import SetName
from cyclorama.scenery.layer import Rgba, box_of, empty, lay_into
from cyclorama.scenery.people.casting import gender_of, stranger
from cyclorama.scenery.placing import Placed, place
from cyclorama.scenery.subject import find_subject
from cyclorama.scenery.task import Drawn, Task
from cyclorama.scenery.treatments.presenter import on_plinths
from cyclorama.scenery.treatments.product_stage import write_title
from cyclorama.scenery.wording import text, unread

MOST = 3
SURE = 0.6  # a thing that is less surely a garment is shown, not worn
ABOVE_THE_HIPS = frozenset({GarmentKind.TOP, GarmentKind.OUTERWEAR, GarmentKind.HAT})
HELD = frozenset({GarmentKind.BAG, GarmentKind.OTHER})
WHOLE, HALF = Cropping(top=9.3, bottom=-0.1, margin=0.0), Cropping(top=9.3, bottom=4.2, margin=0.0)
POSES = (
    Pose(left_arm=Arm(upper=20, fore=12), right_arm=Arm(upper=34, fore=-62), hips=3, head=-3),
    Pose(
        left_arm=Arm(upper=16, fore=10),
        right_arm=Arm(upper=16, fore=14),
        left_leg=Leg(thigh=8, shin=3, foot=32),
        shoulders=2,
        head=3,
    ),
)
POINTING = Pose(head=2, left_arm=Arm(upper=14, fore=8), right_arm=Arm(upper=26, fore=112))
UNDER_A_TITLE = 0.78  # of the frame's height
BOTH = r"\b(?:male and female|female and male|wom[ae]n and m[ae]n|m[ae]n and wom[ae]n)\b"


def draw(task: Task, set_name: SetName) -> Drawn:
    backdrop = set_for(task, set_name)
    found = [find_subject(source) for source in task.sources[:MOST]]
    remarks = [one.remark for one in found if one.remark is not None]
    goods = [one.rgba for one in found]
    worn = wearable(goods)
    placed = _wearing(task, backdrop, worn) if worn else _beside(task, backdrop, goods)
    if title := text(task.brief, 0):
        write_title(placed.backdrop, title)
    said = tuple(dict.fromkeys((*remarks, *unread(task.brief))))
    return Drawn(placed.picture, placed.subject, placed.backdrop, said)


def wearable(goods: Sequence[Rgba]) -> list[tuple[Rgba, GarmentKind]]:
    """What somebody can wear, or carry with it, all at once."""
    told = [(one, read(one)) for one in goods]
    sure = [(one, reading.kind) for one, reading in told if reading.confidence >= SURE]
    chosen = worn_together([Offered(kind, View.FRONT, True) for _, kind in sure], False)
    worn = [sure[index] for index in chosen]
    return worn if any(kind not in HELD for _, kind in worn) else []


def _wearing(task: Task, backdrop: Backdrop, worn: Sequence[tuple[Rgba, GarmentKind]]) -> Placed:
    kinds = {kind for _, kind in worn} - HELD
    cropping = HALF if kinds <= ABOVE_THE_HIPS else WHOLE
    usual = Gender.FEMALE if kinds & {GarmentKind.DRESS, GarmentKind.SKIRT} else None
    people = people_of(task.prompt, task.brief.variant, usual)
    high = UNDER_A_TITLE if text(task.brief, 0) else 0.92
    size, subject = task.size, empty(task.size)
    for index, who in enumerate(people):
        figure = _figure(who, POSES[index], cropping, worn, round(1.1 * size.height))
        apart = min(0.19, 0.42 * figure.shape[1] / figure.shape[0] * size.height / size.width)
        across = 0.5 if len(people) == 1 else 0.5 + (2 * index - 1) * max(0.16, apart)
        placed = place(
            figure, backdrop, height=high - 0.03 * index, across=across,
            stands=cropping is WHOLE, ground=0.98,
        )  # fmt: skip
        lay_into(subject, placed.subject, 0, 0)
        backdrop = Backdrop(placed.backdrop, backdrop.ground, backdrop.horizon, backdrop.light)
    return Placed(subject, backdrop.picture)


def _beside(task: Task, backdrop: Backdrop, goods: Sequence[Rgba]) -> Placed:
    """One of them points to what stands there."""
    size = task.size
    narrow = size.width < 1.1 * size.height
    shown = on_plinths(goods, backdrop, narrow, size.width / size.height)
    who = people_of(task.prompt, task.brief.variant)[0]
    figure = _figure(who, POINTING, HALF, (), size.height)
    high, across = (0.60, 0.27) if narrow else (UNDER_A_TITLE, 0.33)
    return place(figure, shown, height=high, across=across, stands=False)


def _figure(
    who: Appearance,
    pose: Pose,
    cropping: Cropping,
    worn: Sequence[tuple[Rgba, GarmentKind]],
    height: int,
) -> Rgba:
    """Drawn so high, and cropped to what there is."""
    staging = Staging(cropping=cropping, backdrop=Transparent())
    fits = [partial(fit, one) for one, _ in worn]
    drawn = croquis.compose(fits, who, pose, staging, height, height).picture
    box = box_of(drawn)
    assert box is not None
    left, top, right, bottom = box
    return np.ascontiguousarray(drawn[top:bottom, left:right])


def people_of(words: str, number: int, usual: Gender | None = None) -> tuple[Appearance, ...]:
    """A woman and a man where the words want both, else one, of the gender that they say, or of
    the usual one where they say none."""
    if re.search(BOTH, words.lower()):
        return stranger(number, Gender.FEMALE), stranger(number, Gender.MALE)
    plain = re.search(r"\b(female|male)\b", words.lower())
    gender = Gender(plain.group(1)) if plain else gender_of(words) or usual
    return (stranger(number, gender),)
