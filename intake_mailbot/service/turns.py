"""How soon a thread of ours that has something to do gets its turn of the interpreter.

One thread runs Python at a time, and another that wants to must ask for it: after a pipe or a
server was waited for, with every read and write. Python lets the one that runs go on for 5 ms then.
A mail is handed to its reading child, taken back and sent in some twenty such steps, while the
mailbox's thread decides on the mail before: the child and the server would wait for us.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

_SECONDS = 0.001


@contextmanager
def short_turns() -> Iterator[None]:
    """Turns of a millisecond while the block runs, in the whole process."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(_SECONDS)
    try:
        yield
    finally:
        sys.setswitchinterval(before)
