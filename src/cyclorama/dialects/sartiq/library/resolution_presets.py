"""`/resolution-presets`: sizes of pictures by name."""

from typing import ClassVar

from cyclorama.dialects.sartiq.answers.base import Answer
from cyclorama.dialects.sartiq.library.fields import ItemCreate, ItemPublic
from cyclorama.dialects.sartiq.library.filters import any_of_them
from cyclorama.dialects.sartiq.library.routes import routes
from cyclorama.dialects.sartiq.library.shelf import Shelf
from cyclorama.studio.bodies import ResolutionPreset, Side


class ResolutionPresetCreate(ItemCreate):
    """In pixels."""

    width: Side
    height: Side

    def body(self, item_id: str) -> ResolutionPreset:
        return ResolutionPreset.model_validate(self.model_dump())


class ResolutionPresetPublic(ItemPublic):
    width: int
    height: int


class ResolutionPresetsPublic(Answer):
    data: list[ResolutionPresetPublic]
    count: int


class ResolutionPresets(Shelf[ResolutionPreset]):
    path: ClassVar = "resolution-presets"
    create: ClassVar = ResolutionPresetCreate
    public: ClassVar = ResolutionPresetPublic
    page: ClassVar = ResolutionPresetsPublic
    filters: ClassVar = staticmethod(any_of_them)


router = routes(ResolutionPresets(ResolutionPreset))
