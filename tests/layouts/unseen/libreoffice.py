"""``python -m tests.layouts.unseen.libreoffice``: the committed files that LibreOffice has saved.

Needs ``soffice``; the files and their truths lie in ``tests/layouts/files/unseen``.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.layouts import cases as registry
from tests.layouts.cases import Case
from tests.layouts.filed import FILES
from tests.layouts.libreoffice import KINDS, ROUTES, _lost, convert
from tests.layouts.make import truth_of

JOBS = {
    "lo-docx": (("un-questions", 0), ("un-questions", 3), ("un-nested-cards", 1),
                ("un-legacy-captions", 2), ("un-borderless", 1), ("un-excel", 3)),
    "lo-odt": (("un-side-headings", 1), ("un-legacy-worksheet", 0), ("un-memo", 1)),
    "lo-print": (("un-strips", 1), ("un-strips", 2), ("un-borderless", 0), ("un-excel", 1),
                 ("un-contact-matrix", 3), ("un-contact-matrix", 0), ("un-plain-boxes", 1),
                 ("un-legacy-abreast", 1), ("un-long", 0), ("un-approvals-first", 3),
                 ("un-outline", 1), ("un-nested-cards", 0)),
}  # fmt: skip


def _sent(route: str, jobs: tuple[tuple[str, int], ...], work: Path) -> list[tuple[Case, Path]]:
    """The cases of a route, each with the file that came out."""
    stage = work / route
    stage.mkdir()
    made = []
    for name, seed in jobs:
        case = registry.make(name, seed)
        path = stage / f"{name}-{seed}.docx"
        path.write_bytes(case.data)
        made.append((case, path))
    for step, target in enumerate(ROUTES[route]):
        folder = stage / str(step)
        convert([p for _, p in made], target, folder)
        suffix = "." + target.split(":")[0]
        made = [(c, folder / p.with_suffix(suffix).name) for c, p in made]
    return made


def keep(jobs_of: Mapping[str, tuple[tuple[str, int], ...]], folder: Path) -> None:
    """Make all files anew, and say which values are not to be seen in them any more.

    ``jobs_of``: of each route the layouts and seeds to send along it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    with tempfile.TemporaryDirectory() as work:
        for route, jobs in jobs_of.items():
            for case, path in _sent(route, jobs, Path(work)):
                name = f"{route}-{case.layout}"
                truth = {**truth_of(case), "layout": name, "kind": KINDS[case.kind][route]}
                target = folder / f"{name}-{case.seed}{path.suffix}"
                target.write_bytes(path.read_bytes())
                text = json.dumps(truth, ensure_ascii=False, separators=(",", ":"))
                target.with_suffix(".json").write_text(text + "\n", encoding="utf-8")
                if lost := _lost(path, dict(case.profile.written)):
                    print(f"{target.name}: not to be seen any more: {', '.join(lost)}")


if __name__ == "__main__":
    keep(JOBS, FILES / "unseen")
