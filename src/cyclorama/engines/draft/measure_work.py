"""Read the size of a picture, in a child process: a file is not to be trusted before it was
decoded, not even its header."""

from cyclorama.engines.measuring import Measured, MeasureRequest
from cyclorama.imaging.picture import size_of


def measure_file(request: MeasureRequest) -> Measured:
    """Raises NotAPicture."""
    width, height = size_of(request.source)
    return Measured(width=width, height=height)
