"""What one would write in an afternoon to read a scan: OCRmyPDF, then regular expressions.

The text of the searchable file is laid out as on the page; a value is what stands under its label,
or beside it in its row. Values are normalised as ours are, so that reading alone is compared.
"""

from __future__ import annotations

import io
import os
import re
import resource
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageSequence

from form_templates.model import Form
from parsers.matching.values import normalise
from parsers.model import Value

NEEDED = ("ocrmypdf", "tesseract", "pdftotext")
_UNDER = {
    r"Engagement Title": ("engagement_title",),
    r"Requestor.s Name\s+Contact Phone": ("requestor_name", "requestor_phone"),
    r"Agency / Business Unit Name": ("agency",),
    r"Project Manager.s Name.*Contact Phone": ("project_manager_name", "project_manager_phone"),
    r"Agency Business Sponsor.s Name\s+Contact Phone": (
        "business_sponsor_name", "business_sponsor_phone",
    ),
    r"Agency IT Director.s Name\s+Contact Phone": ("it_director_name", "it_director_phone"),
    r"Date Requested\s.*Type of Request": (
        "date_requested", "desired_go_live", "current_phase", "request_type",
    ),
}  # fmt: skip
_PHASES = {
    "Business Issues": "business_issues", "Requirements": "requirements",
    r"Procurement \(ITB or RFP\)": "procurement", "Design": "design",
    "Construction": "construction", "Testing / Quality Assurance": "testing",
    "Implementation": "implementation", "Post-Implementation": "post_implementation",
}  # fmt: skip
_BESIDE = {
    r"mandated by federal or state statute or regulation\?": "mandated",
    r"additional documentation attached\?": "documentation_attached",
    r"performed by other state agencies\?": "depends_on_other_agencies",
    r"plan been developed for this project\?": "formal_project_plan",
    r"outside vendor on this project\?": "vendor_engaged",
}
_GAP = re.compile(r"\s{2,}|\s*[|\[\]]\s*")


@dataclass(frozen=True)
class Peer:
    """The values by field, and the seconds of one core that they cost."""

    values: Mapping[str, Value]
    seconds: float


def missing() -> list[str]:
    """The commands that this peer needs and that are not installed."""
    return [name for name in NEEDED if shutil.which(name) is None]


def read(data: bytes, form: Form) -> Peer:
    """Read a scan by OCRmyPDF and labels; the time of making a PDF of a TIFF is not counted."""
    with tempfile.TemporaryDirectory() as name:
        source, searchable = Path(name) / "scan.pdf", Path(name) / "searchable.pdf"
        source.write_bytes(_as_pdf(data))
        before = _spent()
        _run("ocrmypdf", "--quiet", "--force-ocr", "--rotate-pages", "--deskew", "--jobs", "1",
             "--output-type", "pdf", str(source), str(searchable))  # fmt: skip
        text = _run("pdftotext", "-layout", str(searchable), "-") if searchable.exists() else ""
        shown = _by_label(text)
        values = {
            key: normalise(form.fields[key], said).value for key, said in shown.items() if said
        }
        return Peer(values, _spent() - before)


def _run(*command: str) -> str:
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    return done.stdout


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _as_pdf(data: bytes) -> bytes:
    if data.startswith(b"%PDF"):
        return data
    with Image.open(io.BytesIO(data)) as picture:
        # a fax's dots are not square; OCRmyPDF takes them for it
        pages = [_square(frame.copy()) for frame in ImageSequence.Iterator(picture)]
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=204)
    return out.getvalue()


def _square(page: Image.Image) -> Image.Image:
    across, down = page.info.get("dpi", (204, 204))
    if round(float(across)) == round(float(down)):
        return page
    return page.resize((page.width, round(page.height * float(across) / float(down))))


def _by_label(text: str) -> dict[str, str]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    found: dict[str, str] = {}
    for number, line in enumerate(lines):
        after = lines[number + 1] if number + 1 < len(lines) else ""
        for label, keys in _UNDER.items():
            if re.search(label, line, re.IGNORECASE):
                found |= dict(zip(keys, _GAP.split(after), strict=False))
        for label, phase in _PHASES.items():
            if match := re.match(rf"{label}\s+(.*)", line):
                row = [f"{phase}_{part}" for part in ("status", "start", "finish")]
                found |= dict(zip(row, _GAP.split(match[1]), strict=False))
        for label, key in _BESIDE.items():
            if match := re.search(rf"{label}\W*(Yes|No)", line, re.IGNORECASE):
                found[key] = match[1]
    return found | _vendors(lines) | _approvals(lines)


def _vendors(lines: list[str]) -> dict[str, str]:
    head = next((n for n, one in enumerate(lines) if re.match(r"Vendor Name", one)), None)
    found: dict[str, str] = {}
    rows = [] if head is None else lines[head + 1 : head + 5]
    for number, line in enumerate(rows, 1):
        keys = (f"vendor_{number}_name", f"vendor_{number}_authority")
        found |= dict(zip(keys, _GAP.split(line), strict=False))
    return found


def _approvals(lines: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for label, who in (
        ("Agency IT Manager", "it_manager"),
        ("Agency Business", "business_sponsor"),
    ):
        row = next((one for one in reversed(lines) if re.match(label, one)), "")
        parts = [part for part in _GAP.split(row)[1:] if part]
        if len(parts) >= 2:
            found[f"{who}_signed_name"], found[f"{who}_signed_date"] = parts[-2:]
    return found
