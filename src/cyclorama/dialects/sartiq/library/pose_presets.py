"""`/pose-presets`: how a subject stands in a shot type."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.dialects.sartiq.answers.base import Answer
from cyclorama.dialects.sartiq.answers.media import MediaResourcePublic
from cyclorama.dialects.sartiq.call import Scoped
from cyclorama.dialects.sartiq.errors import invalid
from cyclorama.dialects.sartiq.library.fields import ItemCreate, ItemPublic, PictureIn
from cyclorama.dialects.sartiq.library.filters import Key, Paged
from cyclorama.dialects.sartiq.library.routes import routes
from cyclorama.dialects.sartiq.library.shelf import Shelf, asked_filters
from cyclorama.errors import NotFound
from cyclorama.library.poses import load_poses
from cyclorama.studio.bodies import Line, PosePreset, ShotType, Text
from cyclorama.studio.stances import pose_named_in
from cyclorama.studio.studio import Studio
from cyclorama.studio.wanted import Wanted


class PosePresetCreate(ItemCreate):
    """`pose`: the name of a pose that figures are drawn in; without one it is made out from the
    name and the prompt, where their words name one."""

    slots: ClassVar = {"pose_image": "pose"}

    shot_type_id: UUID
    prompt: Text | None = None
    pose: Line | None = None
    pose_image: PictureIn | None = None

    def body(self, item_id: str) -> PosePreset:
        said = self.model_dump(mode="json")
        pose = self.pose or pose_named_in(f"{self.name} {self.prompt or ''}")
        return PosePreset.model_validate({**said, "pose": pose})


class PosePresetPublic(ItemPublic):
    shot_type_id: UUID
    prompt: str | None = None
    pose: str | None = None
    pose_image_url: str | None = None
    pose_image_media: MediaResourcePublic | None = None


class PosePresetsPublic(Answer):
    data: list[PosePresetPublic]
    count: int


def pose_preset_filters(wanted: Paged, shot_type_id: Key = None) -> Wanted:
    return asked_filters(wanted, shot_type_id=str(shot_type_id) if shot_type_id else None)


class PosePresets(Shelf[PosePreset]):
    path: ClassVar = "pose-presets"
    create: ClassVar = PosePresetCreate
    public: ClassVar = PosePresetPublic
    page: ClassVar = PosePresetsPublic
    filters: ClassVar = staticmethod(pose_preset_filters)

    async def check(self, connection: AsyncConnection, scoped: Scoped, asked: ItemCreate) -> None:
        assert isinstance(asked, PosePresetCreate)
        if asked.pose is not None and asked.pose not in load_poses():
            raise invalid(f"There is no such pose; there are {', '.join(load_poses())}.", "pose")
        try:
            studio = Studio(connection, scoped.account_id)
            await studio.find(ShotType, id=str(asked.shot_type_id))
        except NotFound as error:
            raise invalid(error.public, "shot_type_id", kind=error.code) from error


router = routes(PosePresets(PosePreset))
