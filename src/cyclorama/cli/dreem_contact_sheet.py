"""Contact sheets of what the Dreem API makes: talents in poses, every shot, frames of clips."""

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image

from cyclorama.cli.clip_frames import frames_of
from cyclorama.cli.dreem_client import DreemClient
from cyclorama.cli.picture_grid import Cell, draw_grid
from cyclorama.cli.server_process import ServerProcess
from cyclorama.figure.garment.wardrobe.item import Item
from cyclorama.figure.garment.wardrobe.photo import photograph

EMAIL = "contact-sheet@example.com"
TALENTS, CLIPS, FRAMES = 12, 8, 8
POSES = ("MODEL-FULL-1", "MODEL-FULL-2", "MODEL-FULL-3", "MODEL-FULL-4")
MALE, FEMALE = 1, 2  # as the shipped client numbers them
PACKSHOT, VIRTUAL_MODEL = 0, 1
PHOTO_WIDTH = 1400
PORTRAIT, TALL = (240, 320), (200, 356)
SETTINGS: Mapping[str, str] = {}  # as an operator would start the server
SIZE = {"outputAspectRatio": "Ratio3x4", "resolution": "OneK", "outputFormat": "Jpeg"}

Tell = Callable[[str, float], None]
"""Takes what is being done, and how much of all is, 0 to 1."""


class Look(NamedTuple):
    """A garment, what it is like from behind, what is worn beside it, and by whom."""

    garment: Item
    back: Item | None
    outfit: tuple[Item, ...]
    genders: tuple[int, ...]


TEE = Look(Item.TEE, Item.TEE_BACK, (Item.JEANS, Item.SNEAKERS), (MALE, FEMALE))
DRESS = Look(Item.DRESS, Item.DRESS_BACK, (), (FEMALE,))
JUMPER = Look(Item.JUMPER, None, (Item.SHORTS,), (MALE, FEMALE))
LOOKS = (TEE, DRESS, JUMPER)
SHEETS = len(LOOKS) + 2


def make_sheets(server: ServerProcess, folder: Path, tell: Tell) -> Sequence[Path]:
    """Raises ProductionFailed where the server refuses a request or nothing comes of it."""
    server.wait_until_ready()
    made = server.command("key", "create", "--email", EMAIL, "--json")
    with closing(DreemClient(server, json.loads(made)["key"])) as client:
        studio = _Studio(client, folder, tell)
        return [*(studio.talents(look) for look in LOOKS), studio.shots(), studio.clips()]


class _Studio:
    def __init__(self, client: DreemClient, folder: Path, tell: Tell) -> None:
        self._client = client
        self._folder = folder
        self._tell = tell
        self._talents = client.talents()
        self._photos = {item: self._uploaded(item) for item in Item}
        self._sheets: list[Path] = []

    def talents(self, look: Look) -> Path:
        """Twelve talents, evenly from the whole library, in four poses each."""
        fitting = [one for one in self._talents if one["gender"] in look.genders]
        chosen = [fitting[index * len(fitting) // TALENTS] for index in range(TALENTS)]
        orders = {one["name"]: self._dress(one, POSES, look) for one in chosen}
        cells = [cell for name, order in orders.items() for cell in self._cells(name, order)]
        title = f"{look.garment}: twelve talents in four poses"
        return self._sheet(title, cells, 2 * len(POSES), PORTRAIT)

    def shots(self) -> Path:
        """Every packshot, and every shot of a model by a woman and by a man."""
        shots = self._client.shots()
        packshots = [shot["code"] for shot in shots if shot["shotType"] == PACKSHOT]
        body = {"shotCodes": packshots, "images": self._images(TEE), **SIZE}
        orders = {"": self._client.order("packshot", body)}
        for gender in (FEMALE, MALE):
            codes = [
                shot["code"]
                for shot in shots
                if shot["shotType"] == VIRTUAL_MODEL
                and shot["pose"]["gender"] not in {FEMALE, MALE} - {gender}
            ]
            talent = next(one for one in self._talents if one["gender"] == gender)
            orders[talent["name"]] = self._dress(talent, codes, TEE)
        cells = [cell for name, order in orders.items() for cell in self._cells(name, order)]
        return self._sheet("Every shot", cells, 8, PORTRAIT)

    def clips(self) -> Path:
        """Eight prompts of the library, each moving a picture that the server made."""
        prompts = self._client.prompts()
        chosen = [prompts[index * len(prompts) // CLIPS] for index in range(CLIPS)]
        woman = next(one for one in self._talents if one["gender"] == FEMALE)
        stills = self._outputs(
            self._dress(woman, POSES[:2], DRESS, outputAspectRatio="Ratio9x16"), "stills"
        )
        urls = [output["files"][0]["url"] for output in stills]
        orders = {
            prompt["name"]: self._move(urls[number % len(urls)], prompt["id"])
            for number, prompt in enumerate(chosen)
        }
        cells = []
        for name, order in orders.items():
            [clip] = self._outputs(order, name)
            for number, frame in enumerate(frames_of(self._file(clip, order), FRAMES)):
                cells.append(Cell(frame, "" if number else name))
        return self._sheet("Eight clips, eight frames of each", cells, FRAMES, TALL)

    def _uploaded(self, item: Item) -> str:
        file = self._folder / f"{item}.jpg"
        Image.fromarray(photograph(item, PHOTO_WIDTH)).save(file, quality=93)
        return self._client.upload(file).url

    def _images(self, look: Look) -> list[dict[str, object]]:
        images: list[dict[str, object]] = [{"url": self._photos[look.garment]}]
        if look.back is not None:
            images.append({"url": self._photos[look.back], "viewType": "Back"})
        images.extend({"url": self._photos[item], "productType": "Outfit"} for item in look.outfit)
        return images

    def _dress(
        self, talent: Mapping[str, Any], codes: Sequence[str], look: Look, **options: object
    ) -> str:
        body = {
            "talentId": talent["talentId"],
            "shotCodes": list(codes),
            "images": self._images(look),
            **SIZE,
            **options,
        }
        return self._client.order("virtual-model", body)

    def _move(self, url: str, prompt_id: str) -> str:
        body = {
            "images": [{"url": url, "frameType": "FirstFrame"}],
            "duration": "5s",
            "promptId": prompt_id,
            "outputAspectRatio": "Ratio9x16",
        }
        return self._client.order("image-to-video", body)

    def _cells(self, name: str, request_id: str) -> list[Cell]:
        cells = []
        for output in self._outputs(request_id, name):
            picture = Image.open(self._file(output, request_id)) if output["files"] else None
            cells.append(Cell(picture, f"{name} {output['shotCode']}"))
        return cells

    def _outputs(self, request_id: str, doing: str) -> list[dict[str, Any]]:
        def tell(done: float) -> None:
            self._tell(doing, (len(self._sheets) + 0.9 * done) / SHEETS)

        outputs: list[dict[str, Any]] = self._client.wait(request_id, tell)["data"]["outputs"]
        return outputs

    def _file(self, output: Mapping[str, Any], request_id: str) -> Path:
        [file] = output["files"]
        name = f"{request_id[-6:]}-{file['fileName']}"
        return self._client.download(file["url"], self._folder / name)

    def _sheet(
        self, title: str, cells: Sequence[Cell], columns: int, size: tuple[int, int]
    ) -> Path:
        out = self._folder / f"sheet-{len(self._sheets) + 1}.png"
        self._sheets.append(draw_grid(title, cells, columns, size, out))
        return out
