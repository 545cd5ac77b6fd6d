from pathlib import Path

import pytest

from cyclorama import errors
from cyclorama.engines.capabilities import (
    Capability,
    CutOutRequest,
    CutOutResult,
    Made,
    PackshotRequest,
    PackshotResult,
    Progress,
)
from cyclorama.engines.roster import Roster
from cyclorama.imaging.composition import Composition
from cyclorama.imaging.picture_format import PictureFormat

CUT_OUT = CutOutRequest(source=Path("photo.jpg"), max_edge=2048, out=Path("cut-out.png"))
PACKSHOT = PackshotRequest(
    cut_out=Path("cut-out.png"),
    composition=Composition(),
    width=64,
    height=64,
    format=PictureFormat.PNG,
    out=Path("out.png"),
)


class Scripted:
    """An engine that raises `error`, or answers in its own name."""

    def __init__(
        self, name: str, *capabilities: Capability, error: Exception | None = None
    ) -> None:
        self.name = name
        self.capabilities = frozenset(capabilities)
        self.error = error

    def _made(self) -> Made:
        if self.error:
            raise self.error
        return Made(engine=self.name, model="m", version="1", seed=None, seconds=0.5)

    async def cut_out(
        self, request: CutOutRequest, progress: Progress | None = None
    ) -> tuple[CutOutResult, Made]:
        made = self._made()
        result = CutOutResult(width=8, height=8, confidence=1, method="m", box=(1, 1, 5, 5))
        return result, made

    async def compose_packshot(
        self, request: PackshotRequest, progress: Progress | None = None
    ) -> tuple[PackshotResult, Made]:
        made = self._made()
        return PackshotResult(width=request.width, height=request.height, box=(1, 1, 5, 5)), made


def test_first_engine_with_the_capability_is_picked():
    first = Scripted("composer", Capability.PACKSHOT)
    second = Scripted("both", Capability.CUT_OUT, Capability.PACKSHOT)
    roster = Roster([first, second])

    assert roster.pick(Capability.PACKSHOT) is first
    assert roster.pick(Capability.CUT_OUT) is second


@pytest.mark.parametrize("capability", Capability)
def test_missing_capability_is_named(capability: Capability):
    with pytest.raises(errors.Unavailable, match=capability.value):
        Roster([]).pick(capability)


async def test_result_of_the_first_engine_records_no_fallback():
    roster = Roster([Scripted("draft", Capability.CUT_OUT), Scripted("other", Capability.CUT_OUT)])

    _, made = await roster.cut_out(CUT_OUT)

    assert made.engine == "draft"
    assert made.fallback_from == ()


@pytest.mark.parametrize("error", [errors.Unavailable("down"), errors.ProductNotFound("nothing")])
async def test_fallback_is_recorded(error: errors.CycloramaError):
    roster = Roster(
        [
            Scripted("hosted", Capability.CUT_OUT, error=error),
            Scripted("composer", Capability.PACKSHOT),
            Scripted("draft", Capability.CUT_OUT),
        ]
    )

    _, made = await roster.cut_out(CUT_OUT)

    assert made.engine == "draft"
    assert made.fallback_from == ("hosted",)


async def test_error_of_the_last_engine_is_the_answer():
    roster = Roster(
        [
            Scripted("one", Capability.PACKSHOT, error=errors.Unavailable("one is down")),
            Scripted("two", Capability.PACKSHOT, error=errors.Unavailable("two is down")),
        ]
    )

    with pytest.raises(errors.Unavailable, match="two is down"):
        await roster.compose_packshot(PACKSHOT)


async def test_other_errors_are_not_passed_to_the_next_engine():
    roster = Roster(
        [
            Scripted("one", Capability.PACKSHOT, error=errors.InvalidInput("no transparency")),
            Scripted("two", Capability.PACKSHOT),
        ]
    )

    with pytest.raises(errors.InvalidInput, match="no transparency"):
        await roster.compose_packshot(PACKSHOT)
