"""The subject printed on a collector's card in its team's colours, before a set in half-light."""

from cyclorama.imaging.canvas import Size
from cyclorama.scenery.brief import SetName
from cyclorama.scenery.card import RATIO, Print, card, card_back
from cyclorama.scenery.hues import Hues, hues_of
from cyclorama.scenery.layer import Rgba, empty, laid, lay_into, turned
from cyclorama.scenery.relief import dimmed, glow_of, shadow_of
from cyclorama.scenery.sitter import remarks_on, sitter
from cyclorama.scenery.stages import stage
from cyclorama.scenery.task import Drawn, Task
from cyclorama.scenery.tints import vivid
from cyclorama.scenery.wording import team_name, text, unread

FESTIVAL = Hues("#0b3d91", "#c8102e", "#f2c14e")  # of a tournament: no team's own
HIGH, WIDE = 0.90, 0.80  # of the frame: the card is as large as both allow
FANNED = ((-0.16, 9.0), (0.16, -9.0))  # the cards behind it: aside, in its widths; turned


def draw(task: Task, set_name: SetName) -> Drawn:
    brief, size = task.brief, task.size
    subject = sitter(task)
    hues = hues_of(brief, FESTIVAL)
    face = Size(*_card_size(size))
    words = Print(
        text(brief, 0, team_name(brief) or "Player"),
        text(brief, 1, team_name(brief) or "World 2026"),
        text(brief, 2, "26"),
    )
    set_ = stage(set_name, size, variant=brief.variant, colours=tuple(hues))
    unit = face.width / 100
    backdrop = dimmed(set_.picture, blur=1.6 * unit, darkness=0.38)
    back = card_back(face, hues)
    for aside, degrees in FANNED:
        behind = _middle(turned(back, degrees), size, round(aside * face.width), round(2 * unit))
        backdrop = laid(backdrop, shadow_of(behind, blur=4 * unit, down=2 * unit), 0, 0)
        backdrop = laid(backdrop, behind, 0, 0)
    front = _middle(card(face, subject, hues, words), size)
    backdrop = laid(
        backdrop, glow_of(front, blur=7 * unit, colour=vivid(hues.accent), strength=0.75), 0, 0
    )
    backdrop = laid(backdrop, shadow_of(front, blur=2.5 * unit, down=2 * unit, strength=0.6), 0, 0)
    return Drawn(
        laid(backdrop, front, 0, 0),
        subject=front,
        backdrop=backdrop,
        remarks=(*remarks_on(subject), *unread(brief)),
    )


def _card_size(size: Size) -> tuple[int, int]:
    width = min(HIGH * size.height * RATIO, WIDE * size.width)
    return round(width), round(width / RATIO)


def _middle(layer: Rgba, size: Size, right: int = 0, down: int = 0) -> Rgba:
    out = empty(size)
    left = (size.width - layer.shape[1]) // 2 + right
    lay_into(out, layer, left, (size.height - layer.shape[0]) // 2 + down)
    return out
