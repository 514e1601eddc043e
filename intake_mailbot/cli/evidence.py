"""Pictures of what is in doubt, written where a person can open them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from intake_mailbot.cli.context import writing

if TYPE_CHECKING:
    from intake_mailbot.store.rows import Kept
    from intake_mailbot.store.unit import Store


def write_evidence(store: Store, kept: Iterable[Kept], folder: Path) -> dict[str, Path]:
    """Write each picture as ``FIELD.png`` into ``folder``; gives the files by field.

    Raises UsageError where they cannot be written, and the errors of the file store.
    """
    written: dict[str, Path] = {}
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for one in kept:
            path = folder / f"{re.sub(r'[^A-Za-z0-9_-]', '_', one.field)}.png"
            path.write_bytes(store.files.get(one.sha256))
            written[one.field] = path
    return written
