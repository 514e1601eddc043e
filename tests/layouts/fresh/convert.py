"""``python -m tests.layouts.fresh.convert``: the committed files that other programs have saved.

Needs LibreOffice, a Chromium and poppler's tools; the tests need none of them.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from tests.layouts import cases as registry
from tests.layouts.cases import Case, Layout
from tests.layouts.filed import FILES
from tests.layouts.fresh.designs import DESIGNS
from tests.layouts.fresh.html_prints import DESIGNS as PAGES
from tests.layouts.fresh.html_prints import FILLABLE as WEB_FORMS
from tests.layouts.libreoffice import FORM, convert, said
from tests.layouts.make import truth_of

FOLDER = FILES / "fresh"
DOCX, PRINT = "docx:MS Word 2007 XML", FORM.format("false")
FILLABLE = FORM.format("true").replace("writer_pdf", "writer_web_pdf")
SAVED = (
    "fr-title-captions",
    "fr-bare-below",
    "fr-bare-columns",
    "fr-bare-boxes",
    "fr-legacy-beside",
    "fr-legacy-lines",
    "fr-typed-underscores",
    "fr-typed-matrix",
    "fr-typed-captions",
    "fr-typed-strip",
    "fr-tag-lines",
    "fr-tracked-people",
)
CONTROLS = (
    "fr-tag-lines",
    "fr-title-captions",
    "fr-bare-source",
    "fr-bare-boxes",
    "fr-bare-columns",
)
PRINTS = (
    "fr-typed-underscores",
    "fr-typed-matrix",
    "fr-typed-captions",
    "fr-typed-numbered",
    "fr-typed-strip",
    "fr-typed-leaders",
    "fr-bare-below",
    "fr-legacy-beside",
)
REWRITTEN = ("fr-print-official", "fr-print-overlay", "fr-form-tips")
_TEXT = ("word-text", "word-tracked")


def _case(layout: Layout, seed: int) -> Case:
    return registry.make_from(layout, seed)


def _keep(case: Case, path: Path, name: str, kind: str) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    target = FOLDER / f"{name}-{case.seed}{path.suffix}"
    target.write_bytes(path.read_bytes())
    truth = {**truth_of(replace(case, layout=name, kind=kind))}
    text = json.dumps(truth, ensure_ascii=False, separators=(",", ":"))
    target.with_suffix(".json").write_text(text + "\n", encoding="utf-8")
    if lost := _lost(case, target):
        print(f"{target.name}: not to be seen any more: {', '.join(lost)}")


def _lost(case: Case, path: Path) -> list[str]:
    def flat(text: str) -> str:
        return "".join(c for c in text if c.isalnum()).lower()

    text = flat(said(path))
    return [
        k for k, v in case.profile.written.items() if v not in {"", "x"} and flat(v) not in text
    ]


def _office(work: Path, names: tuple[str, ...], target: str, prefix: str) -> None:
    """Send Word designs through LibreOffice."""
    known = {d.name: d for d in DESIGNS}
    jobs = {f"{n}-{seed}": _case(known[n], seed) for n in names for seed in (2, 3)}
    folder = work / prefix
    folder.mkdir()
    for name, case in jobs.items():
        (folder / f"{name}.docx").write_bytes(case.data)
    convert(sorted(folder.glob("*.docx")), target, folder / "out")
    for name, case in jobs.items():
        path = folder / "out" / f"{name}.{target.partition(':')[0]}"
        _keep(case, path, f"{prefix}-{case.layout}", _kind(prefix, case.kind))


def _kind(prefix: str, kind: str) -> str:
    if prefix == "lo-docx":
        return "lo-word-text" if kind in _TEXT else "lo-word"
    return "lo-pdf-text"


def _browser(work: Path) -> None:
    """Print web pages with Chromium."""
    for layout in PAGES:
        for seed in (0, 1, 2, 3):
            case = _case(layout, seed)
            page, out = work / "page.html", work / "page.pdf"
            page.write_bytes(case.data)
            subprocess.run(
                [
                    "chromium",
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--no-pdf-header-footer",
                    f"--print-to-pdf={out}",
                    str(page),
                ],
                check=True,
                capture_output=True,
                timeout=120,
            )
            _keep(case, out, layout.name, layout.kind)


def _fillable(work: Path) -> None:
    """Save web forms with LibreOffice as fillable PDFs."""
    jobs = {f"{d.name}-{seed}": _case(d, seed) for d in WEB_FORMS for seed in (0, 1, 2, 3)}
    for name, case in jobs.items():
        (work / f"{name}.html").write_bytes(case.data)
    convert([work / f"{n}.html" for n in jobs], FILLABLE, work)
    for name, case in jobs.items():
        _keep(case, work / f"{name}.pdf", f"lo-{case.layout}", case.kind)


def _rewritten(work: Path) -> None:
    """Print PDFs to PDF again, as a print dialogue does: fields become print."""
    known = {d.name: d for d in DESIGNS}
    for name in REWRITTEN:
        for seed in (2, 3):
            case = _case(known[name], seed)
            source, out = work / "source.pdf", work / "again.pdf"
            source.write_bytes(case.data)
            subprocess.run(["pdftocairo", "-pdf", str(source), str(out)], check=True, timeout=60)
            _keep(case, out, f"again-{name}", "reprint")


def main() -> None:
    """Make them all anew."""
    for old in FOLDER.glob("*"):
        old.unlink()
    with tempfile.TemporaryDirectory() as work:
        _office(Path(work), SAVED, DOCX, "lo-docx")
        _office(Path(work), CONTROLS, PRINT, "lo-controls")
        _fillable(Path(work))
        _office(Path(work), PRINTS, PRINT, "lo-print")
        _browser(Path(work))
        _rewritten(Path(work))


if __name__ == "__main__":
    main()
