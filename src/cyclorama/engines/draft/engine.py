"""The draft engine: real pixel work on the CPU, without weights and without a key.

Its functions run in child processes, which a cancel or a deadline can kill.
"""

import time
from collections.abc import Callable
from importlib.metadata import version
from typing import Protocol, TypeVar

from pydantic import BaseModel

from cyclorama.engines.capabilities import (
    Capability,
    CutOutRequest,
    CutOutResult,
    DrawnResult,
    DressRequest,
    DressResult,
    Made,
    MakeVideoRequest,
    MakeVideoResult,
    ModelShotThumbnailRequest,
    PackshotRequest,
    PackshotResult,
    Progress,
    PromptPreviewRequest,
    TalentThumbnailRequest,
    ThumbnailRequest,
)
from cyclorama.engines.clip_cutting import CutOutClipRequest
from cyclorama.engines.clips import Filmed
from cyclorama.engines.draft.dispatch import call
from cyclorama.engines.draft.patterns import fill
from cyclorama.engines.picturing import EditImageRequest, MakeImageRequest, Pictured
from cyclorama.engines.retouching import (
    BackgroundFixed,
    FacesFixed,
    FixBackgroundRequest,
    FixFacesRequest,
    Retouched,
    UpscaleRequest,
)
from cyclorama.engines.sounding import ComposeRequest, Sounded
from cyclorama.engines.writing import WriteRequest, Written

CUT_OUT_MEMORY = 1_500_000_000
PICTURE_MEMORY = 500_000_000
CROQUIS_MEMORY = 1_500_000_000
CUT_OUT_SECONDS = 100.0  # a 2K cut-out takes about 4 s of one core
CROQUIS_SECONDS = 100.0  # a 4K croquis of three garments takes about 15 s of one core
PICTURE_SECONDS = 100.0  # a 4K packshot with its file takes 5 s, 16 s on a busy machine
SCENE_MEMORY = 1_500_000_000
SCENE_SECONDS = 100.0  # a scene 1536 px long takes about 5 s of one core, most for the cut-out
SOUND_MEMORY = 1_000_000_000
SOUND_SECONDS = 300.0  # two minutes of music take about 7 s of one core, of a busy one far more
VIDEO_MEMORY = 1_000_000_000
VIDEO_SECONDS = 400.0  # 10 s at 21:9 take 30 s of two cores; a busy machine takes many times that

CLIP_MEMORY = 1_500_000_000
CLIP_SECONDS = 1500.0  # a frame of 720 lines takes about 0.15 s of one core

RETOUCHING_MEMORY = 1_500_000_000  # 100 megapixels, and the quarter of them they are made from
RETOUCHING_SECONDS = 400.0  # 100 megapixels take a minute of one core, of a busy one far more

WORK = "cyclorama.engines.draft.work"
RETOUCHING = "cyclorama.engines.draft.retouching_work"
VIDEO_WORK = "cyclorama.engines.draft.video_work"
DRESSING = "cyclorama.engines.draft.dressing"
PEOPLE = "cyclorama.engines.draft.people"
SCENES = "cyclorama.engines.draft.scene_work"
SOUNDS = "cyclorama.engines.draft.sound_work"
CLIP_CUTTING = "cyclorama.engines.draft.clip_cutting_work"
# What a pool runs in each child at its start, so that the libraries do not count as the memory
# of its first task: a 4K packshot would run out of it.
WARM_UP = f"{WORK}:warm_up"

Result = TypeVar("Result", bound=BaseModel)
Called = TypeVar("Called")


class RunsChildren(Protocol):
    """What the engine needs of a process pool."""

    async def run(
        self,
        function: Callable[..., Called],
        *args: object,
        memory: int,
        seconds: float,
        progress: Progress | None = None,
    ) -> Called: ...


NAME = "draft"


async def exact(
    pool: RunsChildren,
    function: str,
    request: BaseModel,
    result_type: type[Result],
    memory: int,
    seconds: float,
    progress: Progress | None = None,
) -> tuple[Result, Made]:
    """Run `module:function` in a child process, and say that this engine did it."""
    start = time.monotonic()
    module, _, name = function.partition(":")
    result = await pool.run(
        call, module, name, request, memory=memory, seconds=seconds, progress=progress
    )
    made = Made(
        engine=NAME,
        model=name.removesuffix("_file"),
        version=version("cyclorama"),
        seed=None,  # nothing is drawn by lot: the same request makes the same result
        seconds=time.monotonic() - start,
    )
    return result_type.model_validate(result), made


class Draft:
    name = NAME
    capabilities = frozenset(
        {
            Capability.CUT_OUT,
            Capability.CUT_OUT_CLIP,
            Capability.PACKSHOT,
            Capability.MAKE_VIDEO,
            Capability.DRESS,
            Capability.MAKE_IMAGE,
            Capability.EDIT_IMAGE,
            Capability.COMPOSE,
            Capability.WRITE,
            Capability.UPSCALE,
            Capability.FIX_FACES,
            Capability.FIX_BACKGROUND,
        }
    )

    def __init__(self, pool: RunsChildren) -> None:
        self._pool = pool

    async def cut_out(
        self, request: CutOutRequest, progress: Progress | None = None
    ) -> tuple[CutOutResult, Made]:
        return await self._made(
            CutOutResult, "cut_out_file", request, CUT_OUT_MEMORY, CUT_OUT_SECONDS, progress
        )

    async def cut_out_clip(
        self, request: CutOutClipRequest, progress: Progress | None = None
    ) -> tuple[Filmed, Made]:
        return await self._made(
            Filmed,
            "cut_out_clip_file",
            request,
            CLIP_MEMORY,
            CLIP_SECONDS,
            progress,
            CLIP_CUTTING,
        )

    async def compose_packshot(
        self, request: PackshotRequest, progress: Progress | None = None
    ) -> tuple[PackshotResult, Made]:
        return await self._made(
            PackshotResult, "packshot_file", request, PICTURE_MEMORY, PICTURE_SECONDS, progress
        )

    async def draw_thumbnail(self, request: ThumbnailRequest) -> tuple[PackshotResult, Made]:
        return await self._made(
            PackshotResult, "thumbnail_file", request, PICTURE_MEMORY, PICTURE_SECONDS, None
        )

    async def make_video(
        self, request: MakeVideoRequest, progress: Progress | None = None
    ) -> tuple[MakeVideoResult, Made]:
        """The clip is a draft: a generative engine would move what the picture shows, not only
        how it is looked at."""
        result, made = await self._made(
            MakeVideoResult,
            "make_video_file",
            request,
            VIDEO_MEMORY,
            VIDEO_SECONDS,
            progress,
            VIDEO_WORK,
        )
        return result, made.model_copy(update={"draft": True})

    async def draw_prompt_preview(
        self, request: PromptPreviewRequest
    ) -> tuple[MakeVideoResult, Made]:
        return await self._made(
            MakeVideoResult,
            "prompt_preview_file",
            request,
            VIDEO_MEMORY,
            VIDEO_SECONDS,
            None,
            VIDEO_WORK,
        )

    async def dress(
        self, request: DressRequest, progress: Progress | None = None
    ) -> tuple[DressResult, Made]:
        result, made = await self._made(
            DressResult,
            "dress_file",
            request,
            CROQUIS_MEMORY,
            CROQUIS_SECONDS,
            progress,
            DRESSING,
        )
        return result, made.model_copy(update={"draft": True})

    async def make_image(
        self, request: MakeImageRequest, progress: Progress | None = None
    ) -> tuple[Pictured, Made]:
        """A draft: what the words name is drawn by rule, where there is a drawing of it."""
        result, made = await self._made(
            Pictured, "make_image_file", request, SCENE_MEMORY, SCENE_SECONDS, progress, SCENES
        )
        return result, made.model_copy(update={"draft": True})

    async def edit_image(
        self, request: EditImageRequest, progress: Progress | None = None
    ) -> tuple[Pictured, Made]:
        """The picture is a draft: what the brief names is drawn, and the prompt's words are read
        for no more than a place."""
        result, made = await self._made(
            Pictured, "edit_image_file", request, SCENE_MEMORY, SCENE_SECONDS, progress, SCENES
        )
        return result, made.model_copy(update={"draft": True})

    async def compose(
        self, request: ComposeRequest, progress: Progress | None = None
    ) -> tuple[Sounded, Made]:
        """The sound is a draft: it is computed from what the words name, and nothing is sung."""
        result, made = await self._made(
            Sounded, "compose_file", request, SOUND_MEMORY, SOUND_SECONDS, progress, SOUNDS
        )
        return result, made.model_copy(update={"draft": True})

    async def upscale(
        self, request: UpscaleRequest, progress: Progress | None = None
    ) -> tuple[Retouched, Made]:
        """Nothing is invented: the picture is sharp, not more detailed. The prompt is not read."""
        return await self._retouched(Retouched, "upscale_file", request, progress)

    async def fix_faces(
        self, request: FixFacesRequest, progress: Progress | None = None
    ) -> tuple[FacesFixed, Made]:
        return await self._retouched(FacesFixed, "fix_faces_file", request, progress)

    async def fix_background(
        self, request: FixBackgroundRequest, progress: Progress | None = None
    ) -> tuple[BackgroundFixed, Made]:
        return await self._retouched(BackgroundFixed, "fix_background_file", request, progress)

    async def _retouched(
        self,
        result_type: type[Result],
        function: str,
        request: BaseModel,
        progress: Progress | None,
    ) -> tuple[Result, Made]:
        return await self._made(
            result_type,
            function,
            request,
            RETOUCHING_MEMORY,
            RETOUCHING_SECONDS,
            progress,
            RETOUCHING,
        )

    async def draw_talent(self, request: TalentThumbnailRequest) -> tuple[DrawnResult, Made]:
        return await self._made(
            DrawnResult, "talent_file", request, PICTURE_MEMORY, PICTURE_SECONDS, None, PEOPLE
        )

    async def draw_model_shot(self, request: ModelShotThumbnailRequest) -> tuple[DrawnResult, Made]:
        return await self._made(
            DrawnResult, "model_shot_file", request, PICTURE_MEMORY, PICTURE_SECONDS, None, PEOPLE
        )

    async def write(
        self, request: WriteRequest, progress: Progress | None = None
    ) -> tuple[Written, Made]:
        """Nothing is thought up: a written pattern is filled in."""
        start = time.monotonic()
        text = fill(request)
        made = Made(
            engine=NAME,
            model="pattern",
            version=version("cyclorama"),
            seed=None,
            seconds=time.monotonic() - start,
            draft=True,
        )
        return Written(text=text, from_pattern=True), made

    async def _made(
        self,
        result_type: type[Result],
        function: str,
        request: BaseModel,
        memory: int,
        seconds: float,
        progress: Progress | None,
        work: str = WORK,
    ) -> tuple[Result, Made]:
        return await exact(
            self._pool, f"{work}:{function}", request, result_type, memory, seconds, progress
        )
