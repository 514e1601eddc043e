"""Which of the things that a case waits for has arrived?"""

from __future__ import annotations

from collections.abc import Sequence

from form_templates.flow import Flow
from intake_mailbot.domain.process.course import Course


def delivered(flow: Flow, course: Course, files: Sequence[str], owner: str) -> str:
    """The deliverable that ``files`` (names) from ``owner`` are, "" where none is expected.

    A word of its own in a file's name tells it; else it is the only one expected. Where several
    are and no name tells, a person has to say it.
    """
    rules = [flow.deliverable(one.deliverable) for one in course.open_deliverables]
    expected = [rule for rule in rules if rule.owner == owner]
    names = " ".join(files).casefold()
    named = [rule for rule in expected if any(word.casefold() in names for word in rule.words)]
    found = named or expected
    return found[0].id if len(found) == 1 else ""
