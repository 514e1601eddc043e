"""The long form: ``python -m tests.crashes``; its tables go to docs/reliability.md.

Both worlds run side by side, each in a process of its own. A row is written for each part of the
run, with all that came before it, so that one that is stopped shows how far it came.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from math import inf
from pathlib import Path

from tests.benchmarks.timing import machine
from tests.crashes.audit import Sums
from tests.crashes.campaign import Plan, Run, carry_out
from tests.crashes.points import Point
from tests.crashes.world import World
from tests.servers.certificates import make_certificate
from tests.servers.dovecot import Dovecot
from tests.servers.mail import SMTP_PASSWORD, SMTP_USER
from tests.servers.postgres import Postgres
from tests.servers.smtp import SmtpSink

_WORLDS = ("sqlite", "postgres")
_COLUMNS = ("world", "mails", "killed at points", "at random", "kills missed", "lost", "altered",
            "unfinished", "cases, numbers, replies missing or double", "set aside",
            "uncertain replies", "minutes")  # fmt: skip


def main() -> int:
    """Run the campaign in each world; 1 where something was lost or happened twice."""
    asked = _arguments()
    if len(asked.world) == 1:
        return _one(asked, asked.world[0])
    print(machine())
    print("| " + " | ".join(_COLUMNS) + " |\n" + "|---" * len(_COLUMNS) + "|", flush=True)
    command = [sys.executable, "-m", "tests.crashes", *sys.argv[1:], "--world"]
    with ExitStack() as stack:
        running = [stack.enter_context(subprocess.Popen([*command, name])) for name in asked.world]
    return max(one.returncode for one in running)


def _arguments() -> argparse.Namespace:
    asked = argparse.ArgumentParser(prog="python -m tests.crashes", description=__doc__)
    asked.add_argument("--mails", type=int, default=10_000)
    asked.add_argument("--random", type=int, default=200, help="kills at random moments")
    asked.add_argument("--each", type=int, default=10, help="kills at each named point")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--parts", type=int, default=10, help="rows of the table")
    asked.add_argument("--minutes", type=float, default=inf, help="no part is begun after that")
    asked.add_argument("--world", nargs="*", choices=_WORLDS, default=_WORLDS)
    return asked.parse_args()


def _one(asked: argparse.Namespace, name: str) -> int:
    plan = Plan(
        asked.mails, asked.random, asked.each,
        seed=asked.seed, parts=asked.parts, seconds=asked.minutes * 60,
    )  # fmt: skip
    began, wrong = time.monotonic(), False
    with _world(name) as world:
        for run, sums in carry_out(plan, world):
            print(_row(run, sums, (time.monotonic() - began) / 60), flush=True)
            wrong = bool(sums.wrong)
            if wrong:
                print(f"{world.name}: {sums.wrong}", flush=True)
    each = ", ".join(f"{run.killed[point]} × {point.value}" for point in Point)
    print(f"{world.name}: {each}", flush=True)
    return int(wrong)


def _row(run: Run, sums: Sums, minutes: float) -> str:
    random = run.killed[None]
    apart = (sums.cases_missing + sums.cases_double + sums.numbers_double
             + sums.replies_missing + sums.replies_double)  # fmt: skip
    cells = (
        run.world.name, f"{sums.mails:,}", run.killed.total() - random, random, run.ended,
        sums.lost, sums.altered, sums.unfinished, apart, sums.set_aside, sums.uncertain,
        f"{minutes:.1f}",
    )  # fmt: skip
    return "| " + " | ".join(map(str, cells)) + " |"


@contextmanager
def _world(name: str) -> Iterator[World]:
    """SQLite with a Maildir and replies as files; or Postgres with Dovecot and SMTP."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="crashes-")))
        if name == "sqlite":
            yield World(folder)
            return
        postgres = stack.enter_context(Postgres(durable=True))
        dovecot = Dovecot().start()
        stack.callback(dovecot.close)
        sink = stack.enter_context(
            SmtpSink(make_certificate(folder), users={SMTP_USER: SMTP_PASSWORD})
        )
        yield World(folder / "world", postgres.url(), dovecot.user(), sink)


if __name__ == "__main__":
    sys.exit(main())
