"""``python -m tests.layouts.later_word.libreoffice``: the committed files LibreOffice has saved.

Needs ``soffice``; the files and their truths lie in ``tests/layouts/files/later_word``.
"""

from __future__ import annotations

from tests.layouts.filed import FILES
from tests.layouts.unseen.libreoffice import keep

JOBS = {
    "lo-docx": (("lw-label-in-cell-bare", 0), ("lw-person-blocks", 1), ("lw-captions-fields", 2),
                ("lw-underlined", 0)),
    "lo-odt": (("lw-guided", 1), ("lw-hints-in-cells", 0), ("lw-ranges", 1)),
}  # fmt: skip

if __name__ == "__main__":
    keep(JOBS, FILES / "later_word")
