"""``python -m tests.layouts.clerks_pdf.convert``: committed files that other programs printed.

Needs LibreOffice and Chromium; the tests need neither.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.layouts.clerks_pdf.portal import Portal
from tests.layouts.clerks_pdf.wording import PORTAL, PROGRAM
from tests.layouts.clerks_word.designs import DESIGNS as WORD
from tests.layouts.filed import FILES
from tests.layouts.furtherpdf.convert import Route
from tests.layouts.later_pdf.convert import make
from tests.layouts.libreoffice import FORM

FOLDER = FILES / "clerks_pdf"
PRINTED = ("cw-memo-caps", "cw-ruled-tabs", "cw-sidebar-copied", "cw-matrix-legacy")


def routes() -> Iterator[Route]:
    """Which program prints which designs."""
    pages = (Portal("cp-portal-side", PORTAL), Portal("cp-portal-over", PROGRAM, side=False))
    yield Route("chromium", "", "browser-print", pages)
    yield Route("lo", FORM.format("false"), "lo-pdf-text",
                tuple(d for d in WORD if d.name in PRINTED))  # fmt: skip


if __name__ == "__main__":
    make(routes(), FOLDER)
