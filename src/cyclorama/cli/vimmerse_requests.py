"""A request for each template, made of a handful of sample media."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

GARMENTS = {"vim_worn_by_invisible", "vim_wearable_product"}
PRODUCTS = {
    "each_ugcproduct_0226",
    "vim_elegant_presentation",
    "vim_heygen_agent",
    "vim_product_bubbles",
    "vim_product_mobile_ads",
    "vim_product_poster",
    "vim_product_shopping",
    "vim_product_shot",
    "vim_product_showcase",
    "vim_ugc_tryout",
}


@dataclass(frozen=True)
class Samples:
    """Addresses of media: a person's photo, a product's, a garment's, a fashion sketch, a picture
    that is a grid of four, and two clips."""

    person: str
    product: str
    garment: str
    sketch: str
    grid: str
    clips: tuple[str, str]

    @property
    def pictures(self) -> list[str]:
        return [self.person, self.product, self.garment, self.sketch]


PRODUCT_NAME = "Aqua Bottle"
"""What the product of the photo is called, where a template puts its name into the picture."""


def needs_clips(template: Mapping[str, Any]) -> bool:
    return any(option["component"].startswith("video") for option in template["available_options"])


def options_for(template: Mapping[str, Any], samples: Samples) -> dict[str, Any]:
    """What has to be given, and a product's pictures and name; the rest has its defaults."""
    chosen: dict[str, Any] = {}
    for option in template["available_options"]:
        key, component = option["key"], option["component"]
        if not option.get("required") and template["id"] not in PRODUCTS:
            continue
        match component:
            case "text" if key == "product_name":
                chosen[key] = PRODUCT_NAME
            case "image":
                chosen[key] = _picture(template["id"], key, samples)
            case "image_list" if template["id"] == "vim_images2grid":
                chosen[key] = samples.pictures
            case "image_list":
                chosen[key] = [_picture(template["id"], key, samples)]
            case "video":
                chosen[key] = samples.clips[0]
            case "video_list":
                chosen[key] = list(samples.clips)
    return chosen


def _picture(template_id: str, key: str, samples: Samples) -> str:
    if template_id in GARMENTS:
        return samples.garment
    if template_id in PRODUCTS or key.startswith("product"):
        return samples.product
    match template_id:
        case "vim_sketch_to_fashion_show":
            return samples.sketch
        case "vim_grid2images":
            return samples.grid
    return samples.person
