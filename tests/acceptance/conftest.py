"""One demo for all tests of a process; what changes something works on a copy of it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.servers.command import Begun, environment, run


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


def _broken_off(folder: Path) -> None:
    """A demo in ``folder`` that was killed when the first mail was filed."""
    words = ("demo", str(folder))
    with Begun(words, environment(), Path(os.devnull), Path(os.devnull)) as begun:
        while begun.poll() is None and not list(folder.glob("mailbox/.Accepted/*/*")):
            time.sleep(0.02)
        begun.kill()
    assert list(folder.glob("mailbox/.Accepted/*/*"))


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The demo, to look at and not to change; its folder held an earlier one, broken off."""
    folder = tmp_path_factory.mktemp("demo") / "d"
    _broken_off(folder)
    done = run("demo", folder, COLUMNS="80")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return Demo(folder, done.stdout)


@pytest.fixture
def own_demo(demo: Demo, tmp_path: Path) -> Demo:
    """A copy of the demo for one test; its mailbox counts as another one."""
    shutil.copytree(demo.path, tmp_path / "d")
    return Demo(tmp_path / "d", demo.printed)
