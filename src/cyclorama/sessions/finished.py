"""The finished outputs of requests, to be attached to a session."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.errors import InvalidInput, NotFound
from cyclorama.imaging.view import View
from cyclorama.library.library import Library
from cyclorama.media.repository import MediaRepository
from cyclorama.production.reading import Runs, RunView
from cyclorama.production.states import StepState


@dataclass(frozen=True)
class FinishedOutput:
    """`name`: what the run calls the output, such as the code of its shot; `view`: of the shot,
    None for what is none or is not in the library any more."""

    run_id: str
    name: str
    media_id: str
    view: View | None


async def finished_outputs(
    connection: AsyncConnection,
    account_id: str,
    library: Library,
    run_ids: Sequence[str],
    names: Collection[str] | None = None,
) -> list[FinishedOutput]:
    """What the account's runs made, in their order; `names` chooses, in upper or lower case.
    `library`: the account's.

    Raises NotFound for an unknown or foreign run; InvalidInput for one that has not ended or
    made nothing, for a name that none of them made, and for a file that was deleted since.
    """
    runs = Runs(connection, account_id)
    made = [output for run_id in run_ids for output in _made(await runs.get(run_id), library)]
    chosen = _choose(made, names)
    there = await MediaRepository(connection, account_id).among(
        [output.media_id for output in chosen]
    )
    _check_files(chosen, there)
    return chosen


def _made(run: RunView, library: Library) -> list[FinishedOutput]:
    if not run.state.is_terminal:
        raise InvalidInput(f"The run {run.id} has not ended yet: attach its outputs then.")
    made = [
        FinishedOutput(
            run.id,
            output.name,
            str(run.steps[output.step].outputs[output.output]),
            _view(library, output.name),
        )
        for output in run.plan.outputs
        if run.steps[output.step].state is StepState.SUCCEEDED
    ]
    if not made:
        raise InvalidInput(f"The run {run.id} made nothing that could be attached.")
    return made


def _view(library: Library, code: str) -> View | None:
    try:
        return library.shot(code).view
    except NotFound:
        return None


def _choose(made: Sequence[FinishedOutput], names: Collection[str] | None) -> list[FinishedOutput]:
    if names is None:
        return list(made)
    wanted = {name.casefold(): name for name in names}
    chosen = [output for output in made if output.name.casefold() in wanted]
    missing = set(wanted) - {output.name.casefold() for output in chosen}
    if missing:
        name = wanted[min(missing)]
        raise InvalidInput(f"No output of the shot {name!r} was made by these runs.")
    return chosen


def _check_files(chosen: Sequence[FinishedOutput], there: Mapping[str, object]) -> None:
    for output in chosen:
        if output.media_id not in there:
            raise InvalidInput(
                f"The output {output.name} of the run {output.run_id} was deleted at the end "
                "of its retention."
            )
