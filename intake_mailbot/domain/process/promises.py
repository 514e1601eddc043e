"""What an agency may be promised."""

from __future__ import annotations

from intake_mailbot.domain.outcomes import Due
from intake_mailbot.domain.process.course import Course, Rules


def promised(course: Course, rules: Rules) -> tuple[Due, ...]:
    """The days that an answer tells: those of the case's own clocks, and no others.

    One that is past when the answer is written, because the mail lay or was held for weeks, is
    told as past: no clock of the case would watch over a day that is promised instead.
    """
    runs = ((rule, course.clock(rule.id)) for rule in rules.flow.clocks if rule.promised)
    return tuple(Due(rule.id, rule.what, run.due) for rule, run in runs if run and run.running)
