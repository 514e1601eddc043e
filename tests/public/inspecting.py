"""Runs ``intake-mailbot inspect`` on documents and sums up what it says of each."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

KINDS = ("text", "choice", "date", "checkbox", "picture", "signature", "button")
_BATCH = 100
_PATIENCE = 1800


@dataclass(frozen=True, slots=True)
class Said:
    """What inspect says of one document.

    ``outcome`` is the source, the kind of a typed error, or "crash". ``values`` is a digest of
    every control's name, kind and value, "" where there are none.
    """

    outcome: str
    counts: tuple[int, ...] = (0,) * len(KINDS)
    values: str = ""
    controls: tuple[tuple[str, str, object], ...] = ()


def inspected(files: Sequence[Path]) -> Iterator[tuple[Path, Said]]:
    """What the command says of each of ``files``, in batches; a batch that dies is split up."""
    for start in range(0, len(files), _BATCH):
        batch = files[start : start + _BATCH]
        found = _batch(batch)
        if found is None and len(batch) > 1:
            for file in batch:
                alone = _batch([file])
                yield file, alone[0] if alone else Said("crash")
        else:
            yield from zip(batch, found or [Said("crash")], strict=True)


def _batch(files: Sequence[Path]) -> list[Said] | None:
    """One run of the command; None where it did not end as the contract says."""
    command = Path(sys.executable).with_name("intake-mailbot")
    try:
        done = subprocess.run(
            [command, "inspect", "--json", *map(str, files)],
            capture_output=True, text=True, check=False, timeout=_PATIENCE,
        )  # fmt: skip
        shown = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        return None
    if done.returncode not in (0, 1) or "Traceback" in done.stderr or len(shown) != len(files):
        return None
    return [_summed(one) for one in shown]


def _summed(shown: dict[str, object]) -> Said:
    error = shown.get("error")
    if isinstance(error, dict):
        return Said(str(error["kind"]))
    controls = shown["controls"]
    if not isinstance(controls, list):
        return Said("crash")
    rows = tuple((one["name"], one["kind"], one["value"]) for one in controls)
    kinds = Counter(row[1] for row in rows)
    counts = tuple(kinds[kind] for kind in KINDS)
    return Said(str(shown["source"]), counts, digest(rows), rows)


def digest(rows: Sequence[Sequence[object]]) -> str:
    """Sixteen hex digits over the rows, their order left out; "" without rows."""
    if not rows:
        return ""
    lines = sorted(json.dumps(list(row), ensure_ascii=True) for row in rows)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]
