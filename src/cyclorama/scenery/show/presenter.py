"""Who speaks in a made-up video: a drawn person from the waist up, who moves as they speak."""

import zlib

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.figure import croquis
from cyclorama.figure.appearance import Appearance, Gender, HairStyle
from cyclorama.figure.pose import Arm, Pose
from cyclorama.figure.staging import Cropping, Staging
from cyclorama.imaging.composition import Transparent
from cyclorama.scenery.layer import Rgba, box_of

AVATARS = (
    Appearance(gender=Gender.FEMALE, skin="#C98F6B", hair_colour="#2E1F18", hair=HairStyle.WAVY),
    Appearance(gender=Gender.MALE, skin="#D8A583", hair_colour="#3B2A20", hair=HairStyle.SHORT),
    Appearance(gender=Gender.FEMALE, skin="#7A4B32", hair_colour="#1B1310", hair=HairStyle.AFRO),
    Appearance(
        gender=Gender.MALE, skin="#8A5A3C", hair_colour="#17110E", hair=HairStyle.CROPPED,
        beard=True,
    ),
    Appearance(gender=Gender.FEMALE, skin="#EBC2A4", hair_colour="#A8672F", hair=HairStyle.BOB),
    Appearance(
        gender=Gender.MALE, skin="#E8BFA0", hair_colour="#6B4A2B", hair=HairStyle.SIDE_PARTED,
        glasses=True,
    ),
)  # fmt: skip
SPEAKING = Pose(  # beside what is shown: the arm on that side points to it
    head=-2,
    shoulders=1.5,
    left_arm=Arm(upper=26, fore=128, upper_reach=0.95, fore_reach=0.85),
    right_arm=Arm(upper=14, fore=-52, fore_reach=0.8),
)
WAIST = Cropping(top=9.3, bottom=4.9, margin=0.0)
NOD = 0.012  # of the height: how far the body rises with the loudest word
LEAN = 0.9  # degrees


def avatar(name: str, gender: Gender | None) -> Appearance:
    """The person of that name, always the same; of that gender where it is known."""
    fitting = [one for one in AVATARS if gender is None or one.gender is gender]
    plain = " ".join(name.lower().split())
    return fitting[0 if plain in ("", "auto") else zlib.crc32(plain.encode()) % len(fitting)]


def presenter(who: Appearance, height: int) -> Rgba:
    """Drawn so high, and cropped to what there is; cut off at the waist, by the lower edge."""
    staging = Staging(cropping=WAIST, backdrop=Transparent())
    drawn = croquis.compose([], who, SPEAKING, staging, height, height).picture
    box = box_of(drawn)
    assert box is not None
    left, top, right, _ = box
    return np.ascontiguousarray(drawn[top:, left:right])


def moved(drawn: Rgba, loud: float, seconds: float) -> Rgba:
    """As they are at that time, speaking so loudly, 0 to 1: they rise and sway a little, and their
    lower edge stays."""
    height, width = drawn.shape[:2]
    angle = np.deg2rad(LEAN) * np.sin(2 * np.pi * seconds / 3.1)
    tall = 1 + NOD * loud
    matrix = np.array(
        [[1, -np.tan(angle), np.tan(angle) * height], [0, tall, height * (1 - tall)]], np.float32
    )
    moved_to: NDArray[np.uint8] = cv2.warpAffine(
        drawn, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=(0, 0, 0, 0)
    )
    return moved_to
