"""Killed at every named point and at random moments, it loses nothing and does nothing twice.

The short form; ``make crashes`` is the long one.
"""

from __future__ import annotations

import json
from pathlib import Path

from tests.crashes.campaign import Plan, carry_out
from tests.crashes.load import nth
from tests.crashes.points import Point
from tests.crashes.world import World
from tests.servers.dovecot import Dovecot
from tests.servers.smtp import SmtpSink

_ALL = tuple(Point)


def test_an_undisturbed_pass_comes_by_every_named_point(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.deliver(nth(0)[1])
    passed = json.loads(world.calm_pass().splitlines()[-1])
    assert set(passed) == {point.name for point in Point}


def test_killed_with_a_maildir_and_sqlite(tmp_path: Path) -> None:
    [(run, sums)] = carry_out(Plan(30, 2, 1, _ALL[::2], seed=3), World(tmp_path))
    assert sums.wrong == {}
    assert sums.uncertain == 0
    assert run.killed.total() == 2 + len(_ALL[::2])


def test_killed_with_imap_smtp_and_postgres(
    tmp_path: Path, postgres_url: str, dovecot: Dovecot, smtp_sink: SmtpSink
) -> None:
    world = World(tmp_path, postgres_url, dovecot.user(), smtp_sink)
    [(run, sums)] = carry_out(Plan(30, 2, 1, _ALL[1::2], seed=4), world)
    assert sums.wrong == {}
    assert run.killed.total() == 2 + len(_ALL[1::2])
