from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cyclorama.campaigns.campaign import Campaign

FAIR = Campaign(
    id="fair",
    name="Fair",
    starts_at=datetime(2026, 3, 1, tzinfo=UTC),
    ends_at=datetime(2026, 3, 31, 12, tzinfo=UTC),
)
DURING, AFTER = datetime(2026, 3, 15, tzinfo=UTC), datetime(2026, 3, 31, 12, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("changes", "now", "words"),
    [
        ({}, DURING, None),
        ({}, FAIR.ends_at, None),
        ({}, datetime(2025, 1, 1, tzinfo=UTC), None),  # it can be tried out
        ({}, AFTER, "is over: it ended at 2026-03-31T12:00"),
        ({"active": False}, DURING, "is not active"),
        ({"template_ids": ("vim_arctic", "vim_genz")}, DURING, None),
        ({"template_ids": ("vim_genz",)}, DURING, "allows only these templates: vim_genz."),
    ],
)
def test_what_a_campaign_objects_to(changes, now, words):
    objection = replace(FAIR, **changes).objection("vim_arctic", now)

    assert objection is None if words is None else words in str(objection)
