"""Contact sheets of what the Dreem API makes: talents in poses, every shot, frames of clips."""

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av
from PIL import Image

from cyclorama.cli.dreem_client import DreemClient
from cyclorama.cli.picture_grid import Cell, Row, draw_grid
from cyclorama.cli.server_process import ServerProcess
from cyclorama.figure.garment.wardrobe.item import Item
from cyclorama.figure.garment.wardrobe.photo import photograph

EMAIL = "contact-sheet@example.com"
TALENTS, CLIPS, FRAMES = 12, 8, 8
POSES = ("MODEL-FULL-1", "MODEL-FULL-2", "MODEL-FULL-3", "MODEL-FULL-4")
# Each with what it shows from behind, and what is worn with it.
GARMENTS: Mapping[Item, tuple[Item | None, tuple[Item, ...]]] = {
    Item.TEE: (Item.TEE_BACK, (Item.JEANS, Item.SNEAKERS)),
    Item.DRESS: (Item.DRESS_BACK, ()),
    Item.JUMPER: (None, (Item.SKIRT,)),
}
PHOTO_WIDTH = 1400
PORTRAIT, TALL, SQUARE = (300, 400), (225, 400), (260, 260)

Tell = Callable[[str, float], None]
"""Takes what is being done, and how much of all is, 0 to 1."""


def make_sheets(server: ServerProcess, folder: Path, tell: Tell) -> Sequence[Path]:
    """Raises ProductionFailed where the server refuses a request or nothing comes of it."""
    server.wait_until_ready()
    made = server.command("key", "create", "--email", EMAIL, "--json")
    with closing(DreemClient(server, json.loads(made)["key"])) as client:
        studio = _Studio(client, folder, tell)
        return [
            *(studio.talents(garment) for garment in GARMENTS),
            studio.shots(),
            studio.clips(),
        ]


@dataclass(frozen=True)
class _Order:
    """A request on its way, and how to name what comes of it."""

    name: str
    facts: Sequence[str]
    request_id: str


class _Studio:
    def __init__(self, client: DreemClient, folder: Path, tell: Tell) -> None:
        self._client = client
        self._folder = folder
        self._tell = tell
        self._photos = {item: self._uploaded(item) for item in Item}
        self._sheets_done = 0

    def talents(self, garment: Item) -> Path:
        """Twelve talents, evenly from the whole library, in four poses."""
        everybody = self._client.talents()
        chosen = [everybody[index * len(everybody) // TALENTS] for index in range(TALENTS)]
        orders = [
            _Order(
                talent["name"],
                [talent["ageGroup"], talent["bodyBuild"], talent["ethnicity"]],
                self._dress(talent["talentId"], POSES, garment),
            )
            for talent in chosen
        ]
        rows = [self._row(order) for order in orders]
        return self._sheet(f"Twelve talents in four poses: {garment}", rows, PORTRAIT)

    def shots(self) -> Path:
        """Every packshot of the tee, and every shot of a model in it."""
        codes: dict[int, list[str]] = {}
        for shot in self._client.shots():
            codes.setdefault(shot["shotType"], []).append(shot["code"])
        packshots, models = codes[0], codes[1]
        talents = self._client.talents()
        body = {"shotCodes": packshots, "images": self._images(Item.TEE), **_SIZE}
        orders = [_Order("Packshots", [], self._client.order("packshot", body))]
        for gender in (1, 2):
            fitting = [
                shot["code"]
                for shot in self._client.shots()
                if shot["code"] in models and shot["pose"]["gender"] in (gender, 3)
            ]
            talent = next(one for one in talents if one["gender"] == gender)
            request_id = self._dress(talent["talentId"], fitting, Item.TEE)
            orders.append(_Order(talent["name"], [talent["bodyBuild"]], request_id))
        rows = [row for order in orders for row in _broken(self._row(order), 8)]
        return self._sheet("Every shot", rows, PORTRAIT)

    def clips(self) -> Path:
        """Eight prompts of the library, each moving a picture that the server made."""
        prompts = self._client.prompts()
        chosen = [prompts[index * len(prompts) // CLIPS] for index in range(CLIPS)]
        stills = self._client.wait(
            self._dress(
                self._client.talents()[0]["talentId"],
                ["MODEL-FULL-1", "MODEL-FULL-3"],
                Item.DRESS,
                outputAspectRatio="Ratio9x16",
            ),
            self._progress("stills for clips"),
        )["data"]["outputs"]
        urls = [output["files"][0]["url"] for output in stills]
        orders = [
            _Order(
                prompt["name"],
                [],
                self._client.order(
                    "image-to-video",
                    {
                        "images": [{"url": urls[number % 2], "frameType": "FirstFrame"}],
                        "duration": "5s",
                        "promptId": prompt["id"],
                        "outputAspectRatio": "Ratio9x16",
                    },
                ),
            )
            for number, prompt in enumerate(chosen)
        ]
        rows = []
        for order in orders:
            [output] = self._outputs(order)
            frames = _frames(self._file(output, order.request_id))
            rows.append(Row(order.name, order.facts, [Cell(frame) for frame in frames]))
        return self._sheet("Eight clips, eight frames of each", rows, TALL)

    def _uploaded(self, item: Item) -> str:
        file = self._folder / f"{item}.jpg"
        Image.fromarray(photograph(item, PHOTO_WIDTH)).save(file, quality=93)
        return self._client.upload(file).url

    def _images(self, garment: Item) -> list[dict[str, object]]:
        back, outfit = GARMENTS[garment]
        return [
            {"url": self._photos[garment], "viewType": "Front", "productType": "Main"},
            *(
                [{"url": self._photos[back], "viewType": "Back", "productType": "Main"}]
                if back
                else []
            ),
            *({"url": self._photos[item], "productType": "Outfit"} for item in outfit),
        ]

    def _dress(self, talent_id: str, codes: Sequence[str], garment: Item, **options: object) -> str:
        body = {
            "talentId": talent_id,
            "shotCodes": list(codes),
            "images": self._images(garment),
            **_SIZE,
            **options,
        }
        return self._client.order("virtual-model", body)

    def _row(self, order: _Order) -> Row:
        cells = []
        for output in self._outputs(order):
            picture = None
            if output["files"]:
                picture = Image.open(self._file(output, order.request_id))
            cells.append(Cell(picture, output["shotCode"]))
        return Row(order.name, order.facts, cells)

    def _outputs(self, order: _Order) -> list[dict[str, Any]]:
        answer = self._client.wait(order.request_id, self._progress(order.name))
        outputs: list[dict[str, Any]] = answer["data"]["outputs"]
        return outputs

    def _file(self, output: Mapping[str, Any], request_id: str) -> Path:
        [file] = output["files"]
        return self._client.download(
            file["url"], self._folder / f"{request_id[-6:]}-{file['fileName']}"
        )

    def _progress(self, doing: str) -> Callable[[float], None]:
        return lambda done: self._tell(doing, (self._sheets_done + 0.9 * done) / SHEETS)

    def _sheet(self, title: str, rows: Sequence[Row], cell: tuple[int, int]) -> Path:
        self._sheets_done += 1
        return draw_grid(title, rows, cell, self._folder / f"sheet-{self._sheets_done}.png")


SHEETS = len(GARMENTS) + 2
_SIZE = {"outputAspectRatio": "Ratio3x4", "resolution": "OneK", "outputFormat": "Jpeg"}


def _broken(row: Row, columns: int) -> list[Row]:
    """A long row as several."""
    starts = range(0, len(row.cells), columns)
    return [
        Row(row.name if start == 0 else "", row.facts, row.cells[start : start + columns])
        for start in starts
    ]


def _frames(file: Path) -> list[Image.Image]:
    """Some frames of a clip, evenly from its first to its last."""
    with av.open(str(file)) as clip:
        video = clip.streams.video[0]
        wanted = {round(index * (video.frames - 1) / (FRAMES - 1)) for index in range(FRAMES)}
        return [
            frame.to_image() for number, frame in enumerate(clip.decode(video)) if number in wanted
        ]
