"""Edits of a photo: as words say, with another subject in it, or with its product made clearer."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from cyclorama.generations.drawn_size import drawn_size
from cyclorama.generations.finishing import finished
from cyclorama.generations.takes import Taking, picture_in_takes
from cyclorama.production.plan import Items, Param, StepSpec, Value
from cyclorama.scenery.brief import VARIANTS, Brief, Treatment
from cyclorama.scenery.places import read_place


class Tool(StrEnum):
    EDIT = "EDIT"
    SUBJECT_SWAP = "SUBJECT_SWAP"
    PRODUCT_ENHANCEMENT = "PRODUCT_ENHANCEMENT"


# What engines that read words are told of a tool, after the caller's own words.
INSTRUCTIONS = {
    Tool.EDIT: "Keep everything in the photo that is not mentioned.",
    Tool.SUBJECT_SWAP: (
        "Replace the subject of the photo, and keep the place, the viewpoint and the size of the "
        "figure."
    ),
    Tool.PRODUCT_ENHANCEMENT: (
        "Show the product with all its texture, its material and its true colours, and keep its "
        "shape, its print and everything around it."
    ),
}
WITH_REFERENCES = {
    Tool.EDIT: "The subject wears or holds what the further pictures show.",
    Tool.SUBJECT_SWAP: "The new subject is the one of the second picture.",
    Tool.PRODUCT_ENHANCEMENT: "The further pictures show the product as it really is.",
}


@dataclass(frozen=True, kw_only=True)
class Editing:
    """`gender` and `shot_type` are words of the caller for who is seen, and how much of them.
    Width and height in pixels; None: the photo's."""

    base: Param
    references: Sequence[Param] = ()
    tool: Tool = Tool.EDIT
    prompt: str = ""
    gender: str = ""
    shot_type: str = ""
    width: int | None = None
    height: int | None = None
    model: str = ""


def edit_row(edit: Editing, seed: int, number: int) -> tuple[StepSpec, ...]:
    """The steps that make prediction `number`, from 0, with the seed `seed` + `number`; the last
    one makes it, and bears the charge."""
    drawn = StepSpec(id="drawn", type="edit_photo", params=_params(edit, seed + number))
    return finished(drawn, number, edit.width, edit.height)


def edit_in_takes(edit: Editing, seed: int, number: int, taking: Taking) -> tuple[StepSpec, ...]:
    """As `edit_row`, judged, and made anew with another seed until one is good enough."""

    def drawn(its_seed: int) -> tuple[StepSpec, ...]:
        return edit_row(edit, its_seed - number, number)

    return (picture_in_takes(drawn, seed + number, taking),)


def _params(edit: Editing, seed: int) -> dict[str, Param]:
    params: dict[str, Param] = {
        "image": edit.base,
        "prompt": Value(value=edit_prompt(edit)),
        "brief": Value(value=_brief(edit, seed).model_dump(mode="json")),
    }
    if edit.references:
        params["references"] = Items(items=tuple(edit.references))
    if edit.width is not None and edit.height is not None:
        size = drawn_size(edit.width, edit.height)
        params |= {"width": Value(value=size.width), "height": Value(value=size.height)}
    if edit.model:
        params["model"] = Value(value=edit.model)
    return params


def edit_prompt(edit: Editing) -> str:
    """The caller's words, who is to be seen, and what the tool is for."""
    framing = edit.shot_type.replace("_", " ").strip()
    parts = [
        edit.prompt,
        edit.gender,
        f"{framing} shot" if framing else "",
        INSTRUCTIONS[edit.tool],
        WITH_REFERENCES[edit.tool] if edit.references else "",
    ]
    return " ".join(
        part if part.endswith((".", "!", "?")) else f"{part}." for part in parts if part
    )


def _brief(edit: Editing, seed: int) -> Brief:
    return Brief(treatment=_treatment(edit), variant=seed % VARIANTS)


def _treatment(edit: Editing) -> Treatment:
    match edit.tool:
        case Tool.SUBJECT_SWAP:
            return Treatment.EXCHANGED
        case Tool.PRODUCT_ENHANCEMENT:
            return Treatment.ENHANCED
    if edit.references:
        return Treatment.TRIED_ON
    return Treatment.ON_SET if read_place(edit.prompt) else Treatment.RETOUCHED
