"""A run, read back as the answer of `GET /studio/requests/{requestId}` and as the callback."""

from collections.abc import Mapping

from cyclorama.dialects.dreem.answers import (
    Maker,
    Output,
    OutputFile,
    RequestData,
    RequestStatus,
)
from cyclorama.dialects.dreem.errors import ErrorCode, failure_code
from cyclorama.kit.clock import iso
from cyclorama.media.links import Links, file_name
from cyclorama.media.repository import MediaRepository
from cyclorama.media.types import Media
from cyclorama.production.plan import Output as PlanOutput
from cyclorama.production.reading import Runs, RunView, StepView
from cyclorama.production.states import RunState, StepState
from cyclorama.store.database import Database

_STATUS = {
    RunState.QUEUED: "InQueue",
    RunState.RUNNING: "Processing",
    RunState.SUCCEEDED: "Completed",
    RunState.PARTIAL: "Completed",
    RunState.FAILED: "Failed",
    RunState.CANCELLED: "Failed",
}
_TYPES = {
    "packshot": "Packshot",
    "virtual_model": "VirtualModel",
    "image_to_video": "ImageToVideo",
}
WITHOUT_SHOTS = frozenset({"image_to_video"})


class Reader:
    def __init__(self, database: Database, links: Links) -> None:
        self._database = database
        self._links = links

    async def status(self, account_id: str, run_id: str) -> RequestStatus:
        """Raises NotFound. Links are signed anew at every reading."""
        async with self._database.read() as connection:
            run = await Runs(connection, account_id).get(run_id)
            files = await MediaRepository(connection, account_id).of_run(run_id)
        return self._answer(run, {file.id: file for file in files})

    def _answer(self, run: RunView, media: Mapping[str, Media]) -> RequestStatus:
        code, message = _outcome(run)
        data = RequestData(
            request_id=run.id,
            status=_STATUS[run.state],
            type=_TYPES[run.kind],
            progress=round(run.progress, 3),
            created_at=iso(run.created_at),
            completed_at=iso(run.finished_at) if run.finished_at else None,
            outputs=(
                [self._output(run, output, media) for output in run.plan.outputs]
                if run.state.is_terminal
                else []
            ),
            state=run.client_state,
            credits_used=run.credits_charged,
        )
        return RequestStatus(error_code=int(code), message=message, request_id=run.id, data=data)

    def _output(self, run: RunView, output: PlanOutput, media: Mapping[str, Media]) -> Output:
        step = run.steps[output.step]
        shot_code = None if run.kind in WITHOUT_SHOTS else output.name
        if step.state is StepState.SUCCEEDED:
            file = media.get(str(step.outputs[output.output]))
            return Output(
                shot_code=shot_code,
                status="Completed",
                error_code=0,
                message=None if file else "The file was deleted at the end of its retention.",
                files=[self._file(file)] if file else [],
                made_by=_maker(step),
            )
        error = step.error or run.error or {"code": "cancelled", "message": "Cancelled."}
        return Output(
            shot_code=shot_code,
            status="Failed",
            error_code=int(failure_code(error["code"])),
            message=str(error["message"]),
            files=[],
        )

    def _file(self, file: Media) -> OutputFile:
        return OutputFile(
            file_name=file_name(file),
            url=self._links.sign(file),
            content_type=file.content_type,
            width=file.facts.width,
            height=file.facts.height,
            size_bytes=file.size_bytes,
            expires_at=iso(self._links.expiry()),
        )


def _maker(step: StepView) -> Maker | None:
    return None if step.made is None else Maker.model_validate(step.made)


def _outcome(run: RunView) -> tuple[ErrorCode, str | None]:
    """Of the request as a whole: an error only where nothing was made."""
    if run.state is RunState.CANCELLED:
        return ErrorCode.InternalError, "The request was cancelled."
    if run.state is RunState.FAILED:
        error = run.error or {}
        return failure_code(error.get("code")), str(error.get("message", "The request failed."))
    return ErrorCode.Success, None
