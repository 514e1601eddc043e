"""Memory that the C library keeps for later: little of it, and given back in time.

glibc gives a thread that finds all of its arenas in use a new one, up to eight a core, and each
keeps what its thread once needed. Where a large block was freed, the next ones of its size come
from an arena too, and a small one that stays behind them keeps them all. A service of many short
threads and large mails so takes a few megabytes more every some ten thousand mails, which looks
like a leak and hides one.
"""

from __future__ import annotations

import ctypes

_M_MMAP_THRESHOLD = -3
_M_ARENA_MAX = -8
"""Names of mallopt(3)."""

_ARENAS = 2
_LARGE = 128 * 1024
"""Bytes from which a block goes back to the system when it is freed. Said once, it stays."""


def keep_little() -> bool:
    """From now on threads share two arenas, and large blocks are not kept once they are freed.

    Whether this C library can do so.
    """
    try:
        option = ctypes.CDLL(None).mallopt
        return bool(option(_M_ARENA_MAX, _ARENAS) and option(_M_MMAP_THRESHOLD, _LARGE))
    except (OSError, AttributeError):  # no glibc: it keeps as it likes
        return False


def give_back() -> bool:
    """Give the system back what is free; whether there was any. Takes some milliseconds."""
    try:
        return bool(ctypes.CDLL(None).malloc_trim(0))
    except (OSError, AttributeError):
        return False
