"""Cases that lie beside the tests as files, each with its truth in JSON."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from tests.layouts.cases import Case
from tests.layouts.truth import Profile

FILES = Path(__file__).parent / "files"
SETS = (
    "sealed", "guests_pdf", "guests_word",
    "outsiders_pdf", "outsiders_word", "testers_pdf", "testers_word", "clerks_pdf",
    "clerks_word", "plain_pdf", "plain_word", "later_pdf", "later_word", "further_pdf",
    "novel_pdf", "novel", "further", "strange", "fresh", "unseen", "held",
)  # fmt: skip
"""The sets beside the open one; of several that are named the first counts."""


@cache
def filed(name: str = "open") -> tuple[Path, ...]:
    """The files of one set, "open" or one of ``SETS``, in order."""
    return tuple(sorted(p for p in (FILES / name).glob("*") if p.suffix in {".docx", ".pdf"}))


def load(path: Path) -> Case:
    """A file and its truth."""
    said = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    profile = Profile(
        said["written"],
        said["expected"],
        said["signatures"],
        frozenset(said["required"]),
        frozenset(said["emptied"]),
        frozenset(said["absent"]),
    )
    return Case(said["layout"], said["kind"], said["seed"], path.read_bytes(), profile)


def kind_of(path: Path) -> str:
    """The kind of file that a file's truth gives it."""
    return str(json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["kind"])
