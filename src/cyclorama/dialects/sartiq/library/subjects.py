"""`/subjects`: who is to be seen. A subject is a talent, which all dialects see."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any, ClassVar

from pydantic import Field

from cyclorama.dialects.sartiq.answers.base import Answer
from cyclorama.dialects.sartiq.answers.media import MediaResourcePublic
from cyclorama.dialects.sartiq.library.fields import ItemCreate, ItemPublic, PictureIn
from cyclorama.dialects.sartiq.library.filters import Paged, Word
from cyclorama.dialects.sartiq.library.pictures import Gallery
from cyclorama.dialects.sartiq.library.routes import routes
from cyclorama.dialects.sartiq.library.shelf import Shelf, asked_filters
from cyclorama.dialects.services import Services
from cyclorama.figure.appearance import Appearance
from cyclorama.library.item import Source
from cyclorama.studio.bodies import Line, Subject
from cyclorama.studio.item import StudioItem
from cyclorama.studio.looks import appearance_of
from cyclorama.studio.talents import talent_of
from cyclorama.studio.wanted import Wanted

MAX_BASE_IMAGES = 50


class SubjectKind(StrEnum):
    AI = "AI"
    REAL = "REAL"


class SubjectCreate(ItemCreate):
    """`age_class`, such as Kid, Teen, Young, Middle Age, Elder; `gender`, such as Male, Female,
    Other; `base_images`: by shot type. `appearance` is what the subject is drawn as; without it,
    it is made out from the words."""

    slots: ClassVar = {"cover_image": "cover"}
    many: ClassVar = {"base_images": "base:"}

    surname: Line | None = None
    age_class: Line | None = None
    gender: Line | None = None
    kind: SubjectKind = SubjectKind.AI
    body_type: Line | None = None
    ethnicity: Line | None = None
    appearance: Appearance | None = None
    cover_image: PictureIn | None = None
    base_images: dict[Line, PictureIn] | None = Field(default=None, max_length=MAX_BASE_IMAGES)

    def body(self, item_id: str) -> Subject:
        said = self.model_dump(mode="json")
        look = self.appearance or appearance_of(
            item_id,
            gender=self.gender,
            age_class=self.age_class,
            body_type=self.body_type,
            words=f"{self.ethnicity or ''}. {self.description or ''}",
        )
        return Subject.model_validate(
            {
                **said,
                "nature": said["kind"],
                "appearance": look,
                "from_words": self.appearance is None,
            }
        )


class SubjectPublic(ItemPublic):
    surname: str | None = None
    age_class: str | None = None
    gender: str | None = None
    kind: SubjectKind
    body_type: str | None = None
    ethnicity: str | None = None
    appearance: Appearance
    cover_image_url: str | None = None
    cover_image_media: MediaResourcePublic | None = None
    base_images: dict[str, str | None]
    base_images_media: dict[str, MediaResourcePublic]


class SubjectsPublic(Answer):
    data: list[SubjectPublic]
    count: int


def subject_filters(
    wanted: Paged,
    age_class: Word = None,
    gender: Word = None,
    body_type: Word = None,
    only_with_base_images: bool = False,
) -> Wanted:
    found = asked_filters(wanted, age_class=age_class, gender=gender, body_type=body_type)
    return replace(found, with_pictures="base:" if only_with_base_images else "")


class Subjects(Shelf[Subject]):
    path: ClassVar = "subjects"
    create: ClassVar = SubjectCreate
    public: ClassVar = SubjectPublic
    page: ClassVar = SubjectsPublic
    filters: ClassVar = staticmethod(subject_filters)

    def wire(self, body: Subject) -> Mapping[str, Any]:
        said = body.model_dump(mode="json", exclude={"from_words"})
        if body.from_words:
            del said["appearance"]  # other words may make another one
        return {**said, "kind": said.pop("nature")}

    def said(
        self, item: StudioItem[Subject], gallery: Gallery, services: Services
    ) -> Mapping[str, Any]:
        said = super().said(item, gallery, services)
        return {
            **said,
            "appearance": item.body.appearance,
            "cover_image_url": said["cover_image_url"] or _portrait(item, services),
        }


def _portrait(item: StudioItem[Subject], services: Services) -> str:
    """What the draft engine draws of the subject, head and shoulders."""
    source = Source.SYSTEM if item.is_system else Source.CUSTOM
    talent = talent_of(item.id, item.body, source)
    return services.library_links.to(talent, "png", item.account_id or "")


router = routes(Subjects(Subject))
