"""``python -m tests.layouts.make DIR``: writes the files, and their truths, to look at."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from tests.layouts import cases as registry
from tests.layouts.cases import Case


def truth_of(case: Case) -> dict[str, object]:
    """A case's truth as JSON."""
    profile = case.profile
    return {
        "layout": case.layout,
        "kind": case.kind,
        "seed": case.seed,
        "written": dict(profile.written),
        "expected": dict(profile.expected),
        "signatures": dict(profile.signatures),
        "required": sorted(profile.required),
        "emptied": sorted(profile.emptied),
        "absent": sorted(profile.absent),
    }


def write(case: Case, folder: Path) -> Path:
    """Write a case's file and its truth beside it."""
    path = folder / f"{case.layout}-{case.seed}{case.suffix}"
    path.write_bytes(case.data)
    text = json.dumps(truth_of(case), ensure_ascii=False, indent=1)
    path.with_suffix(".json").write_text(text + "\n", encoding="utf-8")
    return path


def main() -> None:
    """Write what the command line names."""
    parser = argparse.ArgumentParser(prog="python -m tests.layouts.make", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("layouts", nargs="*", help="layouts by name or part of a name")
    parser.add_argument("--count", type=int, default=1)
    parser.add_argument("--held", action="store_true")
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    known = registry.held_layouts() if args.held else registry.open_layouts()
    names = [n for n in known if not args.layouts or any(part in n for part in args.layouts)]
    for case in registry.cases(names, range(args.count)):
        print(write(case, args.folder))


if __name__ == "__main__":
    main()
