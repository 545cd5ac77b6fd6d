"""Read the size of a picture, in a child process: a file is not to be trusted before it was
decoded, not even its header."""

import pyvips

from cyclorama.engines.measuring import Measured, MeasureRequest
from cyclorama.errors import NotAPicture


def measure_file(request: MeasureRequest) -> Measured:
    try:
        header = pyvips.Image.new_from_file(str(request.source))
    except pyvips.Error as error:
        raise NotAPicture("The file is no picture that can be read.") from error
    return Measured(width=header.width, height=header.height)
