"""`cyclorama shots`."""

from cyclorama.cli.output import AsJson, print_rows


def shots(as_json: AsJson = False) -> None:
    """List the shots of the catalogue: packshots, and those of the virtual model."""
    from cyclorama.library.library import load_catalogue

    rows = [
        {
            "code": shot.code,
            "type": shot.shot_type.value,
            "view": shot.view.value,
            "name": shot.name,
            "description": " ".join(shot.description.split()),
        }
        for shot in load_catalogue().shots.oldest_first()
    ]
    print_rows(rows, as_json, "There are no shots.")
