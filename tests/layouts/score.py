"""``python -m tests.layouts.score``: how well the readers read layouts that are not ours.

One row a layout and one a kind. ``exact`` is the share of fields read exactly, ``WRONG`` the
fields read wrongly with confidence 0.8 or more, ``lost`` those whose place was not found, ``doubt``
those below 0.8, ``empty`` the emptied required fields flagged as such, ``slots`` the signature
slots judged rightly; ``honest`` and ``faulty`` say how many forms would be accepted/held/returned.

``--sealed`` measures an acceptance test and is for measuring only: it prints sums by kind and
nothing else, so that nobody can tune the readers on it.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from tests.layouts import cases as registry
from tests.layouts import filed
from tests.layouts.cases import Case
from tests.layouts.grade import Grade, ReadDict, grade

Reader = Callable[[bytes], ReadDict]


@dataclass
class Report:
    """Grades by layout, and what the reader could not stand."""

    grades: dict[tuple[str, str], Grade] = field(default_factory=dict)
    crashes: list[str] = field(default_factory=list)

    def add(self, kind: str, layout: str, more: Grade, crash: str = "") -> None:
        """Take one file's grade in."""
        self.grades.setdefault((kind, layout), Grade()).add(more)
        if crash:
            self.crashes.append(crash)

    def by_kind(self) -> dict[str, Grade]:
        """The grades summed by kind of file."""
        out: dict[str, Grade] = {}
        for (kind, _), one in self.grades.items():
            out.setdefault(kind, Grade()).add(one)
        return out

    def total(self) -> Grade:
        """All grades summed."""
        out = Grade()
        for one in self.grades.values():
            out.add(one)
        return out


def weigh(reader: Reader, case: Case) -> tuple[Grade, str]:
    """The grade of one case, and the traceback where the reader fell over."""
    crash, got = "", None
    began = time.perf_counter()
    try:
        got = reader(case.data)
    except Exception as error:  # noqa: BLE001 - whatever a reader raises is its failure here
        last = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{last.filename.rpartition('/')[2]}:{last.lineno}"
        crash = f"{case.layout}#{case.seed}: {type(error).__name__} at {where}: {error}"
    spent = (time.perf_counter() - began) * 1000
    result = grade(case, got)
    result.milliseconds = spent
    return result, crash


def score(reader: Reader, some: Iterable[Case]) -> Report:
    """Weigh ``reader`` on these cases."""
    report = Report()
    for case in some:
        report.add(case.kind, case.layout, *weigh(reader, case))
    return report


Task = tuple[str, int] | Path


def _warm() -> None:
    """Read one file before the clock runs: what is made once is no design's own time."""
    from tests.layouts.reader import product

    product(registry.make(next(iter(registry.open_layouts())), 0).data)


def _one(task: Task) -> tuple[str, str, Grade, str]:
    from tests.layouts.reader import product

    case = filed.load(task) if isinstance(task, Path) else registry.make(*task)
    return case.kind, case.layout, *weigh(product, case)


def _dead(task: Task) -> tuple[str, str, Grade, str]:
    """What is said of a case on which the reader's whole process died."""
    case = filed.load(task) if isinstance(task, Path) else registry.make(*task)
    crash = f"{case.layout}#{case.seed}: the reader's process died (SIGSEGV or the like)"
    return case.kind, case.layout, grade(case, None), crash


def _round(tasks: list[Task], processes: int, report: Report) -> list[Task]:
    """Weigh as many tasks as the processes live through; those left over."""
    left = []
    context = get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context, initializer=_warm) as pool:
        pending = [(task, pool.submit(_one, task)) for task in tasks]
        for task, future in pending:
            try:
                report.add(*future.result())
            except BrokenProcessPool:
                left.append(task)
    return left


def score_product(tasks: list[Task], processes: int = 2) -> Report:
    """Weigh the product on layouts with seeds, and on files, in parallel.

    After a process has died the rest go one by one, so that it is known which file killed it.
    """
    report = Report()
    if processes < 2 or len(tasks) < 4:
        _warm()
        for task in tasks:
            report.add(*_one(task))
        return report
    left = _round(tasks, processes, report)
    while left:
        before, left = left, _round(left, 1, report)
        if left and left[0] == before[0]:
            report.add(*_dead(left.pop(0)))
    return report


_HEAD = (
    f"{'kind':<14}{'layout':<30}{'files':>5}{'exact':>8}{'WRONG':>6}{'lost':>6}{'doubt':>6}"
    f"{'empty':>9}{'slots':>9}{'honest a/h/r':>14}{'faulty a/h/r':>14}{'ms':>7}"
)


def _row(kind: str, layout: str, g: Grade) -> str:
    def fates(of: dict[str, int]) -> str:
        return "/".join(str(of[v]) for v in ("accept", "hold", "return"))

    return (
        f"{kind:<14}{layout:<30}{g.files:>5}{g.exactness:>8.2%}{g.wrong_sure:>6}{g.not_found:>6}"
        f"{g.doubted:>6}{f'{g.flagged}/{g.emptied}':>9}{f'{g.slots_right}/{g.slots}':>9}"
        f"{fates(g.honest):>14}{fates(g.faulty):>14}{g.milliseconds / max(g.files, 1):>7.1f}"
    )


def show(report: Report, failures: int, only: str, each: int) -> None:
    """Print the table, then the failures, worst first, at most ``each`` of a sort a layout."""
    print(_HEAD)
    for (kind, layout), one in sorted(report.grades.items()):
        print(_row(kind, layout, one))
    print("-" * len(_HEAD))
    for kind, one in sorted(report.by_kind().items()):
        print(_row(kind, "(all)", one))
    print(_row("all", "", report.total()))
    for crash in report.crashes[:20]:
        print("CRASH    ", crash)
    order = ["WRONG", "SLOT", "slot?", "unsure", "not-found", "doubted"]
    bad = sorted(report.total().failures, key=lambda f: (order.index(f.trouble), f.layout, f.seed))
    bad = [f for f in bad if only in f.field]
    seen: Counter[tuple[str, str]] = Counter()
    shown = []
    for failure in bad:
        seen[failure.layout, failure.trouble] += 1
        if seen[failure.layout, failure.trouble] <= each:
            shown.append(failure)
    for failure in shown[:failures]:
        print(failure.line())
    if left := len(bad) - len(shown[:failures]):
        print(f"… and {left} more (--failures N, --each N)")


def show_sums(report: Report) -> None:
    """Print the sums by kind only.

    For the sealed set, which is for measuring only: a design, a field or a value that fails would
    tell what to tune, and the set would measure nothing any more.
    """
    print(_HEAD)
    for kind, one in sorted(report.by_kind().items()):
        print(_row(kind, "(all)", one))
    print(_row("all", "", report.total()))
    if report.crashes:
        print(f"crashes: {len(report.crashes)}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.layouts.score", description=__doc__)
    parser.add_argument("layouts", nargs="*", help="layouts by name or part of a name")
    parser.add_argument("--kind", default="", help="only kinds that begin so (word, pdf-form …)")
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument("--count", type=int, default=4, help="seeds a layout")
    parser.add_argument("--failures", type=int, nargs="?", const=10_000)
    parser.add_argument("--each", type=int, default=8, help="failures of a sort shown a layout")
    parser.add_argument("--field", default="", help="only failures of fields with this in the id")
    parser.add_argument("--held", action="store_true", help="the held layouts instead")
    parser.add_argument("--unseen", action="store_true", help="the unseen layouts instead")
    parser.add_argument("--fresh", action="store_true", help="the acceptance tester's instead")
    parser.add_argument("--strange", action="store_true", help="Writer's and flattened instead")
    parser.add_argument("--novel", action="store_true", help="older and odder Word forms instead")
    parser.add_argument("--further", action="store_true", help="other agencies' Word forms instead")
    parser.add_argument("--novel-pdf", action="store_true", help="odd PDF prints instead")
    parser.add_argument("--further-pdf", action="store_true", help="other clerks' PDFs instead")
    parser.add_argument("--later-pdf", action="store_true", help="detected fields, comments")
    parser.add_argument("--later-word", action="store_true", help="offices' daily Word forms")
    parser.add_argument("--plain-word", action="store_true", help="kept and re-typed Word forms")
    parser.add_argument("--plain-pdf", action="store_true", help="plain offices' PDF prints")
    parser.add_argument("--clerks-word", action="store_true", help="clerks' patched Word forms")
    parser.add_argument("--clerks-pdf", action="store_true", help="other programs' PDF prints")
    parser.add_argument("--testers-word", action="store_true", help="a tester's Word prints")
    parser.add_argument("--testers-pdf", action="store_true", help="a tester's PDF prints")
    parser.add_argument("--outsiders-word", action="store_true", help="an outsider's Word forms")
    parser.add_argument("--outsiders-pdf", action="store_true", help="an outsider's PDF forms")
    parser.add_argument("--guests-word", action="store_true", help="strangers' own Word forms")
    parser.add_argument("--guests-pdf", action="store_true", help="portals' and offices' PDFs")
    parser.add_argument("--sealed", action="store_true", help="the sealed layouts: sums only")
    parser.add_argument("--made", action="store_true", help="leave out the files LibreOffice saved")
    parser.add_argument("--processes", type=int, default=2)
    args = parser.parse_args()
    if args.sealed and (args.failures is not None or args.layouts or args.field):
        parser.error(
            "--sealed is for measuring only: it prints sums by kind, and takes neither --failures "
            "nor --field nor the names of layouts"
        )
    return args


def _set_of(args: argparse.Namespace) -> str:
    return next((name for name in filed.SETS if getattr(args, name)), "open")


def _tasks(args: argparse.Namespace) -> list[Task]:
    """The made cases and the filed ones that the command line names."""

    def wanted(name: str, kind: str) -> bool:
        named = not args.layouts or any(part in name for part in args.layouts)
        return named and kind.startswith(args.kind)

    known = registry.SETS[_set_of(args)]()
    seeds = range(args.seed, args.seed + args.count)
    made: list[Task] = [
        (name, seed)
        for name, layout in known.items()
        for seed in seeds
        if wanted(name, layout.kind)
    ]
    if args.made:
        return made
    files = filed.filed(_set_of(args))
    return made + [p for p in files if wanted(p.stem, filed.kind_of(p))]


def main() -> int:
    """Score what the command line names; 1 where anything was read wrongly and sure."""
    args = _arguments()
    tasks = _tasks(args)
    if not tasks:
        print("no such layout", file=sys.stderr)
        return 2
    report = score_product(tasks, args.processes)
    if args.sealed:
        show_sums(report)
    else:
        show(report, 80 if args.failures is None else args.failures, args.field, args.each)
    return 1 if report.total().wrong_sure or report.crashes else 0


if __name__ == "__main__":
    sys.exit(main())
