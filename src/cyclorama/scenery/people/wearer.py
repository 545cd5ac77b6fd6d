"""A photo's head on a drawn body in drawn clothes: the person in a costume, in any pose."""

from dataclasses import dataclass

import numpy as np

from cyclorama.figure.appearance import Appearance, BodyBuild, Gender
from cyclorama.figure.body import draw_arm, draw_feet, draw_legs, draw_torso
from cyclorama.figure.palette import cloth_tones, lightness, skin_tones
from cyclorama.figure.path import between, inked
from cyclorama.figure.pose import Pose
from cyclorama.figure.sheet import Sheet, Sheets
from cyclorama.figure.skeleton import Camera, Joint, Layer, Point, Side, Skeleton
from cyclorama.figure.stand import stand
from cyclorama.imaging import vector
from cyclorama.imaging.canvas import Size
from cyclorama.scenery.layer import Rgba, box_of, empty, lay_into, resized
from cyclorama.scenery.lettering import letter
from cyclorama.scenery.people.clothes import Below, Clothes, Detail
from cyclorama.scenery.people.details import draw_details
from cyclorama.scenery.people.front import Front
from cyclorama.scenery.people.garments import (
    draw_cape,
    draw_glove,
    draw_legs_of,
    draw_shoes,
    draw_skirt,
    draw_sleeve,
    draw_trunk,
    neck_edge,
    shade_trunk,
    sleeve_of,
)
from cyclorama.scenery.people.head import SKULL, Head
from cyclorama.scenery.people.headgear import Gear, before, behind
from cyclorama.scenery.subject import Border, Subject

HEAD = 1.48  # of a figure's head: nine heads are a fashion drawing, seven a person
BROADER = 1.16  # than a fashion drawing, for the same reason
CONTRAST = 0.25  # of lightness in OKLab: a number that is read from the stands
CHIN_SUNK = 0.20  # heads: a fashion drawing's neck is long
ROOM = 0.55  # heads, beside the outermost joint: a hand, a hem, a cape
STILL = Pose()
Spot = tuple[float, float]

ABOVE = 1.1  # heads over the crown: hair and hats


@dataclass(frozen=True)
class Wear:
    """clothes, and what goes on the head. pose: how the body stands. cut: how far up the figure
    is cut off, in heads of nine above the floor: 0 shows it all, 3.6 is a half-length portrait.
    head: how large it is, against that of a person. short: how high the body is, against that of
    a person of the same breadth."""

    clothes: Clothes
    gear: Gear | None = None
    pose: Pose = STILL
    cut: float = 0.0
    head: float = 1.0
    short: float = 0.88  # a fashion drawing's legs are long
    gender: Gender = Gender.MALE


@dataclass(frozen=True)
class Dressed:
    """hands: the middles of the viewer's left and right hand, in the subject's pixels. chest: the
    same of the middle of the chest."""

    subject: Subject
    hands: tuple[Spot, Spot]
    chest: Spot


def dressed(head: Head, wear: Wear, height: int) -> Dressed:
    """The person so dressed. The figure from its crown to where it is cut has that height in px;
    hats and raised arms go beyond it."""
    appearance = Appearance(
        gender=wear.gender, skin=head.skin, hair_colour=head.hair, body_build=BodyBuild.AVERAGE
    )
    skeleton = stand(appearance, wear.pose)
    camera = _camera(skeleton, wear, height)
    sheet = empty(Size(camera.width, camera.height))
    for layer in skeleton.layers:
        if layer is Layer.HEAD:
            continue
        _lay(sheet, _drawn(layer, skeleton, appearance, wear), camera)
        if layer is Layer.TORSO:
            _print(sheet, skeleton, wear.clothes, camera)
    body = resized(sheet, round(BROADER * camera.width), round(wear.short * camera.height))
    chin = camera(skeleton[Joint.CHIN])
    above = max(0, round((HEAD * wear.head * 1.5 + ABOVE) * camera.scale - wear.short * chin.y))
    sheet = np.pad(body, ((above, 0), (0, 0), (0, 0)))

    def on_sheet(point: Point) -> Spot:
        return BROADER * point.x, wear.short * point.y + above

    face = _lay_head(sheet, head, on_sheet(chin), camera.scale, wear)
    marks = [_hand(skeleton, side) for side in Side] + [Front(skeleton).at(0, 0.45)]
    spots = [on_sheet(camera(mark)) for mark in marks]
    return _cropped(sheet, face, spots, cut=wear.cut > 0)


def _hand(skeleton: Skeleton, side: Side) -> Point:
    return between(skeleton[Joint(f"elbow_{side}")], skeleton[Joint(f"wrist_{side}")], 1.3)


def _camera(skeleton: Skeleton, wear: Wear, height: int) -> Camera:
    tall = (-skeleton[Joint.CHIN].y - wear.cut) * wear.short + HEAD * wear.head
    scale = height / tall
    shown = [p for p in skeleton.joints.values() if -p.y > wear.cut - 0.5]
    wide = 1.9 if wear.clothes.below is Below.GOWN or wear.clothes.cape else 0.0
    room = max(ROOM, 0.95 * wear.head)
    left = min(min(p.x for p in shown) - room, -wide)
    right = max(max(p.x for p in shown) + room, wide)
    top = max(-p.y for p in shown) + ABOVE
    under = wear.cut or -0.35
    return Camera(
        scale, -left * scale, top * scale,
        round((right - left) * scale), round((top - under) * scale),
    )  # fmt: skip


def _drawn(layer: Layer, skeleton: Skeleton, appearance: Appearance, wear: Wear) -> Sheet:
    clothes, gender = wear.clothes, wear.gender
    skin = skin_tones(appearance.skin)
    sheet = Sheets()[layer]
    match layer:
        case Layer.HAIR_BEHIND if clothes.cape:
            draw_cape(sheet, skeleton, clothes.cape)
        case Layer.LEGS:
            draw_feet(sheet, skeleton, skin)
            if clothes.below is not Below.GOWN:
                draw_shoes(sheet, skeleton, clothes)
            draw_legs(sheet, skeleton, skin)
            if clothes.below in (Below.GOWN, Below.SKIRT):
                draw_skirt(sheet, skeleton, clothes)
            else:
                draw_legs_of(sheet, skeleton, clothes)
        case Layer.TORSO:
            draw_torso(sheet, skeleton, appearance, skin)
            _dress_trunk(sheet, skeleton, clothes, gender)
        case _:
            for side in Side:
                if skeleton.arm_layer(side) is layer:
                    posed = wear.pose
                    draw_arm(sheet, skeleton, appearance, posed, side, skin)
                    if clothes.gloves:
                        draw_glove(sheet, skeleton, side, clothes.gloves)
                    _dress_arm(sheet, skeleton, side, clothes)
    return sheet


def _dress_trunk(sheet: Sheet, skeleton: Skeleton, clothes: Clothes, gender: Gender) -> None:
    path = draw_trunk(sheet, skeleton, clothes, gender)
    draw_details(sheet, Front(skeleton), clothes, path)
    shade_trunk(sheet, skeleton, path)
    edge = neck_edge(skeleton, clothes, gender)
    if Detail.COLLAR in clothes.details:
        sheet.fill(inked(edge, 0.10, 1, 1), clothes.second)
    sheet.fill(inked(edge, 0.014, 0.6, 0.6), cloth_tones(clothes.top).line, 0.8)


def _dress_arm(sheet: Sheet, skeleton: Skeleton, side: Side, clothes: Clothes) -> None:
    path = draw_sleeve(sheet, skeleton, side, clothes)
    if path is None:
        return
    shape = sleeve_of(skeleton, side, clothes)
    ends = [shape.outer[-1], shape.inner[-1]]
    if Detail.CUFFS in clothes.details:
        fur = Detail.FUR in clothes.details
        sheet.shade(inked(ends, 0.30 if fur else 0.13, 1, 1), clothes.second, None if fur else path)
    if Detail.HOOPS in clothes.details:
        for back, colour in ((4, clothes.second), (5, clothes.third)):
            band = [shape.outer[-back], shape.inner[-back]]
            sheet.shade(inked(band, 0.12, 1, 1), colour, path)
    if Detail.PIPING in clothes.details:
        sheet.shade(inked(shape.outer, 0.07, 1, 1), clothes.second, path)


def _lay(sheet: Rgba, drawn: Sheet, camera: Camera) -> None:
    drawing = drawn.svg(camera)
    if drawing is not None:
        lay_into(sheet, vector.draw(drawing.svg), drawing.left, drawing.top)


def readable_on(cloth: str, colours: tuple[str, ...]) -> str:
    """The first of the colours that stands out against the cloth, else white or black."""
    for colour in (*colours, "#FFFFFF", "#14161C"):
        if abs(lightness(colour) - lightness(cloth)) > CONTRAST:
            return colour
    return "#FFFFFF"


def _print(sheet: Rgba, skeleton: Skeleton, clothes: Clothes, camera: Camera) -> None:
    """The team's name and the number: words that came from outside are never part of a drawing."""
    front = Front(skeleton)
    width = camera(front.at(0.72, 0.3)).x - camera(front.at(-0.72, 0.3)).x
    head = camera.scale
    lines: list[tuple[str, float, float]] = []
    if Detail.NAME in clothes.details and clothes.name:
        lines.append(
            (clothes.name.upper(), 0.27, 0.20 if Detail.NUMBER in clothes.details else 0.3)
        )
    if Detail.NUMBER in clothes.details and clothes.number:
        lines.append((clothes.number, 0.50, 0.62))
    for text, v, high in lines:
        words = letter(
            text, max(4, round(high * head)), width_px=max(4, round(width)),
            colour=readable_on(clothes.top, (clothes.second, clothes.third)),
        )  # fmt: skip
        middle = camera(front.at(0, v))
        lay_into(
            sheet, words, round(middle.x - words.shape[1] / 2), round(middle.y - words.shape[0] / 2)
        )


def _lay_head(
    sheet: Rgba, head: Head, chin: Spot, scale: float, wear: Wear
) -> tuple[int, int, int, int]:
    """The photo's head with its chin where the figure's is, and what is worn on it."""
    factor = HEAD * wear.head * scale / (SKULL * head.unit)
    picture = resized(
        head.rgba, round(head.rgba.shape[1] * factor), round(head.rgba.shape[0] * factor)
    )
    left = round(chin[0] - head.middle * factor)
    top = round(chin[1] + CHIN_SUNK * wear.short * scale - head.chin * factor)
    box = (
        round(left + head.face[0] * factor), round(top + head.face[1] * factor),
        round(left + head.face[2] * factor), round(top + head.face[3] * factor),
    )  # fmt: skip
    if wear.gear is not None:
        behind(sheet, wear.gear, box)
    lay_into(sheet, picture, left, top)
    if wear.gear is not None:
        before(sheet, wear.gear, box)
    return box


def _cropped(
    sheet: Rgba, face: tuple[int, int, int, int], spots: list[Spot], *, cut: bool
) -> Dressed:
    box = box_of(sheet)
    if box is None:  # a figure always leaves a mark
        raise AssertionError("nothing was drawn")
    left, top, right, bottom = box
    rgba = np.ascontiguousarray(sheet[top:bottom, left:right])
    moved = (face[0] - left, face[1] - top, face[2] - left, face[3] - top)
    subject = Subject(rgba, moved, frozenset({Border.BOTTOM}) if cut else frozenset())
    one, other, chest = ((x - left, y - top) for x, y in spots)
    return Dressed(subject, (one, other), chest)
