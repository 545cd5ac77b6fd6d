"""`cyclorama talents`."""

from cyclorama.cli.output import AsJson, print_rows


def talents(as_json: AsJson = False) -> None:
    """List the talents of the catalogue, whom garments are shown on."""
    from cyclorama.library.library import load_catalogue

    rows = [
        {
            "id": str(talent.id),
            "name": talent.name,
            "gender": talent.gender.value,
            "age group": talent.age_group.value,
            "ethnicity": talent.ethnicity,
            "body build": talent.body_build.value,
        }
        for talent in load_catalogue().talents.oldest_first()
    ]
    print_rows(rows, as_json, "There are no talents.")
