"""The short form; ``make soak`` is the long one."""

from __future__ import annotations

from pathlib import Path

from tests.crashes.world import World
from tests.soak.running import Soak


def test_a_running_service_leaves_nothing_open_and_nothing_behind(tmp_path: Path) -> None:
    soak = Soak(World(tmp_path), mails=30, seconds=600)
    rows = list(soak.run(every=10))
    assert [row.mails for row in rows] == [10, 20, 30]
    assert soak.wrong() == []
