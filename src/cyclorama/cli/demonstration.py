"""What `cyclorama demo` does: one request over HTTP, from an empty start to a picture sheet."""

import json
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import skimage.data
from PIL import Image

from cyclorama.cli.callback_receiver import CallbackReceiver
from cyclorama.cli.dreem_client import DreemClient
from cyclorama.cli.finished_run import FinishedRun, read_finished_run
from cyclorama.cli.hint_options import TypedHint
from cyclorama.cli.picture_sheet import Tile, draw_sheet
from cyclorama.cli.server_client import Uploaded
from cyclorama.cli.server_process import ServerProcess
from cyclorama.cli.stopwatch import Stopwatch
from cyclorama.engines.capabilities import Progress
from cyclorama.imaging.canvas import Ratio, Resolution, canvas_size
from cyclorama.library.shots import load_shots

EMAIL = "demo@example.com"
RATIO = Ratio.R4X5
CALLBACK_SECONDS = 15.0
PHOTO_STEP, CUT_OUT_STEP = "photo-front", "cut-out-front"


@dataclass(frozen=True)
class Wish:
    """What to make of which photo, and where."""

    photo: Path
    shots: Sequence[str]
    resolution: Resolution
    hint: TypedHint
    out: Path

    @property
    def data_dir(self) -> Path:
        return self.out / "data"


@dataclass(frozen=True)
class Outcome:
    """`failures`: a sentence for each shot that could not be made."""

    sheet: Path
    files: Sequence[Path]
    failures: Sequence[str]


def demonstrate(wish: Wish, server: ServerProcess, watch: Stopwatch, progress: Progress) -> Outcome:
    """Raises ProductionFailed where nothing could be made."""
    with watch.stage("starting the server", "server ready"):
        server.wait_until_ready()
    with watch.stage("making a key", "key made"):
        made = server.command("key", "create", "--email", EMAIL, "--json")
    with closing(DreemClient(server, json.loads(made)["key"])) as client:
        request_id, outputs, callback = _order(wish, client, watch, progress)
        files = {
            output["shotCode"]: client.download(file["url"], wish.out / file["fileName"])
            for output in outputs
            for file in output["files"]
        }
    run = read_finished_run(wish.data_dir, request_id, wish.out, [PHOTO_STEP, CUT_OUT_STEP])
    _note_steps(run, watch)
    watch.note("callback", None, callback)
    sheet = wish.out / "sheet.png"
    with watch.stage("drawing the sheet", "sheet drawn"):
        _draw(wish, run, files, sheet)
    watch.stop()
    return Outcome(
        sheet=sheet,
        files=tuple(files.values()),
        failures=tuple(
            f"{output['shotCode']}: {output['message']}"
            for output in outputs
            if output["status"] != "Completed"
        ),
    )


def _order(
    wish: Wish, client: DreemClient, watch: Stopwatch, progress: Progress
) -> tuple[str, list[dict[str, Any]], str]:
    """The request's id, its outputs, and what became of the callback."""
    with CallbackReceiver() as receiver:
        with watch.stage("uploading the photo", "photo uploaded"):
            uploaded = client.upload(wish.photo)
        options = {
            "outputAspectRatio": "Ratio" + RATIO.value.replace(":", "x"),
            "resolution": list(Resolution).index(wish.resolution),
            "callbackUrl": receiver.url,
            "callbackSecret": receiver.secret,
        }
        with watch.stage("asking for packshots", "request accepted"):
            photo = _image(uploaded, wish.hint)
            request_id = client.order(
                "packshot", {"shotCodes": list(wish.shots), "images": [photo], **options}
            )
        with watch.stage("making packshots", "packshots made"):
            answer = client.wait(request_id, progress)
        return request_id, answer["data"]["outputs"], receiver.wait(CALLBACK_SECONDS)


def _image(photo: Uploaded, hint: TypedHint) -> dict[str, object]:
    exact = hint.within(photo.width, photo.height)
    return {"url": photo.url, **({"hint": exact.model_dump(mode="json")} if exact else {})}


def _note_steps(run: FinishedRun, watch: Stopwatch) -> None:
    steps = run.view.steps
    confidence = steps[CUT_OUT_STEP].outputs.get("confidence")
    remark = "" if confidence is None else f"confidence {confidence:.2f}"
    watch.note("  photo taken in", steps[PHOTO_STEP].seconds)
    watch.note("  cut-out", steps[CUT_OUT_STEP].seconds, remark)
    for output in run.view.plan.outputs:
        watch.note(f"  {output.name}", steps[output.step].seconds)


def _draw(wish: Wish, run: FinishedRun, files: dict[str, Path], sheet: Path) -> None:
    """The photo and the alpha as the server had them, and what it made."""
    alpha = wish.out / "alpha.png"
    with Image.open(run.files[CUT_OUT_STEP]) as cut_out:
        cut_out.getchannel("A").save(alpha)
    with Image.open(run.files[PHOTO_STEP]) as photo:
        facts = f"{photo.width} x {photo.height}"
    if wish.hint != TypedHint():
        facts += ", with a hint where the product is"
    seconds = run.view.steps[CUT_OUT_STEP].seconds
    shots = load_shots()
    size = canvas_size(RATIO, wish.resolution)
    draw_sheet(
        "Cyclorama",
        f"one photo in, {len(files)} packshots out: no GPU, no key",
        [
            Tile(run.files[PHOTO_STEP], "The photo", facts),
            Tile(alpha, "Its alpha", f"found and cut out in {seconds:.1f} s"),
        ],
        [
            Tile(file, f"{shots[code].name}", f"{shots[code].code}, {size.width} x {size.height}")
            for code, file in files.items()
        ],
        sheet,
    )


def bundled_photo(folder: Path) -> Path:
    """The cup of coffee that comes with scikit-image, as a JPEG."""
    file = folder / "coffee.jpg"
    Image.fromarray(skimage.data.coffee()).save(file, quality=95)
    return file
