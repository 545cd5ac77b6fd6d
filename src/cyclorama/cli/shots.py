"""`cyclorama shots`."""

from cyclorama.cli.output import AsJson, print_rows


def shots(as_json: AsJson = False) -> None:
    """List the shots that a packshot can be made in."""
    from cyclorama.library.shots import load_shots

    rows = [
        {
            "code": shot.code,
            "view": shot.view.value,
            "name": shot.name,
            "description": " ".join(shot.description.split()),
        }
        for shot in load_shots().values()
    ]
    print_rows(rows, as_json, "There are no shots.")
