"""What hostile inputs try to reach: an address that listens, and a file with a secret in it.

Nothing of ours may ever call the one or tell the other.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from parsers.model import ParsedMail

PORT = 48_219
"""Of the loopback; whoever watches listens there."""
URL = f"http://127.0.0.1:{PORT}/lure"
SHARE = f"\\\\127.0.0.1@{PORT}\\share\\lure.docx"
FILE = Path(tempfile.gettempdir()) / "intake-mailbot-lure.txt"
SECRET = "a-secret-that-no-mail-may-tell-8842"
FILE_URL = FILE.as_uri()


def lay() -> None:
    """Write the file that hostile inputs try to have read to them."""
    FILE.write_text(SECRET, encoding="utf-8")


def kept(read: ParsedMail) -> bool:
    """The secret is nowhere in what was read."""
    return SECRET not in repr(read)
