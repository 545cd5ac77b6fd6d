"""`cyclorama template`: list, show, lint, preview, run."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cyclorama.cli.output import AsJson, print_json, print_rows
from cyclorama.cli.template_options import Chosen, Images, read_options
from cyclorama.cli.template_run import run
from cyclorama.cli.template_source import Named, check_file, finder, is_file, read_template

if TYPE_CHECKING:
    from cyclorama.templates.findings import Finding

app = typer.Typer(help="Templates: plans with options.", no_args_is_help=True)
app.command()(run)


@app.command("list")
def list_(
    category: Annotated[str | None, typer.Option(help="Only those of this category.")] = None,
    as_json: AsJson = False,
) -> None:
    """List the templates that ship."""
    from cyclorama.templates.system import system_templates

    rows = [
        {
            "id": one.id,
            "label": one.label,
            "category": one.category,
            "image": one.credits.image,
            "video": one.credits.video,
            "audio": one.credits.audio,
            "options": ", ".join(one.options),
        }
        for one in system_templates().values()
        if not one.hidden and category in (None, one.category)
    ]
    print_rows(rows, as_json, "There are no such templates.")


@app.command()
def show(
    template: Named,
    svg: Annotated[Path | None, typer.Option(help="Write the graph as SVG to this file.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show a template's options and its graph."""
    from cyclorama.templates.graph_svg import as_svg
    from cyclorama.templates.graph_text import as_text

    found = read_template(template)
    if svg is not None:
        svg.write_text(as_svg(found), "utf-8")
    if as_json:
        print_json(found.model_dump(mode="json"))
        return
    typer.echo(as_text(found))
    if found.description:
        typer.echo(f"\n{found.description}")
    typer.echo("\noptions")
    for option in found.available_options:
        kind = option.component.value + (", required" if option.required else "")
        default = f" = {option.default}" if option.default is not None else ""
        typer.echo(f"  {option.key}{default}  ({kind})  {option.label}".rstrip())
    if svg is not None:
        typer.echo(f"\n{svg}")


@app.command()
def lint(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="YAML or JSON files.")],
    as_json: AsJson = False,
) -> None:
    """Check definitions. A file may run the templates of the others.

    Exit code 1 if any has errors.
    """
    from cyclorama.errors import CycloramaError
    from cyclorama.templates.findings import Code, DefinitionRefused, Finding

    rows: list[dict[str, object]] = []
    failed = False
    for file in files:
        errors: list[Finding]
        warnings: list[Finding] = []
        try:
            checked = check_file(file, files)
            errors, warnings = list(checked.errors), list(checked.warnings)
        except DefinitionRefused as refused:
            errors = list(refused.findings)
        except CycloramaError as error:
            errors = [Finding("", Code.BAD_VALUE, error.public)]
        failed = failed or bool(errors)
        rows += [_row(file, "error", one) for one in errors]
        rows += [_row(file, "warning", one) for one in warnings]
    if as_json:
        print_json(rows)
    else:
        for row in rows:
            place = f"{row['path']}: " if row["path"] else ""
            typer.echo(f"{row['file']}: {row['level']}: {place}{row['message']} [{row['code']}]")
        if not rows:
            typer.echo(f"{len(files)} checked, nothing found.")
    if failed:
        raise typer.Exit(1)


@app.command()
def preview(
    template: Named, option: Chosen = None, image: Images = None, as_json: AsJson = False
) -> None:
    """Say which steps would be done, in which order, and what they cost."""
    from dataclasses import asdict

    from cyclorama.templates.preview import preview as previewed

    found = read_template(template)
    given = read_options(found, option, image)
    find = finder([Path(template)] if is_file(template) else [])
    seen = previewed(found, given.options, find=find, image_urls=tuple(given.image_urls))
    prices = {one.id: one.credits for one in seen.steps}
    if as_json:
        print_json({**asdict(seen), "total": seen.total})
    else:
        for error in seen.errors:
            typer.echo(f"{error.path}: {error.message}", err=True)
        for number, layer in enumerate(seen.activity.layers, 1):
            steps = ", ".join(f"{one} ({prices[one]})" for one in layer)
            typer.echo(f"layer {number}: {steps}")
        for step, reason in seen.activity.skipped.items():
            typer.echo(f"skipped: {step}: {reason}")
        typer.echo(f"outputs: {', '.join(seen.activity.outputs) or 'none'}")
        typer.echo(f"credits of the steps: {seen.total}")
    if seen.errors:
        raise typer.Exit(1)


def _row(file: Path, level: str, finding: "Finding") -> dict[str, object]:
    return {
        "file": str(file),
        "level": level,
        "path": finding.path,
        "code": finding.code.value,
        "message": finding.message,
    }
