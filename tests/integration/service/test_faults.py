"""Servers that fail at the worst moment: nothing is lost, nobody answered twice, and it is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import timedelta

import pytest

from intake_mailbot.domain.errors import ServiceUnreachableError
from intake_mailbot.domain.model import LedgerState
from intake_mailbot.mailbox import Mailbox
from intake_mailbot.service import poll
from intake_mailbot.service.passes import Pass, file_away, take_in
from intake_mailbot.service.wiring import now_utc
from tests.integration.service.office import OfficeFolder, profile_mail
from tests.integration.service.servers import by_imap, by_smtp
from tests.servers.dovecot import User
from tests.servers.faultproxy import FaultProxy
from tests.servers.smtp import SmtpSink

Proxied = Callable[[int], FaultProxy]
CLERKS = tuple(f"clerk{number}@agency.example.gov" for number in range(6))
PLANNER = "planner@example.gov"


def profiles(clerks: tuple[str, ...] = CLERKS) -> list[bytes]:
    return [profile_mail(f"Profile of {clerk}", sender=clerk) for clerk in clerks]


def all_is_well(office: OfficeFolder, user: User, raws: list[bytes]) -> None:
    """Every mail has one case, one answer and one place; every byte is as it was sent."""
    assert user.messages() == []
    assert sorted(user.messages("Accepted")) == sorted(raws)
    numbers = [case.tracking_number for case in office.cases()]
    assert len(set(numbers)) == len(numbers) == len(raws)
    assert {row.state for row in office.ledger()} == {LedgerState.DONE}
    assert Counter(mail["To"] for mail in office.sent()) == Counter(CLERKS[: len(raws)])
    with office.store() as store:
        kept = {store.files.get(row.sha256) for row in office.ledger()}
    assert kept == set(raws)


@pytest.fixture
def proxy(office: OfficeFolder, mailbox_user: User, proxied: Proxied) -> FaultProxy:
    """What stands between the office and its mailbox."""
    made = proxied(mailbox_user.server.tls_port)
    by_imap(office, mailbox_user, port=made.port)
    office.settings["MAILBOX__TIMEOUT_SECONDS"] = "1"
    return made


@pytest.mark.parametrize(
    "after",
    [
        60_000,
        pytest.param(20_000, marks=pytest.mark.campaign),
        pytest.param(150_000, marks=pytest.mark.campaign),
    ],
)
@pytest.mark.parametrize("fault", ["cut_after", "stall_after"])
def test_mails_whose_fetch_is_cut_or_stalls_are_taken_in_later(
    office: OfficeFolder, mailbox_user: User, proxy: FaultProxy, fault: str, after: int
):
    raws = profiles()
    for raw in raws:
        mailbox_user.deliver(raw)
    setattr(proxy, fault, after)
    with pytest.raises(ServiceUnreachableError, match=r"imaps://.*127\.0\.0\.1"):
        office.poll()
    assert office.sent() == []
    assert len(mailbox_user.messages()) == len(raws)
    setattr(proxy, fault, None)
    office.poll()
    all_is_well(office, mailbox_user, raws)


def test_whichever_answer_is_lost_while_mail_is_moved_the_move_is_made_once(
    office: OfficeFolder, mailbox_user: User, proxy: FaultProxy
):
    raws = profiles()
    unheard = 0
    with office.bureau() as bureau:
        [counter] = bureau.counters
        for nth, raw in enumerate(raws, 1):
            mailbox_user.deliver(raw)
            take_in(counter)
            proxy.lose_answer_to = proxy.requests + nth
            done = Pass()
            file_away(counter, done)
            proxy.lose_answer_to = None
            unheard += bool(done.trouble) and raw in mailbox_user.messages("Accepted")
            poll(bureau)
    assert unheard  # the server moved it, and nobody heard of it
    all_is_well(office, mailbox_user, raws)


def test_a_mailbox_that_is_renumbered_between_work_and_filing_answers_nobody_again(
    office: OfficeFolder, mailbox_user: User, proxy: FaultProxy
):
    raws = profiles()
    for raw in raws:
        mailbox_user.deliver(raw)
    with office.bureau() as bureau:
        [counter] = bureau.counters
        take_in(counter)
    mailbox_user.renumber()
    office.poll()
    office.poll()
    all_is_well(office, mailbox_user, raws)
    assert Counter(row.kind.value for row in office.ledger() if row.kind)["duplicate"] == len(raws)


def test_a_mailbox_that_is_renumbered_in_the_middle_of_a_look_is_read_anew(
    office: OfficeFolder, mailbox_user: User, proxy: FaultProxy
):
    raws = profiles()
    for raw in raws[:3]:
        mailbox_user.deliver(raw)
    with office.bureau() as bureau:
        [counter] = bureau.counters
        assert counter.mailbox.lying().uids == (1, 2, 3)
        mailbox_user.renumber()
        for raw in raws[3:]:
            mailbox_user.deliver(raw)
        passes(bureau.counters[0].mailbox, lambda: poll(bureau))
    all_is_well(office, mailbox_user, raws)


def passes(mailbox: Mailbox, work: Callable[[], object]) -> None:
    """Work until it goes through: the first pass may find its session ended."""
    for _ in range(3):
        try:
            work()
        except ServiceUnreachableError:
            continue
        return
    raise AssertionError(f"{mailbox.account} did not come back")


def test_every_way_of_not_taking_a_reply_ends_with_one_reply_at_most(
    office: OfficeFolder, smtp_sink: SmtpSink
):
    by_smtp(office, smtp_sink)
    greylisted, full, unknown, lost, _, _ = CLERKS
    script = smtp_sink.script
    script.recipients[unknown] = "550 5.1.1 no such user"
    office.deliver(*profiles((greylisted,)))
    script.replies["RCPT"].append("450 4.2.0 greylisted")
    office.poll()
    office.deliver(*profiles((full,)))
    script.replies["DATA"].append("452 4.3.1 no room")
    office.poll()
    office.deliver(*profiles((unknown,)))
    office.poll()
    office.deliver(*profiles((lost,)))
    script.drop.add("DATA")
    office.poll()
    office.deliver(*profiles(CLERKS[4:]))
    for minutes in (0, 2, 10, 60):
        at = now_utc() + timedelta(minutes=minutes)
        with office.bureau(clock=lambda at=at: at) as bureau:
            poll(bureau)
    states = {row.to: row.state.value for row in office.outbox() if row.to in CLERKS}
    assert states == {
        greylisted: "sent", full: "sent", unknown: "failed", lost: "uncertain",
        CLERKS[4]: "sent", CLERKS[5]: "sent",
    }  # fmt: skip
    came = Counter(
        mail.recipients[0] for mail in smtp_sink.received if mail.recipients[0] in CLERKS
    )
    assert came == Counter(set(CLERKS) - {unknown})
    told = [str(mail.message) for mail in smtp_sink.received if PLANNER in mail.recipients]
    assert {clerk for clerk in CLERKS for text in told if clerk in text} == {unknown, lost}


def test_a_clock_that_jumps_ahead_and_back_loses_and_doubles_nothing(
    office: OfficeFolder, smtp_sink: SmtpSink, proxied: Proxied
):
    proxy = proxied(smtp_sink.port)
    by_smtp(office, smtp_sink, port=proxy.port)
    begin = now_utc()
    with office.bureau(clock=lambda: begin) as bureau:
        poll(bureau)  # the first start: what comes later is answered
    jumps = (timedelta(0), timedelta(days=3), timedelta(days=-2), timedelta(days=400), timedelta(0))
    for clerk, jump in zip(CLERKS, jumps, strict=False):
        office.deliver(*profiles((clerk,)))
        proxy.refusing = jump > timedelta(0)  # its reply waits, written at a time to come
        with office.bureau(clock=lambda jump=jump: begin + jump) as bureau:
            try:
                poll(bureau)
            except ServiceUnreachableError:
                assert proxy.refusing
    proxy.refusing = False
    with office.bureau(clock=lambda: begin + timedelta(hours=5)) as bureau:
        poll(bureau)
    came = Counter(
        mail.recipients[0] for mail in smtp_sink.received if mail.recipients[0] in CLERKS
    )
    assert came == Counter(CLERKS[:5])
    numbers = [case.tracking_number for case in office.cases()]
    assert len(set(numbers)) == len(numbers) == 5
