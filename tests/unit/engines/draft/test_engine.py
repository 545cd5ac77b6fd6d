import pickle
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from cyclorama.engines.capabilities import (
    Capability,
    CutOutRequest,
    CutOutResult,
    DrawnResult,
    DressRequest,
    DressResult,
    Garment,
    MakeVideoRequest,
    MakeVideoResult,
    ModelShotThumbnailRequest,
    PackshotRequest,
    PackshotResult,
    TalentThumbnailRequest,
)
from cyclorama.engines.draft import Draft
from cyclorama.engines.roster import Roster
from cyclorama.figure.appearance import Appearance, Gender
from cyclorama.figure.pose import Pose
from cyclorama.figure.staging import Staging
from cyclorama.figure.worn import GarmentKind
from cyclorama.imaging.composition import Composition
from cyclorama.imaging.picture_format import PictureFormat

CUT_OUT = CutOutResult(width=8, height=8, confidence=0.9, method="m", box=(1, 1, 5, 5))
PACKSHOT = PackshotResult(width=64, height=48, box=(5, 5, 50, 40))


class RecordingPool:
    """Answers with `result`; keeps what it was asked to run, as a child would receive it."""

    def __init__(self, result: Any) -> None:
        self.result = result

    async def run(self, function: Callable[..., Any], *args: object, **limits: Any) -> Any:
        self.function, self.args = pickle.loads(pickle.dumps((function, args)))
        self.limits = limits
        return self.result


async def test_cut_out_runs_in_a_child_within_its_budget():
    pool = RecordingPool(CUT_OUT)
    request = CutOutRequest(source=Path("a.jpg"), max_edge=2048, out=Path("b.png"))

    result, made = await Draft(pool).cut_out(request)

    assert result == CUT_OUT
    assert pool.args == ("cyclorama.engines.draft.work", "cut_out_file", request)
    assert pool.limits["memory"] == 1_500_000_000
    assert 0 < pool.limits["seconds"] <= 120
    assert (made.engine, made.version) == ("draft", version("cyclorama"))
    assert made.draft is False


async def test_packshot_runs_in_a_child_within_its_budget_and_reports_progress():
    pool = RecordingPool(PACKSHOT)
    request = PackshotRequest(
        cut_out=Path("b.png"),
        composition=Composition(),
        width=64,
        height=48,
        format=PictureFormat.JPEG,
        out=Path("c.jpg"),
    )
    seen: list[float] = []

    result, _ = await Draft(pool).compose_packshot(request, seen.append)
    pool.limits["progress"](0.5)

    assert result == PACKSHOT
    assert pool.args == ("cyclorama.engines.draft.work", "packshot_file", request)
    assert pool.limits["memory"] == 500_000_000
    assert seen == [0.5]


async def test_dressing_runs_in_a_child_within_its_budget_and_is_a_draft():
    done = DressResult(width=64, height=48, box=(5, 5, 50, 40), kinds=(GarmentKind.TOP,))
    pool = RecordingPool(done)
    request = DressRequest(
        garments=(Garment(cut_out=Path("b.png")),),
        appearance=Appearance(gender=Gender.MALE),
        pose=Pose(),
        staging=Staging(),
        width=64,
        height=48,
        format=PictureFormat.PNG,
        out=Path("c.png"),
    )

    result, made = await Draft(pool).dress(request)

    assert result == done
    assert pool.args == ("cyclorama.engines.draft.dressing", "dress_file", request)
    assert pool.limits["memory"] == 1_500_000_000
    assert (made.engine, made.model, made.draft) == ("draft", "dress", True)


async def test_people_are_drawn_in_a_child():
    pool = RecordingPool(DrawnResult(width=8, height=10))
    look = {"appearance": Appearance(gender=Gender.FEMALE), "width": 8, "height": 10}
    talent = TalentThumbnailRequest(**look, out=Path("t.png"))
    shot = ModelShotThumbnailRequest(**look, pose=Pose(), staging=Staging(), out=Path("s.png"))

    await Draft(pool).draw_talent(talent)
    asked_first = pool.args
    await Draft(pool).draw_model_shot(shot)

    assert asked_first == ("cyclorama.engines.draft.people", "talent_file", talent)
    assert pool.args == ("cyclorama.engines.draft.people", "model_shot_file", shot)


async def test_clip_runs_in_a_child_within_its_budget_and_is_called_a_draft():
    clip = MakeVideoResult(
        width=64, height=64, frames=150, fps=30, seconds=5, method="camera push_in"
    )
    pool = RecordingPool(clip)
    request = MakeVideoRequest(
        first=Path("a.png"), seconds=5, width=64, height=64, out=Path("b.mp4")
    )

    result, made = await Draft(pool).make_video(request)

    assert result == clip
    assert pool.args == ("cyclorama.engines.draft.video_work", "make_video_file", request)
    assert pool.limits["memory"] == 1_000_000_000
    assert made.draft is True


def test_draft_does_all_there_is_but_speak_and_train():
    draft = Draft(RecordingPool(None))

    able = set(Capability) - {Capability.SPEAK, Capability.TRAIN}
    assert all(Roster([draft]).pick(capability) is draft for capability in able)
    assert draft.capabilities == able
