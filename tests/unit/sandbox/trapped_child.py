"""A child whose reader of files does what its input says: hang, spin, eat memory, die, or read."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence

from form_templates.model import Form
from parsers import reading
from parsers.mail import reader
from parsers.model import NO_ROOTS, ParsedForm, Roots, Source
from parsers.sandbox import child


def trapped(
    data: bytes,
    forms: Sequence[Form],
    *,
    form_id: str | None = None,
    name: str = "",
    roots: Roots = NO_ROOTS,
    scans: bool = True,
    pictures: bool = False,
) -> ParsedForm:
    """Do what ``data`` says."""
    if b"HANG" in data:
        time.sleep(600)
    if b"SPIN" in data:
        while True:
            pass
    if b"EAT" in data:
        bytearray(4 << 30)
    if b"SEGV" in data:
        signal.raise_signal(signal.SIGSEGV)
    if b"KILL" in data:
        signal.raise_signal(signal.SIGKILL)
    if b"EXIT" in data:
        os._exit(3)
    if b"RAISE" in data:
        raise ZeroDivisionError
    return ParsedForm("ct_cep", "1.9", Source.PDF_FORM, 1, {}, {})


# These children read no real file, so they need not wait for the libraries that do.
child._WARM = ()
reader.read_form = trapped
reading.read_form = trapped

if __name__ == "__main__":
    child.main()
