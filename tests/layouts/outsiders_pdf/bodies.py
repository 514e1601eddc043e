"""The outsider's arrangements of a PDF page: numbered blocks, lines, captions under rules."""

from __future__ import annotations

from itertools import pairwise

from tests.layouts.catalog import BOXES, PHASES, SIGNERS, STATUSES, VENDORS
from tests.layouts.outsiders_pdf.sheet import LEFT, RIGHT, WIDTH, Sheet
from tests.layouts.outsiders_word.wording import ONE

_BLOCKS = (
    (("1", "engagement_title", 4), ("2", "date_requested", 2)), (("3", "agency", 6),),
    (("4a", "requestor_name", 4), ("4b", "requestor_phone", 2)),
    (("5a", "project_manager_name", 4), ("5b", "project_manager_phone", 2)),
    (("6a", "business_sponsor_name", 4), ("6b", "business_sponsor_phone", 2)),
    (("7a", "it_director_name", 4), ("7b", "it_director_phone", 2)),
    (("8", "request_type", 2), ("9", "current_phase", 2), ("10", "desired_go_live", 2)),
)  # fmt: skip


def _block(s: Sheet, number: str, key: str, x: float, width: float, height: float) -> None:
    s.canvas.setLineWidth(0.6)
    s.canvas.rect(x, s.y - height, width, height)
    s.label(key, x + 3, s.y - 8, 6, end="") if not number else s.text(
        x + 3, s.y - 8, f"{number}. {s.words.label(key, '')}", size=6
    )
    s.put(key, x + 3, s.y - height + 2, width - 6, height - 11)


def _question(s: Sheet, number: str, key: str, boxed: bool = True) -> None:
    s.need(18)
    if boxed:
        s.canvas.rect(LEFT, s.y - 17, WIDTH, 17)
    s.text(LEFT + 3, s.y - 12, f"{number}{s.words.label(key, '')}", size=8)
    s.pair(key, RIGHT - 95, s.y - 13)
    s.y -= 17


def _long(s: Sheet, number: str, key: str, height: float = 150) -> None:
    s.need(height)
    _block(s, number, key, LEFT, WIDTH, height)
    s.y -= height


def plan(s: Sheet, corner: str = "Phase") -> None:
    """Phases down, status and dates across, in a ruled grid."""
    s.need(16 * 9)
    edges = (LEFT, LEFT + 170, LEFT + 272, LEFT + 392, RIGHT)
    heads = (corner, *(s.words.word(h) for h in ("Status", "Start", "Finish")))
    for x, head in zip(edges, heads, strict=False):
        s.text(x + 3, s.y - 11, head, "VeraBd", 8)
    _ruled(s, edges)
    for phase in PHASES:
        s.text(LEFT + 3, s.y - 11, s.words.phase(phase), size=8)
        for n, part in enumerate(("status", "start", "finish"), 1):
            s.put(f"{phase}_{part}", edges[n] + 1, s.y - 14, edges[n + 1] - edges[n] - 2, 12)
        _ruled(s, edges)
    s.y -= 6


def matrix(s: Sheet) -> None:
    """A column a status with a cross in it, then the dates."""
    s.need(20 * 9)
    edges = (LEFT, LEFT + 130, *(LEFT + 130 + 44 * n for n in range(1, 6)), LEFT + 430, RIGHT)
    heads = ("Phase", "N/A", *STATUSES[1:], s.words.word("Start"), s.words.word("Finish"))
    for x, head in zip(edges, heads, strict=False):
        s.text(x + 2, s.y - 11, head, "VeraBd", 6)
    _ruled(s, edges)
    for phase in PHASES:
        s.text(LEFT + 3, s.y - 11, s.words.phase(phase), size=7)
        for n, status in enumerate(STATUSES, 1):
            s.tick(s.profile.expected[f"{phase}_status"] == status, edges[n] + 16, s.y - 13)
        s.put(f"{phase}_start", edges[6] + 1, s.y - 14, 78, 12)
        s.put(f"{phase}_finish", edges[7] + 1, s.y - 14, 78, 12)
        _ruled(s, edges)
    s.y -= 6


def _ruled(s: Sheet, edges: tuple[float, ...], height: float = 16) -> None:
    s.canvas.setLineWidth(0.5)
    for left, right in pairwise(edges):
        s.canvas.rect(left, s.y - height, right - left, height)
    s.y -= height


def vendors(s: Sheet) -> None:
    """Vendors down, name and authority across."""
    s.need(16 * 5)
    edges = (LEFT, LEFT + 320, RIGHT)
    s.text(LEFT + 3, s.y - 11, s.words.word("Vendor Name(s)"), "VeraBd", 8)
    s.text(edges[1] + 3, s.y - 11, s.words.word("Purchasing Authority"), "VeraBd", 8)
    _ruled(s, edges)
    for n in VENDORS:
        s.put(f"vendor_{n}_name", LEFT + 1, s.y - 14, 318, 12)
        s.put(f"vendor_{n}_authority", edges[1] + 1, s.y - 14, 188, 12)
        _ruled(s, edges)
    s.y -= 6


def ticks(s: Sheet) -> None:
    """The procurement boxes, one a line."""
    s.need(16 * 7)
    for key in BOXES:
        s.tick(bool(s.profile.expected[key]), LEFT + 12, s.y - 12)
        s.label(key, LEFT + 27, s.y - 11, end="")
        s.y -= 15
    s.y -= 3


def approvals(s: Sheet, number: int = 21) -> None:
    """Name, signature and date of each signer in a row of captioned blocks."""
    s.need(90)
    for n, who in enumerate(SIGNERS, number):
        role = s.words.role(who)
        edges = (LEFT, LEFT + 190, LEFT + 390, RIGHT)
        captions = (f"{n}a. Name of {role}", f"{n}b. Signature of {role}", f"{n}c. Date signed")
        for x, words in zip(edges, captions, strict=False):
            s.text(x + 3, s.y - 8, words, size=6)
        s.put(f"{who}_signed_name", edges[0] + 3, s.y - 30, 184)
        s.sign(who, edges[1] + 10, s.y - 40)
        s.put(f"{who}_signed_date", edges[2] + 3, s.y - 30, 118)
        _ruled(s, edges, 42)


def under(s: Sheet) -> None:
    """Signers side by side: the mark on a rule, what it is in small print under it."""
    s.need(130)
    for n, who in enumerate(SIGNERS):
        x, y = LEFT + 270 * n, s.y
        s.text(x, y - 12, s.words.role(who), "VeraBd", 9)
        rows = (("signature", "Signature", 50), ("signed_name", "Printed Name", 80),
                ("signed_date", "Date", 110))  # fmt: skip
        for key, words, down in rows:
            if key == "signature":
                s.sign(who, x + 5, y - down + 1)
            else:
                s.put(f"{who}_{key}", x + 2, y - down + 1, 230)
            s.canvas.line(x, y - down, x + 235, y - down)
            s.text(x, y - down - 8, words, size=6.5)
    s.y -= 125


def blocks(s: Sheet) -> None:
    """A standard form: numbered blocks, the caption small at the top of each."""
    s.text(RIGHT - 150, s.y + 10, "OMB Control Number: 0000-0000", size=6.5)
    s.title()
    s.heading("I")
    for row in _BLOCKS:
        x = LEFT
        for number, key, span in row:
            _block(s, number, key, x, WIDTH * span / 6, 27)
            x += WIDTH * span / 6
        s.y -= 27
    s.y -= 5
    s.heading("II")
    _long(s, "11", "business_objectives")
    _question(s, "12. ", "mandated")
    _question(s, "13. ", "documentation_attached")
    s.heading("III", 180)
    _long(s, "14", "services_requested", 165)
    s.heading("IV", 190)
    plan(s, "15. Phase")
    _question(s, "16. ", "depends_on_other_agencies")
    _question(s, "17. ", "formal_project_plan")
    s.heading("V", 140)
    s.text(LEFT + 3, s.y - 8, "18. Procurement type (check all that apply)", size=6)
    s.y -= 12
    ticks(s)
    _question(s, "19. ", "vendor_engaged")
    vendors(s)
    s.heading("VI", 120)
    approvals(s)


def lines(s: Sheet) -> None:
    """Label and rule, the answer written on the rule."""
    s.title(spaced=2.5)
    s.heading("I")
    for key in ONE:
        end = s.label(key, LEFT, s.y - 12) + 6
        s.put(key, end, s.y - 14, RIGHT - end)
        s.canvas.line(end, s.y - 15, RIGHT, s.y - 15)
        s.y -= 20
    _story(s, plan, under)


def captions(s: Sheet) -> None:
    """Two answers a row, each on a rule with its caption under it."""
    s.title()
    s.heading("I")
    pairs = (("engagement_title", "date_requested"), ("agency", "desired_go_live"),
             *((f"{w}_name", f"{w}_phone") for w in
               ("requestor", "project_manager", "business_sponsor", "it_director")),
             ("request_type", "current_phase"))  # fmt: skip
    for pair in pairs:
        for key, x, width in zip(pair, (LEFT, LEFT + 340), (320, 172), strict=True):
            s.put(key, x, s.y - 15, width)
            s.canvas.line(x, s.y - 16, x + width, s.y - 16)
            s.label(key, x, s.y - 24, 6.5, end="")
        s.y -= 32
    _story(s, plan, under)


def halves(s: Sheet) -> None:
    """Section I in two columns, every answer under its label; statuses as a matrix."""
    s.title()
    s.heading("I")
    top, half = s.y, 8
    for n, key in enumerate(ONE):
        x, y = (LEFT if n < half else LEFT + 265), top - 31 * (n % half)
        s.text(x, y - 9, s.words.label(key), "VeraBd", 7.5)
        s.put(key, x, y - 25, 245)
    s.y = top - 31 * half
    _story(s, matrix, approvals)


def _story(s: Sheet, planned: object, signed: object) -> None:
    """Sections II to VI as boxes and questions without numbers."""
    s.heading("II", 190)
    _long(s, "", "business_objectives")
    _question(s, "", "mandated", boxed=False)
    _question(s, "", "documentation_attached", boxed=False)
    s.heading("III", 190)
    _long(s, "", "services_requested", 165)
    s.heading("IV", 200)
    planned(s)  # type: ignore[operator]
    _question(s, "", "depends_on_other_agencies", boxed=False)
    _question(s, "", "formal_project_plan", boxed=False)
    s.heading("V", 140)
    ticks(s)
    _question(s, "", "vendor_engaged", boxed=False)
    vendors(s)
    s.heading("VI", 150)
    signed(s)  # type: ignore[operator]
