"""Runs of templates without server and database: steps as the conductor would do them, in child
processes, with a folder for media."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import JsonValue

from cyclorama.engines.draft.engine import Draft, exact
from cyclorama.engines.roster import Roster
from cyclorama.errors import CycloramaError
from cyclorama.kit.pool import ChildPool
from cyclorama.production.plan import Plan
from cyclorama.steps.registry import step_type
from cyclorama.templates.compile import Sizes, compile_plan
from cyclorama.templates.event import NO_EVENT, Event
from cyclorama.templates.options import settle
from cyclorama.templates.price import ChargeRule
from cyclorama.templates.system import system_template

RUN_ID = "0197a3c4-0000-7000-8000-000000000001"


@dataclass
class Film:
    """What became of one run. `outputs`: the files of each live output; `made`: what each step
    gave; `failed`: why others did not."""

    outputs: dict[str, list[Path]] = field(default_factory=dict)
    made: dict[str, dict[str, JsonValue]] = field(default_factory=dict)
    failed: dict[str, CycloramaError] = field(default_factory=dict)


class TemplateStudio:
    """`addresses`: the file that stands at each address. `clip_seconds`: of each clip that a still
    is made into, where the template's own length is not what is tried."""

    def __init__(
        self,
        pool: ChildPool,
        folder: Path,
        addresses: Mapping[str, Path],
        sizes: Sizes,
        clip_seconds: int | None = None,
    ) -> None:
        self.pool = pool
        self.engines = Roster([Draft(pool)])
        self.addresses = addresses
        self._folder = folder
        self._sizes = sizes
        self._clip_seconds = clip_seconds

    async def film(
        self,
        template_id: str,
        options: Mapping[str, JsonValue],
        image_urls: Sequence[str] = (),
        event: Event = NO_EVENT,
    ) -> Film:
        template = system_template(template_id)
        assert template is not None, f"{template_id} cannot be used"
        plan = compile_plan(
            template,
            settle(template, options, image_urls),
            image_urls,
            event,
            ChargeRule.LIST,
            self._sizes,
            system_template,
        )
        return await self._conduct(plan, self._folder / template_id)

    async def _conduct(self, plan: Plan, folder: Path) -> Film:
        film = Film()
        for layer in plan.layers():
            ready = [step.id for step in layer if step.needs <= set(film.made)]
            await asyncio.gather(*(self._step(plan, one, film, folder) for one in ready))
        for output in plan.outputs:
            if output.step in film.made:
                made = film.made[output.step]
                media = made["all"] if output.output == "media" else [made[output.output]]
                film.outputs[output.name] = [Path(one) for one in media]
        return film

    async def _step(self, plan: Plan, step_id: str, film: Film, folder: Path) -> None:
        spot = folder / step_id
        shutil.rmtree(spot, ignore_errors=True)
        spot.mkdir(parents=True)
        kind = plan.step(step_id).type
        params = plan.resolve(step_id, film.made, RUN_ID)
        if kind == "create_video" and self._clip_seconds is not None:
            params["duration"] = self._clip_seconds
        try:
            result = await step_type(kind).carry_out(_Spot(self, spot), params)
        except CycloramaError as error:
            film.failed[step_id] = error
        else:
            film.made[step_id] = result.outputs


class _Spot:
    """The context of one step: its media are files, and their ids the paths of these."""

    def __init__(self, studio: TemplateStudio, folder: Path) -> None:
        self.engines = studio.engines
        self._studio = studio
        self._folder = folder

    async def fetch(self, url: str, *_kinds: object, **_options: object) -> str:
        return str(self._studio.addresses[url])

    @asynccontextmanager
    async def open(self, media_id: str) -> AsyncIterator[Path]:
        yield Path(media_id)

    def scratch(self, name: str) -> Path:
        return self._folder / name

    async def craft(self, function, request, result, *, memory: int, seconds: float):
        return await exact(self._studio.pool, function, request, result, memory, seconds)

    async def keep(self, file: Path, _facts: object = None) -> str:
        return str(file)

    def progress(self, fraction: float) -> None:
        assert 0 <= fraction <= 1
