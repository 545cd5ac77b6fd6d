"""A run of a template, read back as a workflow."""

from collections.abc import Iterable, Mapping, Sequence

from pydantic import JsonValue
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.dialects.vimmerse.answers import (
    Completion,
    LegacyFields,
    LegacyMediaItem,
    LegacyWorkflow,
    Maker,
    MediaItem,
    Workflow,
    WorkflowError,
    WorkflowFields,
)
from cyclorama.dialects.vimmerse.moments import spoken
from cyclorama.dialects.vimmerse.statuses import status_of
from cyclorama.kit.clock import Clock
from cyclorama.media.links import Links
from cyclorama.media.repository import MediaRepository
from cyclorama.media.types import Media
from cyclorama.production.reading import Runs, RunView, StepView
from cyclorama.production.states import RunState, StepState
from cyclorama.templates.runs import TemplateRun, TemplateRuns

INGEST = "ingest"
"""Steps of this type only take in what was sent: they are no steps of the template."""


class Reader:
    """Reads the workflows of one account. Links are signed anew at every reading."""

    def __init__(
        self, connection: AsyncConnection, account_id: str, links: Links, clock: Clock
    ) -> None:
        self.connection = connection
        self._account_id = account_id
        self._links = links
        self._clock = clock

    async def workflow(self, run_id: str) -> Workflow:
        """Raises NotFound."""
        (fields,) = await self.listed([await self._found(run_id)])
        return Workflow(data=fields, **dict(fields))

    async def legacy(self, run_id: str) -> LegacyWorkflow:
        """Raises NotFound."""
        said = await self._found(run_id)
        runs, media = await self._runs([said])
        run = runs[run_id]
        files = [media[one] for one in output_ids(run) if one in media]
        items = [
            LegacyMediaItem(
                updated_at=spoken(file.created_at),
                size=file.size_bytes,
                url=self._links.sign(file),
            )
            for file in files
        ]
        fields = self._fields(said, run, media)
        return LegacyWorkflow(data=LegacyFields(media_result=items, **dict(fields)))

    async def listed(self, said: Sequence[TemplateRun]) -> list[WorkflowFields]:
        runs, media = await self._runs(said)
        return [self._fields(one, runs[one.run_id], media) for one in said]

    async def _found(self, run_id: str) -> TemplateRun:
        return await TemplateRuns(self.connection, self._account_id, self._clock).get(run_id)

    async def _runs(
        self, said: Sequence[TemplateRun]
    ) -> tuple[Mapping[str, RunView], Mapping[str, Media]]:
        """The runs by id, and the files that their steps name."""
        runs = await Runs(self.connection, self._account_id).among([one.run_id for one in said])
        steps = (step for run in runs.values() for step in run.steps.values())
        named = {one for step in steps for one in _media_ids(step)}
        return runs, await MediaRepository(self.connection, self._account_id).among(named)

    def _fields(
        self, said: TemplateRun, run: RunView, media: Mapping[str, Media]
    ) -> WorkflowFields:
        kept = kept_of(run.client_state)
        updated = [said.updated_at, *(step.finished_at or step.started_at for step in _steps(run))]
        return WorkflowFields(
            id=run.id,
            title=said.title,
            description=said.description,
            visibility_status=said.visibility,
            model=said.template_id,
            template_version=said.template_version,
            options=dict(said.options),
            images=self._images(run, media),
            primary_user_id=str(kept.get("user_id", run.account_id)),
            customer_id=run.account_id,
            processing_status=status_of(run.state),
            progress_percentage=progress_of(run),
            used_credits=run.credits_charged,
            total_duration=_whole_seconds(run, self._clock),
            event_id=said.campaign_id,
            completions=[
                self._completion(step, media, kept)
                for step in _steps(run)
                if step.state is StepState.SUCCEEDED
            ],
            result=self._items(output_ids(run), media),
            rating=said.rating,
            delivered_at=said.delivered_at,
            error=error_of(run),
            created_at=spoken(said.created_at),
            updated_at=spoken(max(moment for moment in updated if moment is not None)),
        )

    def _images(self, run: RunView, media: Mapping[str, Media]) -> list[str]:
        """Links to the stored copies of the pictures that were sent in."""
        taken = [
            media[one]
            for step in run.steps.values()
            if step.type == INGEST
            for one in _media_ids(step)
            if one in media
        ]
        return [self._links.sign(one) for one in taken if one.content_type.startswith("image/")]

    def _completion(
        self, step: StepView, media: Mapping[str, Media], kept: Mapping[str, JsonValue]
    ) -> Completion:
        credits_of = kept.get("step_credits")
        credit = credits_of.get(step.id, 0) if isinstance(credits_of, dict) else 0
        text, lines = step.outputs.get("text"), step.outputs.get("lines")
        return Completion(
            id=step.id,
            flow=step.type,
            used_credits=credit if isinstance(credit, int) else 0,
            duration=round(step.seconds or 0),
            result=self._items(_media_ids(step), media),
            text=text if isinstance(text, str) else None,
            lines=[str(line) for line in lines] if isinstance(lines, list) else None,
            made_by=None if step.made is None else Maker.model_validate(step.made),
        )

    def _items(self, media_ids: Iterable[str], media: Mapping[str, Media]) -> list[MediaItem]:
        """What was deleted since is left out."""
        files = [media[one] for one in media_ids if one in media]
        return [
            MediaItem(content_type=one.content_type, url=self._links.sign(one)) for one in files
        ]


def _steps(run: RunView) -> list[StepView]:
    return [step for step in run.steps.values() if step.type != INGEST]


def kept_of(client_state: JsonValue) -> Mapping[str, JsonValue]:
    return client_state if isinstance(client_state, dict) else {}


def _media_ids(step: StepView, output: str = "media") -> list[str]:
    """The files that a finished step made, in order; `output`: as which output."""
    made = step.outputs.get("all") if output == "media" else None
    return _listed(made or step.outputs.get(output))


def output_ids(run: RunView) -> list[str]:
    """The files that the caller asked for, as far as they are made; each once."""
    if not run.state.is_terminal:
        return []
    found = [
        one
        for output in run.plan.outputs
        if (step := run.steps[output.step]).state is StepState.SUCCEEDED
        for one in _media_ids(step, output.output)
    ]
    return list(dict.fromkeys(found))


def _listed(value: JsonValue) -> list[str]:
    if isinstance(value, list):
        return [str(one) for one in value]
    return [value] if isinstance(value, str) else []


def progress_of(run: RunView) -> int:
    """In percent, of the template's steps; 100 only with success."""
    if run.state in (RunState.SUCCEEDED, RunState.PARTIAL):
        return 100
    counted = [step for step in _steps(run) if step.state is not StepState.SKIPPED]
    done = sum(
        1.0 if step.state is StepState.SUCCEEDED else step.progress
        for step in counted
        if step.state in (StepState.SUCCEEDED, StepState.RUNNING)
    )
    return min(99, int(100 * done / len(counted))) if counted else 0


def _whole_seconds(run: RunView, clock: Clock) -> int:
    return round(((run.finished_at or clock()) - run.created_at).total_seconds())


def error_of(run: RunView) -> WorkflowError | None:
    """Of a run that has ended: the step's whose failure was the first cause."""
    if run.state is RunState.CANCELLED:
        return WorkflowError(code="cancelled", message="The workflow was cancelled.", step=None)
    if run.state not in (RunState.FAILED, RunState.PARTIAL):
        return None
    failed = [step for step in run.steps.values() if step.state is StepState.FAILED and step.error]
    # A step that fails for another's failure has its error, and no beginning.
    cause = next((step for step in failed if step.started_at), failed[0] if failed else None)
    error = (cause.error if cause else run.error) or {}
    return WorkflowError(
        code=str(error.get("code", "internal")),
        message=str(error.get("message", "The workflow failed.")),
        step=cause.id if cause else None,
    )
