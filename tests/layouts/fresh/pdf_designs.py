"""PDF profiles: forms with and without names, and prints."""

from __future__ import annotations

from tests.layouts.fresh import pdf_blocks as b
from tests.layouts.fresh import pdf_tables as t
from tests.layouts.fresh.blocks import IDENTITY
from tests.layouts.fresh.press import Ink, PdfDesign, Press
from tests.layouts.fresh.widgets import Naming
from tests.layouts.fresh.wording import (
    NAMED,
    OFFICIAL,
    OFFICIAL_BARE,
    OFFICIAL_CURLY,
    OFFICIAL_DASH,
    OFFICIAL_STAR,
    SHORT,
)

_PLAN = "(If yes, please provide a copy with this Profile)"
_FIRST = (
    ("engagement_title",),
    ("agency",),
    ("date_requested", "desired_go_live"),
    ("current_phase", "request_type"),
)
_PAIRS = (*IDENTITY[:-1], ("date_requested", "desired_go_live"), ("current_phase", "request_type"))


def _official(p: Press, bar: bool = True, lines: bool = True) -> None:
    b.title(p, "Version 1.9 (R1.00.40)")
    b.heading(p, "I", bar)
    b.stacked(p, IDENTITY, lines)
    b.heading(p, "II", bar)
    b.long(p, "business_objectives")
    b.question(p, "mandated")
    b.question(p, "documentation_attached")
    b.heading(p, "III", bar)
    b.long(p, "services_requested")
    b.heading(p, "IV", bar, 210)
    t.phases(p, lines)
    b.question(p, "depends_on_other_agencies")
    b.question(p, "formal_project_plan", note=_PLAN)
    b.heading(p, "V", bar)
    b.boxes(p)
    b.question(p, "vendor_engaged", note="(If Yes, please list the vendors below.)")
    t.vendors(p, lines)
    b.heading(p, "VI", bar, 130)
    t.signatures(p, lines)


def _running(p: Press) -> None:
    b.title(p)
    b.heading(p, "I")
    b.running(p, _PAIRS, (0, 310))
    b.heading(p, "IV", room=200)
    t.phases(p, lines=False)
    b.question(p, "depends_on_other_agencies", boxes=True)
    b.question(p, "formal_project_plan", boxes=True)
    b.heading(p, "II")
    b.long(p, "business_objectives", boxed=False)
    b.question(p, "mandated", boxes=True)
    b.question(p, "documentation_attached", boxes=True)
    b.heading(p, "III")
    b.long(p, "services_requested", boxed=False)
    b.heading(p, "V")
    b.boxes(p, 1)
    b.question(p, "vendor_engaged", boxes=True)
    b.running(p, [(f"vendor_{n}_name", f"vendor_{n}_authority") for n in (1, 2)], (0, 300))
    b.heading(p, "VI", room=160)
    t.sign_blocks(p)


def _people(p: Press) -> None:
    b.title(p, "Send to best.workintake@ct.gov")
    b.heading(p, "I", True)
    b.beside(p, _FIRST, lines=True)
    t.people(p)
    b.heading(p, "V", True)
    b.boxes(p)
    b.question(p, "vendor_engaged", at=400)
    t.vendors(p)
    b.heading(p, "II", True)
    b.long(p, "business_objectives", hint="750 characters")
    b.question(p, "mandated", at=400)
    b.question(p, "documentation_attached", at=400)
    b.heading(p, "III", True)
    b.long(p, "services_requested", hint="1,024 characters")
    b.heading(p, "IV", True, 210)
    t.phases(p)
    b.question(p, "depends_on_other_agencies", at=400)
    b.question(p, "formal_project_plan", at=400)
    b.heading(p, "VI", True, 130)
    t.signatures(p)


def _captions(p: Press) -> None:
    b.title(p)
    b.heading(p, "I")
    b.stacked(p, IDENTITY, lines=False, below=True)
    b.heading(p, "II")
    b.long(p, "business_objectives")
    b.question(p, "mandated", at=360)
    b.question(p, "documentation_attached", at=360)
    b.heading(p, "III")
    b.long(p, "services_requested")
    b.heading(p, "IV", room=200)
    t.phases(p)
    b.question(p, "depends_on_other_agencies", at=360)
    b.question(p, "formal_project_plan", at=360)
    b.heading(p, "V")
    b.boxes(p, 1)
    b.question(p, "vendor_engaged", at=360)
    t.vendors(p)
    b.heading(p, "VI", room=160)
    t.sign_blocks(p)


def _columns(p: Press) -> None:
    b.title(p)
    b.heading(p, "I")
    b.beside(p, _PAIRS[:-1], 0.38, rule=True)
    b.beside(p, [("current_phase",)], rule=True)
    b.options(p, "request_type")
    b.heading(p, "II")
    b.long(p, "business_objectives")
    b.question(p, "mandated", boxes=True)
    b.question(p, "documentation_attached", boxes=True)
    b.heading(p, "III")
    b.long(p, "services_requested")
    b.heading(p, "IV", room=200)
    t.phases(p, lines=False)
    b.question(p, "depends_on_other_agencies", boxes=True)
    b.question(p, "formal_project_plan", boxes=True)
    b.heading(p, "V")
    b.boxes(p)
    b.question(p, "vendor_engaged", boxes=True)
    t.vendors(p)
    b.heading(p, "VI", room=130)
    t.signatures(p)


def _across(p: Press) -> None:
    b.title(p)
    b.heading(p, "I", True)
    b.beside(p, _FIRST, 0.3, rule=True)
    t.people(p)
    b.heading(p, "II", True)
    b.long(p, "business_objectives")
    b.question(p, "mandated")
    b.question(p, "documentation_attached")
    b.heading(p, "III", True)
    b.long(p, "services_requested")
    b.heading(p, "IV", True, 150)
    t.phases_across(p)
    b.question(p, "depends_on_other_agencies")
    b.question(p, "formal_project_plan")
    b.heading(p, "V", True)
    b.boxes(p)
    b.question(p, "vendor_engaged")
    t.vendors(p)
    b.heading(p, "VI", True, 130)
    t.signatures(p)


def _spoken(key: str, label: str, number: int) -> str:
    """A tooltip as a careful person writes it: which phone, which start."""
    whose = key.rsplit("_", 1)[0].replace("_", " ").title().replace("It ", "IT ")
    return f"{whose}: {label}" if label in {"Contact Phone", "Status", "Start", "Finish"} else label


def _auto(key: str, label: str, number: int) -> str:
    """A name as Acrobat guesses it from the label beside the field."""
    return "".join(c for c in label if c.isalnum() or c == " ")[:40]


def _plain(key: str, label: str, number: int) -> str:
    return f"Text{number}"


LABEL = "Helvetica-Bold"
TIMES, BLUE = "Times-Roman", (0.05, 0.1, 0.55)
WIDE = Ink(width=792, height=612, size=8.5, label_size=7)
DESIGNS = (
    PdfDesign(
        "fr-form-official",
        "pdf-form",
        _official,
        OFFICIAL,
        Ink(label_size=7, footer="Page #"),
        Naming(_auto, lambda k, label, n: label),
    ),
    PdfDesign(
        "fr-form-ids",
        "pdf-form",
        _running,
        NAMED,
        Ink(label_size=9, size=9),
        Naming(lambda k, label, n: k, signed="Ink", radios=True, states=("1", "2")),
    ),
    PdfDesign(
        "fr-form-tips",
        "pdf-form",
        _people,
        OFFICIAL_CURLY,
        Ink(label_size=8.5, header="DAS/BEST  page #"),
        Naming(_plain, _spoken, signed="Stamp"),
    ),
    PdfDesign(
        "fr-form-tree",
        "pdf-form",
        _captions,
        OFFICIAL_BARE,
        Ink(label_size=7.5),
        Naming(lambda k, label, n: f"Field{n}", _spoken, appearances=False, tree="topmostSubform"),
    ),
    PdfDesign(
        "fr-noname-columns",
        "pdf-bare",
        _columns,
        OFFICIAL_STAR,
        Ink(label_size=8.5),
        Naming(_plain, radios=True),
    ),
    PdfDesign(
        "fr-noname-source",
        "pdf-bare",
        lambda p: _official(p, bar=False, lines=False),
        OFFICIAL,
        Ink(label_size=7.5),
        Naming(lambda k, label, n: f"fill_{n}", signed="bare"),
    ),
    PdfDesign(
        "fr-noname-across",
        "pdf-bare",
        _across,
        SHORT,
        WIDE,
        Naming(lambda k, label, n: f"untitled{n * 7 % 101}", shuffled=True, signed="Ink"),
    ),
    PdfDesign(
        "fr-print-official",
        "pdf-text",
        _official,
        OFFICIAL,
        Ink(label_size=7, answer=TIMES, size=10.5),
    ),
    PdfDesign(
        "fr-print-running",
        "pdf-text",
        _running,
        OFFICIAL_DASH,
        Ink(
            label_size=9,
            label="Times-Roman",
            answer="Times-Bold",
            mark="[ ]",
            blank="_" * 12,
            footer="- # -",
        ),
    ),
    PdfDesign(
        "fr-print-overlay",
        "pdf-text",
        _captions,
        OFFICIAL_CURLY,
        Ink(label_size=7.5, answer="Courier", size=9.5, color=BLUE, mark="check"),
        late=True,
    ),
    PdfDesign(
        "fr-print-flattened",
        "pdf-text",
        _people,
        OFFICIAL_BARE,
        Ink(label=LABEL, label_size=8),
        Naming(_plain, signed="bare"),
        flat=True,
    ),
    PdfDesign(
        "fr-print-columns",
        "pdf-text",
        _columns,
        SHORT,
        Ink(label=LABEL, label_size=8.5, color=BLUE, header="Form CEP  page #"),
    ),
)
