"""`cyclorama template run`."""

import asyncio
import shutil
import tempfile
import time
from contextlib import AsyncExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cyclorama.cli.output import AsJson, print_json
from cyclorama.cli.progress_bar import progress_bar
from cyclorama.cli.template_options import Chosen, Given, Images, read_options
from cyclorama.cli.template_source import Named, finder, is_file, read_template

if TYPE_CHECKING:
    from cyclorama.cli.local_run import LocalRun
    from cyclorama.production.plan import Plan
    from cyclorama.templates.definition import Template


def run(
    template: Named,
    out: Annotated[Path, typer.Option(help="Folder for the results; it is made if missing.")],
    option: Chosen = None,
    image: Images = None,
    logo: Annotated[
        str | None, typer.Option(metavar="FILE_OR_URL", help="A logo, as an event would have it.")
    ] = None,
    edge: Annotated[
        int | None, typer.Option(min=64, max=4096, help="Long edge of what is made, in pixels.")
    ] = None,
    all_steps: Annotated[
        bool, typer.Option("--all-steps", help="Hand out what every step made, too.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Run a template here, without a server.

    Exit code 1 if it failed; what was made until then is handed out all the same.
    """
    found = read_template(template)
    given = read_options(found, option, image)
    logo_url = given.address(logo) if logo else None
    beside = [Path(template)] if is_file(template) else []
    plan = _plan(found, given, logo_url, edge, beside)
    out.mkdir(parents=True, exist_ok=True)
    start = time.monotonic()
    done, files = asyncio.run(_carry_out(plan, given, out, found.id, all_steps))
    texts = {step: outputs["text"] for step, outputs in done.outputs.items() if "text" in outputs}
    remarks = {step: made["remarks"] for step, made in done.outputs.items() if made.get("remarks")}
    if as_json:
        print_json(
            {
                "template": found.id,
                "state": done.state.value,
                "seconds": round(time.monotonic() - start, 3),
                "files": [str(file) for file in files],
                "texts": texts,
                "remarks": remarks,
                "errors": done.errors,
                "drafts": sorted(done.drafts),
            }
        )
    else:
        for file in files:
            typer.echo(file)
        for step, said in remarks.items():
            typer.echo(f"{step}: {' '.join(map(str, said if isinstance(said, list) else [said]))}")
        if done.drafts:
            typer.echo(
                f"drafts, as no generative engine is configured: {', '.join(sorted(done.drafts))}"
            )
        for step, error in done.errors.items():
            typer.echo(f"cyclorama: {step}: {error}", err=True)
    if done.errors:
        raise typer.Exit(1)


def _plan(
    template: "Template", given: Given, logo_url: str | None, edge: int | None, beside: list[Path]
) -> "Plan":
    from cyclorama.settings import Settings
    from cyclorama.templates.compile import Sizes, compile_plan
    from cyclorama.templates.event import NO_EVENT, Event, Logo
    from cyclorama.templates.options import settle
    from cyclorama.templates.price import ChargeRule

    settings = Settings()
    sizes = Sizes(
        picture=edge or settings.template_picture_edge, clip=edge or settings.template_clip_edge
    )
    event = Event(id="here", logo=Logo(url=logo_url)) if logo_url else NO_EVENT
    settled = settle(template, given.options, given.image_urls)
    rule = ChargeRule(settings.charge_rule)
    find = finder(beside)
    return compile_plan(template, settled, given.image_urls, event, rule, sizes, find)


async def _carry_out(
    plan: "Plan", given: Given, out: Path, name: str, all_steps: bool
) -> "tuple[LocalRun, list[Path]]":
    from cyclorama.cli.local_run import LocalRun
    from cyclorama.cli.workbench import Workshop
    from cyclorama.engines.draft.engine import WARM_UP
    from cyclorama.house import engines_of, limits_of
    from cyclorama.kit.addresses import AllowList
    from cyclorama.kit.outbound import Outbound
    from cyclorama.kit.pool import ChildPool
    from cyclorama.settings import Settings

    settings = Settings()
    bar = progress_bar()
    whole = bar.add_task("steps", total=len(plan.steps))
    async with AsyncExitStack() as stack:
        stack.enter_context(bar)
        folder = Path(
            stack.enter_context(tempfile.TemporaryDirectory(prefix=".cyclorama-", dir=out))
        )
        pool = ChildPool(settings.processes, initializer=WARM_UP)
        stack.push_async_callback(asyncio.to_thread, pool.close)
        outbound = Outbound(AllowList.parse(settings.outbound_allow))
        stack.push_async_callback(outbound.aclose)
        workshop = Workshop(
            folder,
            pool,
            engines_of(settings, pool),
            outbound,
            limits_of(settings),
            given.local,
            settings.fetch_clip_seconds,
        )
        run = LocalRun(plan, workshop, lambda _step: bar.advance(whole))
        await run.carry_out()
        return run, _hand_out(run, out, name, all_steps)


def _hand_out(run: "LocalRun", out: Path, name: str, all_steps: bool) -> list[Path]:
    """Copy what was made into the folder for results, where older results are replaced."""
    wanted = [output.step for output in run.plan.outputs]
    if all_steps or run.errors:
        own = [step.id for step in run.plan.steps if step.type != "ingest"]
        wanted = list(dict.fromkeys([*wanted, *own]))
    files = []
    for step in wanted:
        made = run.outputs.get(step, {})
        ids = made.get("all") or ([made["media"]] if made.get("media") else [])
        for number, media_id in enumerate(ids if isinstance(ids, list) else [], 1):
            source = run.workshop.files[str(media_id)]
            count = f"-{number}" if isinstance(ids, list) and len(ids) > 1 else ""
            target = out / f"{name}-{step}{count}{source.suffix}"
            shutil.copyfile(source, target)
            files.append(target)
    return files
