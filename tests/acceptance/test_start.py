"""How the command starts."""

from __future__ import annotations

import subprocess
import sys

from tests.servers.command import environment


def test_commands_on_files_start_without_what_only_the_database_needs():
    code = "import sys, intake_mailbot.cli.app; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(), capture_output=True, text=True, check=True
    )
    assert "intake_mailbot.cli.app" in done.stdout.split()
    assert not {"sqlalchemy", "alembic", "imapclient", "jinja2"} & set(done.stdout.split())
