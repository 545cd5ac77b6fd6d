"""A judge that looks at nothing: for trying out a client, and for tests.

Its scores are spread evenly and follow from the take's name alone, so that the same take is
always judged alike.
"""

from hashlib import sha256

from cyclorama.judges.judge import Desk, Question, Verdict

_LEAST = 0.4  # of a score: about half of all takes pass the usual threshold of 0.7
_STEPS = 10_000


class Mock:
    name = "mock"

    async def judge(self, desk: Desk, question: Question) -> Verdict:
        drawn = int.from_bytes(sha256(question.id.encode()).digest()[:8]) % _STEPS / _STEPS
        score = round(_LEAST + (1 - _LEAST) * drawn, 4)
        return Verdict(
            score=score,
            seen=str(question.shot_type or ""),
            notes=("Nobody looked at the picture: the mock judge draws its scores.",),
        )
