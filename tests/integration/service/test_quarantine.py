"""A message that ends its own reading, again and again."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from intake_mailbot.domain.model import LedgerState
from intake_mailbot.intake import claim
from parsers.errors import ChildDiedError
from parsers.model import ParsedMail
from tests.integration.service.office import OfficeFolder, profile_mail

CLERK = "clerk@agency.example.gov"


class Stumbling:
    """A reader whose child dies at every mail that holds ``word``."""

    def __init__(self, office: OfficeFolder, word: bytes) -> None:
        self.reader, self.word, self.tries = office.reader, word, 0

    def read_mail(self, raw: bytes) -> ParsedMail:
        if self.word in raw:
            self.tries += 1
            raise ChildDiedError("The process that read it ended.")
        return self.reader.read_mail(raw)


def test_it_is_set_aside_after_three_tries_and_stops_no_other(office: OfficeFolder):
    office.deliver(profile_mail("Poison"), profile_mail("Wholesome"))
    patient, office.reader = office.reader, Stumbling(office, b"Poison")  # type: ignore[assignment]
    office.poll()
    assert office.reader.tries == 3  # type: ignore[attr-defined]
    first, second = office.ledger()
    assert (first.state, first.attempts) == (LedgerState.QUARANTINED, 3)
    assert second.state is LedgerState.DONE
    assert len(office.folder("Quarantine")) == len(office.folder("Accepted")) == 1
    assert any("set aside" in str(mail) for mail in office.sent_to("planner@example.gov"))
    office.reader = patient
    office.drag_back("Quarantine")
    office.poll()
    assert [row.state for row in office.ledger()] == [LedgerState.DONE] * 3
    assert len(office.cases()) == 2
    assert len(office.folder("Accepted")) == 2


def _die_at_it(office: OfficeFolder, times: int) -> None:
    """What processes leave that are killed while they read the first message."""
    office.deliver(profile_mail("Met by killers"))
    with office.bureau() as opened:
        (counter,) = opened.counters
        (claimed,) = claim(counter.desk, counter.mailbox.account, counter.mailbox.new(_none))
        for _ in range(times):
            with counter.desk.store.unit() as unit:
                unit.ledger.begin_attempt(claimed.id)
                unit.commit()


def _none(folder: str, uidvalidity: int, uids: Sequence[int]) -> Collection[int]:
    del folder, uidvalidity, uids
    return ()


def test_a_message_that_was_at_work_when_the_process_was_killed_five_times_is_still_taken(
    office: OfficeFolder,
):
    _die_at_it(office, 5)
    office.poll()
    (row,) = office.ledger()
    assert (row.state, row.attempts) == (LedgerState.DONE, 1)
    assert len(office.folder("Accepted")) == 1


def test_a_message_at_which_the_process_always_dies_is_set_aside_and_told(office: OfficeFolder):
    _die_at_it(office, 10)
    office.deliver(profile_mail("Wholesome"))
    office.poll()
    first, second = office.ledger()
    assert first.state is LedgerState.QUARANTINED
    assert second.state is LedgerState.DONE
    assert any("ended 10 times" in str(mail) for mail in office.sent_to("planner@example.gov"))
