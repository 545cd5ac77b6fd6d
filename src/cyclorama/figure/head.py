"""The head's own frame, and the head without its face and hair: skull, ears, the face's shape.

In that frame a head is 1 high: the crown lies at y = -0.5, the chin at 0.5, x grows to the
viewer's right.
"""

from math import asin, pi, sin

from cyclorama.figure.appearance import AgeGroup, Appearance, BodyBuild, Gender
from cyclorama.figure.palette import Tones
from cyclorama.figure.path import Path, Points, closed, inked
from cyclorama.figure.pose import Pose
from cyclorama.figure.sheet import Sheet
from cyclorama.figure.skeleton import Joint, Point, Skeleton

ROUND = 0.37  # the radius on which the features turn
LINE = 0.013

# Half the face from the crown to the chin.
WOMAN = (
    (0.150, -0.475),
    (0.262, -0.390),
    (0.312, -0.250),
    (0.322, -0.110),
    (0.312, 0.020),
    (0.300, 0.130),
    (0.270, 0.255),
    (0.212, 0.375),
    (0.128, 0.465),
    (0.060, 0.495),
)
MAN = (
    (0.150, -0.475),
    (0.265, -0.390),
    (0.316, -0.250),
    (0.328, -0.110),
    (0.322, 0.020),
    (0.316, 0.140),
    (0.296, 0.270),
    (0.248, 0.385),
    (0.165, 0.470),
    (0.085, 0.498),
)
FULLNESS = {
    BodyBuild.VERY_SLIM: -0.020,
    BodyBuild.SLIM: -0.010,
    BodyBuild.LEAN: 0.0,
    BodyBuild.AVERAGE: 0.004,
    BodyBuild.ATHLETIC: 0.004,
    BodyBuild.PLUS: 0.036,
}  # of the cheeks, in heads


class Head:
    """Where points of the head lie. `turned`: the sine of how far the head is turned."""

    def __init__(self, skeleton: Skeleton, pose: Pose, appearance: Appearance) -> None:
        crown, chin = skeleton[Joint.CROWN], skeleton[Joint.CHIN]
        self._middle = Point((crown.x + chin.x) / 2, (crown.y + chin.y) / 2)
        self._down = (chin.x - crown.x, chin.y - crown.y)
        self._angle = pose.gaze * pi / 2
        self.turned = sin(self._angle)
        self.appearance = appearance
        self.from_behind = pose.from_behind

    def at(self, x: float, y: float) -> Point:
        """A point of the frame."""
        down_x, down_y = self._down
        return Point(
            self._middle.x + x * down_y + y * down_x, self._middle.y - x * down_x + y * down_y
        )

    def all(self, points: Points) -> list[Point]:
        return [self.at(x, y) for x, y in points]

    def on_face(self, x: float, y: float, forward: float = 0.0) -> Point:
        """A point of the face, which turns with the head; `forward` of the face's round, as the
        tip of the nose is."""
        turned = sin(asin(max(-1.0, min(1.0, x / ROUND))) + self._angle) * ROUND
        return self.at(turned + forward * self.turned, y)

    def face(self, points: Points, forward: float = 0.0) -> list[Point]:
        return [self.on_face(x, y, forward) for x, y in points]

    @property
    def contour(self) -> Path:
        """The face from the crown to the chin; it leans into its turn."""
        man = self.appearance.gender is Gender.MALE
        full = FULLNESS[self.appearance.body_build]
        if self.appearance.age_group is AgeGroup.TEEN:
            full += 0.008
        points = []
        for side in (1, -1):
            half = []
            for x, y in MAN if man else WOMAN:
                cheek = full * max(0.0, 1 - abs(y - 0.24) / 0.3)
                lean = 0.02 + 0.10 * max(0.0, min(1.0, (y + 0.1) / 0.5))
                far = 1 - 0.05 * abs(self.turned) * (side * self.turned > 0)
                half.append((side * (x + cheek) * far + lean * self.turned, y))
            points += half if side > 0 else half[::-1]
        return closed(self.all([(0.0, -0.5), *points]))

    @property
    def nape(self) -> Path:
        """The head from behind: the skull down to where the neck begins."""
        low = [(0.280, 0.13), (0.215, 0.26), (0.110, 0.345), (0.0, 0.36)]
        upper = [point for point in WOMAN if point[1] < 0.1]
        half = [*upper, *low]
        return closed(self.all([(0.0, -0.5), *half, *((-x, y) for x, y in half[-2::-1])]))


def draw_head(sheet: Sheet, head: Head, tones: Tones) -> None:
    contour = head.nape if head.from_behind else head.contour
    _ears(sheet, head, tones)
    if head.from_behind:
        sheet.fill(contour, tones.base)
        sheet.shade(contour, tones.shadow, opacity=0.5)
        return
    sheet.contour(contour, tones.line, LINE)
    sheet.fill(contour, tones.base)
    turned = head.turned
    cheek = head.all(
        [
            (0.36, -0.42),
            (0.265 + 0.03 * turned, -0.22),
            (0.262 + 0.04 * turned, -0.02),
            (0.225 + 0.06 * turned, 0.13),
            (0.215 + 0.08 * turned, 0.24),
            (0.135 + 0.1 * turned, 0.40),
            (0.02 + 0.1 * turned, 0.475),
            (0.02, 0.56),
            (0.30, 0.52),
            (0.42, 0.1),
        ]
    )
    sheet.shade(closed(cheek), tones.shadow, within=contour, blur=0.022)


def _ears(sheet: Sheet, head: Head, tones: Tones) -> None:
    for side in (-1, 1):
        shown = 1 - side * head.turned * (-1 if head.from_behind else 1)
        if shown < 0.7:
            continue
        x = side * 0.318 - 0.03 * head.turned
        ear = head.all(
            [
                (x - side * 0.02, -0.04),
                (x + side * 0.030, -0.065),
                (x + side * 0.058, -0.02),
                (x + side * 0.050, 0.06),
                (x + side * 0.022, 0.125),
                (x - side * 0.02, 0.13),
            ]
        )
        path = closed(ear)
        sheet.contour(path, tones.line, LINE * 0.8)
        sheet.fill(path, tones.base)
        sheet.shade(path, tones.shadow, opacity=0.8 if side > 0 else 0.4)
        fold = head.all(
            [(x + side * 0.012, -0.03), (x + side * 0.036, 0.0), (x + side * 0.018, 0.07)]
        )
        sheet.fill(inked(fold, 0.009, 0.3, 0.1), tones.line, 0.6)
