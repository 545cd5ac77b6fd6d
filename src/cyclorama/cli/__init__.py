"""The command line."""


def main() -> None:
    from cyclorama.cli.program import main as run

    run()
