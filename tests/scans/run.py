"""Making scans and reading them in processes of their own: one makes, another reads.

Scans are kept in the machine's folder for temporary files, under a name that changes with the
generator, so that a second score need not draw them again.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import date
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from intake_mailbot.domain.judge import judge
from intake_mailbot.domain.model import Verdict
from parsers.model import ParsedForm
from tests.scans import cases, foreign
from tests.scans.grade import Grade, grade, unread
from tests.scans.model import Kind, Scan
from tests.scans.reader import form, read

TODAY = date(2026, 11, 20)
"""The day by which forms are judged; no generated signature is later."""
_NOT_DRAWING = {"run", "score", "grade", "reader", "samples", "slot_score"}
_DRAWN_TOGETHER = 40
"""Scans that are drawn before processes begin anew, which keep what libraries do not give back.
The pool's own limit of tasks makes it wait for ever where it has one process (Python 3.11)."""
_ATTACHED = ("network diagram.pdf", "project plan.pdf")


@dataclass(frozen=True)
class Task:
    """One scan by its kind of damage, or by its layout, and its seed.

    ``unsigned`` ones, of layouts, hold what is no signature in one of their slots at least.
    """

    name: str
    seed: int
    held: bool = False
    foreign: bool = False
    unsigned: bool = False


@cache
def _folder() -> Path:
    sources = sorted(Path(__file__).parent.glob("*.py"))
    drawn = [p for p in sources if p.stem not in _NOT_DRAWING]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in drawn)).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / f"intake-scans-{os.getuid()}" / digest
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def kept(task: Task) -> Scan | None:
    """The scan of a task, drawn now or before; None where there is none."""
    sort = ("foreign-" if task.foreign else "") + ("held" if task.held else "open")
    sort += "-unsigned" if task.unsigned else ""
    path = _folder() / f"{sort}-{task.name}-{task.seed}.pickle"
    if path.exists():
        return pickle.loads(path.read_bytes())  # type: ignore[no-any-return]
    made = (
        foreign.make(task.name, task.seed, held=task.held, unsigned=task.unsigned)
        if task.foreign
        else cases.make(Kind(task.name), task.seed, held=task.held)
    )
    aside = path.with_suffix(f".{os.getpid()}")
    aside.write_bytes(pickle.dumps(made))
    aside.rename(path)
    return made


def _draw(task: Task) -> bool:
    import cv2

    cv2.setNumThreads(1)
    return kept(task) is not None


def weigh(task: Task) -> tuple[str, Grade]:
    """The grade of one scan, with the reader's time of one core a page and its largest memory."""
    scan = kept(task)
    assert scan is not None
    told = read(scan)
    result = grade(scan, told.parsed, verdict_on(told.parsed))
    if told.parsed is None:
        result.failures.append(unread(scan, told.error))
    result.seconds.append(told.seconds / scan.pages)
    result.peak = told.peak
    return scan.kind, result


def verdict_on(parsed: ParsedForm | None) -> Verdict:
    """What ``check`` would say; a file that cannot be read is held."""
    if parsed is None or parsed.form is None:
        return Verdict.HOLD
    return judge(form(), parsed, _ATTACHED, TODAY).verdict


Weigh = Callable[[Task], tuple[str, Grade]]


def run(wanted: Sequence[Task], weighing: Weigh, processes: int) -> Iterator[tuple[str, Grade]]:
    """Draw all scans, then read them; a reader's process that dies is an error of its scan."""
    context = get_context("spawn")
    left = []
    for at in range(0, len(wanted), _DRAWN_TOGETHER):
        some = wanted[at : at + _DRAWN_TOGETHER]
        with ProcessPoolExecutor(processes, mp_context=context) as pool:
            left += [task for task, found in zip(some, pool.map(_draw, some), strict=True) if found]
    while left:
        done = 0
        with ProcessPoolExecutor(processes, mp_context=context) as pool:
            try:
                for answer in pool.map(weighing, left):
                    yield answer
                    done += 1
            except BrokenProcessPool:
                dead = kept(left[done])
                assert dead is not None
                yield dead.kind, grade(dead, None, Verdict.HOLD)
                done += 1
        left = left[done:]
