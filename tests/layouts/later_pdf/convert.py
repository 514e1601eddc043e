"""``python -m tests.layouts.later_pdf.convert``: committed files that other programs printed.

Needs LibreOffice and Chromium; the tests need neither.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from tests.layouts import cases as registry
from tests.layouts.cases import Case, Layout
from tests.layouts.filed import FILES
from tests.layouts.furtherpdf.convert import Route, _lost, _printed
from tests.layouts.later_pdf.pages import Page
from tests.layouts.later_pdf.sent import Sent
from tests.layouts.later_pdf.wording import COUNCIL, DIVISION, PLAIN
from tests.layouts.later_pdf.writer import Typed
from tests.layouts.libreoffice import FORM, convert
from tests.layouts.make import truth_of

FOLDER = FILES / "later_pdf"
SEEDS = (1, 3)
"""An honest profile and a faulty one of each."""

CARDS = Page("lp-web-cards", DIVISION, "cards")
CONFIRM = Page("lp-web-confirm", COUNCIL, "confirm")
MAIL, ANSWERS = Sent("lq-mail", PLAIN, "mail"), Sent("lq-answers", DIVISION, "answers")
TYPED = (Typed("lp-typed-ruled", PLAIN), Typed("lp-typed-open", COUNCIL, ruled=False))


def routes() -> Iterator[Route]:
    """Which program prints which designs."""
    web = FORM.format("false").replace("writer_pdf", "writer_web_pdf")
    yield Route("chromium", "", "browser-print", (CARDS, CONFIRM, MAIL, ANSWERS))
    yield Route("lo", web, "lo-pdf-text", (CONFIRM, MAIL))
    yield Route("lo", FORM.format("false"), "lo-pdf-text", TYPED)


def sources(designs: tuple[Layout, ...], folder: Path) -> dict[Path, Case]:
    """The designs' own files in ``folder``, a seed each, with their cases."""
    made = {}
    for design in designs:
        for seed in SEEDS:
            case = registry.make_from(design, seed)
            path = folder / f"{design.name}-{seed}.{getattr(design, 'suffix', case.suffix[1:])}"
            path.write_bytes(case.data)
            made[path] = case
    return made


def keep(route: Route, case: Case, path: Path, folder: Path) -> None:
    """Keep a printed file and its truth; say what cannot be seen on it any more."""
    name = f"{route.name}-{case.layout}"
    target = folder / f"{name}-{case.seed}.pdf"
    target.write_bytes(path.read_bytes())
    truth = truth_of(replace(case, layout=name, kind=route.kind))
    text = json.dumps(truth, ensure_ascii=False, separators=(",", ":"))
    target.with_suffix(".json").write_text(text + "\n", encoding="utf-8")
    if lost := _lost(case, target):
        print(f"{target.name}: not to be seen any more: {', '.join(lost)}")


def make(routes: Iterable[Route], folder: Path) -> None:
    """Make all files of a folder anew: each design printed by the program of its route."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*"):
        old.unlink()
    for route in routes:
        with tempfile.TemporaryDirectory() as name:
            out = Path(name) / "out"
            out.mkdir()
            made = sources(route.designs, Path(name))
            if route.target:
                convert(list(made), route.target, out)
            else:
                for path in made:
                    subprocess.run(_printed(path, out / f"{path.stem}.pdf"), check=True,
                                   capture_output=True, timeout=120)  # fmt: skip
            for path, case in made.items():
                keep(route, case, out / f"{path.stem}.pdf", folder)


if __name__ == "__main__":
    make(routes(), FOLDER)
