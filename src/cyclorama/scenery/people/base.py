"""What a figurine stands on: a round base with its name."""

from dataclasses import replace

from cyclorama.imaging.canvas import Size
from cyclorama.scenery.layer import empty, lay_into
from cyclorama.scenery.lettering import letter
from cyclorama.scenery.props.picture import Picture, lit, paint
from cyclorama.scenery.subject import Subject

DISC = Picture(
    lit('path d="M0 24 V58 C0 72 100 80 150 80 C200 80 300 72 300 58 V24Z"', "COLOUR")
    + '<ellipse cx="150" cy="26" rx="150" ry="26" fill="SECOND"/>'
    '<ellipse cx="150" cy="26" rx="150" ry="26" fill="url(#ball)" fill-opacity="0.5"/>'
    '<ellipse cx="150" cy="26" rx="140" ry="22" fill="none" stroke="COLOUR" stroke-width="3"/>',
    300,
    80,
)


def on_base(subject: Subject, name: str, colours: tuple[str, str, str]) -> Subject:
    """The figure on a disc, with the name on its front."""
    rgba = subject.rgba
    height, width = rgba.shape[:2]
    across = round(max(0.62 * width, 0.36 * height))
    disc = paint(DISC, round(across * DISC.height / DISC.width), colours)
    deep, across = disc.shape[:2]
    top = round(height - 0.36 * deep)
    wide = max(width, across)
    sheet = empty(Size(wide, top + deep))
    lay_into(sheet, disc, (wide - across) // 2, top)
    if name:
        words = letter(name, round(0.40 * deep), width_px=round(0.62 * across), colour=colours[1])
        lay_into(
            sheet,
            words,
            (wide - words.shape[1]) // 2,
            top + round(0.76 * deep) - words.shape[0] // 2,
        )
    moved = (wide - width) // 2
    lay_into(sheet, rgba, moved, 0)
    face = subject.face
    if face is not None:
        face = (face[0] + moved, face[1], face[2] + moved, face[3])
    return replace(subject, rgba=sheet, face=face)
