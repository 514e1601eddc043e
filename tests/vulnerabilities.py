"""``make vulnerabilities``: whether what we depend on is known to be vulnerable.

pip-audit asks PyPI about every pinned version. Where PyPI's answers cannot be had it passes over
what it cannot find and still says that nothing is known; so it is first asked about a version that
is known to be vulnerable, and believed only if it says so. It runs in a place of its own: nothing
of it is installed beside the product.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

CONSTRAINTS = Path(__file__).parents[1] / "constraints.txt"
KNOWN = "jinja2==2.10"
"""A release with known vulnerabilities (CVE-2019-10906)."""

_AUDIT = "pip-audit==2.10.1"
_SECONDS = 180

Ask = Callable[[str], str]
"""Given requirements, a line each: pip-audit's answer as JSON, "" where there is none."""


@dataclass(frozen=True)
class Answer:
    """``found`` are sentences, one a vulnerability; ``unasked`` could not be looked up."""

    found: tuple[str, ...] = ()
    unasked: tuple[str, ...] = ()


def understood(said: str) -> Answer | None:
    """What pip-audit answered, None where it answered nothing that can be read."""
    try:
        listed = json.loads(said)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return None
    found = tuple(
        f"{one['name']} {one['version']}: {bug['id']}, mended in {_or_nothing(bug['fix_versions'])}"
        for one in listed
        for bug in one.get("vulns", ())
    )
    return Answer(found, tuple(one["name"] for one in listed if "skip_reason" in one))


def report(ask: Ask, pinned: str) -> tuple[int, list[str]]:
    """The exit code, 1 where something is vulnerable, and what to print."""
    trial = understood(ask(KNOWN))
    if trial is None or not trial.found:
        return 0, [
            "Known vulnerabilities were NOT checked: their list cannot be reached from here."
        ]
    answer = understood(ask(pinned))
    if answer is None:
        return 0, ["Known vulnerabilities were NOT checked: the list was reached but broke off."]
    lines = [*answer.found]
    if answer.unasked:
        lines.append(f"Not in the list, so not checked: {', '.join(answer.unasked)}.")
    if not answer.found:
        lines.append("No pinned dependency is known to be vulnerable.")
    return int(bool(answer.found)), lines


def pip_audit(requirements: str) -> str:
    """Asks pip-audit, fetched for this once by uv."""
    uvx = shutil.which("uvx", path=str(Path(sys.executable).parent)) or shutil.which("uvx")
    if uvx is None:
        return ""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "requirements.txt")
        path.write_text(requirements + "\n", encoding="utf-8")
        asked = ("--requirement", str(path), "--no-deps", "--disable-pip", "--format", "json")
        try:
            done = subprocess.run(
                [uvx, "--quiet", "--from", _AUDIT, "pip-audit", *asked, "--progress-spinner=off"],
                capture_output=True,
                text=True,
                timeout=_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return ""
    return done.stdout


def _or_nothing(versions: Sequence[str]) -> str:
    return ", ".join(versions) or "no release yet"


if __name__ == "__main__":
    code, lines = report(pip_audit, CONSTRAINTS.read_text(encoding="utf-8"))
    print("\n".join(lines))
    sys.exit(code)
