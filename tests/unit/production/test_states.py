from itertools import product

import pytest

from cyclorama.production.plan import Output, Plan, StepRef, StepSpec
from cyclorama.production.states import (
    RunState,
    StepState,
    advance,
    may_move,
    progress,
)


def step(step_id: str, *needs: str) -> StepSpec:
    return StepSpec(
        id=step_id,
        type="packshot",
        params={need: StepRef(step=need, output="media") for need in needs},
    )


# Two photos, each cut out, three shots: the shape of a packshot request.
PLAN = Plan(
    steps=(step("photo"), step("cut", "photo"), step("one", "cut"), step("two", "cut")),
    outputs=(Output(name="1", step="one"), Output(name="2", step="two")),
)
LETTERS = {
    "w": StepState.WAITING,
    "q": StepState.QUEUED,
    "r": StepState.RUNNING,
    "s": StepState.SUCCEEDED,
    "f": StepState.FAILED,
}


def states(letters: str) -> dict[str, StepState]:
    return {spec.id: LETTERS[letter] for spec, letter in zip(PLAN.steps, letters, strict=True)}


@pytest.mark.parametrize(
    ("now", "ready", "doomed", "end"),
    [
        ("wwww", ["photo"], [], None),
        ("qwww", [], [], None),
        ("swww", ["cut"], [], None),
        ("srww", [], [], None),
        ("ssww", ["one", "two"], [], None),
        ("sssr", [], [], None),
        ("sssf", [], [], RunState.PARTIAL),
        ("ssss", [], [], RunState.SUCCEEDED),
        ("ssff", [], [], RunState.FAILED),
        ("ssfr", [], [], None),
        ("sfww", [], ["one", "two"], RunState.FAILED),
        ("fwww", [], ["cut", "one", "two"], RunState.FAILED),
    ],
)
def test_what_follows_from_the_states_of_the_steps(now, ready, doomed, end):
    follows = advance(PLAN, states(now))

    assert list(follows.ready) == ready
    assert list(follows.doomed) == doomed
    assert follows.end is end


def test_doomed_steps_name_the_step_that_failed_first():
    follows = advance(PLAN, states("fwww"))

    assert set(follows.doomed.values()) == {"photo"}


def test_a_run_ends_exactly_when_nothing_is_open_or_nothing_wanted_can_be_made():
    for letters in product("wqrsf", repeat=4):
        now = states("".join(letters))
        follows = advance(PLAN, now)
        left_open = any(
            not state.is_terminal and name not in follows.doomed for name, state in now.items()
        )
        lost = all(
            now[wanted] is StepState.FAILED or wanted in follows.doomed for wanted in ("one", "two")
        )
        assert (follows.end is None) == (left_open and not lost)


def test_states_go_forward_only_and_never_out_of_an_end():
    order = [RunState.QUEUED, RunState.RUNNING, RunState.SUCCEEDED]
    moves = {(a, b) for a in RunState for b in RunState if may_move(a, b)}

    assert all(not a.is_terminal for a, _ in moves)
    assert all(a != b for a, b in moves)
    assert (order[0], order[1]) in moves
    assert (order[1], order[2]) in moves
    assert (RunState.RUNNING, RunState.QUEUED) not in moves
    assert (RunState.QUEUED, RunState.SUCCEEDED) not in moves


@pytest.mark.parametrize(
    ("now", "fractions", "done"),
    [("wwww", 0, 0.0), ("srww", 0.5, 0.375), ("ssss", 1, 1.0), ("ffff", 0, 1.0)],
)
def test_progress_is_the_mean_over_the_steps(now, fractions, done):
    shares = {spec.id: fractions for spec in PLAN.steps} | {"one": 0, "two": 0}

    assert progress(states(now), shares) == pytest.approx(done)


@pytest.mark.parametrize(
    ("voice", "clip", "ready", "doomed"),
    [
        ("r", "s", [], []),
        ("s", "s", ["mix"], []),
        ("f", "s", ["mix"], []),
        ("f", "r", [], []),
        ("s", "f", [], ["mix"]),
    ],
)
def test_a_step_does_without_what_it_only_hoped_for(voice, clip, ready, doomed):
    mix = StepSpec(
        id="mix",
        type="packshot",
        params={
            "clip": StepRef(step="clip", output="media"),
            "voice": StepRef(step="voice", output="media", optional=True),
        },
    )
    plan = Plan(steps=(step("voice"), step("clip"), mix), outputs=(Output(name="mix", step="mix"),))

    follows = advance(
        plan, {"voice": LETTERS[voice], "clip": LETTERS[clip], "mix": StepState.WAITING}
    )

    assert list(follows.ready) == ready
    assert list(follows.doomed) == doomed


@pytest.mark.parametrize(
    ("clip", "scene", "still", "end", "abandoned"),
    [
        ("f", "r", "w", RunState.FAILED, ["scene", "still"]),
        ("f", "s", "q", RunState.FAILED, ["still"]),
        ("s", "r", "w", None, []),
        ("r", "f", "w", None, []),
    ],
)
def test_a_run_ends_when_nothing_that_is_wanted_can_be_made_any_more(
    clip, scene, still, end, abandoned
):
    plan = Plan(
        steps=(step("clip"), step("scene"), step("still", "scene"), step("show", "clip")),
        outputs=(Output(name="show", step="show"),),
    )
    now = {"clip": clip, "scene": scene, "still": still, "show": "w"}

    follows = advance(plan, {step_id: LETTERS[letter] for step_id, letter in now.items()})

    assert (follows.end, list(follows.abandoned)) == (end, abandoned)
    if end:
        assert follows.ready == ()
