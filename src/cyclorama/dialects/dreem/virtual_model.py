"""`POST /ai-tool/virtual-model`: read the request in the contract's check order, compile a plan."""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import JsonValue

from cyclorama.credits.prices import Charge
from cyclorama.dialects.dreem.cutting_out import cut_out_of, cutting_out
from cyclorama.dialects.dreem.errors import DreemError, ErrorCode
from cyclorama.dialects.dreem.fields import body_with, guid, shot_codes
from cyclorama.dialects.dreem.images import (
    CheckUrl,
    ProductImage,
    main_photo,
    read_product_images,
)
from cyclorama.dialects.dreem.picture_options import PictureOptions, read_picture_options
from cyclorama.dialects.dreem.return_address import ReturnAddress, read_return_address
from cyclorama.library.shots import ModelShot, View
from cyclorama.library.talents import Talent
from cyclorama.production.plan import Fields, Items, Output, Plan, StepSpec, Value


@dataclass(frozen=True)
class VirtualModelRequest:
    """Sound in itself; talent and shots are not looked up yet."""

    talent_id: str
    codes: tuple[str, ...]
    images: tuple[ProductImage, ...]
    picture: PictureOptions
    back: ReturnAddress


def read_request(
    body: JsonValue, check_image: CheckUrl, check_callback: CheckUrl
) -> VirtualModelRequest:
    """Raises DreemError for the first thing that is wrong, in the contract's order."""
    fields = body_with(body, "talentId", "shotCodes", "images")
    return VirtualModelRequest(
        talent_id=guid(fields, "talentId", ErrorCode.InvalidTalentId),
        codes=shot_codes(fields),
        images=read_product_images(fields["images"], check_image),
        picture=read_picture_options(fields),
        back=read_return_address(fields, check_callback),
    )


def compile_plan(request: VirtualModelRequest, talent: Talent, shots: Sequence[ModelShot]) -> Plan:
    """Each photo that a shot needs taken in and cut out once; one dressed talent per shot.

    Raises DreemError where the talent has no pose for a shot, then where no photo shows the side
    that a shot takes.
    """
    for shot in shots:
        if talent.appearance.gender not in shot.poses:
            raise DreemError(
                ErrorCode.PoseNotFound,
                f"{talent.name} has no pose for the shot {shot.code}: it is one for "
                f"{' and '.join(shot.poses)} talents.",
            )
    wardrobe = _Wardrobe(request.images)
    steps: list[StepSpec] = []
    for number, shot in enumerate(shots, 1):
        garments = wardrobe.for_shot(shot)
        steps.append(
            StepSpec(
                id=f"shot-{number}",
                type="dress",
                params={
                    "garments": Items(
                        items=tuple(
                            Fields(
                                fields={
                                    "cut_out": cut_out_of(name),
                                    "view": Value(value=shot.view.value),
                                    "main": Value(value=image.is_main),
                                }
                            )
                            for name, image in garments.items()
                        )
                    ),
                    "name": Value(value=f"{talent.name} {shot.code}".lower()),
                    "appearance": Value(value=talent.appearance.model_dump(mode="json")),
                    "pose": Value(
                        value=shot.poses[talent.appearance.gender].model_dump(mode="json")
                    ),
                    "staging": Value(value=shot.staging.model_dump(mode="json")),
                    **request.picture.params(),
                },
                charge=Charge(item="virtual_model", tier=request.picture.tier),
            )
        )
    cuts = [
        step
        for name, image in wardrobe.worn.items()
        for step in cutting_out(name, image, request.picture.resolution)
    ]
    outputs = tuple(
        Output(name=shot.code, step=f"shot-{number}") for number, shot in enumerate(shots, 1)
    )
    return Plan(steps=(*cuts, *steps), outputs=outputs)


class _Wardrobe:
    """The photos of a request under short names, and which of them a shot takes."""

    def __init__(self, images: Sequence[ProductImage]) -> None:
        self._images = images
        self.worn: dict[str, ProductImage] = {}

    def for_shot(self, shot: ModelShot) -> dict[str, ProductImage]:
        chosen = [main_photo(self._images, shot.view, shot.code), *self._outfit(shot.view)]
        named = {str(self._images.index(image) + 1): image for image in chosen}
        self.worn |= named
        return named

    def _outfit(self, view: View) -> list[ProductImage]:
        """What is worn beside the product: the photos of the shot's side, and those of which
        nobody said what side they show; where there is none of either, all there are."""
        outfit = [image for image in self._images if not image.is_main]
        return [image for image in outfit if image.view in (view, None)] or outfit
