"""`cyclorama prompts`."""

from cyclorama.cli.output import AsJson, print_rows


def prompts(as_json: AsJson = False) -> None:
    """List the motion prompts of the catalogue, which a clip can be asked for."""
    from cyclorama.library.library import load_catalogue

    rows = [
        {
            "id": str(prompt.id),
            "name": prompt.name,
            "gender": prompt.gender.value,
            "description": " ".join(prompt.description.split()),
        }
        for prompt in load_catalogue().prompts.oldest_first()
    ]
    print_rows(rows, as_json, "There are no prompts.")
