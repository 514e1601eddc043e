"""The command: ``python -m tests.soak [--mails 100000] [--minutes 120]``."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.timing import machine
from tests.crashes.world import World
from tests.soak.running import Soak

_ROWS = 100
_GOAL = 0.05


def main() -> None:
    """Run it, print what the service has in use, and say what grew or went wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--mails", type=int, default=100_000)
    parser.add_argument("--minutes", type=float, default=24 * 60)
    args = parser.parse_args()
    print(machine())
    columns = ("mails", "seconds", "a second", "memory", "handles", "threads", "children", "below",
               "files")  # fmt: skip
    print("".join(f"{name:>10}" for name in columns))
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        soak = Soak(World(Path(folder)), args.mails, args.minutes * 60)
        for row in soak.run(max(args.mails // _ROWS, 20)):
            use = row.use
            print(
                f"{row.mails:>10,}{row.seconds:>10.0f}{row.mails / row.seconds:>10.1f}"
                f"{use.memory:>10.1f}{use.descriptors:>10}{use.threads:>10}{use.children:>10}"
                f"{use.below:>10.0f}{row.files:>10,}",
                flush=True,
            )
        found = soak.wrong()
        print(f"{soak.done:,} mails; memory grew by {soak.growth():.1%} (goal: under {_GOAL:.0%})")
    print(f"{len(found)} things wrong", *found[:20], sep="\n")
    sys.exit(bool(found) or soak.growth() >= _GOAL)


if __name__ == "__main__":
    main()
