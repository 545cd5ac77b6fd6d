"""What is sent to add something to the library, and what is answered."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, Field, TypeAdapter

from cyclorama.figure.appearance import Appearance, Gender
from cyclorama.figure.pose import Pose
from cyclorama.figure.staging import Staging
from cyclorama.imaging.composition import Composition, Part
from cyclorama.imaging.specimen_kind import SpecimenKind
from cyclorama.library.item import Description, Name, Source
from cyclorama.library.poses import named_pose
from cyclorama.library.prompts import Prompt, Suits, Text
from cyclorama.library.shots import Code, ModelShot, PackshotShot, View
from cyclorama.library.talents import Talent
from cyclorama.video.motion import Motion
from cyclorama.video.prompt import read_motion


class New(Part):
    """`id`: yours, if the thing has one already that others refer to; made otherwise."""

    id: UUID | None = None
    name: Name
    description: Description = ""

    def _own(self, made_id: str) -> dict[str, Any]:
        values = {name: getattr(self, name) for name in type(self).model_fields}
        return {**values, "id": self.id or UUID(made_id), "source": Source.CUSTOM}


class NewTalent(New):
    """`ethnicity` is a label to filter by; what the talent looks like is its appearance."""

    ethnicity: Name
    appearance: Appearance

    def item(self, made_id: str) -> Talent:
        return Talent(**self._own(made_id))


class NewPackshotShot(New):
    """The product alone. `specimen` is the neutral product that the thumbnail shows."""

    shot_type: Literal["packshot"]
    code: Code
    view: View = View.FRONT
    specimen: SpecimenKind = SpecimenKind.BOX
    composition: Composition

    def item(self, made_id: str) -> PackshotShot:
        return PackshotShot(**self._own(made_id))


class NewModelShot(New):
    """The product on a talent. A pose is given in full, or by the name of one of the catalogue;
    talents of a gender that has none cannot be taken in this shot."""

    shot_type: Literal["virtual_model"]
    code: Code
    view: View = View.FRONT
    poses: Annotated[
        dict[Gender, Annotated[Pose | str, BeforeValidator(named_pose)]], Field(min_length=1)
    ]
    staging: Staging = Staging()

    def item(self, made_id: str) -> ModelShot:
        return ModelShot(**self._own(made_id))


NewShot = Annotated[NewPackshotShot | NewModelShot, Field(discriminator="shot_type")]


class NewPrompt(New):
    """`motion` is what an engine does that reads no words; made out from the words if left out."""

    prompt: Text
    gender: Suits = Suits.UNISEX
    motion: Motion | None = None

    def item(self, made_id: str) -> Prompt:
        motion = self.motion or read_motion(self.prompt).motion
        return Prompt(**{**self._own(made_id), "motion": motion})


class Pictured(BaseModel):
    thumbnail_url: str


class TalentView(NewTalent, Pictured):
    id: UUID


class PackshotShotView(NewPackshotShot, Pictured):
    id: UUID


class ModelShotView(NewModelShot, Pictured):
    id: UUID


ShotView = PackshotShotView | ModelShotView


class PromptView(NewPrompt, Pictured):
    id: UUID
    motion: Motion
    preview_url: str


class TalentPage(BaseModel):
    items: Sequence[TalentView]
    total_items: int


class ShotPage(BaseModel):
    items: Sequence[ShotView]
    total_items: int


class PromptPage(BaseModel):
    items: Sequence[PromptView]
    total_items: int


class Deleted(BaseModel):
    deleted: Literal[True] = True


def described(new: TypeAdapter[Any]) -> dict[str, Any]:
    """The `openapi_extra` of a route that reads its body itself."""
    schema = new.json_schema(ref_template="#/components/schemas/{model}")
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}
