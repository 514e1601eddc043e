"""``python -m tests.scans.score``: how well scans are read.

One row a kind of damage. ``exact`` is the share of short fields read exactly, ``WRONG`` what was
read wrongly with confidence 0.8 or more, ``doubt`` required fields read with less, ``boxes`` and
``texts`` the check boxes and long texts read rightly. ``signed`` counts signed slots called signed,
called otherwise in doubt, and surely missing; ``unsigned`` those called signed of the empty and
smudged, of the typed, and of the others. ``honest`` and ``faulty`` say how many forms would be
accepted/held/returned. ``s/page`` is the median of seconds of one core, ``peak`` the reader's
memory in MB.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from intake_mailbot.domain.model import Verdict
from tests.scans import foreign
from tests.scans.grade import SURELY_MISSING, Grade
from tests.scans.model import FAXES, OFFICE, PHOTOS, Kind
from tests.scans.run import Task, kept, run, weigh
from tests.scans.slots import BARE, SIGNED, Content

_HEAD = (
    f"{'kind':<15}{'files':>5}{'error':>6}{'exact':>9}{'WRONG':>6}{'doubt':>6}{'boxes':>12}"
    f"{'texts':>9}{'signed s/?/m':>14}{'unsigned b/t/o':>16}{'honest a/h/r':>14}"
    f"{'faulty a/h/r':>14}{'s/page':>8}{'peak':>6}"
)
_OTHERS = frozenset(Content) - SIGNED - BARE - {Content.TYPED}
_GROUPS = {
    "office scans": OFFICE,
    "photos": PHOTOS,
    "faxes": FAXES,
}


def row(name: str, g: Grade) -> str:
    """One line of the table."""
    signed = sum(n for (what, _), n in g.slots.items() if what in SIGNED)
    yes, gone = g.said(SIGNED, "signed"), g.said(SIGNED, SURELY_MISSING)
    fooled = "/".join(
        str(g.said(some, "signed")) for some in (BARE, frozenset({Content.TYPED}), _OTHERS)
    )
    exact = g.exact / g.fields if g.fields else 0.0

    def fates(of: dict[Verdict, int]) -> str:
        return "/".join(str(of.get(v, 0)) for v in (Verdict.ACCEPT, Verdict.HOLD, Verdict.RETURN))

    return (
        f"{name:<15}{g.files:>5}{g.errors:>6}{exact:>9.2%}{g.wrong_sure:>6}{g.doubted:>6}"
        f"{f'{g.boxes_right}/{g.boxes}':>12}{f'{g.texts_alike}/{g.texts}':>9}"
        f"{f'{yes}/{signed - yes - gone}/{gone}':>14}{fooled:>16}"
        f"{fates(g.honest):>14}{fates(g.faulty):>14}{g.second:>8.2f}{g.peak >> 20:>6}"
    )


def show(grades: dict[str, Grade], failures: int, each: int, only: str) -> None:
    """Print the table by kind and by group, then failures, worst first."""
    print(_HEAD)
    for kind, one in grades.items():
        print(row(kind, one))
    print("-" * len(_HEAD))
    for name, kinds in _GROUPS.items():
        if some := [grades[kind] for kind in kinds if kind in grades]:
            print(row(name, _sum(some)))
    total = _sum(list(grades.values()))
    print(row("all", total))
    order = ["ERROR", "FATE", "WRONG", "SLOT", "slot?", "unsure", "box", "doubted", "text"]
    bad = sorted((f for f in total.failures if only in f.field),
                 key=lambda f: (order.index(f.trouble), f.scan))  # fmt: skip
    seen: dict[tuple[str, str], int] = {}
    shown = 0
    for failure in bad:
        key = (failure.scan.partition("#")[0], failure.trouble)
        seen[key] = seen.get(key, 0) + 1
        if shown < failures and seen[key] <= each:
            print(failure.line())
            shown += 1
    if left := len(bad) - shown:
        print(f"… and {left} more (--failures N, --each N)")


def _sum(some: Sequence[Grade]) -> Grade:
    total = Grade()
    for one in some:
        total.add(one)
    return total


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.scans.score", description=__doc__)
    parser.add_argument("--kind", action="append", default=[], help="kinds that begin so")
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument("--count", type=int, default=4, help="seeds a kind, or a layout")
    parser.add_argument("--held", action="store_true", help="the held-out generator")
    parser.add_argument("--foreign", action="store_true", help="scans of other prints of the form")
    parser.add_argument("--unsigned", action="store_true", help="such prints, none of them signed")
    parser.add_argument("--failures", type=int, nargs="?", const=10_000, default=40)
    parser.add_argument("--each", type=int, default=8, help="failures of a sort shown a kind")
    parser.add_argument("--field", default="", help="only failures of fields with this in the id")
    parser.add_argument("--write", type=Path, help="write the files here and read nothing")
    parser.add_argument("--processes", type=int, default=2)
    return parser.parse_args()


def tasks(args: argparse.Namespace) -> list[Task]:
    """The scans that the command line names."""
    seeds = range(args.seed, args.seed + args.count)
    if args.foreign or args.unsigned:
        names = [n for n in foreign.names(args.held) if not args.kind or _any(n, args.kind)]
        return [Task(name, seed, args.held, foreign=True, unsigned=args.unsigned)
                for name in names for seed in seeds
                if seed == args.seed or not name.endswith(".pdf")]  # fmt: skip
    kinds = [kind for kind in Kind if not args.kind or _any(kind, args.kind)]
    return [Task(kind, seed, args.held) for kind in kinds for seed in seeds]


def _any(name: str, beginnings: Sequence[str]) -> bool:
    return any(name.startswith(one) for one in beginnings)


def write(wanted: Sequence[Task], folder: Path) -> None:
    """Write the files to look at; each says in its name what its slots hold."""
    folder.mkdir(parents=True, exist_ok=True)
    for task in wanted:
        if (scan := kept(task)) is not None:
            path = folder / f"{task.name}-{task.seed}-{scan.name}"
            path.write_bytes(scan.data)
            print(path, *(f"{slot}={content}" for slot, content in scan.contents.items()))


def main() -> int:
    """Score what the command line names; 1 where anything was read wrongly and sure, a whole form
    returned, or one with a fault accepted."""
    args = _arguments()
    wanted = tasks(args)
    if not wanted:
        print("no such kind", file=sys.stderr)
        return 2
    if args.write:
        write(wanted, args.write)
        return 0
    grades: dict[str, Grade] = {}
    for kind, one in run(wanted, weigh, args.processes):
        grades.setdefault(kind, Grade()).add(one)
    show(grades, args.failures, args.each, args.field)
    return 1 if any(grade.wrong_sure or grade.misjudged for grade in grades.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
