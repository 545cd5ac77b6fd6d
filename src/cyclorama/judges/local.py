"""The judge that measures: faces, outlines, edges and light, on the CPU and without weights.

It tells whether a person is there, from which side and how much of them is shown, and whether the
picture is sharp, well lit and not cut off. Of beauty, of hands and of likeness it knows nothing.
"""

from cyclorama.judges.judge import Desk, Question, Verdict
from cyclorama.judges.marks import judged
from cyclorama.judges.sight import LookRequest, Sight

LOOK = "cyclorama.judges.looking:look_at_file"
MEMORY = 1_000_000_000  # a busy photo takes 0.4 GB while its person is looked for
SECONDS = 60.0  # half a second before a plain wall, some three in a busy place


class Local:
    name = "local"

    async def judge(self, desk: Desk, question: Question) -> Verdict:
        request = LookRequest(picture=question.picture, subject=question.subject)
        sight, _ = await desk.craft(LOOK, request, Sight, memory=MEMORY, seconds=SECONDS)
        return judged(sight, question.shot_type)
