"""`POST /ai-tool/packshot`: read the request in the contract's check order, compile a plan."""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import JsonValue

from cyclorama.credits.prices import Charge
from cyclorama.dialects.dreem.cutting_out import cut_out_of, cutting_out
from cyclorama.dialects.dreem.fields import body_with, shot_codes
from cyclorama.dialects.dreem.images import (
    CheckUrl,
    ProductImage,
    main_photo,
    read_product_images,
)
from cyclorama.dialects.dreem.picture_options import PictureOptions, read_picture_options
from cyclorama.dialects.dreem.return_address import ReturnAddress, read_return_address
from cyclorama.library.shots import PackshotShot
from cyclorama.production.plan import Output, Plan, StepSpec, Value


@dataclass(frozen=True)
class PackshotRequest:
    """Sound in itself; its shots are not looked up yet."""

    codes: tuple[str, ...]
    images: tuple[ProductImage, ...]
    picture: PictureOptions
    back: ReturnAddress


def read_request(
    body: JsonValue, check_image: CheckUrl, check_callback: CheckUrl
) -> PackshotRequest:
    """Raises DreemError for the first thing that is wrong, in the contract's order."""
    fields = body_with(body, "shotCodes", "images")
    return PackshotRequest(
        codes=shot_codes(fields),
        images=read_product_images(fields["images"], check_image),
        picture=read_picture_options(fields),
        back=read_return_address(fields, check_callback),
    )


def compile_plan(request: PackshotRequest, shots: Sequence[PackshotShot]) -> Plan:
    """One photo taken in and cut out per view that the shots ask for; one packshot per shot.

    Raises DreemError where no photo shows the side that a shot takes.
    """
    photos = {shot.view: main_photo(request.images, shot.view, shot.code) for shot in shots}
    steps = [
        step
        for view, photo in photos.items()
        for step in cutting_out(view, photo, request.picture.resolution)
    ]
    for number, shot in enumerate(shots, 1):
        steps.append(
            StepSpec(
                id=f"shot-{number}",
                type="packshot",
                params={
                    "cut_out": cut_out_of(shot.view),
                    "name": Value(value=shot.code.lower()),
                    "composition": Value(value=shot.composition.model_dump(mode="json")),
                    **request.picture.params(),
                },
                charge=Charge(item="packshot", tier=request.picture.tier),
            )
        )
    outputs = tuple(
        Output(name=shot.code, step=f"shot-{number}") for number, shot in enumerate(shots, 1)
    )
    return Plan(steps=tuple(steps), outputs=outputs)
