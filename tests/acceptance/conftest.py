"""One demo for all tests of a process; what changes something works on a copy of it."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.servers.command import run


@dataclass(frozen=True)
class Demo:
    """A folder that ``demo`` made, with what the command printed."""

    path: Path
    printed: str

    def run(self, *words: object) -> subprocess.CompletedProcess[str]:
        """A command on the demo's settings."""
        return run("--config", self.path / "config.toml", *words)

    def json(self, *words: object) -> Any:
        """The one JSON document that a command prints."""
        done = self.run(*words)
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
        return json.loads(done.stdout)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The demo, to look at and not to change."""
    folder = tmp_path_factory.mktemp("demo") / "d"
    done = run("demo", folder, COLUMNS="80")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return Demo(folder, done.stdout)


@pytest.fixture
def own_demo(demo: Demo, tmp_path: Path) -> Demo:
    """A copy of the demo for one test; its mailbox counts as another one."""
    shutil.copytree(demo.path, tmp_path / "d")
    return Demo(tmp_path / "d", demo.printed)
