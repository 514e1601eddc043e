"""``python -m tests.layouts.further.libreoffice``: the committed files that LibreOffice has saved.

Needs ``soffice``; the files and their truths lie in ``tests/layouts/files/further``.
"""

from __future__ import annotations

from tests.layouts.filed import FILES
from tests.layouts.unseen.libreoffice import keep

JOBS = {
    "lo-docx": (("fu-row-controls", 0), ("fu-contacts", 1), ("fu-typed-rules", 1),
                ("fu-abreast-bare", 3), ("fu-check-lists", 0)),
    "lo-odt": (("fu-captions-below", 1), ("fu-grouped", 0), ("fu-tab-leaders", 1),
               ("fu-numbered-bare", 1), ("fu-contacts-typed", 2)),
}  # fmt: skip

if __name__ == "__main__":
    keep(JOBS, FILES / "further")
