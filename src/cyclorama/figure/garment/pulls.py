"""Where a pose draws cloth tight: from lifted arms, into bent elbows, around crotch and knees."""

import numpy as np

from cyclorama.figure.garment.body import Spots, joint, outwards, spot
from cyclorama.figure.garment.folds import Pull
from cyclorama.figure.garment.torso import Hung
from cyclorama.figure.skeleton import Camera, Joint, Side, Skeleton


def lifted(skeleton: Skeleton, side: Side) -> float:
    """0 for an arm that hangs, 1 for one at shoulder height and above."""
    away = spot(skeleton, joint("elbow", side)) - spot(skeleton, joint("shoulder", side))
    raised = float(np.degrees(np.arctan2(outwards(side) * away[0], away[1])))
    return float(np.clip(raised / 90, 0, 1)) if raised > -90 else 1.0


def pulls_of_torso(hung: Hung, skeleton: Skeleton, camera: Camera) -> list[Pull]:
    """From the armpits down to the waist, the more the higher the arm is lifted."""
    pulls = []
    for side in Side:
        out, armpit, share = outwards(side), hung.armpits[side], lifted(skeleton, side)
        waist = armpit + np.array([-out * 0.62, 0.42 + 0.5 * share])
        pulls.append(_pull(armpit, waist, 0.14 + 0.12 * share, camera))
        if share > 0.2:
            chest = armpit + np.array([-out * 0.5, -0.25])
            pulls.append(_pull(armpit, chest, 0.14, camera))
    return pulls


def pulls_of_arm(skeleton: Skeleton, side: Side, camera: Camera) -> list[Pull]:
    """Out of the crook of the elbow, the more the arm is bent."""
    shoulder, elbow, wrist = (
        spot(skeleton, joint(name, side)) for name in ("shoulder", "elbow", "wrist")
    )
    upper, fore = elbow - shoulder, wrist - elbow
    lengths = max(float(np.linalg.norm(upper) * np.linalg.norm(fore)), 1e-6)
    bent = 1 - float(upper @ fore) / lengths
    turn = 1 if upper[0] * fore[1] - upper[1] * fore[0] > 0 else -1
    inner = np.array([-upper[1], upper[0]]) / max(float(np.linalg.norm(upper)), 1e-6) * turn
    half = skeleton.half_width[joint("elbow", side)]
    crook, back = elbow + inner * half, elbow - inner * half * 1.6
    strength = 0.10 + 0.16 * min(1.0, bent)
    return [
        _pull(crook, back - upper * 0.22, strength, camera),
        _pull(crook, back + fore * 0.22, strength, camera),
    ]


def pulls_of_leg(skeleton: Skeleton, side: Side, camera: Camera) -> list[Pull]:
    """From the crotch to hip and thigh, and across the knee."""
    out, crotch = outwards(side), spot(skeleton, Joint.CROTCH)
    hip, knee = (spot(skeleton, joint(name, side)) for name in ("hip", "knee"))
    half = skeleton.half_width[joint("knee", side)]
    inside = knee - np.array([out * half, 0])
    return [
        _pull(crotch, (crotch + 2 * hip) / 3 + np.array([0, 0.12]), 0.20, camera),
        _pull(crotch, crotch + np.array([out * 0.34, 0.62]), 0.14, camera),
        _pull(inside, inside + np.array([out * 1.7 * half, 0.10]), 0.12, camera),
    ]


def _pull(at: Spots, towards: Spots, strength: float, camera: Camera) -> Pull:
    """From points in heads to points in the frame."""
    corner = np.array([camera.left, camera.top])
    start, end = (heads * camera.scale + corner for heads in (at, towards))
    return Pull((float(start[0]), float(start[1])), (float(end[0]), float(end[1])), strength)
