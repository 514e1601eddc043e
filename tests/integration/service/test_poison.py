"""A mail that cannot be answered, or worked on, keeps nobody else waiting."""

from __future__ import annotations

from collections import Counter

import pytest

from intake_mailbot.domain.model import LedgerState
from intake_mailbot.intake import answering
from tests.integration.service.office import OfficeFolder, letter, profile_mail

CLERK = "clerk@agency.example.gov"
PLANNER = "planner@example.gov"


@pytest.mark.parametrize("address", ['"|/bin/sh"@agency.example.gov', '"a@b,"@agency.example.gov'])
def test_an_address_that_cannot_be_written_to_is_noted(office: OfficeFolder, address: str) -> None:
    office.deliver(profile_mail(headers=(("Reply-To", address),)), profile_mail(text="And one."))
    office.poll()
    assert {row.state for row in office.ledger()} == {LedgerState.DONE}
    assert len(office.cases()) == 2
    assert Counter(mail["To"] for mail in office.sent()) == {CLERK: 1, PLANNER: 1}  # came again
    with office.store() as store, store.unit(write=False) as unit:
        [said] = [e.text for e in unit.events.of_message(1) if e.kind == "unanswered"]
    assert "cannot be written to" in said


def test_a_mail_about_which_nobody_can_be_told_is_set_aside(
    office: OfficeFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    composed = answering.compose

    def compose(reply, facts, *more, **named):
        if facts.subject == "Poison":
            raise RuntimeError
        return composed(reply, facts, *more, **named)

    monkeypatch.setattr(answering, "compose", compose)
    office.deliver(letter("Poison", text="A question?"), profile_mail())
    office.poll()
    poison, clean = office.ledger()
    assert poison.state is LedgerState.QUARANTINED
    assert clean.state is LedgerState.DONE
    assert office.folder("Quarantine")
    assert [mail["To"] for mail in office.sent()] == [CLERK]
