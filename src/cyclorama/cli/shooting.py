"""What `cyclorama shoot` does: a whole shoot over the Sartiq generation API, as its user would."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cyclorama.cli.sartiq_client import Row, SartiqClient
from cyclorama.cli.shoot_sheet import Shown, draw_backdrop, draw_shoot_sheet
from cyclorama.cli.stopwatch import Stopwatch
from cyclorama.errors import ProductionFailed

BATCH = 4
FAVOURITE = 1  # of the batch, from 0: as good as any
FACTOR = 2
PORTRAIT = (3, 4)  # width to height of the predictions
POST = 0.8  # 4:5, as feeds show pictures
BACKGROUND = "sage green wall"
MOVE = "slow push in"

Tell = Callable[[float], None]
"""Takes the share that is done, 0 to 1, of what is being made."""


@dataclass(frozen=True)
class Brief:
    """`long_edge`: of the predictions, in pixels. `seed`: of the first of them."""

    photo: Path
    out: Path
    long_edge: int
    seed: int
    shot_type: str

    @property
    def size(self) -> tuple[int, int]:
        """Width and height, even."""
        return self.long_edge * PORTRAIT[0] // PORTRAIT[1] // 2 * 2, self.long_edge


def shoot(client: SartiqClient, brief: Brief, watch: Stopwatch, tell: Tell) -> Path:
    """The picture sheet. Raises ProductionFailed for what the server refuses or cannot make."""
    walk = _Shoot(client, brief, watch, tell)
    walk.prepare()
    walk.generate()
    walk.finish()
    walk.review()
    walk.tidy_up()
    sheet = brief.out / "sheet.png"
    with watch.stage("drawing the sheet", "sheet drawn"):
        draw_shoot_sheet(walk.given, walk.made, sheet)
    return sheet


class _Shoot:
    """given, made: what is to be seen on the sheet, in its order."""

    def __init__(self, client: SartiqClient, brief: Brief, watch: Stopwatch, tell: Tell) -> None:
        self._client = client
        self._brief = brief
        self._watch = watch
        self._tell = tell
        self.given: list[Shown] = []
        self.made: list[Shown] = []

    def prepare(self) -> None:
        """A product of the photo, somebody to show it, and a backdrop."""
        brief, client = self._brief, self._client
        with self._watch.stage("uploading the photo", "photo uploaded"):
            photo_url = client.send_file(brief.photo)
        with self._watch.stage("making the product", "product made"):
            body = {"name": brief.photo.stem, "cover_image": photo_url}
            self._product = client.call("POST", "/products/", body)["id"]
            cover = client.picture_of(f"/products/{self._product}", "cover_image_media")
        self.given.append(self._shown(cover, "photo", "The photo", "the product's cover image"))
        with self._watch.stage("choosing the subject", "subject chosen"):
            found = client.call("GET", "/subjects/", gender="Female", age_class="Young")["data"]
            subject = found[brief.seed % len(found)]
            self._subject = subject["id"]
            portrait = client.download(subject["cover_image_url"], brief.out / "subject.png")
        self.given.append(Shown(portrait, subject["name"], "the subject"))
        with self._watch.stage("making the background preset", "background preset made"):
            backdrop = draw_backdrop(brief.out / "backdrop.png", brief.size)
            body = {"name": "Sand", "default_image": client.send_file(backdrop)}
            self._preset = client.call("POST", "/background-presets/", body)["id"]
            client.picture_of(f"/background-presets/{self._preset}", "default_image_media")
        self.given.append(Shown(backdrop, "Sand", "the background preset"))

    def generate(self) -> None:
        """A generation of four, and which of them is liked best."""
        width, height = self._brief.size
        generation = self._generation(
            "predictions",
            "",
            {
                "product_id": self._product,
                "subject_id": self._subject,
                "batch_size": BATCH,
                "width": width,
                "height": height,
                "seed": self._brief.seed,
                "shot_type": self._brief.shot_type,
                "background": BACKGROUND,
            },
        )
        self._predictions = generation["predictions"]
        self._favourite = self._predictions[FAVOURITE]
        with self._watch.stage("marking the favourite", "favourite marked"):
            path = f"/predictions/{self._favourite['id']}/favourite"
            self._client.call("PATCH", path, favourite="true")
        for number, one in enumerate(self._predictions):
            liked = ", the favourite" if number == FAVOURITE else ""
            name = f"Prediction {number + 1}{liked}"
            self._keep(one["result_image_media"], f"prediction-{number + 1}", name)

    def finish(self) -> None:
        """The favourite: larger, on the backdrop, in another shape, and moving."""
        client, picture = self._client, self._favourite["result_image_url"]
        with self._watch.stage(f"refining {FACTOR}x", "refined"):
            body = {"prediction_ids": [self._favourite["id"]], "scale_factor": FACTOR}
            answer = client.call("POST", "/generations/refines", body)
            if answer["total_failed"]:
                raise ProductionFailed(answer["failed_refines"][0]["error"])
            self._refine = client.refine(answer["refines"][0]["id"])
        refined = self._refine["result_image_media"]
        self._keep(refined, "refined", f"Refined {FACTOR}x")
        body = {"base_img_path": picture, "background_preset_id": self._preset}
        self._single("background fixed", "background-fix", body, "On the background preset")
        body = {
            "base_img_path": self._refine["result_image_url"],
            "aspect_ratio": POST,
            "mode": "pad",
        }
        self._single("adjusted to 4:5", "image-adjuster", body, "Adjusted to 4:5")
        body = {"prediction_id": self._favourite["id"], "prompt": MOVE}
        clip = self._generation("clip", "videos", body)["predictions"][0]
        seconds = f"{clip['duration_seconds']} s"
        media = clip["result_video_media"]
        self.made.append(self._shown(media, "clip", f"Clip: {MOVE}", f"{_size(media)}, {seconds}"))

    def review(self) -> None:
        """A revision of a shot, which holds what it shows."""
        with self._watch.stage("making a revision", "revision made"):
            name = self._brief.photo.stem
            shot = self._client.call("POST", "/shots/", {"name": name})
            images = [{"prediction_id": self._favourite["id"]}, {"refine_id": self._refine["id"]}]
            path = f"/shots/{shot['id']}/revisions"
            self._client.call("POST", path, {"images": images, "notes": "First choice"})
        path = f"/predictions/{self._favourite['id']}"
        held = self._client.call_list("GET", f"{path}/revisions")
        self._watch.note("  shown by revisions", None, f"version {held[0]['version']}")
        try:
            self._client.call("DELETE", path)
        except ProductionFailed as refusal:
            self._watch.note("  the favourite stays", None, refusal.public)
        else:
            raise ProductionFailed("A prediction was deleted that a revision shows.")

    def tidy_up(self) -> None:
        """What was not chosen is deleted, file and all."""
        last = self._predictions[-1]
        with self._watch.stage("deleting a prediction", "prediction deleted"):
            self._client.call("DELETE", f"/predictions/{last['id']}")
        if self._client.is_there(last["result_image_url"]):
            raise ProductionFailed("The file of a deleted prediction is still there.")

    def _single(self, done: str, path: str, body: Row, name: str) -> None:
        made = self._generation(done, path, body)["predictions"][0]
        self._keep(made["result_image_media"], path, name)

    def _generation(self, done: str, path: str, body: Row) -> Row:
        with self._watch.stage(f"making {done}", done):
            return self._client.generation(path, body, self._tell)

    def _keep(self, media: Row, name: str, title: str) -> None:
        self.made.append(self._shown(media, name, title, _size(media)))

    def _shown(self, media: Row, name: str, title: str, facts: str) -> Shown:
        file = self._brief.out / f"{name}.{media['extension']}"
        return Shown(self._client.download(media["url"], file), title, facts)


def _size(media: dict[str, Any]) -> str:
    return f"{media['width']} x {media['height']}"
