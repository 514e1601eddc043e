"""``python -m tests.layouts.furtherpdf.convert``: committed files that other programs saved.

Needs LibreOffice, Chromium and Ghostscript; the tests need none of them.
"""

from __future__ import annotations

import json
import random
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tests.layouts import cases as registry
from tests.layouts.cases import Case, Layout
from tests.layouts.filed import FILES
from tests.layouts.furtherpdf.designs import DESIGNS
from tests.layouts.furtherpdf.office import Web
from tests.layouts.furtherpdf.wording import ASKED, SHORT
from tests.layouts.libreoffice import FORM, convert, said
from tests.layouts.make import truth_of
from tests.layouts.novelpdf.designs import western
from tests.layouts.odf import OdfDesign
from tests.layouts.truth import Profile
from tests.layouts.unseen.wording import PLAIN

FOLDER = FILES / "further_pdf"
SEEDS = (1, 3)
"""An honest profile and a faulty one of each."""

PAGES = (Web("fu-web-table", SHORT), Web("fu-web-list", ASKED, way="list"))
WRITER = (
    OdfDesign("fu-writer-short", "inline", titled=False, words=SHORT),
    OdfDesign("fu-writer-asked", "above", titled=False, words=ASKED),
)
DISTILLED = ("fu-numbered-dotted", "fu-columns-comb", "fu-margin", "fu-ticks-tips")


@dataclass(frozen=True)
class _Western:
    """A form filled in letters that its appearances can show."""

    form: Layout

    @property
    def name(self) -> str:
        return self.form.name

    @property
    def kind(self) -> str:
        return self.form.kind

    def build(self, profile: Profile, rng: random.Random) -> bytes:
        return self.form.build(profile, rng)

    def fit(self, profile: Profile) -> Profile:
        return western(self.form.fit(profile))


@dataclass(frozen=True)
class Route:
    """How a design's file becomes a PDF: LibreOffice's export filter, or a command's name."""

    name: str
    target: str
    kind: str
    designs: tuple[Layout, ...]


def _routes() -> Iterator[Route]:
    known = {d.name: d for d in DESIGNS}
    web = FORM.format("false").replace("writer_pdf", "writer_web_pdf")
    yield Route("lo", web, "lo-pdf-text", PAGES)
    yield Route("chromium", "", "browser-print", (*PAGES, replace(PAGES[1], name="fu-web-plain",
                                                                 words=PLAIN)))  # fmt: skip
    yield Route("lo", FORM.format("true"), "lo-pdf-form", WRITER)
    yield Route("gs", "", "reprint", tuple(_Western(known[name]) for name in DISTILLED))


def _printed(source: Path, out: Path) -> list[str]:
    return [
        "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
        f"--print-to-pdf={out}", str(source),
    ]  # fmt: skip


def _distilled(source: Path, out: Path) -> list[str]:
    return [
        "gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-dPreserveAnnots=false",
        f"-sOutputFile={out}", str(source),
    ]  # fmt: skip


def _run(route: Route, sources: dict[Path, Case], work: Path) -> None:
    if route.target:
        convert(list(sources), route.target, work)
        return
    command = _printed if route.name == "chromium" else _distilled
    for path in sources:
        subprocess.run(command(path, work / f"{path.stem}.pdf"), check=True, capture_output=True,
                       timeout=120)  # fmt: skip


def _keep(route: Route, case: Case, path: Path) -> None:
    name = f"{route.name}-{case.layout}"
    target = FOLDER / f"{name}-{case.seed}.pdf"
    target.write_bytes(path.read_bytes())
    truth = truth_of(replace(case, layout=name, kind=route.kind))
    text = json.dumps(truth, ensure_ascii=False, separators=(",", ":"))
    target.with_suffix(".json").write_text(text + "\n", encoding="utf-8")
    if lost := _lost(case, target):
        print(f"{target.name}: not to be seen any more: {', '.join(lost)}")


def _lost(case: Case, path: Path) -> list[str]:
    def flat(text: str) -> str:
        return "".join(c for c in text if c.isalnum()).lower()

    text = flat(said(path))
    return [k for k, v in case.profile.written.items()
            if v not in {"", "x"} and flat(v) not in text]  # fmt: skip


def main() -> None:
    """Make them all anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*"):
        old.unlink()
    for route in _routes():
        with tempfile.TemporaryDirectory() as name:
            sources, out = {}, Path(name) / "out"
            out.mkdir()
            for design in route.designs:
                for seed in SEEDS:
                    case = registry.make_from(design, seed)
                    path = Path(name) / f"{design.name}-{seed}.{getattr(design, 'suffix', 'pdf')}"
                    path = path.with_suffix(".fodt") if design in WRITER else path
                    path.write_bytes(case.data)
                    sources[path] = case
            _run(route, sources, out)
            for path, case in sources.items():
                _keep(route, case, out / f"{path.stem}.pdf")


if __name__ == "__main__":
    main()
