"""``backup`` while the service is at work, and ``restore`` into a new place."""

from __future__ import annotations

import json
import subprocess
from itertools import count
from pathlib import Path

import pytest

from tests.integration.service.office import OfficeFolder, letter, profile_mail
from tests.integration.service.running import service, until
from tests.servers.command import COMMAND, environment, run

_numbers = count(1)


def test_a_backup_taken_while_it_runs_is_whole_and_can_be_gone_on_with(
    office: OfficeFolder, tmp_path: Path
) -> None:
    config, backup = office.path / "config.toml", tmp_path / "backup"
    with service(office.path) as running:
        running.serves()
        office.deliver(*(profile_mail(f"Profile {number}") for number in range(6)))
        until(lambda: len(office.folder("Accepted")) > 0)
        made = run("--config", config, "backup", backup)
        assert made.returncode == 0, made.stderr
        until(lambda: len(office.folder("Accepted")) == 6)
        running.stop()
    restored = OfficeFolder(tmp_path / "restored", office.reader)
    (restored.path / "intake.db").unlink()
    put_back = run("--config", restored.path / "config.toml", "restore", backup)
    assert put_back.returncode == 0, put_back.stderr
    kept = json.loads((backup / "backup.json").read_text())["tables"]
    assert len(restored.cases()) == kept["case_"] > 0
    assert len(restored.ledger()) == kept["message"]
    taken = {case.tracking_number for case in restored.cases()}
    assert taken <= {case.tracking_number for case in office.cases()}
    restored.deliver(profile_mail("After the restore"))
    restored.poll()
    assert len({case.tracking_number for case in restored.cases()}) > len(taken)
    again = run("--config", restored.path / "config.toml", "restore", backup)
    assert again.returncode == 2
    assert "has rows already" in again.stderr


@pytest.mark.campaign
def test_a_backup_that_was_killed_is_no_backup_and_harms_nobody(
    office: OfficeFolder, tmp_path: Path
) -> None:
    config = office.path / "config.toml"
    office.deliver(*(letter(f"Question {n}", text="Do we need a profile?") for n in range(60)))
    with service(office.path) as running:
        running.serves()
        broken = until(lambda: killed_midway(config, tmp_path))
        office.deliver(profile_mail("Meanwhile"))
        until(lambda: len(office.folder("Accepted")) == 1)
        running.stop()
    again = run("--config", config, "backup", broken)
    assert (again.returncode, again.stderr.count("\n")) == (2, 1)
    assert "is not empty; name a new folder" in again.stderr
    restored = OfficeFolder(tmp_path / "restored", office.reader)
    (restored.path / "intake.db").unlink()
    refused = run("--config", restored.path / "config.toml", "restore", broken)
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    assert "is no whole backup: it has no backup.json" in refused.stderr
    assert restored.ledger() == ()
    assert run("--config", config, "backup", tmp_path / "whole").returncode == 0


def killed_midway(config: Path, folder: Path) -> Path | None:
    """The folder of a backup that SIGKILL ended while it wrote; None where it came too late."""
    backup = folder / f"backup-{next(_numbers)}"
    command = [*COMMAND, "--config", str(config), "backup", str(backup)]
    with subprocess.Popen(command, env=environment(), stdout=subprocess.DEVNULL) as writing:
        until(lambda: (backup / "tables").exists() or writing.poll() is not None)
        writing.kill()
    return None if (backup / "backup.json").exists() or not backup.exists() else backup


def test_a_place_that_only_ever_looked_for_mail_counts_as_empty(
    office: OfficeFolder, tmp_path: Path
) -> None:
    office.deliver(profile_mail())
    office.poll()
    config = office.path / "config.toml"
    assert run("--config", config, "backup", tmp_path / "backup").returncode == 0
    (office.path / "intake.db").unlink()
    office.poll()  # an empty database that knows its mailbox
    put_back = run("--config", config, "restore", tmp_path / "backup")
    assert put_back.returncode == 0, put_back.stderr
    assert len(office.cases()) == 1


def test_while_the_service_runs_nothing_is_put_back_under_it(
    office: OfficeFolder, tmp_path: Path
) -> None:
    config = office.path / "config.toml"
    assert run("--config", config, "db", "upgrade").returncode == 0
    assert run("--config", config, "backup", tmp_path / "backup").returncode == 0
    with service(office.path) as running:
        running.serves()
        refused = run("--config", config, "restore", tmp_path / "backup")
        running.stop()
    assert refused.returncode == 3
    assert "another process holds" in refused.stderr
