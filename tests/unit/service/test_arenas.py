"""The memory that threads leave behind."""

from __future__ import annotations

import subprocess
import sys

_TWELVE_THREADS = """
import threading
from pathlib import Path
from intake_mailbot.service.arenas import share_arenas
{first}
everybody = threading.Barrier(12)

def work():
    kept = [bytearray(5_000) for _ in range(200)]
    everybody.wait()
    del kept

threads = [threading.Thread(target=work) for _ in range(12)]
for one in threads:
    one.start()
for one in threads:
    one.join()
begins = [int(line.split("-")[0], 16) for line in Path("/proc/self/maps").read_text().splitlines()]
print(sum(begin % (64 << 20) == 0 for begin in begins))
"""


def _arenas(first: str) -> int:
    code = _TWELVE_THREADS.format(first=first)
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    )  # fmt: skip
    return int(done.stdout)


def test_threads_share_their_memory() -> None:
    assert _arenas("") > 2
    assert _arenas("assert share_arenas()") <= 2
