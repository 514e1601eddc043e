"""Planners hear of a mailbox or a way out that does not work, and when it works again."""

from __future__ import annotations

import json
import urllib.request
from datetime import timedelta
from email.message import EmailMessage

from intake_mailbot.service.health import Health
from intake_mailbot.service.keeping import tell_of_health
from intake_mailbot.service.wiring import now_utc
from tests.integration.service.office import OfficeFolder
from tests.integration.service.running import service
from tests.servers.dovecot import free_port


def test_planners_are_mailed_once_that_it_does_not_work_and_once_that_it_does(
    office: OfficeFolder,
) -> None:
    now = [now_utc() - timedelta(hours=1)]
    with office.bureau(clock=lambda: now[0]) as bureau:
        health = Health(bureau.clock)
        health.ill("mailbox", "The mailbox cannot be reached (no answer): see the host.")
        now[0] += timedelta(minutes=16)
        assert [tell_of_health(bureau, health) for _ in range(2)] == [1, 0]
        health.well("mailbox")
        assert [tell_of_health(bureau, health) for _ in range(2)] == [1, 0]
    office.poll()
    told = {mail["Subject"]: body_of(mail) for mail in office.sent_to("planner@example.gov")}
    ill, well = sorted(told, key=lambda subject: "works again" in subject)
    assert "mailbox has not worked since" in ill
    assert "cannot be reached (no answer)" in told[ill]
    assert "Nothing was lost" in told[well]


def body_of(mail: EmailMessage) -> str:
    """The text of a mail on one line."""
    text = mail.get_body(("plain",))
    assert text is not None
    return " ".join(text.get_content().split())


def test_a_running_service_says_that_it_can_work(office: OfficeFolder) -> None:
    port = free_port()
    with service(office.path, {"SERVICE__HEALTH_PORT": str(port)}) as running:
        running.serves()
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=10) as answer:
            said = json.load(answer)
        running.stop()
    assert said["working"]
    assert {part["name"] for part in said["parts"]} == {"mailbox", "to outgoing"}
