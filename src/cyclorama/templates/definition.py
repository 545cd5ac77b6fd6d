"""What a template is: options, steps and outputs, as data.

    Template
    ├── available_options   what the caller may choose, and by which component
    ├── steps               the graph; parameters hold placeholders such as {{options.team}}
    └── outputs             which steps' results the caller gets

A model here says only what shape each part has. Whether the parts fit together is `check`'s.
"""

from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, StringConstraints

from cyclorama.credits.prices import Credits
from cyclorama.templates.condition import Condition
from cyclorama.templates.placeholder import Found, Placeholder, placeholders_of

MAX_STEPS = 100
MAX_OPTIONS = 100
MAX_OUTPUTS = 100
MAX_CHOICES = 500
MAX_ITEMS = 50  # of a list option, whatever the template says
TEXT_LENGTH = 2_000
TEXTAREA_LENGTH = 10_000

TemplateId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{1,127}$")]
StepId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
OptionKey = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,47}$")]
Label = Annotated[str, StringConstraints(max_length=200)]
Prose = Annotated[str, StringConstraints(max_length=4_000)]
Address = Annotated[str, StringConstraints(max_length=4_096)]


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Component(StrEnum):
    """What an option is chosen with, and so what it may hold."""

    SELECT = "select"
    TEXT = "text"
    TEXTAREA = "textarea"
    NUMBER = "number"
    IMAGE = "image"
    IMAGE_LIST = "image_list"
    VIDEO = "video"
    VIDEO_LIST = "video_list"
    HIDDEN = "hidden"

    @property
    def media(self) -> Literal["image", "video"] | None:
        """What kind of media the addresses lead to."""
        match self:
            case Component.IMAGE | Component.IMAGE_LIST:
                return "image"
            case Component.VIDEO | Component.VIDEO_LIST:
                return "video"
        return None

    @property
    def is_list(self) -> bool:
        return self in (Component.IMAGE_LIST, Component.VIDEO_LIST)


class Choice(Part):
    label: Label
    value: Annotated[str, StringConstraints(max_length=200)] | int | float | bool


class Option(Part):
    """`open`: of a select whose choices are only the best known: any other text is taken, too.
    `max_length`, `pattern`: of texts. `minimum`, `maximum`: of numbers. `max_items`: of lists.
    `visible_when`: for who draws a form; a hidden option is not required."""

    key: OptionKey
    label: Label = ""
    help: Prose = ""
    component: Component
    required: bool = False
    default: JsonValue = None
    choices: Annotated[tuple[Choice, ...], Field(max_length=MAX_CHOICES)] = ()
    open: bool = False
    max_length: Annotated[int, Field(ge=1, le=TEXTAREA_LENGTH)] | None = None
    minimum: float | None = None
    maximum: float | None = None
    pattern: Annotated[str, StringConstraints(max_length=500)] | None = None
    max_items: Annotated[int, Field(ge=1, le=MAX_ITEMS)] | None = None
    visible_when: Condition | None = None

    @property
    def longest(self) -> int:
        """How many characters it may have."""
        usual = TEXTAREA_LENGTH if self.component is Component.TEXTAREA else TEXT_LENGTH
        return self.max_length or usual

    @property
    def most(self) -> int:
        """How many items it may have."""
        return self.max_items or 10


class Step(Part):
    id: StepId
    type: str
    label: Label = ""
    params: dict[str, JsonValue] = {}
    depends_on: tuple[str, ...] = ()
    when: Condition | None = None
    credits: Credits | None = None  # None: what the step type costs

    @cached_property
    def found(self) -> tuple[Found, ...]:
        """The placeholders of its parameters, the broken ones too."""
        return tuple(placeholders_of(dict(self.params)))

    @cached_property
    def placeholders(self) -> tuple[Placeholder, ...]:
        """Those that are good."""
        good = (one.placeholder for one in self.found)
        return tuple(one for one in good if isinstance(one, Placeholder))

    @cached_property
    def references(self) -> tuple[Placeholder, ...]:
        """Those that name other steps."""
        return tuple(one for one in self.placeholders if one.source == "steps")

    @cached_property
    def needs(self) -> frozenset[str]:
        """The steps without which this one cannot be done."""
        named = {one.name for one in self.references if not one.optional}
        return frozenset(named.union(self.depends_on))

    @cached_property
    def waits_for(self) -> frozenset[str]:
        """The steps that have to end before this one: those it needs, and those it hopes for."""
        return self.needs.union(one.name for one in self.references)


class Output(Part):
    step: str
    when: Condition | None = None


class ListPrice(Part):
    """Credits for a run that makes a picture, a clip, a sound; None: it makes none."""

    image: Credits | None = None
    video: Credits | None = None
    audio: Credits | None = None


class Template(Part):
    """`hidden`: only other templates may use it. `version`, `active` and `user_designed` say what
    is stored; in a definition that is handed in they are ignored."""

    id: TemplateId
    label: Label = ""
    description: Prose = ""
    category: Annotated[str, StringConstraints(max_length=64)] = "general"
    version: Annotated[int, Field(ge=1)] = 1
    active: bool = True
    user_designed: bool = False
    hidden: bool = False
    inputs: tuple[Literal["camera", "local"], ...] = ()
    credits: ListPrice = ListPrice()
    thumbnail_image: Address = ""
    thumbnail_video: Address = ""
    available_options: Annotated[tuple[Option, ...], Field(max_length=MAX_OPTIONS)] = ()
    steps: Annotated[tuple[Step, ...], Field(min_length=1, max_length=MAX_STEPS)]
    outputs: Annotated[tuple[Output, ...], Field(min_length=1, max_length=MAX_OUTPUTS)]

    @cached_property
    def options(self) -> dict[str, Option]:
        return {option.key: option for option in self.available_options}

    @cached_property
    def step(self) -> dict[str, Step]:
        return {step.id: step for step in self.steps}
