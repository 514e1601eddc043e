"""What a planner can order by a reply, in words."""

from __future__ import annotations

from datetime import datetime, timedelta

from form_templates.notice_values import OrderWords
from intake_mailbot.domain.process import Course, Rules
from intake_mailbot.domain.process.possible import Possible, Verb, possible
from intake_mailbot.intake.desk import OfficeDesk

_EXAMPLE = timedelta(weeks=2)
"""How far ahead the last day lies that is given as an example."""
_MOST_DIVISIONS = 12
_ASKS = (
    OrderWords("show", "how the case stands"),
    OrderWords("history", "what happened to it"),
)


def order_words(
    office: OfficeDesk, rules: Rules, course: Course, now: datetime
) -> tuple[OrderWords, ...]:
    """Every order that the case's stage allows at ``now`` (aware), as a line and what it does."""
    if not course.stage:
        return ()
    orders = [_order(office, rules, one, now) for one in possible(rules, course)]
    return (*orders, *_ASKS)


def _order(office: OfficeDesk, rules: Rules, one: Possible, now: datetime) -> OrderWords:
    match one.verb:
        case Verb.DECIDE:
            day = rules.time.day(now + _EXAMPLE)
            until = f"; “{one.name} until {day}” sets the last day" if one.dated else ""
            return OrderWords(one.name, f"{one.title}{until}")
        case Verb.DONE:
            return OrderWords(f"done {one.name}", one.title)
        case Verb.BEGIN:
            return OrderWords(f"begin {one.name} …", f"{one.title}: in words of yours")
        case Verb.ASSIGN:
            known = ", ".join(rules.flow.divisions[:_MOST_DIVISIONS])
            divisions = f"; divisions: {known}" if known else ""
            return OrderWords("assign DIVISION, NAME, ADDRESS", f"{one.title}{divisions}")
        case Verb.ESTIMATE:
            rates = office.office.process.rates
            ids = ", ".join(rate.id for rate in rates.rates) if rates else ""
            return OrderWords("estimate RATE=QUANTITY, …", f"{one.title}; rates: {ids}")
        case _:
            line = "note …" if one.verb is Verb.NOTE else one.verb.value
            return OrderWords(line, one.title)
