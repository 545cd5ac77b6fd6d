"""What a figure is drawn on: a sheet for each layer, as SVG. Lengths are heads."""

from dataclasses import dataclass, field
from itertools import count

from cyclorama.figure.path import Bounds, Path, union
from cyclorama.figure.skeleton import Camera, Layer


@dataclass
class Sheet:
    """One layer: elements from back to front, and what they are defined by."""

    elements: list[str] = field(default_factory=list)
    definitions: list[str] = field(default_factory=list)
    bounds: list[Bounds] = field(default_factory=list)
    _numbers: "count[int]" = field(default_factory=count)

    def fill(self, path: Path, colour: str, opacity: float = 1.0) -> None:
        self._add(path, f'fill="{colour}"{_opacity(opacity)}')

    def contour(self, path: Path, colour: str, width: float) -> None:
        """A line around the path, heavier away from the light. What is filled next covers the
        inner half of it, so that shapes which are filled together share one contour."""
        shift = 0.22 * width
        self._add(
            path,
            f'fill="{colour}" stroke="{colour}" stroke-width="{width:.4f}" '
            f'stroke-linejoin="round" transform="translate({shift:.4f} {0.6 * shift:.4f})"',
            room=width,
        )

    def cut(self, path: Path, colour: str, line: str, width: float) -> None:
        """Fill what lies between the path's outer and its inner outlines, and draw both."""
        self._add(
            path,
            f'fill="{colour}" fill-rule="evenodd" stroke="{line}" stroke-width="{width:.4f}"',
            room=width,
        )

    def shade(
        self,
        path: Path,
        colour: str,
        within: Path | None = None,
        blur: float = 0.0,
        opacity: float = 1.0,
    ) -> None:
        """A shape with a soft edge (the blur's sigma), seen only within another one."""
        attributes = f'fill="{colour}"{_opacity(opacity)}'
        if blur:
            attributes += f' filter="url(#{self._blurred(path, blur)})"'
        element = f'<path d="{path.d}" {attributes}/>'
        if within is None:
            self._keep(element, path, 3 * blur)
            return
        name = f"c{next(self._numbers)}"
        self.definitions.append(f'<clipPath id="{name}"><path d="{within.d}"/></clipPath>')
        self.elements.append(f'<g clip-path="url(#{name})">{element}</g>')

    def gradient(
        self, path: Path, stops: tuple[tuple[float, str, float], ...], line: Bounds
    ) -> None:
        """A fill that runs along `line` (from its first point to its second) through the stops:
        place, colour, opacity."""
        name = f"g{next(self._numbers)}"
        x1, y1, x2, y2 = line
        marks = "".join(
            f'<stop offset="{place:.3f}" stop-color="{colour}" stop-opacity="{opacity:.3f}"/>'
            for place, colour, opacity in stops
        )
        self.definitions.append(
            f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" x1="{x1:.4f}" '
            f'y1="{y1:.4f}" x2="{x2:.4f}" y2="{y2:.4f}">{marks}</linearGradient>'
        )
        self._add(path, f'fill="url(#{name})"')

    def svg(self, camera: Camera) -> "Drawing | None":
        """The part of this layer that falls into the frame, or None."""
        if not self.bounds:
            return None
        left, top, right, bottom = union(self.bounds)
        x0 = max(0, int(left * camera.scale + camera.left) - 2)
        y0 = max(0, int(top * camera.scale + camera.top) - 2)
        x1 = min(camera.width, int(right * camera.scale + camera.left) + 3)
        y1 = min(camera.height, int(bottom * camera.scale + camera.top) + 3)
        if x0 >= x1 or y0 >= y1:
            return None
        text = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{x1 - x0}" height="{y1 - y0}">'
            f"<defs>{''.join(self.definitions)}</defs>"
            f'<g transform="translate({camera.left - x0:.4f} {camera.top - y0:.4f}) '
            f'scale({camera.scale:.5f})">{"".join(self.elements)}</g></svg>'
        )
        return Drawing(x0, y0, text)

    def _add(self, path: Path, attributes: str, room: float = 0.0) -> None:
        self._keep(f'<path d="{path.d}" {attributes}/>', path, room)

    def _keep(self, element: str, path: Path, room: float) -> None:
        self.elements.append(element)
        left, top, right, bottom = path.bounds
        self.bounds.append((left - room, top - room, right + room, bottom + room))

    def _blurred(self, path: Path, blur: float) -> str:
        name = f"b{next(self._numbers)}"
        left, top, right, bottom = path.bounds
        room = 3 * blur
        self.definitions.append(
            f'<filter id="{name}" filterUnits="userSpaceOnUse" x="{left - room:.4f}" '
            f'y="{top - room:.4f}" width="{right - left + 2 * room:.4f}" '
            f'height="{bottom - top + 2 * room:.4f}" color-interpolation-filters="sRGB">'
            f'<feGaussianBlur stdDeviation="{blur:.4f}"/></filter>'
        )
        return name


@dataclass(frozen=True)
class Drawing:
    """An SVG document whose upper left corner lies at pixel (left, top) of the frame."""

    left: int
    top: int
    svg: str


@dataclass
class Sheets:
    by_layer: dict[Layer, Sheet] = field(default_factory=dict)

    def __getitem__(self, layer: Layer) -> Sheet:
        return self.by_layer.setdefault(layer, Sheet())


def _opacity(opacity: float) -> str:
    return "" if opacity >= 1 else f' fill-opacity="{opacity:.3f}"'
