"""The long form: ``python -m tests.crashes``; the table goes to docs/reliability.md."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from pathlib import Path

from tests.crashes.campaign import Plan, Run, carry_out
from tests.crashes.points import Point
from tests.crashes.world import World
from tests.servers.certificates import make_certificate
from tests.servers.dovecot import Dovecot
from tests.servers.mail import SMTP_PASSWORD, SMTP_USER
from tests.servers.postgres import Postgres
from tests.servers.smtp import SmtpSink


def main() -> int:
    """Run the campaign in each world; 1 where something was lost or happened twice."""
    asked = _arguments()
    plan = Plan(asked.mails, asked.random, asked.each, seed=asked.seed)
    wrong = 0
    for name in asked.world:
        with _world(name) as world:
            began = time.monotonic()
            run, sums = carry_out(plan, world, _progress)
            _report(run, asdict(sums), time.monotonic() - began)
            wrong += len(sums.wrong)
    return int(wrong > 0)


def _arguments() -> argparse.Namespace:
    asked = argparse.ArgumentParser(prog="python -m tests.crashes", description=__doc__)
    asked.add_argument("--mails", type=int, default=10_000)
    asked.add_argument("--random", type=int, default=200, help="kills at random moments")
    asked.add_argument("--each", type=int, default=10, help="kills at each named point")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--world", nargs="*", choices=("sqlite", "postgres"),
                       default=["sqlite", "postgres"])  # fmt: skip
    return asked.parse_args()


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


def _progress(said: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{said:<70}")


def _report(run: Run, sums: dict[str, int], seconds: float) -> None:
    lines = [f"\n{run.world.name}: {seconds:.0f} s, {run.ended} passes ended before their kill"]
    lines += [f"  killed {run.killed[point]:>4}  {point.value}" for point in Point]
    lines += [f"  killed {run.killed[None]:>4}  at a random moment"]
    lines += [f"  {name.replace('_', ' '):<20} {count:>6}" for name, count in sums.items()]
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
