"""Who does what: the configured engines in their order."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Literal, TypeVar, cast, overload

from cyclorama import errors
from cyclorama.engines.capabilities import (
    Capability,
    ComposesPackshots,
    CutOutRequest,
    CutOutResult,
    CutsOut,
    Dresses,
    DressRequest,
    DressResult,
    Engine,
    Made,
    MakesVideos,
    MakeVideoRequest,
    MakeVideoResult,
    PackshotRequest,
    PackshotResult,
    Progress,
)
from cyclorama.engines.clip_cutting import CutOutClipRequest, CutsOutClips
from cyclorama.engines.clips import Filmed
from cyclorama.engines.picturing import (
    EditImageRequest,
    EditsImages,
    MakeImageRequest,
    MakesImages,
    Pictured,
)
from cyclorama.engines.retouching import (
    BackgroundFixed,
    FacesFixed,
    FixBackgroundRequest,
    FixesBackgrounds,
    FixesFaces,
    FixFacesRequest,
    Retouched,
    UpscaleRequest,
    Upscales,
)
from cyclorama.engines.sounding import (
    ComposeRequest,
    Composes,
    Sounded,
    SpeakRequest,
    Speaks,
)
from cyclorama.engines.training import Trained, TrainRequest, Trains
from cyclorama.engines.writing import WriteRequest, Writes, Written

Result = TypeVar("Result")


class Roster:
    """The engines in order of preference.

    Its verbs ask the first engine that has the capability. When it is down, or sees no product
    or face, the next one is asked and the result names those that could not (`Made.fallback_from`).
    """

    def __init__(self, engines: Sequence[Engine]) -> None:
        self._engines = tuple(engines)

    @overload
    def pick(self, capability: Literal[Capability.CUT_OUT]) -> CutsOut: ...
    @overload
    def pick(self, capability: Literal[Capability.PACKSHOT]) -> ComposesPackshots: ...
    @overload
    def pick(self, capability: Literal[Capability.MAKE_VIDEO]) -> MakesVideos: ...
    @overload
    def pick(self, capability: Literal[Capability.DRESS]) -> Dresses: ...
    @overload
    def pick(self, capability: Capability) -> Engine: ...
    def pick(self, capability: Capability) -> Engine:
        """The first engine with the capability. Raises MissingEngine where there is none."""
        return self._able(capability)[0]

    async def cut_out(
        self, request: CutOutRequest, progress: Progress | None = None
    ) -> tuple[CutOutResult, Made]:
        return await self._first_to_succeed(
            Capability.CUT_OUT,
            lambda engine: cast(CutsOut, engine).cut_out(request, progress),
        )

    async def compose_packshot(
        self, request: PackshotRequest, progress: Progress | None = None
    ) -> tuple[PackshotResult, Made]:
        return await self._first_to_succeed(
            Capability.PACKSHOT,
            lambda engine: cast(ComposesPackshots, engine).compose_packshot(request, progress),
        )

    async def make_video(
        self, request: MakeVideoRequest, progress: Progress | None = None
    ) -> tuple[MakeVideoResult, Made]:
        return await self._first_to_succeed(
            Capability.MAKE_VIDEO,
            lambda engine: cast(MakesVideos, engine).make_video(request, progress),
        )

    async def dress(
        self, request: DressRequest, progress: Progress | None = None
    ) -> tuple[DressResult, Made]:
        return await self._first_to_succeed(
            Capability.DRESS,
            lambda engine: cast(Dresses, engine).dress(request, progress),
        )

    async def cut_out_clip(
        self, request: CutOutClipRequest, progress: Progress | None = None
    ) -> tuple[Filmed, Made]:
        return await self._first_to_succeed(
            Capability.CUT_OUT_CLIP,
            lambda engine: cast(CutsOutClips, engine).cut_out_clip(request, progress),
        )

    async def make_image(
        self, request: MakeImageRequest, progress: Progress | None = None
    ) -> tuple[Pictured, Made]:
        return await self._first_to_succeed(
            Capability.MAKE_IMAGE,
            lambda engine: cast(MakesImages, engine).make_image(request, progress),
        )

    async def edit_image(
        self, request: EditImageRequest, progress: Progress | None = None
    ) -> tuple[Pictured, Made]:
        return await self._first_to_succeed(
            Capability.EDIT_IMAGE,
            lambda engine: cast(EditsImages, engine).edit_image(request, progress),
        )

    async def speak(
        self, request: SpeakRequest, progress: Progress | None = None
    ) -> tuple[Sounded, Made]:
        return await self._first_to_succeed(
            Capability.SPEAK,
            lambda engine: cast(Speaks, engine).speak(request, progress),
        )

    async def compose(
        self, request: ComposeRequest, progress: Progress | None = None
    ) -> tuple[Sounded, Made]:
        return await self._first_to_succeed(
            Capability.COMPOSE,
            lambda engine: cast(Composes, engine).compose(request, progress),
        )

    async def write(
        self, request: WriteRequest, progress: Progress | None = None
    ) -> tuple[Written, Made]:
        return await self._first_to_succeed(
            Capability.WRITE,
            lambda engine: cast(Writes, engine).write(request, progress),
        )

    async def upscale(
        self, request: UpscaleRequest, progress: Progress | None = None
    ) -> tuple[Retouched, Made]:
        return await self._first_to_succeed(
            Capability.UPSCALE,
            lambda engine: cast(Upscales, engine).upscale(request, progress),
        )

    async def fix_faces(
        self, request: FixFacesRequest, progress: Progress | None = None
    ) -> tuple[FacesFixed, Made]:
        return await self._first_to_succeed(
            Capability.FIX_FACES,
            lambda engine: cast(FixesFaces, engine).fix_faces(request, progress),
        )

    async def fix_background(
        self, request: FixBackgroundRequest, progress: Progress | None = None
    ) -> tuple[BackgroundFixed, Made]:
        return await self._first_to_succeed(
            Capability.FIX_BACKGROUND,
            lambda engine: cast(FixesBackgrounds, engine).fix_background(request, progress),
        )

    async def train(
        self, request: TrainRequest, progress: Progress | None = None
    ) -> tuple[Trained, Made]:
        return await self._first_to_succeed(
            Capability.TRAIN, lambda engine: cast(Trains, engine).train(request, progress)
        )

    def _able(self, capability: Capability) -> list[Engine]:
        able = [engine for engine in self._engines if capability in engine.capabilities]
        if not able:
            raise errors.MissingEngine(
                f"No engine that can {_spoken(capability)} is configured on this server."
            )
        return able

    async def _first_to_succeed(
        self,
        capability: Capability,
        ask: Callable[[Engine], Awaitable[tuple[Result, Made]]],
    ) -> tuple[Result, Made]:
        *others, last = self._able(capability)
        failed: list[str] = []
        for engine in others:
            try:
                result, made = await ask(engine)
            except (errors.Unavailable, errors.ProductNotFound, errors.FaceNotFound):
                failed.append(engine.name)
            else:
                return result, _recorded(made, failed)
        result, made = await ask(last)
        return result, _recorded(made, failed)


def _recorded(made: Made, failed: list[str]) -> Made:
    return made.model_copy(update={"fallback_from": (*failed, *made.fallback_from)})


def _spoken(capability: Capability) -> str:
    return {
        Capability.CUT_OUT: "cut out a product (cut_out)",
        Capability.PACKSHOT: "compose a packshot (packshot)",
        Capability.MAKE_VIDEO: "make a clip (make_video)",
        Capability.DRESS: "show garments on a person (dress)",
        Capability.MAKE_IMAGE: "make a picture from words (make_image)",
        Capability.EDIT_IMAGE: "make a picture from others (edit_image)",
        Capability.CUT_OUT_CLIP: "cut out the subject of a clip (cut_out_clip)",
        Capability.SPEAK: "speak (speak)",
        Capability.COMPOSE: "make music and sound (compose)",
        Capability.WRITE: "write text (write)",
        Capability.UPSCALE: "give a picture more pixels (upscale)",
        Capability.FIX_FACES: "make faces clear (fix_faces)",
        Capability.FIX_BACKGROUND: "give a picture another background (fix_background)",
        Capability.TRAIN: "train weights (train)",
    }[capability]
