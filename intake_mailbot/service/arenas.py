"""Memory of threads: they share what the C library keeps for them, instead of having it each.

glibc gives a thread that finds all of its arenas in use a new one, up to eight a core, and each
keeps what its thread once needed. A service of many short threads so takes a few megabytes more
every some thousand mails until there is one of all of them, which looks like a leak and hides one.
"""

from __future__ import annotations

import ctypes

_M_ARENA_MAX = -8
"""``M_ARENA_MAX`` of mallopt(3)."""

_ARENAS = 2


def share_arenas() -> bool:
    """Let all threads that begin from now on share two arenas; whether this C library can."""
    try:
        return bool(ctypes.CDLL(None).mallopt(_M_ARENA_MAX, _ARENAS))
    except (OSError, AttributeError):  # no glibc: no arenas
        return False
