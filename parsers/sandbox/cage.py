"""What a child gives up before it reads foreign bytes: memory, time, files, processes, network.

Everything here is Linux first; where a system has no such means, the others still hold.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import platform
import resource
import select
import signal
import struct
import time

_PR_SET_DUMPABLE, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 4, 22, 38
_SECCOMP_FILTER = 2
_OPEN_FILES = 64

_LD, _JEQ, _JGE, _JSET, _RET = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _REFUSE, _NO_SUCH_CALL = 0x7FFF0000, 0x00050001, 0x00050026
_NR, _ARCH, _ARG0, _ARG1, _ARG2 = 0, 4, 16, 24, 32
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT

_Step = tuple[int, int, int, int]


def set_limits(memory: int, *, threads: bool = False) -> None:
    """Bound the process to ``memory`` bytes of data, few files, none written, no core, no fork.

    The system counts threads as processes: with ``threads`` only :func:`shut_off` bars processes.
    """
    _limit(resource.RLIMIT_DATA, memory)
    _limit(resource.RLIMIT_AS, memory * 2)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_NOFILE, _OPEN_FILES)
    _limit(resource.RLIMIT_CORE, 0)
    if not (threads and can_shut_off()):
        _limit(resource.RLIMIT_NPROC, 0)


def _limit(which: int, amount: int) -> None:
    _, hard = resource.getrlimit(which)
    allowed = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
    try:
        resource.setrlimit(which, (allowed, allowed))
    except (ValueError, OSError):
        return


def allow_time(cpu: float, wall: float) -> None:
    """Let the process be killed after ``cpu`` more seconds of work or ``wall`` seconds in all.

    Until :func:`rest`.
    """
    used = time.process_time()
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = int(used + cpu) + 1
    resource.setrlimit(
        resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard)
    )
    signal.setitimer(signal.ITIMER_REAL, wall)


def rest() -> None:
    """The work is done: let the process wait for more as long as it likes."""
    signal.setitimer(signal.ITIMER_REAL, 0)


def die_with_parent(life: int) -> None:
    """Be killed as soon as the parent closes the other end of the pipe ``life``, even at work.

    The parent's death signal will not do: it fires when the *thread* ends that started us.
    """
    signal.signal(signal.SIGIO, signal.SIG_DFL)
    fcntl.fcntl(life, fcntl.F_SETOWN, os.getpid())
    flags = fcntl.fcntl(life, fcntl.F_GETFL)
    fcntl.fcntl(life, fcntl.F_SETFL, flags | os.O_ASYNC | os.O_NONBLOCK)
    ready, _, _ = select.select([life], [], [], 0)
    if ready:
        os._exit(0)


def can_shut_off() -> bool:
    """Whether this system has the means by which :func:`shut_off` refuses the network and more."""
    return platform.system() == "Linux" and platform.machine() in _CALLS


def shut_off(*, threads: bool = False) -> bool:
    """Refuse this process the network, other programs, and writing; False where that cannot be.

    ``threads`` lets it start threads, which stay within the same bounds: HEIC's decoder must.
    """
    if not can_shut_off():
        return False
    arch, refused, opens = _CALLS[platform.machine()]
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    steps = _program(arch, refused, opens, _CLONE[platform.machine()] if threads else None)
    code = b"".join(struct.pack("HBBI", *step) for step in steps)
    buffer = ctypes.create_string_buffer(code, len(code))
    program = struct.pack("HxxxxxxP", len(steps), ctypes.addressof(buffer))
    filter_ = ctypes.create_string_buffer(program, len(program))
    return bool(libc.prctl(_PR_SET_SECCOMP, _SECCOMP_FILTER, filter_, 0, 0) == 0)


def _program(
    arch: int,
    refused: tuple[int, ...],
    opens: tuple[tuple[int, int], ...],
    clone: int | None,
) -> list[_Step]:
    """The filter: refuse another architecture's calls, ``refused``, and opening for writing.

    The call ``clone`` is let through where it makes a thread of this process.
    """
    steps: list[_Step] = [
        (_LD, 0, 0, _ARCH), (_JEQ, 1, 0, arch), (_RET, 0, 0, _REFUSE),
        (_LD, 0, 0, _NR), (_JGE, 0, 1, 0x40000000), (_RET, 0, 0, _REFUSE),
        (_JEQ, 0, 1, _CLONE3), (_RET, 0, 0, _NO_SUCH_CALL),
    ]  # fmt: skip
    if clone is not None:
        steps += [
            (_JEQ, 0, 3, clone), (_LD, 0, 0, _ARG0), (_JSET, 0, 1, _CLONE_THREAD),
            (_RET, 0, 0, _ALLOW), (_LD, 0, 0, _NR),
        ]  # fmt: skip
    for number in refused:
        steps += [(_JEQ, 0, 1, number), (_RET, 0, 0, _REFUSE)]
    for number, argument in opens:
        steps += [
            (_JEQ, 0, 4, number), (_LD, 0, 0, argument), (_JSET, 0, 1, _WRITING),
            (_RET, 0, 0, _REFUSE), (_RET, 0, 0, _ALLOW),
        ]  # fmt: skip
    return [*steps, (_RET, 0, 0, _ALLOW)]


_CLONE3 = 435
_CLONE = {"x86_64": 56, "aarch64": 220}
_CLONE_THREAD = 0x10000
# Numbers from Linux's syscall tables: socket, connect, accept, sendto, sendmsg, bind, listen,
# socketpair, clone, (fork, vfork,) execve, kill, ptrace, rename*, mkdir*, unlink*, link*, symlink*,
# chmod*, chown*, truncate, (creat,) execveat, openat2, io_uring_setup, bpf, userfaultfd,
# process_vm_readv and writev, pidfd_send_signal, pidfd_open.
_CALLS: dict[str, tuple[int, tuple[int, ...], tuple[tuple[int, int], ...]]] = {
    "x86_64": (
        0xC000003E,
        (
            41, 42, 43, 44, 46, 49, 50, 53, 56, 57, 58, 59, 62, 101, 82, 264, 316, 83, 258, 87, 84,
            263, 86, 265, 88, 266, 90, 91, 268, 92, 93, 94, 260, 76, 85, 322, 437, 425, 321, 323,
            310, 311, 424, 434,
        ),
        ((2, _ARG1), (257, _ARG2)),
    ),
    "aarch64": (
        0xC00000B7,
        (
            198, 203, 202, 206, 211, 200, 201, 199, 220, 221, 129, 117, 38, 276, 34, 35, 37, 36, 52,
            53, 54, 55, 45, 281, 437, 425, 280, 282, 270, 271, 424, 434,
        ),
        ((56, _ARG2),),
    ),
}  # fmt: skip
