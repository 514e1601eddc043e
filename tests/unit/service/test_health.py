"""What the service says of itself, to people, to monitors and to systemd."""

from __future__ import annotations

import json
import socket
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path

import pytest

from intake_mailbot.domain.errors import ServiceUnreachableError
from intake_mailbot.service.health import Health
from intake_mailbot.service.health_page import Counts, serving
from intake_mailbot.service.supervisor import notify

QUARTER = timedelta(minutes=15)


class Watch:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def later(self, minutes: float) -> None:
        self.now += timedelta(minutes=minutes)


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def health(watch: Watch) -> Health:
    return Health(watch)


def test_a_part_that_was_told_works_again_where_another_process_does_its_work(
    health: Health, watch: Watch
) -> None:
    health.ill("to outgoing", "no answer")
    watch.later(15)
    health.told(health.to_tell(QUARTER)[0])
    health.waiting("to outgoing")
    (change,) = health.to_tell(QUARTER)
    assert change.again
    health.told(change)
    assert health.to_tell(QUARTER) == ()
    assert health.working


def test_a_part_that_is_ill_for_long_is_told_once_and_once_when_it_is_well(
    health: Health, watch: Watch
) -> None:
    health.ill("mailbox", "no answer")
    watch.later(14)
    health.ill("mailbox", "still no answer")
    assert health.to_tell(QUARTER) == ()
    watch.later(1)
    (change,) = health.to_tell(QUARTER)
    assert (change.again, change.part.why) == (False, "still no answer")
    health.told(change)
    watch.later(60)
    assert health.to_tell(QUARTER) == ()
    health.well("mailbox")
    (change,) = health.to_tell(QUARTER)
    assert change.again
    health.told(change)
    assert health.to_tell(QUARTER) == ()


def test_a_short_illness_is_told_nobody(health: Health, watch: Watch) -> None:
    health.ill("mailbox", "no answer")
    watch.later(5)
    health.well("mailbox")
    watch.later(60)
    assert health.to_tell(QUARTER) == ()


def test_a_process_that_waits_for_another_is_not_ill(health: Health, watch: Watch) -> None:
    health.waiting("mailbox")
    watch.later(600)
    assert health.working
    assert health.to_tell(QUARTER) == ()


def test_a_service_whose_tick_stays_away_is_stuck(health: Health, watch: Watch) -> None:
    health.well("mailbox")
    health.beat()
    assert health.working
    watch.later(3)
    assert not health.working


def _none() -> Mapping[tuple[str, str], int]:
    return {("message", "held"): 2}


def _away() -> Mapping[tuple[str, str], int]:
    raise ServiceUnreachableError("the database is away")


def _get(health: Health, path: str, counts: Counts = _none) -> tuple[int, str]:
    with serving(0, health, counts) as port:
        link = HTTPConnection("127.0.0.1", port, timeout=10)
        link.request("GET", path)
        answer = link.getresponse()
        found = answer.status, answer.read().decode()
        link.close()
    return found


def test_healthz_names_each_part_and_fails_while_one_is_ill(health: Health) -> None:
    health.well("mailbox")
    assert _get(health, "/healthz")[0] == 200
    health.ill("to outgoing", "connection refused")
    code, body = _get(health, "/healthz")
    assert code == 503
    parts = {part["name"]: part for part in json.loads(body)["parts"]}
    assert parts["mailbox"]["standing"] == "well"
    assert parts["to outgoing"]["why"] == "connection refused"


def test_metrics_count_what_is_open(health: Health) -> None:
    health.well("mailbox")
    code, body = _get(health, "/metrics")
    assert code == 200
    assert 'intake_part_up{part="mailbox"} 1.0' in body
    assert 'intake_open_rows{state="held",table="message"} 2.0' in body


def test_metrics_go_on_while_the_database_is_away(health: Health) -> None:
    health.ill("mailbox", "no answer")
    code, body = _get(health, "/metrics", _away)
    assert code == 200
    assert 'intake_part_up{part="mailbox"} 0.0' in body
    assert "intake_open_rows" not in body


def test_nothing_else_is_served(health: Health) -> None:
    assert _get(health, "/")[0] == 404


def test_systemd_hears_what_it_is_told(tmp_path: Path) -> None:
    path = tmp_path / "notify"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(str(path))
        assert notify("READY=1", {"NOTIFY_SOCKET": str(path)})
        assert listener.recv(100) == b"READY=1"


@pytest.mark.parametrize("address", ["", "relative", "/no/such/socket"])
def test_without_systemd_nothing_is_said(address: str) -> None:
    assert not notify("READY=1", {"NOTIFY_SOCKET": address})
