"""Who is told of readings in doubt: planners, who can compare them, and not agencies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake_mailbot.domain.model import Verdict
from intake_mailbot.domain.outcomes import ReplyKind
from intake_mailbot.replies.facts import ReplyFacts
from tests.unit.replies.samples import FINDINGS, part, read, tracked, written

DOUBT = replace(FINDINGS[3], rule="unsure")


@pytest.mark.parametrize("content", ["plain", "html"])
@pytest.mark.parametrize(
    ("kind", "told"), [(ReplyKind.RETURNED, False), (ReplyKind.PLANNER_NOTICE, True)]
)
def test_a_reading_in_doubt_is_told_to_planners_only(
    kind: ReplyKind, content: str, *, told: bool
) -> None:
    facts = ReplyFacts((tracked(Verdict.RETURN, findings=(FINDINGS[0], DOUBT)),))
    words = part(read(written(kind, facts)), content)
    assert FINDINGS[0].message in words
    assert (DOUBT.label in words) is told
