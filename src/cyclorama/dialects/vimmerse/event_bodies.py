"""Events as they are sent and answered: campaigns of the core."""

from collections.abc import Mapping
from typing import Any, Self

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, JsonValue, field_validator

from cyclorama.campaigns.campaign import MAX_ID, Campaign
from cyclorama.dialects.vimmerse.bodies import Address, Title
from cyclorama.dialects.vimmerse.moments import read_moment, spoken
from cyclorama.errors import InvalidInput
from cyclorama.templates.event import Logo, LogoPlace

MAX_TEMPLATES = 500


class LogoSettings(BaseModel):
    """`logo_url`: null or empty for none. `logo_size`: the logo's width as a share of the
    picture's. The names without `logo_` are taken, too."""

    model_config = ConfigDict(populate_by_name=True)

    logo_url: Address | None = Field(None, validation_alias=AliasChoices("logo_url", "url"))
    logo_place: LogoPlace = Field(
        "bottom-right",
        validation_alias=AliasChoices("logo_place", "place", "logo_position", "position"),
    )
    logo_size: float = Field(
        0.15, ge=0.02, le=0.5, validation_alias=AliasChoices("logo_size", "size")
    )
    logo_opacity: float = Field(
        1.0, ge=0, le=1, validation_alias=AliasChoices("logo_opacity", "opacity")
    )

    @classmethod
    def of(cls, logo: Logo) -> Self:
        return cls(
            logo_url=logo.url,
            logo_place=logo.place,
            logo_size=logo.size,
            logo_opacity=logo.opacity,
        )

    def logo(self) -> Logo | None:
        if not self.logo_url:
            return None
        return Logo(
            url=self.logo_url,
            place=self.logo_place,
            size=self.logo_size,
            opacity=self.logo_opacity,
        )


class EventDetails(BaseModel):
    """What is kept and given back, and means nothing to this server."""

    input_options: list[str] = Field(default=[], max_length=100)
    cover_video: Address = ""
    gallery_view_mode: str = Field("", max_length=100)
    contact_email: str = Field("", max_length=320)
    subject: Title = ""
    banner_url: Address = ""
    notification_html: str = Field("", max_length=100_000)
    user_form_settings: list[str] = Field(default=[], max_length=100)
    is_qrcode: bool = False


class EventBody(EventDetails):
    """An event without its id. Moments are ISO 8601; a mere date means its begin, or as `end_at`
    its end."""

    name: str = Field(min_length=1, max_length=1_000)
    start_at: str = Field(max_length=100)
    end_at: str = Field(max_length=100)
    active: bool = True
    workflow_templates: list[str] = Field(default=[], max_length=MAX_TEMPLATES)
    logo_settings: LogoSettings = LogoSettings()

    @field_validator("start_at")
    @classmethod
    def _starts(cls, text: str) -> str:
        return _spoken(text, end_of_day=False)

    @field_validator("end_at")
    @classmethod
    def _ends(cls, text: str) -> str:
        return _spoken(text, end_of_day=True)

    def campaign(self, campaign_id: str) -> Campaign:
        """Raises InvalidInput for an end before the start."""
        starts_at, ends_at = read_moment(self.start_at), read_moment(self.end_at)
        if ends_at < starts_at:
            raise InvalidInput("end_at comes before start_at: an event ends after it has begun.")
        return Campaign(
            id=campaign_id,
            name=self.name,
            starts_at=starts_at,
            ends_at=ends_at,
            active=self.active,
            template_ids=tuple(dict.fromkeys(self.workflow_templates)),
            logo=self.logo_settings.logo(),
            details=self.model_dump(mode="json", include=set(EventDetails.model_fields)),
        )


class EventCreate(EventBody):
    """`customer_id` is taken and means nothing: an event is its key's account's."""

    id: str = Field(min_length=1, max_length=MAX_ID, pattern=r"^[A-Za-z0-9][A-Za-z0-9._~ -]*$")
    customer_id: str | None = Field(None, max_length=100)


class EventFields(EventBody):
    id: str
    customer_id: str
    created_at: str
    updated_at: str


class EventAnswer(EventFields):
    """`data`: the same object again, as elsewhere in this API."""

    data: EventFields


class EventList(BaseModel):
    events: list[EventFields]
    count: int
    page: int
    page_size: int


def fields_of(campaign: Campaign, account_id: str) -> EventFields:
    details: dict[str, Any] = dict(campaign.details)
    settings = LogoSettings.of(campaign.logo) if campaign.logo else LogoSettings()
    made, changed = campaign.created_at, campaign.updated_at
    return EventFields(
        **details,
        id=campaign.id,
        customer_id=account_id,
        name=campaign.name,
        start_at=spoken(campaign.starts_at),
        end_at=spoken(campaign.ends_at),
        active=campaign.active,
        workflow_templates=list(campaign.template_ids),
        logo_settings=settings,
        created_at=spoken(made) if made else "",
        updated_at=spoken(changed) if changed else "",
    )


def merged(known: EventFields, changes: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """The event as a body, with what is to be changed."""
    body = known.model_dump(mode="json", include=set(EventBody.model_fields))
    return {**body, **{name: value for name, value in changes.items() if name in body}}


def _spoken(text: str, *, end_of_day: bool) -> str:
    try:
        return spoken(read_moment(text, end_of_day=end_of_day))
    except InvalidInput as error:
        raise ValueError(error.public) from error
