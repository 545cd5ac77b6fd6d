"""Places, statuses and errors in the dialect's words."""

import pytest

from cyclorama import errors
from cyclorama.dialects.vimmerse.errors import ErrorCode, code_of, problems_of
from cyclorama.dialects.vimmerse.findings import place
from cyclorama.dialects.vimmerse.hook import told_status
from cyclorama.dialects.vimmerse.statuses import states_named, status_of
from cyclorama.production.states import RunState


@pytest.mark.parametrize(
    ("path", "parts"),
    [
        ("", ()),
        ("options.team", ("options", "team")),
        ("image_urls[3]", ("image_urls", 3)),
        ("steps[2].params.brief.team", ("steps", 2, "params", "brief", "team")),
        ("steps[0].params.video_urls[11]", ("steps", 0, "params", "video_urls", 11)),
    ],
)
def test_a_path_is_told_in_its_parts(path, parts):
    assert place(path) == parts


@pytest.mark.parametrize(
    ("state", "status", "told"),
    [
        (RunState.QUEUED, "queue", "fail"),
        (RunState.RUNNING, "processing", "fail"),
        (RunState.SUCCEEDED, "success", "success"),
        (RunState.PARTIAL, "success", "success"),
        (RunState.FAILED, "fail", "fail"),
        (RunState.CANCELLED, "cancel", "fail"),
    ],
)
def test_every_state_has_its_status(state, status, told):
    assert status_of(state) == status
    assert state in states_named(status)
    assert told_status(state) == told


def test_new_means_queued_and_nonsense_nothing():
    assert states_named("new") == {RunState.QUEUED}
    assert not states_named("nonsense")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.Unauthorized("x"), ErrorCode.UNAUTHORIZED),
        (errors.Forbidden("x"), ErrorCode.FORBIDDEN),
        (errors.InsufficientCredits("x"), ErrorCode.INSUFFICIENT_CREDIT),
        (errors.NotFound("x"), ErrorCode.NOT_FOUND),
        (errors.TooLarge("x"), ErrorCode.TOO_LARGE),
        (errors.RateLimited("x"), ErrorCode.RATE_LIMITED),
        (errors.Unavailable("x"), ErrorCode.JOB_CREATE_FAILED),
        (errors.OutOfMemory("x"), ErrorCode.INTERNAL),
    ],
)
def test_the_cores_errors_have_their_codes(error, code):
    assert not problems_of(error)
    assert code_of(error) is code


@pytest.mark.parametrize(
    "error", [errors.InvalidInput("x"), errors.Conflict("x"), errors.IdempotencyMismatch("x")]
)
def test_what_was_sent_wrong_is_a_problem_with_a_place(error):
    ((problem),) = problems_of(error)

    assert problem.message == "x"
    assert problem.place
