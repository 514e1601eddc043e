"""``python -m tests.layouts.clerks_pdf.convert``: committed files that other programs printed.

Needs LibreOffice and Chromium; the tests need neither.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.layouts.clerks_pdf.portal import Portal
from tests.layouts.clerks_pdf.wording import PORTAL, PROGRAM
from tests.layouts.clerks_word.designs import DESIGNS as WORD
from tests.layouts.filed import FILES
from tests.layouts.furtherpdf.convert import Route, _printed
from tests.layouts.later_pdf import convert as later
from tests.layouts.libreoffice import FORM, convert

FOLDER = FILES / "clerks_pdf"
PRINTED = ("cw-memo-caps", "cw-ruled-tabs", "cw-sidebar-copied", "cw-matrix-legacy")


def routes() -> Iterator[Route]:
    """Which program prints which designs."""
    pages = (Portal("cp-portal-side", PORTAL), Portal("cp-portal-over", PROGRAM, side=False))
    yield Route("chromium", "", "browser-print", pages)
    yield Route("lo", FORM.format("false"), "lo-pdf-text",
                tuple(d for d in WORD if d.name in PRINTED))  # fmt: skip


def main() -> None:
    """Make them all anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*"):
        old.unlink()
    for route in routes():
        with tempfile.TemporaryDirectory() as name:
            out = Path(name) / "out"
            out.mkdir()
            sources = later.sources(route.designs, Path(name))
            if route.target:
                convert(list(sources), route.target, out)
            else:
                for path in sources:
                    subprocess.run(_printed(path, out / f"{path.stem}.pdf"), check=True,
                                   capture_output=True, timeout=120)  # fmt: skip
            for path, case in sources.items():
                later.keep(route, case, out / f"{path.stem}.pdf", FOLDER)


if __name__ == "__main__":
    main()
