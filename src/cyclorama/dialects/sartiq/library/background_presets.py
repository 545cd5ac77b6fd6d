"""`/background-presets`: pictures of backgrounds, one for all shots and some for framings."""

from collections.abc import Mapping
from typing import Any, ClassVar

from pydantic import Field

from cyclorama.dialects.sartiq.answers.base import Answer
from cyclorama.dialects.sartiq.answers.media import MediaResourcePublic
from cyclorama.dialects.sartiq.library.fields import ItemCreate, ItemPublic, PictureIn
from cyclorama.dialects.sartiq.library.filters import any_of_them
from cyclorama.dialects.sartiq.library.routes import routes
from cyclorama.dialects.sartiq.library.shelf import Shelf
from cyclorama.engines.retouching import Strategy
from cyclorama.studio.bodies import BackgroundPreset, Line, Text

MAX_FRAMINGS = 20


class BackgroundPresetCreate(ItemCreate):
    """`framing_images`: by framing; the default image stands for those that have none."""

    slots: ClassVar = {"default_image": "default"}
    many: ClassVar = {"framing_images": "framing:"}

    prompt: Text | None = None
    background_fixer_strategy: Strategy | None = None
    default_image: PictureIn | None = None
    framing_images: dict[Line, PictureIn] | None = Field(default=None, max_length=MAX_FRAMINGS)

    def body(self, item_id: str) -> BackgroundPreset:
        said = self.model_dump(mode="json")
        return BackgroundPreset.model_validate(
            {**said, "strategy": said["background_fixer_strategy"]}
        )


class BackgroundPresetPublic(ItemPublic):
    prompt: str | None = None
    background_fixer_strategy: Strategy | None = None
    default_image_url: str | None = None
    default_image_media: MediaResourcePublic | None = None
    framing_images: dict[str, str | None]
    framing_images_media: dict[str, MediaResourcePublic]


class BackgroundPresetsPublic(Answer):
    data: list[BackgroundPresetPublic]
    count: int


class BackgroundPresets(Shelf[BackgroundPreset]):
    path: ClassVar = "background-presets"
    create: ClassVar = BackgroundPresetCreate
    public: ClassVar = BackgroundPresetPublic
    page: ClassVar = BackgroundPresetsPublic
    filters: ClassVar = staticmethod(any_of_them)

    def wire(self, body: BackgroundPreset) -> Mapping[str, Any]:
        said = body.model_dump(mode="json")
        return {**said, "background_fixer_strategy": said.pop("strategy")}


router = routes(BackgroundPresets(BackgroundPreset))
