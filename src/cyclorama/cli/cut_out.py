"""`cyclorama cut-out`."""

from typing import TYPE_CHECKING, Annotated

import typer

from cyclorama.cli.hint_options import BoxOption, OutsideOption, PointOption, read_hint
from cyclorama.cli.output import AsJson
from cyclorama.cli.photo_options import Out, Photos
from cyclorama.imaging.canvas import Resolution

if TYPE_CHECKING:
    from cyclorama.cli.darkroom import Darkroom
    from cyclorama.cli.many_photos import Photo, Result


def cut_out(
    photos: Photos,
    out: Out,
    resolution: Annotated[
        Resolution, typer.Option(help="Long edge at most: 1024, 2048 or 4096 pixels.")
    ] = Resolution.TWO_K,
    box: BoxOption = None,
    point: PointOption = None,
    outside: OutsideOption = None,
    as_json: AsJson = False,
) -> None:
    """Cut the products out of photos, here, without a server: PNG with transparency.

    Exit code 1 if any of them failed; the others are made all the same.
    """
    hint = read_hint(box, point, outside)
    from cyclorama.cli.many_photos import develop_photos

    async def develop(darkroom: "Darkroom", photo: "Photo") -> "list[Result]":
        made = await darkroom.cut_out(
            photo.path, hint, resolution.long_edge, photo.folder, photo.progress("cut-out")
        )
        return [
            photo.result(
                file=darkroom.hand_out(made.file, f"{photo.name}-cut-out.png"),
                confidence=made.result.confidence,
                method=made.result.method,
            )
        ]

    develop_photos(photos, out, develop, parts=1, as_json=as_json)
