import pytest
from pydantic import ValidationError

from cyclorama.media.kinds import Medium
from cyclorama.steps.registry import step_type


class Fetcher:
    asked = None

    async def fetch(self, url, kinds, *, large):
        self.asked = (url, kinds, large)
        return "m1"


@pytest.mark.parametrize(
    ("params", "kinds", "large"),
    [
        ({}, (Medium.IMAGE,), False),
        ({"kinds": ["audio", "video"]}, (Medium.AUDIO, Medium.VIDEO), False),
        ({"large": True}, (Medium.IMAGE,), True),
    ],
)
async def test_a_file_of_the_wanted_kinds_is_fetched(params, kinds, large):
    fetcher = Fetcher()

    made = await step_type("ingest").carry_out(fetcher, {"url": "https://shop.test/a", **params})

    assert fetcher.asked == ("https://shop.test/a", kinds, large)
    assert made.outputs == {"media": "m1"}


@pytest.mark.parametrize("kinds", [[], ["text"]])
async def test_kinds_that_do_not_exist_are_refused(kinds):
    with pytest.raises(ValidationError):
        await step_type("ingest").carry_out(Fetcher(), {"url": "u", "kinds": kinds})
