"""How templates say where a logo goes: as the settings of an event give it."""

from typing import Annotated, Any

from pydantic import Field, model_validator

from cyclorama.imaging.logo import LogoLook, LogoPlace, LogoSize, Opacity
from cyclorama.steps.base import Params


class LogoParams(Params):
    """What is null, as of an event that does not say it, has its default."""

    logo_place: Annotated[LogoPlace, Field(title="Corner of the logo, or the middle")] = (
        LogoPlace.BOTTOM_RIGHT
    )
    logo_size: Annotated[LogoSize, Field(title="Width of the logo, of the picture's width")] = 0.15
    logo_opacity: Annotated[Opacity, Field(title="How opaque the logo is")] = 1.0

    @model_validator(mode="before")
    @classmethod
    def _default_what_is_null(cls, values: Any) -> Any:
        if not isinstance(values, dict):
            return values
        own = LogoParams.model_fields
        return {key: value for key, value in values.items() if key not in own or value is not None}

    @property
    def look(self) -> LogoLook:
        return LogoLook(place=self.logo_place, size=self.logo_size, opacity=self.logo_opacity)
