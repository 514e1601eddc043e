"""What offices make with what they have: a spreadsheet, a viewer's typewriter tool."""

from __future__ import annotations

from reportlab.lib.colors import Color

from tests.layouts.catalog import BOXES, PHASES, SIGNERS, VENDORS
from tests.layouts.guests_pdf.paper import Paper
from tests.layouts.guests_pdf.web import YESNO
from tests.layouts.outsiders_word.wording import ONE


def sheet_frame(p: Paper) -> None:
    """A spreadsheet's head and foot."""
    p.text(280, p.height - 30, "CEP Input", size=8)
    p.text(280, 24, f"Page {p.page + 1} of 2", size=8)


def _cells(p: Paper, *cells: tuple[float, str, str], high: float = 14) -> None:
    """A row of cells: where each begins, what it says, its font; the last ends at the margin."""
    p.need(high)
    ends = [c[0] for c in cells[1:]] + [p.right]
    for (x, words, font), end in zip(cells, ends, strict=True):
        p.box(x, p.y, end - x, high, line=0.4)
        p.flow(x + 2, p.y - 10.5, words, end - x - 3, font, p.points)
    p.y -= high


def spreadsheet(p: Paper) -> None:
    """A spreadsheet printed: a grid of cells, labels in the first column, answers beside them."""
    bold, plain, mid = "Helvetica-Bold", "Helvetica", p.left + 196
    p.text(p.left + 2, p.y - 12, p.words.title, bold, 14)
    p.y -= 20

    def head(number: str) -> None:
        p.need(40)
        p.box(p.left, p.y, p.right - p.left, 14, 0, Color(0.75, 0.83, 0.93), line=0.4)
        p.text(p.left + 2, p.y - 10.5, p.words.section(number), bold, p.points)
        p.y -= 14

    def told(key: str) -> None:
        _cells(p, (p.left, p.words.label(key), plain))
        _cells(p, (p.left, p.said(key), plain), high=max(56, p.tall(key, 505) + 10))

    def asked(key: str) -> None:
        _cells(p, (p.left, p.words.label(key), plain), (p.right - 70, p.said(key), plain))

    head("I")
    for key in ONE:
        if not key.endswith("_phone"):
            beside = key.replace("_name", "_phone")
            row = [(p.left, p.words.label(key), plain), (mid, p.said(key), plain)]
            if beside != key:
                row += [(mid + 180, p.words.label(beside), plain),
                        (mid + 220, p.said(beside), plain)]  # fmt: skip
            _cells(p, *row)
    head("II")
    told("business_objectives")
    asked("mandated")
    asked("documentation_attached")
    head("III")
    told("services_requested")
    p.need(150)
    head("IV")
    columns = (p.left, mid, mid + 110, mid + 210)
    names = ("Phase", *(p.words.word(h) for h in ("Status", "Start", "Finish")))
    _cells(p, *((x, name, bold) for x, name in zip(columns, names, strict=True)))
    for phase in PHASES:
        row = [(p.left, p.words.phase(phase), plain)]
        for x, part in zip(columns[1:], ("status", "start", "finish"), strict=True):
            row.append((x, p.said(f"{phase}_{part}"), plain))
        _cells(p, *row)
    asked("depends_on_other_agencies")
    asked("formal_project_plan")
    head("V")
    for key in BOXES:
        _cells(p, (p.left, "X" if p.profile.expected[key] else "", bold),
               (p.left + 20, p.words.label(key, ""), plain))  # fmt: skip
    asked("vendor_engaged")
    _cells(p, (p.left, p.words.word("Vendor Name(s)"), bold),
           (mid + 180, p.words.word("Purchasing Authority"), bold))  # fmt: skip
    for n in VENDORS:
        _cells(p, (p.left, p.said(f"vendor_{n}_name"), plain),
               (mid + 180, p.said(f"vendor_{n}_authority"), plain))  # fmt: skip
    p.need(100)
    head("VI")
    _cells(p, (p.left, "Role", bold), (p.left + 110, "Name", bold), (mid + 90, "Signature", bold),
           (p.right - 90, "Date", bold))  # fmt: skip
    for who, role in SIGNERS.items():
        p.picture(who, mid + 100, p.y - 32, 110, 30)
        _cells(p, (p.left, role, plain), (p.left + 110, p.said(f"{who}_signed_name"), plain),
               (mid + 90, "", plain), (p.right - 90, p.said(f"{who}_signed_date"), plain),
               high=34)  # fmt: skip


def _noted(p: Paper, key: str, x: float, low: float, width: float, height: float = 14) -> None:
    """An answer typed over the page later, as an annotation."""
    if p.said(key):
        p.laid.append((p.page, p.said(key), (x, low, x + width, low + height)))


def _blank(p: Paper, key: str, x: float, width: float, label: str = "") -> None:
    """A label and a blank of underscores, the answer typed over it."""
    end = p.text(x, p.y, (label or p.words.label(key)) + " ", "Times-Roman", 10)
    p.text(end, p.y, "_" * int((x + width - end) / 5), "Times-Roman", 10)
    _noted(p, key, end, p.y - 3, x + width - end)


def typewriter(p: Paper) -> None:
    """A flat form of underscores and brackets, typed over with a viewer's typewriter tool."""
    p.text(p.left + 120, p.y - 10, p.words.title, "Times-Bold", 15)
    p.y -= 32

    def head(number: str, need: float = 60) -> None:
        p.need(need)
        p.text(p.left, p.y - 4, p.words.section(number), "Times-Bold", 11)
        p.y -= 24

    def told(key: str) -> None:
        p.text(p.left, p.y, p.words.label(key), "Times-Roman", 10)
        _noted(p, key, p.left, p.y - 146, 512, 142)
        for n in range(12):
            p.text(p.left, p.y - 14 - 11 * n, "_" * 102, "Times-Roman", 10)
        p.y -= 166

    head("I")
    for key in ONE:
        if not key.endswith("_phone"):
            beside = key.replace("_name", "_phone")
            _blank(p, key, p.left, 512 if beside == key else 340)
            if beside != key:
                _blank(p, beside, p.left + 346, 166)
            p.y -= 21
    head("II", 220)
    told("business_objectives")
    for key in YESNO[:2]:
        _bracketed(p, key)
    head("III", 200)
    told("services_requested")
    head("IV", 230)
    _typed_plan(p)
    for key in YESNO[2:4]:
        _bracketed(p, key)
    head("V", 240)
    _typed_boxes(p)
    _bracketed(p, "vendor_engaged")
    _typed_vendors(p)
    head("VI", 150)
    _typed_signers(p)


def _bracketed(p: Paper, key: str) -> None:
    p.text(p.left, p.y, p.words.label(key), "Times-Roman", 10)
    for x, choice in ((400, "Yes"), (460, "No")):
        p.text(p.left + x, p.y, f"[   ] {choice}", "Times-Roman", 10)
        if p.said(key) == choice:
            place = (p.left + x + 1, p.y - 3, p.left + x + 14, p.y + 11)
            p.laid.append((p.page, "X", place))
    p.y -= 19


def _typed_plan(p: Paper) -> None:
    for x, name in zip((0, 190, 310, 410), ("Phase", "Status", "Start", "Finish"), strict=True):
        p.text(p.left + x, p.y, name, "Times-Bold", 10)
    for phase in PHASES:
        p.y -= 19
        p.text(p.left, p.y, p.words.phase(phase), "Times-Roman", 10)
        for x, part, count in ((190, "status", 22), (310, "start", 18), (410, "finish", 18)):
            p.text(p.left + x, p.y, "_" * count, "Times-Roman", 10)
            _noted(p, f"{phase}_{part}", p.left + x, p.y - 3, 98)
    p.y -= 26


def _typed_boxes(p: Paper) -> None:
    for key in BOXES:
        p.text(p.left, p.y, f"[   ]  {p.words.label(key, '')}", "Times-Roman", 10)
        if p.profile.expected[key]:
            p.laid.append((p.page, "X", (p.left + 1, p.y - 3, p.left + 14, p.y + 11)))
        p.y -= 16


def _typed_vendors(p: Paper) -> None:
    for n in VENDORS:
        _blank(p, f"vendor_{n}_name", p.left, 290, f"Vendor Name {n}:")
        _blank(p, f"vendor_{n}_authority", p.left + 298, 214, "Purchasing Authority:")
        p.y -= 20


def _typed_signers(p: Paper) -> None:
    for who, role in SIGNERS.items():
        p.y -= 16
        end = p.text(p.left, p.y, f"{role} signature: ", "Times-Roman", 10)
        p.text(end, p.y, "_" * int((p.left + 350 - end) / 5), "Times-Roman", 10)
        if p.signed(who):
            p.laid.append((p.page, "ink", (end + 10, p.y - 4, end + 150, p.y + 22)))
        _blank(p, f"{who}_signed_date", p.left + 356, 156, "Date:")
        p.y -= 22
        _blank(p, f"{who}_signed_name", p.left, 350, "Printed name:")
        p.y -= 14
