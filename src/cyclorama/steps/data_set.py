"""Judge prepared photos as a set, and show them: a contact sheet, and a report on their quality."""

from contextlib import AsyncExitStack
from typing import Annotated, ClassVar

from pydantic import Field

from cyclorama.durable.lanes import Lane
from cyclorama.engines.data_set import (
    MOST_PHOTOS,
    SHEET_MEMORY,
    SHEET_SECONDS,
    WORK,
    Learned,
    PreparedPhoto,
    SetPhoto,
    Sheets,
    SheetsRequest,
    Verdict,
)
from cyclorama.engines.data_set_quality import judged, set_findings, set_verdict
from cyclorama.errors import InvalidInput
from cyclorama.steps.base import Params, PictureId, StepContext, StepResult, StepType


class PreparedParams(Params):
    """What `prepare_photo` made of the photo of that number; nothing where it failed."""

    number: int
    media: PictureId | None = None
    prepared: PreparedPhoto | None = None


class DataSetParams(Params):
    learned: Learned
    trigger: Annotated[str, Field(min_length=1, max_length=100)]
    photos: Annotated[tuple[PreparedParams, ...], Field(min_length=1, max_length=MOST_PHOTOS)]


class DataSet(StepType[DataSetParams]):
    """Its outputs: `media` is the contact sheet, `report` the report; `verdict` and `findings` are
    on the set, `photos` on each photo."""

    name: ClassVar = "data_set"
    lane: ClassVar = Lane.CPU
    seconds: ClassVar = 600
    params = DataSetParams

    async def run(self, ctx: StepContext, params: DataSetParams) -> StepResult:
        """Raises InvalidInput where no photo could be prepared."""
        there = {
            one.number: (one.media, one.prepared)
            for one in params.photos
            if one.media is not None and one.prepared is not None
        }
        if not there:
            raise InvalidInput(
                "None of the photos could be taken in; what is wrong stands with each of them."
            )
        photos = judged({number: prepared for number, (_, prepared) in there.items()})
        findings = set_findings(params.learned, photos, len(params.photos) - len(there))
        verdict = set_verdict(photos)
        sheet, page = ctx.scratch("contact-sheet.png"), ctx.scratch("report.png")
        async with AsyncExitStack() as files:
            request = SheetsRequest(
                title=f"Data set of {params.trigger}",
                summary=_summary(params.learned, list(photos.values())),
                verdict=verdict,
                findings=findings,
                photos=tuple(
                    [
                        SetPhoto(
                            number=number,
                            file=await files.enter_async_context(ctx.open(there[number][0])),
                            caption=photo.caption,
                            verdict=photo.verdict,
                            score=photo.score,
                            sharpness=photo.sharpness,
                            lightness=photo.lightness,
                            enough=photo.enough,
                            findings=photo.findings,
                        )
                        for number, photo in sorted(photos.items())
                    ]
                ),
                sheet=sheet,
                report=page,
            )
            drawn, made = await ctx.craft(
                f"{WORK}:sheets_file",
                request,
                Sheets,
                memory=SHEET_MEMORY,
                seconds=SHEET_SECONDS,
            )
        shown = await ctx.keep(sheet, drawn.sheet_facts)
        reported = await ctx.keep(page, drawn.report_facts)
        return StepResult(
            {
                "media": shown,
                "report": reported,
                "all": [shown, reported],
                "verdict": verdict.value,
                "findings": list(findings),
                "photos": [
                    {
                        "number": number,
                        "media": there[number][0],
                        "caption": photo.caption,
                        "score": photo.score,
                        "verdict": photo.verdict.value,
                        "findings": list(photo.findings),
                    }
                    for number, photo in sorted(photos.items())
                ],
            },
            made,
        )


def _summary(learned: Learned, photos: list[PreparedPhoto]) -> str:
    counted = dict.fromkeys(Verdict, 0)
    for photo in photos:
        counted[photo.verdict] += 1
    said = ", ".join(f"{count} {verdict}" for verdict, count in counted.items() if count)
    one = "photo" if len(photos) == 1 else "photos"
    return f"{len(photos)} {one} to learn a {learned} from: {said}"
