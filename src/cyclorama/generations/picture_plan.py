"""The steps that make pictures of their parts.

    steps = (*shared_steps(parts), *picture_steps(parts, 0), *picture_steps(parts, 1))

Who is to be seen wears the products; a product alone is set in a studio, or in the place that the
background names; a photo is changed as the words say; words alone are drawn. The last step of each
picture makes it, in exactly the size that was asked for, as its output `media`, and bears the
charge.
"""

from collections.abc import Iterator

from cyclorama.figure.staging import Staging
from cyclorama.generations.backdrops import place_in, studio_backdrop
from cyclorama.generations.drawn_size import drawn_size
from cyclorama.generations.editing import Editing, edit_row
from cyclorama.generations.finishing import finished
from cyclorama.generations.packshots import composition_for
from cyclorama.generations.parts import Parts, Product
from cyclorama.imaging.composition import Transparent
from cyclorama.imaging.view import View
from cyclorama.production.plan import Fields, Items, Param, StepRef, StepSpec, Value
from cyclorama.scenery.brief import VARIANTS, Brief, Treatment
from cyclorama.studio.stances import Stance, stance, stances

CUT_OUT_EDGE = 2048  # px
MOST_REFERENCES = 9


def shared_steps(parts: Parts) -> tuple[StepSpec, ...]:
    """What all pictures of these parts need: each photo of a product cut out once."""
    if parts.base is not None:
        return ()
    return tuple(
        StepSpec(
            id=_cut_out(parts, number).step,
            type="cut_out",
            params={
                "photo": _photo(product, parts.view)[1],
                "max_edge": Value(value=CUT_OUT_EDGE),
            },
        )
        for number, product in enumerate(parts.products)
    )


def picture_steps(parts: Parts, number: int) -> tuple[StepSpec, ...]:
    """Of picture `number`, from 0; the last one makes it."""
    if (edit := _editing(parts)) is not None:
        return edit_row(edit, parts.seed, number)
    *before, drawn = _drawing(parts, number)
    return (*before, *finished(drawn, number, parts.width, parts.height))


def _editing(parts: Parts) -> Editing | None:
    """Where a photo is to be changed: the base, with the products as what its person is to wear;
    else, where nobody and nothing is to be shown, the first reference."""
    goods = tuple(product.front for product in parts.products)
    if parts.base is not None:
        base, references = parts.base, (*goods, *parts.references)
    elif parts.references and parts.person is None and not goods:
        base, *others = parts.references
        references = tuple(others)
    else:
        return None
    return Editing(
        base=base,
        references=references[:MOST_REFERENCES],
        prompt=parts.prompt,
        width=parts.width,
        height=parts.height,
        model=parts.model,
    )


def _drawing(parts: Parts, number: int) -> Iterator[StepSpec]:
    if parts.person is not None:
        yield from _worn(parts, number)
    elif parts.products:
        yield _product_alone(parts, number)
    else:
        yield StepSpec(
            id="drawn",
            type="make_picture",
            params={
                "prompt": Value(value=parts.prompt),
                "brief": _brief(parts, number),
                "size": _size(parts),
            },
        )


def _worn(parts: Parts, number: int) -> Iterator[StepSpec]:
    """The person in the products: on paper, or cut out and then set in a place."""
    assert parts.person is not None
    stands = _stance(parts, number)
    place = place_in(parts.behind)
    backdrop = studio_backdrop(parts.behind) if place is None else Transparent()
    staging = Staging(cropping=stands.cropping, backdrop=backdrop)
    garments: list[Param] = [
        Fields(
            fields={
                "cut_out": _cut_out(parts, index),
                "view": Value(value=_photo(product, parts.view)[0].value),
                "main": Value(value=index == 0),
            }
        )
        for index, product in enumerate(parts.products)
    ]
    figure = StepSpec(
        id=f"figure-{number}",
        type="dress",
        params={
            "garments": Items(items=tuple(garments)),
            "name": Value(value=f"{parts.framing} {stands.name}"),
            "appearance": Value(value=parts.person.model_dump(mode="json")),
            "pose": Value(value=stands.pose.model_dump(mode="json")),
            "staging": Value(value=staging.model_dump(mode="json")),
            "size": _size(parts),
        },
    )
    yield figure
    if place is not None:
        seen = StepRef(step=figure.id, output="media")
        yield _edited(parts, number, seen, (), Treatment.ON_SET)


def _product_alone(parts: Parts, number: int) -> StepSpec:
    first = parts.products[0]
    if place_in(parts.behind) is not None:
        cut_out, *others = (_cut_out(parts, index) for index in range(len(parts.products)))
        return _edited(parts, number, cut_out, tuple(others), Treatment.PRODUCT_STAGE)
    composition = composition_for(
        parts.seed + number, clothing=first.clothing, framing=parts.framing, words=parts.behind
    )
    return StepSpec(
        id="drawn",
        type="packshot",
        params={
            "cut_out": _cut_out(parts, 0),
            "name": Value(value="packshot"),
            "composition": Value(value=composition.model_dump(mode="json")),
            "size": _size(parts),
        },
    )


def _edited(
    parts: Parts, number: int, photo: Param, references: tuple[Param, ...], treatment: Treatment
) -> StepSpec:
    size = drawn_size(parts.width, parts.height)
    params: dict[str, Param] = {
        "image": photo,
        "prompt": Value(value=parts.prompt),
        "brief": _brief(parts, number, treatment),
        "width": Value(value=size.width),
        "height": Value(value=size.height),
    }
    if references:
        params["references"] = Items(items=references)
    if parts.model:
        params["model"] = Value(value=parts.model)
    return StepSpec(id="drawn", type="edit_photo", params=params)


def _stance(parts: Parts, number: int) -> Stance:
    assert parts.person is not None
    if parts.pose is not None:
        return stance(parts.pose, parts.framing)
    fitting = stances(parts.view, parts.framing, parts.person.gender)
    return fitting[(parts.seed + number) % len(fitting)]


def _photo(product: Product, view: str) -> tuple[View, Param]:
    """The one of its photos that a picture from that side needs."""
    if view == "back" and product.back is not None:
        return View.BACK, product.back
    return View.FRONT, product.front


def _cut_out(parts: Parts, number: int) -> StepRef:
    """Of product `number`, as `shared_steps` makes it."""
    view, _ = _photo(parts.products[number], parts.view)
    side = "" if view is View.FRONT else f"-{view.value}"
    return StepRef(step=f"cut-out-{number}{side}", output="media")


def _size(parts: Parts) -> Param:
    return Value(value=list(drawn_size(parts.width, parts.height)))


def _brief(parts: Parts, number: int, treatment: Treatment = Treatment.ON_SET) -> Param:
    brief = Brief(
        place=parts.behind[:2000],
        treatment=treatment,
        variant=(parts.seed + number) % VARIANTS,
    )
    return Value(value=brief.model_dump(mode="json"))
