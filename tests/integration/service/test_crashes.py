"""``poll`` killed at any moment, and begun again until there is nothing left to do."""

from __future__ import annotations

import random
import subprocess
import time
from pathlib import Path

from fixtures import mails
from tests.integration.service.office import OfficeFolder
from tests.servers.command import COMMAND, environment, run

KILLS = 12


def test_nothing_is_lost_and_nothing_happens_twice(office: OfficeFolder):
    some = [path for path in mails() if not path.name.startswith(("31", "24"))][:12]
    office.deliver(*(path.read_bytes() for path in some))
    calm = OfficeFolder(_beside(office), office.reader)
    calm.deliver(*(path.read_bytes() for path in some))
    calm.poll()
    config = str(office.path / "config.toml")
    chance = random.Random(7)
    for _ in range(KILLS):
        with subprocess.Popen(
            [*COMMAND, "--config", config, "poll"],
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            time.sleep(0.7 + chance.random() * 1.5)
            process.kill()
    for _ in range(2):
        assert run("--config", config, "poll").returncode == 0
    assert _told(office) == _told(calm)
    assert _numbers(office) == _numbers(calm)
    assert [len(office.folder(name)) for name in FOLDERS] == [
        len(calm.folder(name)) for name in FOLDERS
    ]
    assert {row.state.value for row in office.ledger()} <= {"done", "held"}


FOLDERS = ("", "Accepted", "Returned", "Held", "Drafts", "Inquiries", "Automatic", "Quarantine")


def _beside(office: OfficeFolder) -> Path:
    path = office.path / "calm"
    path.mkdir()
    return path


def _told(office: OfficeFolder) -> list[tuple[str, str]]:
    return sorted((mail["To"], mail["Subject"]) for mail in office.sent())


def _numbers(office: OfficeFolder) -> list[tuple[str, str, int]]:
    return [(case.tracking_number, case.title, case.version) for case in office.cases()]
