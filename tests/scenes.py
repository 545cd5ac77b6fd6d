"""Product photos drawn by code, with the exact alpha that made them.

Each scene is a product outline drawn at three times the size (so its coverage
is exact to 1/9 of a pixel), shaded, laid over a wall with a contact and an
ambient shadow, then photographed: 0.8 px blur, noise of sigma 2.5, JPEG 93.
The blur is the lens's, so the true alpha carries it too.
"""

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
_SUPER = 3
SIZE_2K = (2048, 1638)


@dataclass(frozen=True)
class Scene:
    """picture: uint8 (h, w, 3) sRGB; alpha: float32 (h, w), the truth."""

    name: str
    picture: NDArray[np.uint8]
    alpha: Array


@dataclass(frozen=True)
class _Canvas:
    height: int
    width: int
    rng: np.random.Generator

    def points(self, outline: list[tuple[float, float]]) -> NDArray[np.float32]:
        """Outline points in units of the picture's width around its centre, to pixels."""
        centre = np.array([self.width / 2, self.height / 2])
        return (np.array(outline) * self.width + centre).astype(np.float32)

    def cover(
        self,
        outline: list[tuple[float, float]],
        holes: list[list[tuple[float, float]]] | None = None,
        smooth: bool = True,
        turn: float = 0.0,
    ) -> Array:
        """Exact share of each pixel inside the outline and outside the holes."""
        big = np.zeros((self.height * _SUPER, self.width * _SUPER), np.uint8)
        for shape, value in [(outline, 255), *[(hole, 0) for hole in holes or []]]:
            curve = _curve(shape) if smooth else np.array(shape)
            angle = np.radians(turn)
            spin = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
            pixels = self.points([tuple(p) for p in curve @ spin.T]) * _SUPER
            cv2.fillPoly(big, [np.round(pixels * 16).astype(np.int32)], value, shift=4)
        small = cv2.resize(big, (self.width, self.height), interpolation=cv2.INTER_AREA)
        return small.astype(np.float32) / 255

    def clouds(self, size: float, channels: int = 1) -> Array:
        """Smooth noise, mean 0, spread 1; `size` is the length of its waves in widths."""
        cells = max(2, round(1 / size))
        rows = max(2, round(cells * self.height / self.width))
        coarse = self.rng.normal(0, 1, (rows + 2, cells + 2, channels)).astype(np.float32)
        fine = cv2.resize(coarse, (self.width, self.height), interpolation=cv2.INTER_CUBIC)
        return fine.reshape(self.height, self.width, channels)

    def grid(self) -> tuple[Array, Array]:
        """x and y in widths from the centre."""
        ys, xs = np.mgrid[0 : self.height, 0 : self.width].astype(np.float32)
        return (xs - self.width / 2) / self.width, (ys - self.height / 2) / self.width


def _curve(outline: list[tuple[float, float]], steps: int = 12) -> NDArray[np.float64]:
    """A closed Catmull-Rom curve through the points."""
    points = np.array(outline, dtype=np.float64)
    before, after, beyond = (np.roll(points, shift, axis=0) for shift in (1, -1, -2))
    t = np.linspace(0, 1, steps, endpoint=False)[None, :, None]
    pieces = 0.5 * (
        2 * points[:, None]
        + (after - before)[:, None] * t
        + (2 * before - 5 * points + 4 * after - beyond)[:, None] * t**2
        + (3 * points - before - 3 * after + beyond)[:, None] * t**3
    )
    return pieces.reshape(-1, 2)


def _colour(red: int, green: int, blue: int) -> Array:
    return np.array([red, green, blue], np.float32)


# -- outlines, in widths around the centre ------------------------------------------------


def _mirrored(right: list[tuple[float, float]]) -> list[tuple[float, float]]:
    return right + [(-x, y) for x, y in reversed(right) if x > 1e-6]


def _tee(rng: np.random.Generator) -> list[tuple[float, float]]:
    sleeve = rng.uniform(0.36, 0.41)
    waist = rng.uniform(0.21, 0.25)
    return _mirrored(
        [
            (0.0, -0.33),
            (0.06, -0.345),
            (0.10, -0.39),
            (0.20, -0.355),
            (0.29, -0.30),
            (sleeve, -0.13),
            (0.30, -0.075),
            (0.25, -0.16),
            (waist, 0.05),
            (waist + 0.01, 0.24),
            (waist + 0.015, 0.40),
            (0.12, 0.415),
            (0.0, 0.42),
        ]
    )


def _dress(rng: np.random.Generator) -> list[tuple[float, float]]:
    hem = rng.uniform(0.26, 0.32)
    return _mirrored(
        [
            (0.0, -0.40),
            (0.07, -0.47),
            (0.11, -0.48),
            (0.12, -0.36),
            (0.16, -0.28),
            (0.12, -0.12),
            (0.17, 0.10),
            (hem - 0.03, 0.33),
            (hem, 0.46),
            (0.14, 0.48),
            (0.0, 0.485),
        ]
    )


def _bottle(rng: np.random.Generator) -> list[tuple[float, float]]:
    body = rng.uniform(0.12, 0.16)
    return _mirrored(
        [
            (0.0, -0.45),
            (0.045, -0.45),
            (0.047, -0.38),
            (0.045, -0.25),
            (0.06, -0.20),
            (body, -0.12),
            (body + 0.005, 0.0),
            (body, 0.25),
            (body - 0.002, 0.38),
            (body - 0.03, 0.40),
            (0.0, 0.402),
        ]
    )


def _shoe(rng: np.random.Generator) -> list[tuple[float, float]]:
    toe = rng.uniform(0.32, 0.38)
    return [
        (-0.36, -0.16),
        (-0.28, -0.21),
        (-0.18, -0.20),
        (-0.12, -0.12),
        (0.02, -0.03),
        (0.18, 0.01),
        (toe - 0.04, 0.05),
        (toe, 0.12),
        (toe - 0.02, 0.165),
        (0.12, 0.17),
        (-0.15, 0.17),
        (-0.34, 0.17),
        (-0.38, 0.14),
        (-0.35, 0.02),
    ]


def _cushion(rng: np.random.Generator) -> list[tuple[float, float]]:
    side = rng.uniform(0.28, 0.34)
    pinch = 0.93 * side
    return [
        (-side, -side),
        (0.0, -pinch),
        (side, -side),
        (pinch, 0.0),
        (side, side),
        (0.0, pinch),
        (-side, side),
        (-pinch, 0.0),
    ]


def _ellipse(x: float, y: float, wide: float, high: float) -> list[tuple[float, float]]:
    turns = np.linspace(0, 2 * np.pi, 48, endpoint=False)
    return [(x + wide * float(np.cos(t)), y + high * float(np.sin(t))) for t in turns]


# -- walls ---------------------------------------------------------------------------------


def _studio(canvas: _Canvas, tone: Array) -> Array:
    """A lit wall: gradient from a random side, falling off towards the corners."""
    xs, ys = canvas.grid()
    angle = canvas.rng.uniform(0, 2 * np.pi)
    light = 1 + 0.10 * (np.cos(angle) * xs + np.sin(angle) * ys) - 0.10 * (xs**2 + ys**2)
    return light[:, :, None] * tone


def _sweep(canvas: _Canvas, tone: Array) -> Array:
    """A wall that bends into a floor."""
    _, ys = canvas.grid()
    floor = 1 / (1 + np.exp(-(ys - 0.30) / 0.05))
    return _studio(canvas, tone) * (1 - 0.08 * floor)[:, :, None]


def _mottled(canvas: _Canvas, tone: Array) -> Array:
    blotches = 1.5 * canvas.clouds(0.03) + 1.5 * canvas.clouds(0.01)
    return _studio(canvas, tone) + blotches


def _wood(canvas: _Canvas) -> Array:
    xs, ys = canvas.grid()
    plank = np.floor((xs + 0.5) * 6)
    tones = canvas.rng.normal(0, 9, 16).astype(np.float32)
    wobble = canvas.clouds(0.15)[:, :, 0]
    grain = np.sin(2 * np.pi * (xs * 60 + 1.2 * wobble + 3 * plank + ys * 2))
    fine = canvas.clouds(0.004)[:, :, 0]
    value = tones[plank.astype(int)] + 8 * grain + 5 * fine
    seams = np.exp(-(((((xs + 0.5) * 6) % 1 - 0.5) ** 2 - 0.25) ** 2) / 0.00002) * -30
    return _colour(150, 106, 70) + (value + seams)[:, :, None] * _colour(100, 80, 60) / 100


def _clutter(canvas: _Canvas, tones: list[Array]) -> Array:
    picture = np.empty((canvas.height, canvas.width, 3), np.float32)
    picture[:] = tones[0]
    for _ in range(70):
        centre = canvas.rng.uniform(0, [canvas.width, canvas.height])
        axes = canvas.rng.uniform(0.03, 0.12, 2) * canvas.width
        tone = tones[int(canvas.rng.integers(len(tones)))] * canvas.rng.uniform(0.75, 1.2)
        cv2.ellipse(
            picture,
            (int(centre[0]), int(centre[1])),
            (int(axes[0]), int(axes[1])),
            float(canvas.rng.uniform(0, 180)),
            0,
            360,
            tone.tolist(),
            -1,
            cv2.LINE_AA,
        )
    return picture


# -- cloth and shape -----------------------------------------------------------------------


def _shaded(canvas: _Canvas, alpha: Array, paint: Array, folds: float = 0.10) -> Array:
    """Paint under light: folds, and edges that turn away darken."""
    depth = cv2.distanceTransform((alpha > 0.5).astype(np.uint8), cv2.DIST_L2, 5)
    edge = np.exp(-depth / (0.02 * canvas.width))
    waves = canvas.clouds(0.12)[:, :, 0] * 0.6 + canvas.clouds(0.05)[:, :, 0] * 0.4
    light = 1 + folds * waves - 0.18 * edge
    return paint * light[:, :, None]


def _striped(canvas: _Canvas, one: Array, other: Array, width: float) -> Array:
    _, ys = canvas.grid()
    phase = canvas.rng.uniform(0, 1)
    stripe = (np.sin(2 * np.pi * (ys / width + phase)) > 0).astype(np.float32)
    stripe = cv2.GaussianBlur(stripe, (0, 0), 1.0)
    return one + stripe[:, :, None] * (other - one)


def _dotted(canvas: _Canvas, one: Array, other: Array) -> Array:
    xs, ys = canvas.grid()
    dots = (np.sin(xs * 90) * np.sin(ys * 90) > 0.45).astype(np.float32)
    dots = cv2.GaussianBlur(dots, (0, 0), 1.0)
    return one + dots[:, :, None] * (other - one)


def _flat(canvas: _Canvas, tone: Array) -> Array:
    return np.broadcast_to(tone, (canvas.height, canvas.width, 3)).astype(np.float32)


def _hairy(canvas: _Canvas, alpha: Array, count: int) -> Array:
    """The same product with fine hairs standing off its edge."""
    core = alpha > 0.5
    contours, _ = cv2.findContours(core.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    rim = np.concatenate([c[:, 0, :] for c in contours]).astype(np.float32)
    slope_x = cv2.Sobel(cv2.GaussianBlur(alpha, (0, 0), 6), cv2.CV_32F, 1, 0)
    slope_y = cv2.Sobel(cv2.GaussianBlur(alpha, (0, 0), 6), cv2.CV_32F, 0, 1)
    big = np.zeros((canvas.height * _SUPER, canvas.width * _SUPER), np.uint8)
    picks = rim[canvas.rng.integers(0, len(rim), count)]
    for x, y in picks:
        outward = -np.array([slope_x[int(y), int(x)], slope_y[int(y), int(x)]])
        outward /= np.linalg.norm(outward) + 1e-6
        bend = canvas.rng.normal(0, 0.6)
        side = np.array([-outward[1], outward[0]])
        length = canvas.rng.gamma(2.0, 0.0045) * canvas.width
        steps = np.linspace(-0.3, 1, 7)[:, None]
        path = np.array([x, y]) + length * (steps * outward + bend * steps**2 * side)
        pixels = np.round(path * _SUPER * 16).astype(np.int32)
        thick = 1 + int(canvas.rng.integers(0, 3))
        cv2.polylines(big, [pixels], False, 255, thick, cv2.LINE_AA, 4)
    hairs = cv2.resize(big, (canvas.width, canvas.height), interpolation=cv2.INTER_AREA)
    return np.maximum(alpha, hairs.astype(np.float32) / 255 * 0.85)


def _photograph(
    canvas: _Canvas, name: str, wall: Array, alpha: Array, paint: Array, hang: bool = False
) -> Scene:
    """Shadow on the wall, product over it, then the lens, the sensor and the file."""
    unit = canvas.width
    ambient = cv2.GaussianBlur(alpha, (0, 0), 0.05 * unit)
    near = cv2.GaussianBlur(alpha, (0, 0), 0.012 * unit)
    drop = np.float32([[1, 0, 0.008 * unit], [0, 1, 0.014 * unit]])
    near = cv2.warpAffine(near, drop, (canvas.width, canvas.height))
    strength = 0.16 if hang else 0.24
    light = (1 - 0.14 * ambient) * (1 - strength * near)
    picture = alpha[:, :, None] * paint + (1 - alpha)[:, :, None] * wall * light[:, :, None]
    lens = 0.8 * max(canvas.height, canvas.width) / 2048 if unit < 1638 else 0.8
    picture = cv2.GaussianBlur(picture, (0, 0), lens)
    truth = cv2.GaussianBlur(alpha, (0, 0), lens)
    noisy = picture + canvas.rng.normal(0, 2.5, picture.shape).astype(np.float32)
    stored = np.clip(np.round(noisy), 0, 255).astype(np.uint8)
    done, data = cv2.imencode(
        ".jpg", cv2.cvtColor(stored, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, 93]
    )
    assert done
    read = cv2.cvtColor(cv2.imdecode(data, cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB)
    return Scene(name=name, picture=read, alpha=truth)


def _jitter(canvas: _Canvas, tone: Array) -> Array:
    return np.clip(tone + canvas.rng.normal(0, 4, 3), 0, 255).astype(np.float32)


# -- the scenes ----------------------------------------------------------------------------


def _navy_tee(c: _Canvas) -> Scene:
    alpha = c.cover(_tee(c.rng), turn=c.rng.uniform(-4, 4))
    paint = _shaded(c, alpha, _flat(c, _jitter(c, _colour(38, 48, 86))))
    return _photograph(c, "navy tee", _studio(c, _colour(214, 214, 216)), alpha, paint, hang=True)


def _striped_tee(c: _Canvas) -> Scene:
    alpha = c.cover(_tee(c.rng), turn=c.rng.uniform(-4, 4))
    cloth = _striped(c, _colour(196, 60, 52), _jitter(c, _colour(60, 70, 130)), 0.06)
    wall = _mottled(c, _colour(222, 208, 186))
    return _photograph(c, "striped tee", wall, alpha, _shaded(c, alpha, cloth), hang=True)


def _tan_bag(c: _Canvas) -> Scene:
    body = [(-0.26, -0.06), (0.26, -0.06), (0.30, 0.30), (0.0, 0.315), (-0.30, 0.30)]
    outer = _ellipse(0, -0.06, 0.19, 0.26)
    inner = _ellipse(0, -0.06, 0.16, 0.225)
    strap = c.cover(outer) - c.cover(inner)
    alpha = np.clip(np.maximum(strap, c.cover(body, smooth=False)), 0, 1)
    paint = _shaded(c, alpha, _flat(c, _jitter(c, _colour(178, 122, 74))), 0.06)
    return _photograph(c, "tan bag", _studio(c, _colour(218, 218, 214)), alpha, paint)


def _bottle_scene(c: _Canvas) -> Scene:
    alpha = c.cover(_bottle(c.rng), turn=c.rng.uniform(-2, 2))
    xs, _ = c.grid()
    paint = _shaded(c, alpha, _flat(c, _jitter(c, _colour(24, 92, 66))), 0.02)
    gloss = np.exp(-(((xs + 0.06) / 0.012) ** 2)) + 0.5 * np.exp(-(((xs - 0.07) / 0.006) ** 2))
    paint = paint + gloss[:, :, None] * 120
    return _photograph(c, "bottle", _sweep(c, _colour(188, 189, 191)), alpha, paint)


def _black_dress(c: _Canvas) -> Scene:
    alpha = c.cover(_dress(c.rng))
    paint = _shaded(c, alpha, _flat(c, _colour(30, 29, 32)), 0.2)
    return _photograph(c, "black dress", _studio(c, _colour(226, 224, 220)), alpha, paint, True)


def _shoe_scene(c: _Canvas) -> Scene:
    alpha = c.cover(_shoe(c.rng), turn=c.rng.uniform(-5, 5))
    _, ys = c.grid()
    sole = (ys > 0.11).astype(np.float32)[:, :, None]
    cloth = (1 - sole) * _jitter(c, _colour(190, 44, 40)) + sole * _colour(238, 236, 230)
    wall = _sweep(c, _colour(168, 192, 206))
    return _photograph(c, "shoe", wall, alpha, _shaded(c, alpha, cloth, 0.05))


def _mug(c: _Canvas) -> Scene:
    body = [(-0.22, -0.24), (0.16, -0.24), (0.15, 0.24), (-0.21, 0.24)]
    handle = c.cover(_ellipse(0.17, 0.0, 0.14, 0.16)) - c.cover(_ellipse(0.17, 0.0, 0.09, 0.105))
    alpha = np.clip(np.maximum(handle, c.cover(body, smooth=False)), 0, 1)
    paint = _shaded(c, alpha, _flat(c, _jitter(c, _colour(46, 108, 170))), 0.03)
    return _photograph(c, "mug", _sweep(c, _colour(232, 231, 228)), alpha, paint)


def _yellow_tee(c: _Canvas) -> Scene:
    alpha = c.cover(_tee(c.rng), turn=c.rng.uniform(-4, 4))
    paint = _shaded(c, alpha, _flat(c, _jitter(c, _colour(232, 190, 60))))
    return _photograph(c, "yellow tee", _studio(c, _colour(84, 86, 90)), alpha, paint, hang=True)


def _cushion_scene(c: _Canvas, dots: Array, name: str) -> Scene:
    alpha = c.cover(_cushion(c.rng), turn=c.rng.uniform(-8, 8))
    cloth = _dotted(c, _jitter(c, _colour(70, 128, 92)), dots)
    wall = _studio(c, _colour(206, 190, 178))
    return _photograph(c, name, wall, alpha, _shaded(c, alpha, cloth, 0.05))


def _dotted_cushion(c: _Canvas) -> Scene:
    return _cushion_scene(c, _colour(216, 158, 44), "dotted cushion")


def _pale_dots(c: _Canvas) -> Scene:
    """Dots of almost the wall's colour, cut by the outline."""
    return _cushion_scene(c, _colour(236, 228, 206), "pale dots")


def _knit(c: _Canvas, tone: Array, name: str) -> Scene:
    core = c.cover(_tee(c.rng), turn=c.rng.uniform(-3, 3))
    alpha = _hairy(c, core, round(9000 * c.width / 1638))
    xs, ys = c.grid()
    rows = 1 + 0.10 * np.sin(ys * 420) * np.sin(xs * 260)
    paint = _shaded(c, core, _flat(c, tone)) * rows[:, :, None]
    return _photograph(c, name, _sweep(c, _colour(176, 178, 181)), alpha, paint, hang=True)


def _red_knit(c: _Canvas) -> Scene:
    return _knit(c, _jitter(c, _colour(170, 34, 44)), "red knit")


def _blue_knit(c: _Canvas) -> Scene:
    return _knit(c, _jitter(c, _colour(38, 74, 150)), "blue knit")


def _white_tee(c: _Canvas) -> Scene:
    alpha = c.cover(_tee(c.rng), turn=c.rng.uniform(-4, 4))
    paint = _shaded(c, alpha, _flat(c, _colour(238, 238, 240)), 0.05)
    return _photograph(c, "white tee", _studio(c, _colour(226, 226, 226)), alpha, paint, hang=True)


def _tee_on_wood(c: _Canvas) -> Scene:
    alpha = c.cover(_tee(c.rng), turn=c.rng.uniform(-4, 4))
    cloth = _striped(c, _colour(240, 238, 232), _colour(40, 60, 120), 0.07)
    return _photograph(c, "tee on wood", _wood(c), alpha, _shaded(c, alpha, cloth))


def _knit_in_clutter(c: _Canvas) -> Scene:
    greens = [_colour(70, 110, 70), _colour(120, 100, 80), _colour(60, 130, 90)]
    scene = _knit(c, _colour(64, 116, 76), "")
    wall = _clutter(c, [*greens, _colour(180, 170, 150)])
    paint = _shaded(c, scene.alpha, _flat(c, _colour(64, 116, 76)))
    return _photograph(c, "green in clutter", wall, scene.alpha, paint)


def _lace_dress(c: _Canvas) -> Scene:
    alpha = c.cover(_dress(c.rng))
    xs, ys = c.grid()
    threads = 0.45 + 0.35 * np.abs(np.sin(xs * 150) * np.sin(ys * 150))
    alpha = np.where(ys > 0.36, alpha * threads, alpha).astype(np.float32)
    paint = _shaded(c, alpha, _flat(c, _colour(120, 30, 60)))
    return _photograph(c, "lace dress", _mottled(c, _colour(222, 208, 186)), alpha, paint, True)


_Maker = Callable[[_Canvas], Scene]

CRISP: dict[str, _Maker] = {
    "navy tee": _navy_tee,
    "striped tee": _striped_tee,
    "tan bag": _tan_bag,
    "bottle": _bottle_scene,
    "black dress": _black_dress,
    "shoe": _shoe_scene,
    "mug": _mug,
    "yellow tee": _yellow_tee,
    "dotted cushion": _dotted_cushion,
}
FUZZY: dict[str, _Maker] = {"red knit": _red_knit, "blue knit": _blue_knit}
HARD: dict[str, _Maker] = {
    "white tee": _white_tee,
    "pale dots": _pale_dots,
    "tee on wood": _tee_on_wood,
    "green in clutter": _knit_in_clutter,
    "lace dress": _lace_dress,
}


def draw(name: str, seed: int, size: tuple[int, int] = SIZE_2K) -> Scene:
    """The scene of that name (keys of CRISP, FUZZY and HARD), size = (height, width)."""
    height, width = size
    number = sum(name.encode())
    canvas = _Canvas(height, width, np.random.default_rng([seed, number]))
    return (CRISP | FUZZY | HARD)[name](canvas)


def bare_wall(seed: int, size: tuple[int, int]) -> NDArray[np.uint8]:
    """A lit wall with nothing before it."""
    canvas = _Canvas(size[0], size[1], np.random.default_rng(seed))
    wall = _studio(canvas, _colour(214, 214, 216))
    noisy = wall + canvas.rng.normal(0, 2.5, wall.shape)
    return np.clip(np.round(noisy), 0, 255).astype(np.uint8)


def absolute_error(alpha: Array, truth: Array) -> float:
    """SAD: the sum of absolute differences in thousands of pixels."""
    return float(np.abs(alpha.astype(np.float64) - truth).sum() / 1000)


def overlap(alpha: Array, truth: Array) -> float:
    """Intersection over union of what is more product than not."""
    one, other = alpha > 0.5, truth > 0.5
    union = int((one | other).sum())
    return float((one & other).sum()) / union if union else 1.0
