"""``intake-mailbot poll`` that kills itself: ``python -m tests.crashes.victim CONFIG [POINT NTH]``.

With a point, SIGKILL comes when it is reached for the NTH time. Without one the points that were
passed are counted, and printed at the end as JSON.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections import Counter

from tests.crashes.points import Point, watch


def main(config: str, point: str = "", nth: str = "0") -> None:
    """Watch, and begin the pass; the command ends the process by itself."""
    passed: Counter[Point] = Counter()

    def reached(at: Point) -> None:
        passed[at] += 1
        if at.name == point and passed[at] == int(nth):
            os.kill(os.getpid(), signal.SIGKILL)

    watch(reached)
    from intake_mailbot.cli import main as command

    sys.argv = ["intake-mailbot", "--config", config, "poll"]
    try:
        command()
    finally:
        if not point:
            sys.stdout.write(json.dumps({at.name: count for at, count in passed.items()}) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
