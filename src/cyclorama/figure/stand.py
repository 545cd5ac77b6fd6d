"""Set a person in a pose: where every joint is. Geometry only.

The pelvis and the chest each tilt as one piece; the spine bends between them, so that the waist
swings out as it does on a person who rests on one leg. Legs and arms hang from them by their
angles, and the whole is set down on the floor by its lowest foot.
"""

from math import cos, hypot, pi, radians, sin

from cyclorama.figure import proportions
from cyclorama.figure.appearance import Appearance
from cyclorama.figure.pose import Arm, Hand, Leg, Pose
from cyclorama.figure.proportions import Breadths, breadths
from cyclorama.figure.skeleton import Joint, Point, Side, Skeleton

SPINE = proportions.NECK - proportions.HIP
HEAD_PIVOT = 0.17  # above the chin: where the skull turns on the neck
DEPTH_SEEN = 0.15  # a floor seen from a little above rises by this part of its depth
# Half depth against half breadth, for a torso that turns: shoulders are flat, hips are round.
CHEST_DEPTH, WAIST_DEPTH, HIP_DEPTH = 0.66, 0.74, 0.80
PIT_FORWARD = 0.16  # the pit of the neck and the face lie before the body's axis
# Where the wrist is between waist and hip, and how far inside the body's outline.
ON_THE_HIP = {Hand.HIP: (0.50, -0.07), Hand.POCKET: (0.86, 0.02)}
RAISED_FROM, RAISED_BY = 50, 0.16  # degrees from which an arm lifts its shoulder; at 180, by that


def stand(appearance: Appearance, pose: Pose) -> Skeleton:
    """The skeleton of that person in that pose."""
    broad = breadths(appearance)
    joints = {**_torso(broad, pose)}
    for side in Side:
        joints |= _leg(joints, pose.left_leg if side is Side.LEFT else pose.right_leg, side, pose)
        joints |= _arm(joints, pose.left_arm if side is Side.LEFT else pose.right_arm, side)
    return Skeleton(
        joints=_set_down(joints),
        half_width={
            joint: half
            for side in Side
            for joint, half in (
                (_joint("shoulder", side), broad.arm),
                (_joint("elbow", side), broad.elbow),
                (_joint("wrist", side), broad.wrist),
                (_joint("leg", side), broad.leg),
                (_joint("knee", side), broad.knee),
                (_joint("ankle", side), broad.ankle),
            )
        },
        arm_before={Side.LEFT: pose.left_arm.before, Side.RIGHT: pose.right_arm.before},
        from_behind=pose.from_behind,
        turn=pose.turn,
    )


def _joint(name: str, side: Side) -> Joint:
    return Joint(f"{name}_{side}")


def _outwards(side: Side) -> int:
    return -1 if side is Side.LEFT else 1


def _from(origin: Point, tilt: float, right: float, down: float) -> Point:
    """The point `right` and `down` of the origin in a frame that is tilted clockwise."""
    turn = radians(tilt)
    return Point(
        origin.x + right * cos(turn) - down * sin(turn),
        origin.y + right * sin(turn) + down * cos(turn),
    )


def _torso(broad: Breadths, pose: Pose) -> dict[Joint, Point]:
    """The joints of torso and head, the middle of the hips at the origin."""
    turn = pose.turn * pi / 2
    forward = PIT_FORWARD * sin(turn) * (-1 if pose.from_behind else 1)
    hips = Point(0, 0)
    axis = _from(hips, pose.lean, 0, -SPINE)  # of the body, at the height of the neck's pit
    waist, waist_tilt = _waist(hips, axis, pose)
    neck = _from(axis, pose.shoulders, forward, 0)
    pivot = _from(
        neck, pose.lean + 0.4 * pose.head, forward / 3, proportions.NECK - proportions.CHIN
    )
    pivot = _from(pivot, pose.lean + 0.4 * pose.head, 0, -HEAD_PIVOT)
    joints = {
        Joint.NECK: neck,
        Joint.CHIN: _from(pivot, pose.head, 0, HEAD_PIVOT),
        Joint.CROWN: _from(pivot, pose.head, 0, HEAD_PIVOT - 1),
        Joint.CROTCH: _from(hips, pose.hips, 0.5 * forward, proportions.HIP - proportions.CROTCH),
    }
    crotch_to_hip = proportions.HIP - proportions.CROTCH
    shoulder_drop = proportions.NECK - proportions.SHOULDER
    chest_drop = proportions.NECK - proportions.CHEST
    leg_middle = max(broad.hip * 0.985 - broad.leg, 0.02 + 0.8 * broad.leg)
    for side in Side:
        out = _outwards(side)
        chest = _turned(broad.chest, CHEST_DEPTH, turn)
        hip = _turned(broad.hip, HIP_DEPTH, turn)
        joints |= {
            _joint("neck", side): _from(
                axis, pose.shoulders, forward / 2 + out * broad.neck, -0.15
            ),
            _joint("shoulder", side): _from(
                axis, pose.shoulders, out * broad.shoulder * max(cos(turn), 0.25), shoulder_drop
            ),
            _joint("chest", side): _from(axis, pose.shoulders, out * chest, chest_drop),
            _joint("waist", side): _from(
                waist, waist_tilt, out * _turned(broad.waist, WAIST_DEPTH, turn), 0
            ),
            _joint("hip", side): _from(hips, pose.hips, out * hip, 0),
            _joint("leg", side): _from(
                hips, pose.hips, out * leg_middle * max(cos(turn), 0.3), crotch_to_hip
            ),
        }
    return joints


def _turned(half_breadth: float, depth: float, turn: float) -> float:
    """Half the breadth of an ellipse that is seen turned."""
    return half_breadth * hypot(cos(turn), depth * sin(turn))


def _waist(hips: Point, axis: Point, pose: Pose) -> tuple[Point, float]:
    """The waist's middle, and its tilt in degrees.

    The spine leaves the hips and enters the shoulders at a right angle to their lines (a cubic
    after Hermite).
    """
    part = (proportions.WAIST - proportions.HIP) / SPINE
    from_hips = _from(Point(0, 0), pose.hips, 0, -SPINE)
    to_neck = _from(Point(0, 0), pose.shoulders, 0, -SPINE)
    start, end = 2 * part**3 - 3 * part**2 + 1, -2 * part**3 + 3 * part**2
    leave, enter = part**3 - 2 * part**2 + part, part**3 - part**2
    middle = Point(
        *(
            start * a + end * b + leave * c + enter * d
            for a, b, c, d in zip(hips, axis, from_hips, to_neck, strict=True)
        )
    )
    return middle, pose.hips + (pose.shoulders - pose.hips) * part


def _arm(joints: dict[Joint, Point], arm: Arm, side: Side) -> dict[Joint, Point]:
    out = _outwards(side)
    ball = joints[_joint("shoulder", side)]
    raised = max(0.0, abs(arm.upper) - RAISED_FROM) / (180 - RAISED_FROM)
    shoulder = Point(ball.x - out * 0.5 * RAISED_BY * raised, ball.y - RAISED_BY * raised)
    upper, fore = proportions.UPPER_ARM * arm.upper_reach, proportions.FOREARM * arm.fore_reach
    if arm.hand in ON_THE_HIP:
        along, inwards = ON_THE_HIP[arm.hand]
        waist, hip = joints[_joint("waist", side)], joints[_joint("hip", side)]
        wrist = Point(
            waist.x + (hip.x - waist.x) * along - out * inwards,
            waist.y + (hip.y - waist.y) * along,
        )
        elbow, wrist = _bent(shoulder, wrist, upper, fore, out)
    else:
        elbow = _hung(shoulder, out * arm.upper, upper)
        wrist = _hung(elbow, out * arm.fore, fore)
    return {
        _joint("shoulder", side): shoulder,
        _joint("elbow", side): elbow,
        _joint("wrist", side): wrist,
    }


def _bent(start: Point, end: Point, upper: float, fore: float, out: int) -> tuple[Point, Point]:
    """Elbow and wrist of an arm that reaches for `end`, the elbow pointing outwards; of one that
    is too short for it, both on the way there."""
    across, down = end.x - start.x, end.y - start.y
    reach = hypot(across, down)
    distance = min(max(reach, abs(upper - fore) + 0.02), upper + fore - 0.02)
    end = Point(start.x + across * distance / reach, start.y + down * distance / reach)
    along = (upper**2 - fore**2 + distance**2) / (2 * distance)
    aside = (max(upper**2 - along**2, 0.0)) ** 0.5
    right, lower = across / reach, down / reach
    elbow = Point(
        start.x + along * right + out * aside * lower, start.y + along * lower - out * aside * right
    )
    return elbow, end


def _leg(joints: dict[Joint, Point], leg: Leg, side: Side, pose: Pose) -> dict[Joint, Point]:
    out = _outwards(side)
    thigh, shin = proportions.CROTCH - proportions.KNEE, proportions.KNEE - proportions.ANKLE
    knee = _hung(joints[_joint("leg", side)], out * leg.thigh, thigh * leg.thigh_reach)
    ankle = _hung(knee, out * leg.shin, shin * leg.shin_reach)
    across = out * sin(radians(leg.foot)) * proportions.FOOT
    away = cos(radians(leg.foot)) * proportions.FOOT * DEPTH_SEEN
    near, far = ankle.y + proportions.ANKLE, ankle.y + proportions.ANKLE - away
    toe_down, heel_down = (far, near) if pose.from_behind else (near, far)
    return {
        _joint("knee", side): knee,
        _joint("ankle", side): ankle,
        _joint("toe", side): Point(ankle.x + 0.76 * across, toe_down),
        _joint("heel", side): Point(ankle.x - 0.24 * across, heel_down),
    }


def _hung(start: Point, degrees: float, length: float) -> Point:
    """The end of what hangs from `start`, swung by that angle to the viewer's right."""
    swing = radians(degrees)
    return Point(start.x + length * sin(swing), start.y + length * cos(swing))


def _set_down(joints: dict[Joint, Point]) -> dict[Joint, Point]:
    """The lowest foot on the floor, and the middle between the feet at 0."""
    feet = [joints[_joint(part, side)] for part in ("toe", "heel") for side in Side]
    floor = max(point.y for point in feet)
    ankles = [joints[_joint("ankle", side)] for side in Side]
    middle = sum(point.x for point in ankles) / len(ankles)
    return {joint: Point(point.x - middle, point.y - floor) for joint, point in joints.items()}
