"""The product, as the scale sees it: a scan in, the form out, with what it cost its children."""

from __future__ import annotations

import atexit
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from form_templates import load_office
from form_templates.model import Form
from parsers.errors import ParseError
from parsers.model import ParsedForm
from parsers.sandbox import ChildLimits, Reader
from tests.scans.model import Scan

_PATIENCE = ChildLimits(cpu=300, wall=300)
"""A machine that scores in parallel is slow; the limits of memory are those of the product."""


@cache
def form() -> Form:
    """The Customer Engagement Profile."""
    return load_office("ct_cep").form


@dataclass(frozen=True)
class Told:
    """What the reader said, in how many seconds of one core, with how many bytes at most.

    ``parsed`` is None where it raised, and then ``error`` says why.
    """

    parsed: ParsedForm | None
    seconds: float
    peak: int
    error: str = ""


@cache
def _reader() -> Reader:
    reader = Reader((form(),), limits=_PATIENCE)
    atexit.register(reader.close)
    return reader


def read(scan: Scan) -> Told:
    """Read a scan as ``check`` does, or the mail that it came in as the service does."""
    if not _warm:
        _warm.append(ask(scan))
    _forget_peaks()
    before = _spent()
    parsed, error = ask(scan)
    return Told(parsed, max(_spent() - before, 0.0), _peak(), error)


_warm: list[object] = []
"""What a first reading said: it loads what all others share, and its time is not counted."""


def ask(scan: Scan) -> tuple[ParsedForm | None, str]:
    """The form as ``check`` or the service reads it, and what was said where there is none."""
    try:
        if not scan.name.endswith(".eml"):
            return _reader().read_form(scan.data, name=scan.name), ""
        leaves = _reader().read_mail(scan.data).leaves
    except ParseError as raised:
        return None, str(raised)
    found = next((leaf.form for leaf in leaves if leaf.form is not None), None)
    return found, "; ".join(leaf.problem.message for leaf in leaves if leaf.problem)


def _children() -> list[Path]:
    """The processes that this one has started (Linux, proc(5))."""
    me = os.getpid()
    pids = Path(f"/proc/{me}/task/{me}/children").read_text(encoding="ascii").split()
    return [Path("/proc") / pid for pid in pids]


def _spent() -> float:
    """Seconds of processor time that all children have used."""
    ticks = 0
    for child in _children():
        after_name = (child / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        ticks += int(after_name[11]) + int(after_name[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _forget_peaks() -> None:
    for child in _children():
        (child / "clear_refs").write_text("5", encoding="ascii")


def _peak() -> int:
    return max((_largest(child) for child in _children()), default=0)


def _largest(child: Path) -> int:
    lines = (child / "status").read_text(encoding="utf-8").splitlines()
    return next((int(line.split()[1]) << 10 for line in lines if line.startswith("VmHWM")), 0)
