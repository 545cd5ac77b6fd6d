"""Contact sheets of what the Vimmerse API makes: every template, with its default options."""

import json
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from PIL import Image

from cyclorama.cli.clip_frames import frames_of
from cyclorama.cli.picture_grid import Cell, draw_grid
from cyclorama.cli.picture_sheet import fitted
from cyclorama.cli.server_process import ServerProcess
from cyclorama.cli.sound_picture import sound_picture
from cyclorama.cli.vimmerse_client import VimmerseClient
from cyclorama.cli.vimmerse_requests import Samples, needs_clips, options_for
from cyclorama.cli.vimmerse_samples import draw_samples
from cyclorama.errors import ProductionFailed

EMAIL = "contact-sheet@example.com"
# Pictures are shown small, and one key asks for all of them.
SETTINGS = {"template_picture_edge": "768", "template_clip_edge": "640", "rate_limits": "off"}
CLIPS_FROM = ("vim_wc26_shot", "vim_us_basketball")  # shown later where a clip has to be given
STILLS = ("image_2_image", "create_elements", "replace_background", "create_image")
SEEN, FRAMES = 8, (1, 3, 6)  # of so many frames those: a dance is not met on the same beat
FRAME, GAP = (266, 150), 6
STRIP = (4 * FRAME[0] + 3 * GAP, FRAME[1])
COLUMNS, ROWS = 2, 10
AT_ONCE = 3

Tell = Callable[[str, float], None]
"""Takes what is being done, and how much of all is, 0 to 1."""


def make_sheets(server: ServerProcess, folder: Path, tell: Tell) -> Sequence[Path]:
    """Raises ProductionFailed, when the sheets are drawn, if any template failed."""
    server.wait_until_ready()
    made = server.command("key", "create", "--email", EMAIL, "--json")
    with closing(VimmerseClient(server, json.loads(made)["key"])) as client:
        return _Show(client, folder, tell).sheets()


class _Show:
    def __init__(self, client: VimmerseClient, folder: Path, tell: Tell) -> None:
        self._client = client
        self._folder = folder
        self._tell = tell
        self._failed: dict[str, str] = {}

    def sheets(self) -> list[Path]:
        templates = {one["id"]: one for one in self._client.templates()}
        files = draw_samples(self._folder)
        urls = {name: self._client.upload(file).url for name, file in files.items()}
        samples = Samples(**urls, clips=("", ""))
        first = [templates.pop(name) for name in CLIPS_FROM]
        films = dict(self._films(first, samples, 0, len(templates) + len(first)))
        clips = [films[name]["result"][0]["url"] for name in CLIPS_FROM]
        samples = Samples(**urls, clips=(clips[0], clips[1]))
        # those that are given clips come last, when there is nothing else to wait for
        rest = sorted(templates.values(), key=needs_clips)
        films |= dict(self._films(rest, samples, len(first), len(rest) + len(first)))
        cells = [self._cell(name, films.get(name)) for name in sorted({*films, *self._failed})]
        sheets = [self._sheet(cells, start) for start in range(0, len(cells), COLUMNS * ROWS)]
        if self._failed:
            told = "; ".join(f"{name}: {why}" for name, why in self._failed.items())
            raise ProductionFailed(f"Of {len(cells)} templates {len(self._failed)} failed: {told}")
        return sheets

    def _films(
        self, templates: Sequence[Mapping[str, Any]], samples: Samples, done: int, count: int
    ) -> Iterator[tuple[str, dict[str, Any]]]:
        """The finished workflow of each template, some of them made at the same time."""
        waiting = deque(templates)
        ordered: deque[tuple[str, str]] = deque()
        while waiting or ordered:
            while waiting and len(ordered) < AT_ONCE:
                one = waiting.popleft()
                order = self._client.order(one["id"], options_for(one, samples))
                ordered.append((one["id"], order))
            name, order = ordered.popleft()
            film = self._film(name, order, done / count, 1 / count)
            done += 1
            if film is not None:
                yield name, film

    def _film(self, name: str, order: str, begin: float, share: float) -> dict[str, Any] | None:
        def tell(fraction: float) -> None:
            self._tell(name, begin + share * fraction)

        try:
            return self._client.wait(order, tell)
        except ProductionFailed as error:
            self._failed[name] = str(error)
            return None

    def _cell(self, name: str, film: Mapping[str, Any] | None) -> Cell:
        if film is None:
            return Cell(None, f"{name}: failed")
        strip = Image.new("RGB", STRIP, "white")
        for number, picture in enumerate(self._pictures(name, film)[:4]):
            small = fitted(picture, FRAME)
            strip.paste(small, (number * (FRAME[0] + GAP) + (FRAME[0] - small.width) // 2, 0))
        return Cell(strip, name)

    def _pictures(self, name: str, film: Mapping[str, Any]) -> list[Image.Image]:
        """The still that a clip was made of, if there is one, and what came of it."""
        shown: list[Image.Image] = []
        results = film["result"]
        if not results[0]["content_type"].startswith("image/"):
            made = [one for one in film["completions"] if one["flow"] in STILLS and one["result"]]
            stills = [one["result"][0] for one in made]
            results = [one for one in stills if one["content_type"].startswith("image/")][:1]
            results += film["result"][:1]
        for number, item in enumerate(results):
            kind = item["content_type"]
            suffix = kind.partition("/")[2]
            file = self._client.download(item["url"], self._folder / f"{name}-{number}.{suffix}")
            match kind.partition("/")[0]:
                case "image":
                    shown.append(Image.open(file))
                case "video":
                    seen = frames_of(file, SEEN)
                    shown += [seen[index] for index in FRAMES if index < len(seen)]
                case _:
                    shown.append(sound_picture(file, FRAME))
        return shown

    def _sheet(self, cells: Sequence[Cell], start: int) -> Path:
        shown = cells[start : start + COLUMNS * ROWS]
        number = start // (COLUMNS * ROWS) + 1
        title = f"Templates {start + 1} to {start + len(shown)}: a still and frames of its clip"
        out = self._folder / f"sheet-{number}.png"
        return draw_grid(title, shown, COLUMNS, STRIP, out)
