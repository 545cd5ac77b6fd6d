"""Contact sheets of what the Sartiq API makes: a whole shoot of each of some garments."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from PIL import Image

from cyclorama.cli.sartiq_client import SartiqClient
from cyclorama.cli.server_process import ServerProcess
from cyclorama.cli.shooting import Brief, shoot
from cyclorama.cli.stopwatch import Stopwatch
from cyclorama.figure.garment.wardrobe.item import Item
from cyclorama.figure.garment.wardrobe.photo import photograph

EMAIL = "contact-sheet@example.com"
SETTINGS: Mapping[str, str] = {}  # as an operator would start the server
PHOTO_WIDTH, LONG_EDGE = 1400, 768
# Each is worn by somebody else, and seen in another way.
SHOOTS = (
    (Item.TEE, "front_upper_body", 3),
    (Item.DRESS, "front_full_body", 1),
    (Item.JUMPER, "side_upper_body", 5),
)

Tell = Callable[[str, float], None]
"""Takes what is being done, and how much of all is, 0 to 1."""


def make_sheets(server: ServerProcess, folder: Path, tell: Tell) -> Sequence[Path]:
    """Raises ProductionFailed where the server refuses a request or nothing comes of it."""
    server.wait_until_ready()
    password = server.make_user(EMAIL)
    with closing(SartiqClient.sign_in(server, EMAIL, password)) as client:
        return [_sheet(client, folder, number, tell) for number in range(len(SHOOTS))]


def _sheet(client: SartiqClient, folder: Path, number: int, tell: Tell) -> Path:
    item, shot_type, seed = SHOOTS[number]
    out = folder / item.value
    out.mkdir(parents=True, exist_ok=True)
    photo = out / f"{item.value}.jpg"
    Image.fromarray(photograph(item, PHOTO_WIDTH)).save(photo, quality=95)

    def say(doing: str) -> None:
        tell(f"{item.value}: {doing}", number / len(SHOOTS))

    sheet = shoot(client, Brief(photo, out, LONG_EDGE, seed, shot_type), Stopwatch(say), _nothing)
    return sheet.replace(folder / f"sheet-{number + 1}.png")


def _nothing(_done: float) -> None:
    """The share of one generation is not told: there are many."""
