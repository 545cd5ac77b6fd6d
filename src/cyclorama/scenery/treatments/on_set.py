"""The subject on the set, in its light, dressed and with the things that the brief names."""

from cyclorama.scenery.arranging import arrange, set_for
from cyclorama.scenery.brief import SetName
from cyclorama.scenery.people.casting import cast
from cyclorama.scenery.task import Drawn, Task


def draw(task: Task, set_name: SetName) -> Drawn:
    star = cast(task, round(0.9 * task.size.height))
    return arrange(task, star, set_for(task, set_name))
