"""``python -m tests.layouts.outsiders_pdf.convert``: the committed files of other programs.

Needs LibreOffice, poppler's tools and a python with WeasyPrint (named by ``WEASY_PATH``, a folder
to import it from); the tests need none of them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from tests.layouts import cases as registry
from tests.layouts.cases import Case, Layout
from tests.layouts.filed import FILES
from tests.layouts.libreoffice import FORM, convert
from tests.layouts.make import truth_of
from tests.layouts.outsiders_pdf.designs import DESIGNS
from tests.layouts.outsiders_pdf.web import PAGES
from tests.layouts.outsiders_word.designs import DESIGNS as WORD

FOLDER = FILES / "outsiders_pdf"
SEEDS = (0, 2)
PRINTED = ("ow-blocks-caps", "ow-cards-typed", "ow-landscape", "ow-letter-slash", "ow-columns",
           "ow-choices", "ow-textboxes", "ow-nested-controls")  # fmt: skip
LACKING, UNSIGNED = ("ow-merged", "ow-textboxes", "ow-choices-controls"), (6, 14)
"""Word designs with signers side by side, printed where only one of them has signed."""
AGAIN = ("op-lines-turned", "op-captions")
_WEASY = (
    "import sys; sys.path.insert(0, sys.argv[1]); import weasyprint\n"
    "weasyprint.HTML(filename=sys.argv[2]).write_pdf(sys.argv[3], pdf_tags=True)"
)


def _keep(case: Case, path: Path, name: str) -> None:
    target = FOLDER / f"{name}-{case.seed}.pdf"
    target.write_bytes(path.read_bytes())
    truth = truth_of(replace(case, layout=name, kind="reprint"))
    text = json.dumps(truth, ensure_ascii=False, separators=(",", ":"))
    target.with_suffix(".json").write_text(text + "\n", encoding="utf-8")


def _cases(
    known: tuple[Layout, ...], names: tuple[str, ...], seeds: tuple[int, ...] = SEEDS
) -> list[Case]:
    return [registry.make_from(d, seed) for d in known if d.name in names for seed in seeds]


def _office(work: Path) -> None:
    """Print Word designs with LibreOffice."""
    made = _cases(WORD, PRINTED) + _cases(WORD, LACKING, UNSIGNED)
    for case in made:
        (work / f"{case.layout}-{case.seed}.docx").write_bytes(case.data)
    convert(sorted(work.glob("*.docx")), FORM.format("false"), work)
    for case in made:
        _keep(case, work / f"{case.layout}-{case.seed}.pdf", f"lo-{case.layout}")


def _again(work: Path) -> None:
    """Print PDFs to PDF again with cairo."""
    source, out = work / "source.pdf", work / "again.pdf"
    for case in _cases(DESIGNS, AGAIN):
        source.write_bytes(case.data)
        subprocess.run(["pdftocairo", "-pdf", str(source), str(out)], check=True, timeout=60)
        _keep(case, out, f"cairo-{case.layout}")


def _web(work: Path) -> None:
    """Print web pages with WeasyPrint, tagged."""
    page, out = work / "page.html", work / "page.pdf"
    folder = os.environ.get("WEASY_PATH", ".")
    for case in _cases(PAGES, tuple(p.name for p in PAGES)):
        page.write_bytes(case.data)
        subprocess.run([sys.executable, "-I", "-c", _WEASY, folder, str(page), str(out)],
                       check=True, timeout=120)  # fmt: skip
        _keep(case, out, case.layout)


def main() -> None:
    """Make them all anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*"):
        old.unlink()
    with tempfile.TemporaryDirectory() as work:
        _office(Path(work))
        _again(Path(work))
        _web(Path(work))


if __name__ == "__main__":
    main()
