"""Replies that the outgoing server takes, refuses, or leaves in doubt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from intake_mailbot import casework
from intake_mailbot.domain.errors import ServiceUnreachableError
from intake_mailbot.service import poll
from intake_mailbot.store.rows import OutboxState
from tests.integration.service.office import OfficeFolder, letter, profile_mail
from tests.integration.service.servers import by_smtp
from tests.servers.faultproxy import FaultProxy
from tests.servers.smtp import Received, SmtpSink

CLERK = "clerk@agency.example.gov"
PLANNER = "planner@example.gov"


def states(office: OfficeFolder) -> dict[str, str]:
    return {row.to: row.state.value for row in office.outbox()}


def words(mail: Received) -> str:
    body = mail.message.get_body(("plain",))
    assert body is not None
    return " ".join(str(body.get_content()).split())


def test_a_refusal_for_good_fails_the_reply_and_tells_the_planners(
    office: OfficeFolder, smtp_sink: SmtpSink
):
    by_smtp(office, smtp_sink)
    smtp_sink.script.recipients[CLERK] = "550 5.1.1 no such user"
    office.deliver(profile_mail())
    office.poll()
    assert states(office) == {CLERK: "failed", PLANNER: "sent"}
    [notice] = smtp_sink.received
    assert notice.recipients == (PLANNER,)
    assert CLERK in str(notice.message)
    assert f"to {CLERK} did not go out: " in words(notice)
    assert "Send it after all, or settle it: intake-mailbot outbox retry 1" in words(notice)
    assert "no such user" in office.outbox()[0].last_error


def test_a_refusal_for_now_is_tried_again_when_its_time_has_come(
    office: OfficeFolder, smtp_sink: SmtpSink
):
    by_smtp(office, smtp_sink)
    smtp_sink.script.replies["RCPT"].append("450 4.2.0 greylisted")
    office.deliver(profile_mail())
    office.poll()
    assert states(office) == {CLERK: "waiting"}
    with office.bureau(clock=lambda: datetime.now(UTC) + timedelta(minutes=2)) as later:
        poll(later)
    assert states(office) == {CLERK: "sent"}
    assert office.outbox()[0].attempts == 2


def test_a_connection_lost_after_the_text_leaves_it_uncertain_and_never_sends_twice(
    office: OfficeFolder, smtp_sink: SmtpSink
):
    by_smtp(office, smtp_sink)
    smtp_sink.script.drop.add("DATA")
    office.deliver(profile_mail())
    office.poll()
    assert states(office) == {CLERK: "uncertain", PLANNER: "sent"}
    assert f"to {CLERK} may have gone out or not: " in words(smtp_sink.received[-1])
    office.poll()
    assert [mail.recipients for mail in smtp_sink.received] == [(CLERK,), (PLANNER,)]


def test_what_a_dead_process_left_half_sent_is_uncertain_over_smtp(
    office: OfficeFolder, smtp_sink: SmtpSink
):
    by_smtp(office, smtp_sink)
    left_half_sent(office)
    office.poll()
    assert states(office)[CLERK] == "uncertain"
    assert smtp_sink.received == []


def test_what_a_dead_process_left_half_sent_goes_out_once_as_a_file(office: OfficeFolder):
    left_half_sent(office)
    office.poll()
    assert states(office) == {CLERK: "sent"}
    assert len(office.sent()) == 1


def left_half_sent(office: OfficeFolder) -> None:
    from intake_mailbot.service.passes import take_in

    office.deliver(profile_mail())
    with office.bureau() as bureau:
        take_in(bureau.counters[0])
        with bureau.store.unit() as unit:
            unit.outbox.take(datetime.now(UTC), "outgoing")
            unit.commit()


def test_replies_wait_while_the_server_is_away_and_go_out_at_the_next_pass(
    office: OfficeFolder, smtp_sink: SmtpSink, proxied: Callable[[int], FaultProxy]
):
    proxy = proxied(smtp_sink.port)
    proxy.refusing = True
    by_smtp(office, smtp_sink, port=proxy.port)
    office.deliver(profile_mail())
    with pytest.raises(ServiceUnreachableError):
        office.poll()
    assert states(office) == {CLERK: "waiting"}
    assert len(office.folder("Accepted")) == 1
    proxy.refusing = False
    office.poll()
    assert states(office) == {CLERK: "sent"}


def test_a_person_settles_what_is_uncertain(office: OfficeFolder, smtp_sink: SmtpSink):
    by_smtp(office, smtp_sink)
    smtp_sink.script.drop.add("DATA")
    office.deliver(profile_mail())
    office.poll()
    uncertain = next(row for row in office.outbox() if row.state is OutboxState.UNCERTAIN)
    with office.store() as store:
        casework.send_again(store, uncertain.id, datetime.now(UTC), "pat")
    office.poll()
    assert states(office)[CLERK] == "sent"
    sent = [mail for mail in smtp_sink.received if mail.recipients == (CLERK,)]
    assert len({mail.message["Message-ID"] for mail in sent}) == 1


def test_guidance_counts_for_the_cap_and_confirmations_do_not(office: OfficeFolder):
    for number in range(5):
        office.deliver(letter(f"Question {number}", text="Do we need a profile for a server?"))
    for number in range(5):
        office.deliver(profile_mail(f"Profile {number}"))
    office.poll()
    kinds = [row.kind for row in office.outbox() if row.to == CLERK]
    assert kinds.count("guidance") == 3
    assert kinds.count("confirmation") == 5
