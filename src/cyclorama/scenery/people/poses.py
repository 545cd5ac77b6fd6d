"""How a drawn body stands: by what it holds, and by what the words say that it does."""

import re

from cyclorama.figure.pose import Arm, Leg, Pose
from cyclorama.scenery.brief import Brief, Costume, Prop
from cyclorama.scenery.people.framing_words import Framing, framing_of

STANDING = Pose(left_arm=Arm(upper=15, fore=8), right_arm=Arm(upper=15, fore=8))
HOLDING = Pose(
    left_arm=Arm(upper=15, fore=8),
    right_arm=Arm(upper=24, fore=158, fore_reach=0.9),
    shoulders=-3,
)
CARRYING = Pose(
    left_arm=Arm(upper=14, fore=-62, fore_reach=0.75),
    right_arm=Arm(upper=14, fore=-62, fore_reach=0.75),
)
CHEERING = Pose(
    left_arm=Arm(upper=128, fore=168),
    right_arm=Arm(upper=128, fore=168),
    left_leg=Leg(thigh=9, shin=6, foot=30),
    right_leg=Leg(thigh=9, shin=6, foot=30),
)
DANCING = Pose(
    left_arm=Arm(upper=112, fore=172),
    right_arm=Arm(upper=62, fore=24),
    left_leg=Leg(thigh=12, shin=2, thigh_reach=0.92, foot=30),
    right_leg=Leg(thigh=34, shin=-14, thigh_reach=0.9, shin_reach=0.92, foot=40),
    hips=7,
    shoulders=-5,
    head=-5,
)
KICKING = Pose(
    left_arm=Arm(upper=64, fore=50),
    right_arm=Arm(upper=48, fore=70),
    left_leg=Leg(thigh=40, shin=46, thigh_reach=0.95, foot=70),
    right_leg=Leg(thigh=5, shin=2, foot=20),
    lean=6,
    shoulders=-4,
    head=-4,
)
HELD = (Prop.TROPHY, Prop.BASEBALL_BAT, Prop.BASKETBALL, Prop.AMERICAN_FOOTBALL)
_DANCES = r"\bdanc|\bmoonwalk"
_KICKS = r"\bkick|\bstrik|\bshoot|\bshot at goal|\brunning with the ball|\bball at the feet"


def pose_of(brief: Brief, words: str) -> Pose:
    """Large movements are for figures of whom all is seen: a knee at the frame's edge is none."""
    if any(prop in brief.props for prop in HELD):
        return HOLDING
    if Prop.BOUQUET in brief.props and brief.costume is not Costume.WEDDING:
        return CARRYING
    if framing_of(words) is Framing.FULL:
        if re.search(_DANCES, words.lower()):
            return DANCING
        if re.search(_KICKS, words.lower()):
            return KICKING
    return STANDING
