"""A child gives up the network, other programs and writing, and does not outlive its parent."""

from __future__ import annotations

import ctypes
import os
import platform
import resource
import select
import signal
import subprocess
import sys
from types import SimpleNamespace

import pytest

from parsers.sandbox import cage

CAGED = """
import os, socket
from parsers.sandbox import cage
cage.set_limits(512 << 20)
print(cage.shut_off())
for trial in (
    socket.socket,
    lambda: open("/tmp/caged", "w"),
    os.fork,
    lambda: os.execv("/bin/true", ["true"]),
    lambda: os.unlink("/tmp/caged"),
    lambda: os.mkdir("/tmp/caged"),
    lambda: os.kill(os.getppid(), 0),
):
    try:
        trial()
    except OSError as error:
        print(error.errno)
try:
    bytearray(1 << 30)
except MemoryError:
    print("memory")
print(len(open("/proc/self/stat").read()) > 0)
"""

THREADED = """
import threading
one = threading.Thread(target=print, args=("thread",))
one.start()
one.join()
"""

ORPHAN = """
import os, sys, time
from parsers.sandbox import cage
cage.die_with_parent(int(sys.argv[1]))
print("ready", flush=True)
time.sleep(60)
"""

SPINNING = """
from parsers.sandbox import cage
cage.allow_time(0.1, 30)
while True:
    pass
"""


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120
    )


def test_a_caged_process_can_compute_and_read_but_nothing_else() -> None:
    assert run(CAGED).stdout.split() == ["True", *["1"] * 7, "memory", "True"]


def test_a_caged_process_ends_when_its_time_is_up() -> None:
    assert -run(SPINNING).returncode in {signal.SIGXCPU, signal.SIGKILL}


def test_where_threads_are_let_through_a_thread_starts_and_nothing_else() -> None:
    threaded = CAGED.replace("512 << 20)", "512 << 20, threads=True)")
    threaded = threaded.replace("shut_off()", "shut_off(threads=True)") + THREADED
    assert run(threaded).stdout.split() == ["True", *["1"] * 7, "memory", "True", "thread"]


def test_a_child_at_work_dies_when_its_parent_is_gone() -> None:
    life_read, life = os.pipe()
    child = subprocess.Popen(
        [sys.executable, "-c", ORPHAN, str(life_read)], pass_fds=(life_read,),
        stdout=subprocess.PIPE,
    )  # fmt: skip
    os.close(life_read)
    assert child.stdout is not None
    assert select.select([child.stdout], [], [], 30)[0]
    os.close(life)
    assert child.wait(120) == -signal.SIGIO
    child.stdout.close()


def test_a_child_that_starts_too_late_ends_at_once() -> None:
    life_read, life = os.pipe()
    os.close(life)
    done = subprocess.run(
        [sys.executable, "-c", ORPHAN, str(life_read)], pass_fds=(life_read,), timeout=120,
        capture_output=True, check=False,
    )  # fmt: skip
    os.close(life_read)
    assert done.stdout == b""


def test_limits_are_set_as_far_as_the_system_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    told: dict[int, tuple[int, int]] = {}
    timers: list[float] = []

    def set_limit(which: int, limits: tuple[int, int]) -> None:
        told[which] = limits
        if which == resource.RLIMIT_NPROC:
            raise ValueError

    monkeypatch.setattr(resource, "getrlimit", lambda _: (0, 100))
    monkeypatch.setattr(resource, "setrlimit", set_limit)
    monkeypatch.setattr(signal, "setitimer", lambda _, seconds: timers.append(seconds))
    cage.set_limits(1_000)
    cage.allow_time(1.0, 2.0)
    cage.rest()
    assert timers == [2.0, 0]
    assert told[resource.RLIMIT_DATA] == (100, 100)
    assert told[resource.RLIMIT_FSIZE] == (0, 0)
    assert told[resource.RLIMIT_CPU][1] == 100


def test_a_system_without_filters_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "machine", lambda: "pdp11")
    assert not cage.shut_off()


@pytest.mark.parametrize(("results", "shut"), [((0, 0, 0), True), ((0, -1), False)])
def test_the_filter_is_handed_over(
    monkeypatch: pytest.MonkeyPatch, results: tuple[int, ...], shut: bool
) -> None:
    left = list(results)
    libc = SimpleNamespace(prctl=lambda *_: left.pop(0))
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: libc)
    assert cage.shut_off() is shut


def test_the_filter_ends_with_allowing_what_it_does_not_name() -> None:
    for arch, refused, opens in cage._CALLS.values():
        steps = cage._program(arch, refused, opens, None)
        assert steps[-1] == (cage._RET, 0, 0, cage._ALLOW)
        assert len(steps) < 4096
