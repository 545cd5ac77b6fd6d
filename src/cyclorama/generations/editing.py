"""Edits of a photo: as words say, with another subject in it, or with its product made clearer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cyclorama.credits.prices import Charge
from cyclorama.generations.sources import step_id
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


def edit_steps(edit: Editing, seed: int, count: int) -> Iterator[StepSpec]:
    """One for each prediction; number k has the seed `seed` + k."""
    for number in range(count):
        params: dict[str, Param] = {
            "image": edit.base,
            "prompt": Value(value=edit_prompt(edit)),
            "brief": Value(value=_brief(edit, seed + number).model_dump(mode="json")),
        }
        if edit.references:
            params["references"] = Items(items=tuple(edit.references))
        for name, pixels in (("width", edit.width), ("height", edit.height)):
            if pixels is not None:
                params[name] = Value(value=pixels)
        if edit.model:
            params["model"] = Value(value=edit.model)
        yield StepSpec(
            id=step_id(number),
            type="edit_photo",
            params=params,
            charge=Charge(item="picture", tier=tier_of(edit.width, edit.height)),
        )


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


def tier_of(width: int | None, height: int | None) -> str:
    """Of the price list, by the longer side; an edit in the photo's own size is at most 2K."""
    longest = max(width or 0, height or 0)
    if not longest:
        return "2k"
    return "1k" if longest <= 1024 else "2k" if longest <= 2048 else "4k"


def _brief(edit: Editing, seed: int) -> Brief:
    return Brief(treatment=_treatment(edit), variant=seed % VARIANTS)


def _treatment(edit: Editing) -> Treatment:
    match edit.tool:
        case Tool.SUBJECT_SWAP:
            return Treatment.EXCHANGED
        case Tool.PRODUCT_ENHANCEMENT:
            return Treatment.ENHANCED
    if edit.references:
        return Treatment.PRESENTER
    return Treatment.ON_SET if read_place(edit.prompt) else Treatment.RETOUCHED
