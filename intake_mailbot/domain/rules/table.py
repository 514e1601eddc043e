"""The rules in their order. Adding one touches its file and one row here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from form_templates.model import Form
from intake_mailbot.domain.model import Finding
from intake_mailbot.domain.rules import (
    active_phase,
    amount,
    attachment,
    choice,
    completed_phase,
    current_phase,
    date_order,
    day,
    limit,
    long_past,
    not_future,
    office_checks,
    phase_order,
    phone,
    required,
    same_person,
    sections,
    signature_valid,
    signed,
    unsure,
)
from intake_mailbot.domain.rules.context import Context
from parsers.model import ParsedForm


@dataclass(frozen=True, slots=True)
class Rule:
    """One question: the id that findings carry, and what asks it."""

    id: str
    check: Callable[[Form, ParsedForm, Context], Iterator[Finding]]


# Findings are put into the order of the form afterwards; within one field, this order stays.
RULES: tuple[Rule, ...] = (
    # The whole form: what is not there at all.
    Rule(sections.RULE, sections.check),
    # Each field by itself: empty, too long, or not what it asks for.
    Rule(required.RULE, required.check),
    Rule(limit.RULE, limit.check),
    Rule(phone.RULE, phone.check),
    Rule(day.RULE, day.check),
    Rule(amount.RULE, amount.check),
    Rule(choice.RULE, choice.check),
    # Fields against each other, the calendar and the mail.
    Rule(date_order.RULE, date_order.check),
    Rule(not_future.RULE, not_future.check),
    Rule(attachment.RULE, attachment.check),
    # Signatures.
    Rule(signed.RULE, signed.check),
    Rule(signature_valid.RULE, signature_valid.check),
    # Notes for planners; none of these sends a form back by itself.
    Rule(completed_phase.RULE, completed_phase.check),
    Rule(active_phase.RULE, active_phase.check),
    Rule(phase_order.RULE, phase_order.check),
    Rule(current_phase.RULE, current_phase.check),
    Rule(long_past.RULE, long_past.check),
    Rule(same_person.RULE, same_person.check),
    Rule(unsure.RULE, unsure.check),
    # The office's own questions, some of which may send a form back.
    Rule(office_checks.RULE, office_checks.check),
)
