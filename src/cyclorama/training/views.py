"""Trainings as they are read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from pydantic import JsonValue

from cyclorama.engines.data_set import Verdict
from cyclorama.production.reading import StepView
from cyclorama.production.states import RunState, StepState, progress
from cyclorama.training.asked import TrainingAsked
from cyclorama.training.plan import DATA_SET, TRAIN, photo_steps
from cyclorama.training.report import Report, TrainingState, state_of
from cyclorama.training.weights import TrainedWeights

# Of a prepared photo, what it is judged by.
_MEASURED = (
    "width",
    "height",
    "enough",
    "sure",
    "faces",
    "sharpness",
    "lightest",
    "darkest",
    "burnt",
    "framing",
    "background",
)


@dataclass(frozen=True)
class PhotoView:
    """`media_id`: as it was prepared. `error`: why it could not be, as code and message."""

    number: int
    url: str
    state: StepState
    media_id: str | None = None
    caption: str | None = None
    score: float | None = None
    verdict: Verdict | None = None
    findings: tuple[str, ...] = ()
    measured: Mapping[str, JsonValue] | None = None
    error: Mapping[str, JsonValue] | None = None


@dataclass(frozen=True)
class DataSetView:
    """`sheet_id`, `report_id`: media, once all photos were looked at together."""

    photos: tuple[PhotoView, ...]
    verdict: Verdict | None = None
    findings: tuple[str, ...] = ()
    sheet_id: str | None = None
    report_id: str | None = None

    @property
    def media_ids(self) -> list[str]:
        named = [self.sheet_id, self.report_id, *(photo.media_id for photo in self.photos)]
        return [one for one in named if one is not None]


@dataclass(frozen=True)
class TrainingView:
    id: str
    account_id: str
    organization: bool
    owner_id: str
    asked: TrainingAsked
    reported: Report | None
    run_state: RunState
    steps: Mapping[str, StepView]
    weights: TrainedWeights | None
    created_at: datetime
    updated_at: datetime
    started_at: datetime | None
    finished_at: datetime | None

    @property
    def state(self) -> TrainingState:
        return state_of(self.run_state, self.reported)

    @property
    def progress(self) -> float:
        if self.state is TrainingState.COMPLETED:
            return 1.0
        if self.reported is not None and self.reported.progress is not None:
            return self.reported.progress
        states = {one.id: one.state for one in self.steps.values()}
        return progress(states, {one.id: one.progress for one in self.steps.values()})

    @property
    def error(self) -> Mapping[str, JsonValue] | None:
        """Why there are no weights, as code and message."""
        for step_id in (TRAIN, DATA_SET):
            if (step := self.steps.get(step_id)) is not None and step.error:
                return step.error
        return None

    @cached_property
    def data_set(self) -> DataSetView:
        found = self.steps.get(DATA_SET)
        outputs = found.outputs if found else {}
        photos = outputs.get("photos")
        told = {
            one["number"]: one
            for one in (photos if isinstance(photos, list) else [])
            if isinstance(one, dict)
        }
        verdict = outputs.get("verdict")
        return DataSetView(
            photos=tuple(
                self._photo(number, url, told.get(number, {}))
                for number, url in enumerate(self.asked.photos, 1)
            ),
            verdict=Verdict(str(verdict)) if verdict else None,
            findings=_sentences(outputs.get("findings")),
            sheet_id=_text(outputs.get("media")),
            report_id=_text(outputs.get("report")),
        )

    def _photo(self, number: int, url: str, judged: Mapping[str, JsonValue]) -> PhotoView:
        """As it was judged in the set, or by itself until then."""
        taken, prepared = (self.steps[step] for step in photo_steps(number))
        measured = prepared.outputs.get("prepared")
        alone = measured if isinstance(measured, dict) else {}
        told = {**alone, **judged}
        verdict, score = told.get("verdict"), told.get("score")
        return PhotoView(
            number=number,
            url=url,
            state=prepared.state,
            media_id=_text(prepared.outputs.get("media")),
            caption=_text(told.get("caption")),
            score=score if isinstance(score, int | float) else None,
            verdict=Verdict(str(verdict)) if verdict else None,
            findings=_sentences(told.get("findings")),
            measured={key: alone[key] for key in _MEASURED if key in alone} or None,
            error=taken.error or prepared.error,
        )


def _text(value: JsonValue) -> str | None:
    return value if isinstance(value, str) else None


def _sentences(value: JsonValue) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, list) else ()
