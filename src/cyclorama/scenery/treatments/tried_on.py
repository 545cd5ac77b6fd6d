"""The photo's person, in the photo's place, in what the other sources show. Below the chin the
person is drawn: a garment that was laid flat has to be put on somebody."""

from collections.abc import Sequence
from functools import partial

import numpy as np

from cyclorama.figure import croquis
from cyclorama.figure.appearance import Appearance, Gender, HairStyle
from cyclorama.figure.camera import frame
from cyclorama.figure.garment.fit import fit
from cyclorama.figure.pose import Arm, Pose
from cyclorama.figure.skeleton import Joint
from cyclorama.figure.staging import Cropping, Staging
from cyclorama.figure.stand import stand
from cyclorama.figure.worn import GarmentKind
from cyclorama.imaging.composition import Transparent
from cyclorama.scenery.brief import SetName
from cyclorama.scenery.in_place import Scene, scene_of
from cyclorama.scenery.layer import Rgba, laid, lay_into, resized
from cyclorama.scenery.people.casting import gender_of
from cyclorama.scenery.people.head import CHIN, SKULL, Head, head_of
from cyclorama.scenery.people.wearer import BROADER, HEAD, Wear
from cyclorama.scenery.placing import relit
from cyclorama.scenery.subject import find_subject
from cyclorama.scenery.task import Drawn, Task
from cyclorama.scenery.treatments import presenter
from cyclorama.scenery.treatments.exchanged import light_of
from cyclorama.scenery.treatments.influencer import MOST, wearable

NOT_WORN = "There is nothing to wear in the references, so they stand beside the person."
SHORT = Wear.short
SUNK = 0.36  # heads: a fashion drawing's neck is long, and a head that was in a collar has none
POSES = (  # none with a hand before the garment
    Pose(left_arm=Arm(upper=14, fore=9), right_arm=Arm(upper=14, fore=9)),
    Pose(left_arm=Arm(upper=30, fore=14), right_arm=Arm(upper=10, fore=6), hips=3),
    Pose(left_arm=Arm(upper=10, fore=6), right_arm=Arm(upper=30, fore=14), hips=-3),
)
ABOVE, BELOW = 9.3, -0.15  # heads: of the whole figure
ACROSS = 5.0  # heads: room for arms and skirts
ROOM = 0.4  # heads, below the frame
CHIN_AT = 8.0  # heads above the floor

Worn = tuple[Rgba, GarmentKind]


def draw(task: Task, set_name: SetName) -> Drawn:
    scene = scene_of(task.sources[0], task.size)
    head = head_of(scene.subject) if scene.found else None
    goods = [find_subject(source).rgba for source in task.sources[1 : 1 + MOST]]
    worn = wearable(goods)
    if head is None or not worn:
        drawn = presenter.draw(task, set_name)
        said = () if worn else (NOT_WORN,)
        return Drawn(drawn.picture, drawn.subject, drawn.backdrop, (*said, *drawn.remarks))
    return _worn(task, scene, head, worn)


def _worn(task: Task, scene: Scene, head: Head, worn: Sequence[Worn]) -> Drawn:
    """The figure is as large as the head wants it, and hangs from the chin."""
    assert scene.subject.at is not None
    assert scene.subject.face is not None
    left, top = scene.subject.at[:2]
    box = scene.subject.face
    unit = box[3] - box[1]
    scale = SKULL * unit / HEAD  # px to a head of the figure
    chin = (
        left + (box[0] + box[2]) / 2,
        top + box[3] + CHIN * unit - SUNK * SHORT * scale,
    )
    shown = (task.size.height - chin[1]) / (SHORT * scale)
    bottom = max(BELOW, CHIN_AT - shown - ROOM)
    pose = POSES[task.brief.variant % len(POSES)]
    figure, its_chin = _figure(_appearance(task, head, worn), pose, worn, scale, bottom)
    layer = np.zeros((*scene.photo.shape[:2], 4), np.uint8)
    light = light_of(scene.photo)
    lay_into(
        layer, relit(figure, light), round(chin[0] - its_chin[0]), round(chin[1] - its_chin[1])
    )
    lay_into(layer, head.rgba, left + box[0] - head.face[0], top + box[1] - head.face[1])
    backdrop = scene.emptied()
    return Drawn(laid(backdrop, layer, 0, 0), layer, backdrop)


def _figure(
    who: Appearance, pose: Pose, worn: Sequence[Worn], scale: float, bottom: float
) -> tuple[Rgba, tuple[float, float]]:
    """Down to so many heads above the floor, and where its chin is."""
    staging = Staging(
        cropping=Cropping(top=ABOVE, bottom=bottom, margin=0.0), backdrop=Transparent()
    )
    width, height = round(ACROSS * scale), round((ABOVE - bottom) * scale)
    camera = frame(staging.cropping, stand(who, pose), width, height)
    fits = [partial(fit, one) for one, _ in worn]
    drawn = croquis.compose(fits, who, pose, staging, width, height).picture
    chin = camera(stand(who, pose)[Joint.CHIN])
    body = resized(drawn, round(BROADER * width), round(SHORT * height))
    return body, (BROADER * chin.x, SHORT * chin.y)


def _appearance(task: Task, head: Head, worn: Sequence[Worn]) -> Appearance:
    skirted = {kind for _, kind in worn} & {GarmentKind.DRESS, GarmentKind.SKIRT}
    gender = gender_of(task.prompt) or (Gender.FEMALE if skirted else Gender.MALE)
    return Appearance(gender=gender, skin=head.skin, hair_colour=head.hair, hair=HairStyle.CROPPED)
