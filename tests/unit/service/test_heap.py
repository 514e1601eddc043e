"""The memory that threads and large mails leave behind."""

from __future__ import annotations

import subprocess
import sys

from intake_mailbot.service import heap

_HEAP = f"globals().update(runpy.run_path({heap.__file__!r}))"
"""The module alone: the service around it takes a second or more to be loaded, six times."""

_TWELVE_THREADS = """
import runpy
import threading
from pathlib import Path
{heap}
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

_LARGE_AND_SMALL = """
import runpy
from pathlib import Path
{heap}

def resident():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))

{first}
bytearray(20 << 20)  # glibc learns from what is freed that blocks of this size come again
before = resident()
small = []
large = []
for _ in range(60):
    large.append(bytearray({size}))
    small.append(bytearray(9_000))
large.clear()
{last}
print(resident() - before)
"""


def _printed(code: str, **parts: str) -> int:
    done = subprocess.run(
        [sys.executable, "-c", code.format(heap=_HEAP, **parts)],
        check=True,
        capture_output=True,
        text=True,
    )
    return int(done.stdout)


def test_threads_share_their_memory() -> None:
    assert _printed(_TWELVE_THREADS, first="") > 2
    assert _printed(_TWELVE_THREADS, first="assert keep_little()") <= 2


def test_large_blocks_are_not_kept_behind_small_ones() -> None:
    large = {"size": "500_000", "last": ""}
    assert _printed(_LARGE_AND_SMALL, first="", **large) > 20_000
    assert _printed(_LARGE_AND_SMALL, first="assert keep_little()", **large) < 5_000


def test_what_is_free_between_others_is_given_back() -> None:
    middling = {"first": "", "size": "100_000"}
    assert _printed(_LARGE_AND_SMALL, last="", **middling) > 3_000
    assert _printed(_LARGE_AND_SMALL, last="assert give_back()", **middling) < 1_000
