"""The command: ``python -m tests.year [--mails 5000] [--days 365] [--seed 1]``."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from form_templates import load_office
from intake_mailbot.cli.logs import to_stderr
from parsers.sandbox import Reader
from tests.benchmarks.timing import machine
from tests.year.checks import wrong
from tests.year.living import FIRST, Office


def main() -> None:
    """Live through it, print a row a month, and say what was wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.year", description=__doc__)
    parser.add_argument("--mails", type=int, default=5_000)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    to_stderr(warnings_only=True)
    print(machine())
    columns = (("until", 10), ("mails", 6), ("cases", 6), ("acts", 6), ("memory MB", 10))
    columns += (("worked s", 9), ("seconds", 8))
    print(*(f"{name:>{width}}" for name, width in columns))
    began = time.monotonic()
    reading = Reader((load_office("ct_cep").form,))
    with tempfile.TemporaryDirectory(prefix="year-") as folder, reading as reader:
        office = Office(Path(folder), reader, args.seed)
        for row in office.live(args.days, args.mails):
            took = time.monotonic() - began
            print(
                f"{row.day} {row.mails:>6,} {row.cases:>6,} {row.acts:>6,}"
                f" {row.memory:>10.0f} {row.worked:>9.0f} {took:>8.0f}",
                flush=True,
            )
        found = wrong(office.bureau, FIRST, FIRST + timedelta(days=args.days - 1))
        office.close()
    print(f"{len(found)} things wrong", *found[:20], sep="\n")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
