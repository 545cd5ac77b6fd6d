"""An item of a studio: what is known of it, whose it is, and its pictures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Generic, TypeVar

from cyclorama.studio.bodies import Body

B = TypeVar("B", bound=Body)
B_co = TypeVar("B_co", bound=Body, covariant=True)


class PictureState(StrEnum):
    PENDING = "pending"  # a worker is to fetch it
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True)
class Picture:
    """`url`: where it comes from, None for a file of the account. `media_id`: once it is there, a
    media of `account_id`. `error`: why it could not be fetched, in a sentence."""

    id: str
    account_id: str
    item_id: str
    slot: str
    state: PictureState
    url: str | None = None
    media_id: str | None = None
    error: str | None = None


@dataclass(frozen=True)
class StudioItem(Generic[B_co]):
    """`account_id` and `owner_id` are None for what ships with Cyclorama, which is public. A
    public item may be used, but not changed, by everybody."""

    id: str
    slug: str
    body: B_co
    created_at: datetime
    updated_at: datetime
    account_id: str | None = None
    owner_id: str | None = None
    public: bool = True
    pictures: Mapping[str, Picture] = field(default_factory=dict)

    @property
    def is_system(self) -> bool:
        return self.account_id is None


@dataclass(frozen=True)
class NewPicture:
    """Either a URL, which a worker fetches, or a media of the account."""

    url: str | None = None
    media_id: str | None = None
