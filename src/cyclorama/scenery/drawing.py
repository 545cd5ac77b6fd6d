"""Draw what a brief asks for: the set it names, and its subject treated as it says."""

from importlib import import_module

from cyclorama.scenery.brief import Brief, SetName
from cyclorama.scenery.task import Drawn, Task

MODULES = "cyclorama.scenery.treatments"


def draw(task: Task) -> Drawn:
    """The module of a treatment bears its name, and is loaded when it is first asked for."""
    module = import_module(f"{MODULES}.{task.brief.treatment.value}")
    drawn: Drawn = module.draw(task, set_of(task.brief, task.prompt))
    return drawn


def set_of(brief: Brief, prompt: str) -> SetName:
    """The set that the brief names, else the first that its words do, else the prompt's."""
    if brief.set is not None:
        return brief.set
    read_place = import_module("cyclorama.scenery.places").read_place
    return read_place(brief.place) or read_place(prompt) or SetName.STUDIO
