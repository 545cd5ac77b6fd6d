"""`/styles`: how pictures look, in words."""

from typing import ClassVar

from cyclorama.dialects.sartiq.answers.base import Answer
from cyclorama.dialects.sartiq.answers.media import MediaResourcePublic
from cyclorama.dialects.sartiq.library.fields import ItemCreate, ItemPublic, PictureIn
from cyclorama.dialects.sartiq.library.filters import any_of_them
from cyclorama.dialects.sartiq.library.routes import routes
from cyclorama.dialects.sartiq.library.shelf import Shelf
from cyclorama.studio.bodies import Style, Text


class StyleCreate(ItemCreate):
    """`prompt`: what is added to the words of a picture in this style."""

    slots: ClassVar = {"cover_image": "cover"}

    prompt: Text | None = None
    cover_image: PictureIn | None = None

    def body(self, item_id: str) -> Style:
        return Style.model_validate(self.model_dump())


class StylePublic(ItemPublic):
    prompt: str | None = None
    cover_image_url: str | None = None
    cover_image_media: MediaResourcePublic | None = None


class StylesPublic(Answer):
    data: list[StylePublic]
    count: int


class Styles(Shelf[Style]):
    path: ClassVar = "styles"
    create: ClassVar = StyleCreate
    public: ClassVar = StylePublic
    page: ClassVar = StylesPublic
    filters: ClassVar = staticmethod(any_of_them)


router = routes(Styles(Style))
