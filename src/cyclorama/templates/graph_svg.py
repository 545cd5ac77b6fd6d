"""A template's graph as SVG: boxes in columns, and curves for what waits for what."""

from dataclasses import dataclass
from xml.sax.saxutils import escape

from cyclorama.templates.definition import Step, Template
from cyclorama.templates.graph_text import all_layers, in_words

BOX_WIDTH, BOX_HEIGHT = 232, 58
GAP_ACROSS, GAP_DOWN = 88, 22
MARGIN = 24
_FONT = "ui-sans-serif, system-ui, sans-serif"
_TIP = (
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" '
    'markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="#64748b"/></marker></defs>'
)
_SHOWN = 26  # characters of a title that fit into a box


def as_svg(template: Template) -> str:
    """Boxes in columns, one for each layer, and a curve for each reference; optional ones are
    dashed."""
    layers = all_layers(template)
    places = _places(layers)
    width = MARGIN * 2 + len(layers) * BOX_WIDTH + (len(layers) - 1) * GAP_ACROSS
    height = MARGIN * 2 + 34 + max(map(len, layers)) * (BOX_HEIGHT + GAP_DOWN) - GAP_DOWN
    outputs = {output.step for output in template.outputs}
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" font-family="{_FONT}">'
    )
    title = (
        f'<text x="{MARGIN}" y="{MARGIN + 10}" font-size="15" font-weight="600" fill="#0f172a">'
        f"{escape(template.label or template.id)}</text>"
    )
    curves = [
        _curve(places[other], places[step.id], dashed=other not in step.needs)
        for step in template.steps
        for other in sorted(step.waits_for)
    ]
    boxes = [_box(step, places[step.id], given=step.id in outputs) for step in template.steps]
    ground = f'<rect width="{width}" height="{height}" fill="#f8fafc"/>'
    parts = [head, _TIP, ground, title, *curves, *boxes]
    return "\n".join([*parts, "</svg>", ""])


@dataclass(frozen=True)
class _Place:
    x: int
    y: int


def _places(layers: tuple[tuple[str, ...], ...]) -> dict[str, _Place]:
    """Each column stands in the middle of the highest one."""
    highest = max(map(len, layers))
    places = {}
    for column, layer in enumerate(layers):
        down = (highest - len(layer)) * (BOX_HEIGHT + GAP_DOWN) // 2
        for row, step in enumerate(layer):
            places[step] = _Place(
                MARGIN + column * (BOX_WIDTH + GAP_ACROSS),
                MARGIN + 34 + down + row * (BOX_HEIGHT + GAP_DOWN),
            )
    return places


def _curve(source: _Place, target: _Place, *, dashed: bool) -> str:
    x1, y1 = source.x + BOX_WIDTH, source.y + BOX_HEIGHT // 2
    x2, y2 = target.x - 2, target.y + BOX_HEIGHT // 2
    bend = max(GAP_ACROSS // 2, (x2 - x1) // 3)
    dash = ' stroke-dasharray="5 4"' if dashed else ""
    return (
        f'<path d="M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}" fill="none" '
        f'stroke="#64748b" stroke-width="1.4"{dash} marker-end="url(#tip)"/>'
    )


def _box(step: Step, place: _Place, *, given: bool) -> str:
    fill, edge = ("#dcfce7", "#16a34a") if given else ("#ffffff", "#94a3b8")
    condition = ", ".join(in_words(step.when))
    lines = [
        (step.id, 14, "600", "#0f172a"),
        (step.type, 12, "400", "#475569"),
        (f"if {condition}" if condition else "", 11, "400", "#b45309"),
    ]
    texts = "".join(
        f'<text x="{place.x + 12}" y="{place.y + 19 + 16 * row}" font-size="{size}" '
        f'font-weight="{weight}" fill="{colour}">{escape(_short(text, size))}</text>'
        for row, (text, size, weight, colour) in enumerate(lines)
        if text
    )
    return (
        f"<g><title>{escape(f'{step.id}: {step.type}. {condition}')}</title>"
        f'<rect x="{place.x}" y="{place.y}" width="{BOX_WIDTH}" height="{BOX_HEIGHT}" rx="9" '
        f'fill="{fill}" stroke="{edge}"/>{texts}</g>'
    )


def _short(text: str, size: int) -> str:
    most = _SHOWN * 14 // size
    return text if len(text) <= most else f"{text[: most - 1]}…"
