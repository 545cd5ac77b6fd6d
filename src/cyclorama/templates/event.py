"""What substitution and conditions see of an event: its name, and its logo where it has one."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from cyclorama.templates.definition import Address

LogoPlace = Literal["top-left", "top-right", "bottom-left", "bottom-right", "center"]


class Logo(BaseModel):
    """`size`: of the picture's width. `opacity`: 0..1."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    url: Address
    place: LogoPlace = "bottom-right"
    size: Annotated[float, Field(ge=0.02, le=0.5)] = 0.15
    opacity: Annotated[float, Field(ge=0, le=1)] = 1.0


class Event(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = "no_event"
    name: str = ""
    logo: Logo | None = None

    @property
    def fields(self) -> dict[str, JsonValue]:
        """By the names that placeholders and conditions use; null for what there is not."""
        logo = self.logo
        return {
            "id": self.id,
            "name": self.name or None,
            "logo_url": logo.url if logo else None,
            "logo_place": logo.place if logo else None,
            "logo_size": logo.size if logo else None,
            "logo_opacity": logo.opacity if logo else None,
        }


NO_EVENT = Event()
