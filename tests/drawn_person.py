"""A drawn person with transparent surroundings: quick to make, and cut out already."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from cyclorama.figure.appearance import Appearance, Gender
from cyclorama.figure.croquis import compose
from cyclorama.figure.pose import Pose
from cyclorama.figure.staging import Cropping, Staging
from cyclorama.imaging.composition import Transparent


@cache
def drawn_person() -> NDArray[np.uint8]:
    """Half-length, uint8 (300, 260, 4); nobody may write to it."""
    staging = Staging(cropping=Cropping(top=9.2, bottom=5.6), backdrop=Transparent())
    appearance = Appearance(gender=Gender.FEMALE, skin="#C98F68")
    picture = compose([], appearance, Pose(), staging, 260, 300).picture
    picture.flags.writeable = False
    return picture


def thing() -> NDArray[np.uint8]:
    """A red disc on nothing: no person, no face."""
    rows, columns = np.mgrid[0:120, 0:120]
    disc = (rows - 60) ** 2 + (columns - 60) ** 2 < 50**2
    picture = np.zeros((120, 120, 4), np.uint8)
    picture[disc] = (190, 40, 30, 255)
    return picture
