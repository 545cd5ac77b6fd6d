"""A picture brought to a size, file to file, in a child process."""

from cyclorama.engines.draft.retouched_file import written
from cyclorama.engines.retouching import AdjustRequest, Retouched
from cyclorama.imaging.adjust import adjusted
from cyclorama.imaging.adjustment import lay_out
from cyclorama.imaging.picture import size_of


def adjust_file(request: AdjustRequest) -> Retouched:
    """Raises InvalidInput for margins that leave no room, TooLarge over 100 megapixels."""
    reference = None if request.reference is None else size_of(request.reference)
    layout = lay_out(size_of(request.source), request.wish, reference)
    made = adjusted(request.source, layout, request.resampling)
    remarks = (made.remark,) if made.remark else ()
    return Retouched(**written(made.pixels, request.source, request.out), remarks=remarks)
