"""`cyclorama packshot`."""

import asyncio
from typing import TYPE_CHECKING, Annotated

import typer

from cyclorama.cli.hint_options import BoxOption, OutsideOption, PointOption, read_hint
from cyclorama.cli.output import AsJson
from cyclorama.cli.photo_options import Out, Photos
from cyclorama.imaging.canvas import Ratio, Resolution, canvas_size
from cyclorama.imaging.picture_format import PictureFormat

if TYPE_CHECKING:
    from cyclorama.cli.darkroom import CutOutPhoto, Darkroom
    from cyclorama.cli.many_photos import Photo, Result
    from cyclorama.library.shots import PackshotShot

# A product covers a part of its photo only, so a small picture profits from a larger cut-out.
SMALLEST_CUT_OUT_EDGE = 2048


def packshot(
    photos: Photos,
    out: Out,
    shot: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODE", help="A shot, as `shots` lists them. Can be repeated. [FRONT-1]"
        ),
    ] = None,
    aspect: Annotated[Ratio, typer.Option(help="Width to height.")] = Ratio.R4X5,
    resolution: Annotated[
        Resolution, typer.Option(help="Long edge: 1024, 2048 or 4096 pixels.")
    ] = Resolution.TWO_K,
    format: Annotated[  # noqa: A002 - the name of the option
        PictureFormat, typer.Option(help="File format.")
    ] = PictureFormat.PNG,
    box: BoxOption = None,
    point: PointOption = None,
    outside: OutsideOption = None,
    as_json: AsJson = False,
) -> None:
    """Make packshots of photos, here, without a server.

    Exit code 1 if any of them failed; the others are made all the same.
    """
    hint = read_hint(box, point, outside)
    shots = _chosen(shot or ["FRONT-1"])
    size = canvas_size(aspect, resolution)
    from cyclorama.cli.many_photos import develop_photos

    async def develop(darkroom: "Darkroom", photo: "Photo") -> "list[Result]":
        cut_out = await darkroom.cut_out(
            photo.path,
            hint,
            max(SMALLEST_CUT_OUT_EDGE, resolution.long_edge),
            photo.folder,
            photo.progress("cut-out"),
        )
        takes = (_take(darkroom, photo, cut_out, one) for one in shots)
        return await asyncio.gather(*takes)

    async def _take(
        darkroom: "Darkroom", photo: "Photo", cut_out: "CutOutPhoto", one: "PackshotShot"
    ) -> "Result":
        try:
            made = await darkroom.compose(cut_out.file, one, size, format, photo.progress(one.code))
            file = darkroom.hand_out(made, f"{photo.name}-{made.name}")
        except Exception as error:  # noqa: BLE001 - whatever it is, the other shots go on
            return photo.result(shot=one.code, error=error)
        return photo.result(
            shot=one.code,
            file=file,
            confidence=cut_out.result.confidence,
            method=cut_out.result.method,
        )

    develop_photos(photos, out, develop, parts=1 + len(shots), as_json=as_json)


def _chosen(codes: list[str]) -> "list[PackshotShot]":
    from cyclorama.library.shots import load_shots

    shots = load_shots()
    for code in codes:
        if code not in shots:
            raise typer.BadParameter(
                f"There is no shot {code!r}; there are {', '.join(shots)}.", param_hint="--shot"
            )
    return list({shots[code].code: shots[code] for code in codes}.values())
