"""``backup`` while the service is at work, and ``restore`` into a new place."""

from __future__ import annotations

import json
from pathlib import Path

from tests.integration.service.office import OfficeFolder, profile_mail
from tests.integration.service.running import service, until
from tests.servers.command import run


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
