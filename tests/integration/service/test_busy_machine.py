"""Where the machine kept a mail from being read, nothing is said about the mail: it waits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from form_templates import load_office
from intake_mailbot.domain.errors import ServiceUnreachableError
from intake_mailbot.domain.model import LedgerState
from intake_mailbot.service.passes import serve, take_in
from parsers.errors import NotNowError, NotReadyError, StarvedError
from parsers.model import Annotated, Notes, ParsedMail
from parsers.sandbox import ChildLimits, Reader, process
from tests.integration.service.office import OfficeFolder, letter, profile_mail
from tests.unit.scan.sheets import file_of, stranger

CLERK = "clerk@agency.example.gov"


class Busy:
    """A reader that the machine keeps from reading ``Busy`` mails, once for each of ``errors``."""

    def __init__(self, office: OfficeFolder, errors: Iterator[NotNowError]) -> None:
        self.reader, self.errors, self.tries = office.reader, errors, 0

    def read_mail(self, raw: bytes) -> ParsedMail:
        if b"Busy" in raw and (error := next(self.errors, None)):
            self.tries += 1
            raise error
        return self.reader.read_mail(raw)

    def annotate(self, data: bytes, notes: Notes, path: str = "") -> Annotated:
        return self.reader.annotate(data, notes, path)


def busy(office: OfficeFolder, *errors: NotNowError) -> Busy:
    office.reader = Busy(office, iter(errors))  # type: ignore[assignment]
    return office.reader  # type: ignore[return-value]


def test_mail_waits_for_a_reader_that_does_not_begin_and_is_read_when_it_has(
    office: OfficeFolder,
):
    busy(office, *[NotReadyError("It did not begin.")] * 5)
    office.deliver(profile_mail("Busy"))
    for _ in range(5):
        with pytest.raises(ServiceUnreachableError, match=r"did not begin\. Mail waits"):
            office.poll()
        [row] = office.ledger()
        assert (row.state, row.attempts) == (LedgerState.RECEIVED, 0)
    office.poll()
    assert len(office.folder("Accepted")) == len(office.cases()) == 1


def test_what_is_answered_is_sent_and_filed_though_the_reader_does_not_begin(
    office: OfficeFolder,
):
    office.deliver(profile_mail())
    with office.bureau() as bureau:
        take_in(bureau.counters[0])
    assert office.sent_to(CLERK) == []
    busy(office, NotReadyError("It did not begin."))
    office.deliver(profile_mail("Busy"))
    with pytest.raises(ServiceUnreachableError, match=r"did not begin\. Mail waits"):
        office.poll()
    assert len(office.sent_to(CLERK)) == len(office.folder("Accepted")) == 1


def test_what_was_taken_in_before_the_reader_failed_to_begin_is_counted(office: OfficeFolder):
    busy(office, NotReadyError("It did not begin."))
    office.deliver(profile_mail("Idle"), profile_mail("Busy"))
    with office.bureau() as bureau:
        done = serve(bureau.counters[0])
    assert (done.claimed, len(done.processed), done.sent, done.filed) == (2, 1, 1, 1)
    assert len(done.trouble) == 1


def test_a_mail_that_got_no_processor_is_tried_again_and_holds_up_no_other(office: OfficeFolder):
    reader = busy(office, *[StarvedError("The machine is too busy.")] * 7)
    office.deliver(profile_mail("Busy"), profile_mail("Idle"))
    office.poll()
    assert [row.state for row in office.ledger()] == [LedgerState.RECEIVED, LedgerState.DONE]
    office.poll()
    office.poll()
    assert reader.tries == 7
    assert [row.attempts for row in office.ledger()] == [1, 1]
    assert len(office.folder("Accepted")) == len(office.cases()) == 2
    assert len(office.sent_to(CLERK)) == 2


def test_a_mail_that_never_gets_one_is_put_to_a_person_in_the_end_and_not_returned(
    office: OfficeFolder,
):
    reader = busy(office, *[StarvedError("The machine is too busy.")] * 99)
    office.deliver(profile_mail("Busy"))
    for _ in range(5):
        office.poll()
    [row] = office.ledger()
    assert (row.state, reader.tries) == (LedgerState.QUARANTINED, 13)
    assert office.sent_to(CLERK) == []
    assert len(office.sent_to("planner@example.gov")) == 1


def test_a_scan_waits_for_its_child_on_a_machine_too_busy_to_start_it_and_holds_up_no_other(
    office: OfficeFolder, monkeypatch: pytest.MonkeyPatch
):
    scan = file_of([stranger()], "PNG")
    with Reader((load_office("ct_cep").form,), limits=ChildLimits(wall=600)) as slow:
        slow.read_mail(b"Subject: warm\r\n\r\n")
        office.reader = slow
        office.deliver(letter("A scan", files=(("scan.png", scan),)), profile_mail("Idle"))
        monkeypatch.setattr(process, "_START", 0.0)
        office.poll()
        monkeypatch.undo()
        waiting, done = office.ledger()
        assert (waiting.state, waiting.attempts) == (LedgerState.RECEIVED, 0)
        assert done.state is LedgerState.DONE
        office.poll()
    assert all(case.tracking_number for case in office.cases())
    assert [row.state for row in office.ledger()].count(LedgerState.RECEIVED) == 0
