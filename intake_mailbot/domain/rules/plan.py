"""What is common to the questions about a project plan: its phases as surely read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from form_templates.model import Form, Phase, Schedule
from intake_mailbot.domain.states import same_choice, sure_date, sure_text
from parsers.model import ParsedForm


@dataclass(frozen=True, slots=True)
class PhaseRead:
    """One phase as surely read: "" and None where there is no sure value."""

    phase: Phase
    status: str
    start: date | None
    finish: date | None

    def has(self, status: str) -> bool:
        """Whether the phase surely shows this status."""
        return same_choice(self.status, (status,))


def phases(form: Form, parsed: ParsedForm) -> Iterator[tuple[Schedule, PhaseRead]]:
    """The phases of the form's plan in order, each with the plan; nothing without a plan."""
    if form.schedule is None:
        return
    for phase in form.schedule.phases:
        yield (
            form.schedule,
            PhaseRead(
                phase,
                sure_text(form, phase.status, parsed),
                sure_date(form, phase.start, parsed),
                sure_date(form, phase.finish, parsed),
            ),
        )
