"""What a generation's request is to show, as the parts of its pictures."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.dialects.sartiq.call import Scoped
from cyclorama.dialects.sartiq.errors import invalid
from cyclorama.dialects.sartiq.generations.bodies import GenerationCreate
from cyclorama.dialects.sartiq.generations.found import Found
from cyclorama.dialects.sartiq.generations.sent import each_sent, sent
from cyclorama.dialects.sartiq.generations.studio_pictures import source_of
from cyclorama.dialects.sartiq.shot_words import Seen, read_shot
from cyclorama.dialects.services import Services
from cyclorama.figure.appearance import Appearance, Gender
from cyclorama.generations.parts import Product
from cyclorama.generations.sources import BASE, REFERENCES, Source, Sources
from cyclorama.imaging.canvas import Size
from cyclorama.library.library import Library
from cyclorama.library.poses import load_poses
from cyclorama.production.plan import Param
from cyclorama.studio.bodies import Product as StudioProduct
from cyclorama.studio.item import StudioItem
from cyclorama.studio.stances import pose_named_in

SIDE = 1024  # px, where nobody says
_CLOTHING = ("apparel", "clothes", "clothing", "garment")
_MEN, _WOMEN = ("male", "man", "men"), ("female", "woman", "women")


def size_of(asked: GenerationCreate, found: Found) -> Size:
    """In pixels; one side alone stands for both. Raises RequestValidationError where the model
    that is asked for makes no picture as large."""
    size = Size(asked.width or asked.height or SIDE, asked.height or asked.width or SIDE)
    model = found.model.body if found.model else None
    if model is not None:
        for name, pixels, most in (
            ("width", size.width, model.max_output_width),
            ("height", size.height, model.max_output_height),
        ):
            if most is not None and pixels > most:
                raise invalid(f"{model.name} makes pictures of at most {most} pixels.", name)
        if model.max_size_pixels is not None and size.width * size.height > model.max_size_pixels:
            raise invalid(
                f"{model.name} makes pictures of at most {model.max_size_pixels} pixels in all.",
                "width",
            )
    return size


def seen_in(asked: GenerationCreate, found: Found) -> Seen:
    shot = found.shot_type.body if found.shot_type else None
    named = f"{shot.view_angle} {shot.framing}" if shot else None
    return read_shot(named, asked.shot_type_string, asked.shot_type, asked.framing)


def pose_in(asked: GenerationCreate, found: Found) -> str | None:
    """The name of a pose of the catalogue, where the request or its preset names one."""
    preset = found.pose.body.pose if found.pose else None
    return next(
        (name for name in (pose_named_in(asked.pose or ""), preset) if name in load_poses()), None
    )


def is_described(asked: GenerationCreate, found: Found) -> bool:
    """Whether words alone say who is seen, so that the library has to be looked through."""
    words = asked.subject_description or _gender(asked.subject_gender)
    return found.subject is None and bool(words)


def person_in(
    asked: GenerationCreate, found: Found, library: Library, seed: int
) -> Appearance | None:
    """Who is seen: the subject; else, where words describe somebody, the talent of the library that
    fits them best."""
    if found.subject is not None:
        return found.subject.body.appearance
    if not is_described(asked, found):
        return None
    words = asked.subject_description or ""
    gender = _gender(asked.subject_gender)
    having = [] if gender is None else [{f"gender:{gender.value}"}]
    fitting = library.talents.page(1, 1, keyword=words, having=having).items
    if not fitting:
        fitting = library.talents.page(1, 1_000, having=having).items
    return fitting[seed % len(fitting)].appearance


def _gender(words: str | None) -> Gender | None:
    plain = (words or "").strip().lower()
    if plain in _WOMEN:
        return Gender.FEMALE
    return Gender.MALE if plain in _MEN else None


@dataclass(frozen=True)
class _Wanted:
    name: str
    image: str | None
    item: StudioItem[StudioProduct] | None


async def products_in(
    connection: AsyncConnection,
    scoped: Scoped,
    asked: GenerationCreate,
    found: Found,
    sources: Sources,
) -> tuple[Product, ...]:
    """Those of which there is a picture: the request's own, else the library's."""
    products: list[Product] = []
    for wanted in (
        _Wanted("product", asked.product_image, found.product),
        _Wanted("product2", asked.product2_image, found.product2),
    ):
        pictures = wanted.item.pictures if wanted.item else {}
        front: Source | None
        if wanted.image is not None:
            front = sent(scoped.services, wanted.image, f"{wanted.name}_image")
        else:
            links = scoped.services.links
            front = await source_of(connection, links, scoped.account_id, pictures.get("cover"))
        if front is None:
            continue
        back = await source_of(
            connection, scoped.services.links, scoped.account_id, pictures.get("back")
        )
        products.append(
            Product(
                front=sources.take(wanted.name, front),
                back=None if back is None else sources.take(f"{wanted.name}-back", back),
                clothing=_is_clothing(wanted.item),
            )
        )
    return tuple(products)


def _is_clothing(item: StudioItem[StudioProduct] | None) -> bool:
    if item is None:
        return False
    said = f"{item.body.product_family or ''} {item.body.product_type or ''}".lower()
    return any(word in said for word in _CLOTHING)


def base_in(services: Services, asked: GenerationCreate, sources: Sources) -> Param | None:
    """The photo that is changed, where one is."""
    url = asked.garment_placement_base_image_url
    if url is None:
        return None
    return sources.take(BASE, sent(services, url, "garment_placement_base_image_url"))


def references_in(
    services: Services, asked: GenerationCreate, sources: Sources
) -> tuple[Param, ...]:
    references = each_sent(services, asked.reference_images_paths, "reference_images_paths")
    return tuple(sources.take(REFERENCES, one) for one in references)
