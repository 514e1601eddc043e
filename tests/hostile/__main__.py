"""The long form: ``python -m tests.hostile [--count N] [--seed N]``; its table goes to the docs."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.hostile.campaign import Run, carry_out

_ENDS = ("accepted", "returned", "held", "answered", "quiet", "set aside")


def main() -> int:
    """Run the campaign; 1 where anything became what it must not."""
    asked = argparse.ArgumentParser(prog="python -m tests.hostile", description=__doc__)
    asked.add_argument("--count", type=int, default=2_000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--traced", action="store_true", help="watch the system calls with strace")
    asked.add_argument("--minutes", type=float, default=float("inf"), help="end after that")
    wanted = asked.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
        run = carry_out(
            Path(folder), wanted.count, wanted.seed, _progress,
            traced=wanted.traced, minutes=wanted.minutes,
        )  # fmt: skip
    _report(run, time.monotonic() - began)
    return int(bool(run.faults))


def _progress(said: str) -> None:
    sys.stderr.write(f"\r{said:<70}")
    sys.stderr.flush()


def _report(run: Run, seconds: float) -> None:
    lines = [f"\n{run.families.total()} hostile mails, {run.clean} clean ones, {seconds:.0f} s", ""]
    lines += ["| family | mails | " + " | ".join(_ENDS) + " | slowest |", "|---" * 9 + "|"]
    for family, count in run.families.items():
        ends = " | ".join(str(run.ends[family, end]) for end in _ENDS)
        lines.append(f"| {family} | {count} | {ends} | {run.slowest[family]:.1f} s |")
    largest = ", ".join(f"{role} {size >> 20} MiB" for role, size in run.largest.items())
    lines += ["", f"memory: {largest}", f"slowest clean mail: {run.clean_slowest:.1f} s"]
    lines += [f"faults: {len(run.faults)}", *(f"  {fault}" for fault in run.faults)]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    sys.exit(main())
