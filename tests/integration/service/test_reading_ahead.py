"""The next message is read while the last one is decided on."""

from __future__ import annotations

from dataclasses import dataclass, field

from intake_mailbot.domain.model import LedgerState
from intake_mailbot.service.passes import take_in
from parsers.model import ParsedMail
from tests.integration.service.office import OfficeFolder, profile_mail


@dataclass
class Watching:
    """A reader that notes how often each message was attempted when a reading begins."""

    office: OfficeFolder
    attempts: list[list[int]] = field(default_factory=list)

    def read_mail(self, raw: bytes) -> ParsedMail:
        self.attempts.append([row.attempts for row in self.office.ledger()])
        return self.office.reader.read_mail(raw)


def test_its_attempt_is_committed_before_it_is_read_and_few_others_are(office: OfficeFolder):
    office.deliver(*(profile_mail(f"Profile {number}") for number in range(9)))
    watching = Watching(office)
    watched = OfficeFolder(office.path, watching)  # type: ignore[arg-type]
    watched.poll()
    for number, attempts in enumerate(watching.attempts):
        assert attempts[: number + 1] == [1] * (number + 1)
        assert set(attempts[number + 5 :]) <= {0}
    assert {row.attempts for row in office.ledger()} == {1}


def test_a_stop_gives_back_the_attempt_at_what_was_read_ahead(office: OfficeFolder):
    office.deliver(profile_mail("First"), profile_mail("Second"), profile_mail("Third"))
    done: list[object] = []
    with office.bureau() as bureau:
        take_in(bureau.counters[0], done.append, lambda: bool(done))
    first, second, third = office.ledger()
    assert (first.state, first.attempts) == (LedgerState.DONE, 1)
    assert (second.state, second.attempts) == (LedgerState.RECEIVED, 0)
    assert (third.state, third.attempts) == (LedgerState.RECEIVED, 0)
    office.poll()
    assert {(row.state, row.attempts) for row in office.ledger()} == {(LedgerState.DONE, 1)}
    assert len(office.cases()) == 3


def test_a_copy_that_was_read_ahead_of_its_twins_end_answers_nobody(office: OfficeFolder):
    mail = profile_mail()
    office.deliver(mail, mail, mail)
    office.poll()
    assert len(office.cases()) == 1
    assert len(office.sent_to("clerk@agency.example.gov")) == 1
    assert [row.reason for row in office.ledger()][1:] == ["the same message as mail 1"] * 2


def test_a_message_at_which_the_process_died_is_worked_on_alone(office: OfficeFolder):
    """Else those behind it would be set aside with it, for a fault that is not theirs."""
    office.deliver(profile_mail("First"), profile_mail("Second"), profile_mail("Third"))
    done: list[object] = []
    with office.bureau() as bureau:
        take_in(bureau.counters[0], done.append, lambda: bool(done))
    with office.store() as store, store.unit() as unit:
        unit.ledger.begin_attempt(office.ledger()[1].id)
        unit.commit()
    watching = Watching(office)
    watched = OfficeFolder(office.path, watching)  # type: ignore[arg-type]
    with watched.bureau() as bureau:
        take_in(bureau.counters[0], done.append, lambda: False)
    assert watching.attempts == [[1, 1, 0], [1, 1, 1]]
    assert {row.state for row in office.ledger()} == {LedgerState.DONE}
