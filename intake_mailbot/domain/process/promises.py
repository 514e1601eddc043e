"""What an agency may be promised."""

from __future__ import annotations

from datetime import datetime

from intake_mailbot.domain.model import Due
from intake_mailbot.domain.process.course import Course, Rules


def promised(course: Course, rules: Rules, now: datetime) -> tuple[Due, ...]:
    """What an answer that is written at ``now`` (aware) may promise: no day that is past.

    A day that is over by then, because the mail lay or was held for weeks, is counted from ``now``
    instead; the case keeps the day that is counted from its receipt.
    """
    time, flow = rules.time, rules.flow
    today = time.day(now)
    dues = []
    for rule in flow.clocks:
        run = course.clock(rule.id) if rule.promised else None
        if run is None or not run.running:
            continue
        anew = run.due < today
        day = time.last_day(now, rule.amount, rule.unit) if anew else run.due
        dues.append(Due(rule.id, rule.what, day, anew=anew))
    return tuple(dues)
