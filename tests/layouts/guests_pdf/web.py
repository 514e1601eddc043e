"""Web forms and what form services make of them: a browser's print, reports of submissions."""

from __future__ import annotations

from reportlab.lib.colors import Color, white

from tests.layouts.catalog import BOXES, FIELDS, PHASES, SIGNERS, STATUSES, VENDORS
from tests.layouts.guests_pdf.paper import BLUE, GREY, PALE, Paper
from tests.layouts.outsiders_word.wording import ONE

YESNO = ("mandated", "documentation_attached", "depends_on_other_agencies", "formal_project_plan",
         "vendor_engaged")  # fmt: skip
_PROMPTS = {"date": "mm/dd/yyyy", "phone": "(nnn) nnn-nnnn"}


def browser(p: Paper) -> None:
    """A browser's head and foot: the day, the page's title, its address and number."""
    p.text(24, p.height - 20, "1/20/27, 9:14 AM", size=7)
    p.text(240, p.height - 20, "Customer Engagement Profile - Work Intake Portal", size=7)
    p.text(24, 14, "https://intake.example.gov/forms/cep/new?step=review", size=7)
    p.text(p.width - 40, 14, f"{p.page + 1}/3", size=7)


def _input(p: Paper, key: str, x: float, y: float, width: float, high: float = 19) -> None:
    p.box(x, y, width, high, 3, white, GREY)
    entry = FIELDS[key]
    if p.said(key):
        p.write(key, x + 5, y - 13, width - 10)
    elif entry.type == "choice":
        p.text(x + 5, y - 13, entry.prompt, size=8.5)
    elif entry.type in _PROMPTS:
        p.text(x + 5, y - 13, _PROMPTS[entry.type], size=8.5, color=GREY)
    if entry.type == "choice":
        p.canvas.setLineWidth(1)
        p.canvas.lines([(x + width - 12, y - 8, x + width - 8.5, y - 12),
                        (x + width - 8.5, y - 12, x + width - 5, y - 8)])  # fmt: skip


def _section(p: Paper, number: str, need: float = 80) -> None:
    p.need(need)
    p.y -= 8
    p.text(p.left, p.y - 12, p.words.section(number), "Helvetica-Bold", 12.5, BLUE)
    p.line(p.left, p.y - 17, p.right)
    p.y -= 26


def chrome(p: Paper) -> None:
    """A portal's form printed by a browser: inputs as boxes, grey prompts in the empty ones."""
    p.text(p.left, p.y - 16, p.words.title, "Helvetica-Bold", 17)
    p.text(p.left, p.y - 32, "Fields marked with * are required.", size=8, color=GREY)
    p.y -= 38
    _section(p, "I")
    for n, key in enumerate(ONE):
        x = p.left + 262 * (n % 2)
        p.label(key, x, p.y - 8, "Helvetica-Bold", 8.5)
        _input(p, key, x, p.y - 12, 248)
        p.y -= 40 * (n % 2)
    for number, asked, more in (("II", "business_objectives", YESNO[:2]),
                                ("III", "services_requested", ())):  # fmt: skip
        _section(p, number, 190)
        p.label(asked, p.left, p.y - 8, "Helvetica-Bold", 8.5)
        high = max(60, p.tall(asked, 490) + 14)
        _input(p, asked, p.left, p.y - 12, 510, high)
        p.y -= high + 22
        for key in more:
            _asked(p, key)
    _section(p, "IV", 250)
    edges = (p.left, p.left + 160, p.left + 290, p.left + 405)
    for x, head in zip(edges, ("Project Phase", "Status", "Start", "Finish"), strict=True):
        p.text(x, p.y - 8, head, "Helvetica-Bold", 8.5)
    p.y -= 14
    for phase in PHASES:
        p.text(p.left, p.y - 13, p.words.phase(phase))
        for x, part, wide in zip(edges[1:], ("status", "start", "finish"), (122, 106, 106),
                                 strict=True):  # fmt: skip
            _input(p, f"{phase}_{part}", x, p.y, wide)
        p.y -= 23
    for key in YESNO[2:4]:
        _asked(p, key)
    _section(p, "V", 260)
    for key in BOXES:
        p.tick(bool(p.profile.expected[key]), p.left, p.y - 10)
        p.label(key, p.left + 15, p.y - 9, size=9, end="")
        p.y -= 16
    _asked(p, "vendor_engaged")
    for n in VENDORS:
        p.need(36)
        for key, x, wide in ((f"vendor_{n}_name", p.left, 300),
                             (f"vendor_{n}_authority", p.left + 320, 190)):  # fmt: skip
            p.text(x, p.y - 8, f"{p.words.label(key)} {n}", "Helvetica-Bold", 8)
            _input(p, key, x, p.y - 11, wide)
        p.y -= 36
    _section(p, "VI", 200)
    for who, role in SIGNERS.items():
        p.text(p.left, p.y - 10, role, "Helvetica-Bold", 10)
        p.text(p.left, p.y - 24, "Printed name", size=8)
        _input(p, f"{who}_signed_name", p.left, p.y - 28, 200)
        p.text(p.left + 212, p.y - 24, "Date", size=8)
        _input(p, f"{who}_signed_date", p.left + 212, p.y - 28, 110)
        p.text(p.left + 335, p.y - 24, "Signature (draw with your mouse)", size=8)
        p.box(p.left + 335, p.y - 28, 175, 42, 3, None, GREY)
        p.strokes(who, p.left + 350, p.y - 66, 140, 34)
        p.y -= 84


def _asked(p: Paper, key: str) -> None:
    p.need(36)
    p.label(key, p.left, p.y - 9, "Helvetica-Bold", 8.5)
    p.among(key, p.left, p.y - 23, 60, p.dot)
    p.y -= 34


def _pairs(p: Paper) -> list[tuple[str, str]]:
    """Every question of a submission in its order, with the answer as text."""
    w = p.words
    out = [(w.label(k), p.said(k)) for k in (*ONE, "business_objectives", *YESNO[:2],
                                             "services_requested")]  # fmt: skip
    for phase in PHASES:
        out += [(f"{w.phase(phase)} - {w.word(FIELDS[f'{phase}_{d}'].label)}",
                 p.said(f"{phase}_{d}")) for d in ("status", "start", "finish")]  # fmt: skip
    out += [(w.label(k), p.said(k)) for k in YESNO[2:4]]
    ticked = [w.label(k, "") for k in BOXES if p.profile.expected[k]]
    out.append(("Type of procurement (check all that apply)", "\n".join(ticked)))
    out.append((w.label("vendor_engaged"), p.said("vendor_engaged")))
    for n in VENDORS:
        out.append((f"{w.word('Vendor Name(s)')} {n}", p.said(f"vendor_{n}_name")))
        out.append((f"{w.word('Purchasing Authority')} {n}", p.said(f"vendor_{n}_authority")))
    return out


def report(p: Paper) -> None:
    """A form service's report: a striped table of questions and answers, the signatures last."""
    p.box(p.left, p.y, 512, 34, 0, BLUE, None)
    p.text(p.left + 10, p.y - 22, p.words.title, "Helvetica-Bold", 14, white)
    p.text(p.right - 150, p.y - 21, "Submission ID 6041778120055", size=8, color=white)
    p.y -= 44
    for n, (question, answer) in enumerate(_pairs(p)):
        high = max(p.flow(-900, 0, question, 180, "Helvetica-Bold", 8.5) * -1,
                   p.flow(-900, 0, answer, 300, p.font, p.points) * -1) + 8  # fmt: skip
        p.need(high)
        p.box(p.left, p.y, 512, high, 0, PALE if n % 2 else white, Color(0.85, 0.87, 0.9), 0.4)
        p.flow(p.left + 6, p.y - 12, question, 180, "Helvetica-Bold", 8.5)
        p.flow(p.left + 200, p.y - 12, answer, 300, p.font, p.points)
        p.y -= high
    for who, role in SIGNERS.items():
        for asked, key in ((f"{role} - Printed Name", "signed_name"), (f"{role} - Signature", ""),
                           (f"{role} - Date", "signed_date")):  # fmt: skip
            high = 18 if key else 44
            p.need(high)
            p.box(p.left, p.y, 512, high, 0, white, Color(0.85, 0.87, 0.9), 0.4)
            p.text(p.left + 6, p.y - 12, asked, "Helvetica-Bold", 8.5)
            if key:
                p.write(f"{who}_{key}", p.left + 200, p.y - 12, 300)
            else:
                p.picture(who, p.left + 200, p.y - 40, 130, 36)
            p.y -= high


def survey(p: Paper) -> None:
    """A survey service's print: a question, all its choices as rings, one of them dotted."""
    p.text(p.left, p.y - 18, p.words.title, "Helvetica", 20)
    p.text(p.left, p.y - 34, "* Indicates required question", size=8, color=Color(0.8, 0.1, 0.1))
    p.y -= 46
    count = 0
    for number, keys in (("I", ONE), ("II", ("business_objectives", *YESNO[:2])),
                         ("III", ("services_requested",))):  # fmt: skip
        _banner(p, number)
        for key in keys:
            count = _item(p, key, count)
    _banner(p, "IV")
    _grid(p, count + 1)
    for key in YESNO[2:4]:
        count = _item(p, key, count + (key == YESNO[2]))
    _banner(p, "V")
    p.need(140)
    count += 1
    p.text(
        p.left, p.y - 10, f"{count}. What do you need to procure? (check all that apply)", size=9.5
    )
    p.text(p.left + 14, p.y - 22, "Check all that apply.", "Helvetica-Oblique", 8, GREY)
    for n, key in enumerate(BOXES):
        p.cross(bool(p.profile.expected[key]), p.left + 14, p.y - 39 - 14 * n, 8)
        p.label(key, p.left + 28, p.y - 38 - 14 * n, size=9, end="")
    p.y -= 140
    count = _item(p, "vendor_engaged", count)
    for n in VENDORS:
        for key in (f"vendor_{n}_name", f"vendor_{n}_authority"):
            count = _item(p, key, count, f" {n}")
    _banner(p, "VI")
    for who, role in SIGNERS.items():
        p.need(110)
        for asked, key in ((f"Printed name of the {role}", "signed_name"),
                           (f"Date signed by the {role}", "signed_date")):  # fmt: skip
            count = _item(p, f"{who}_{key}", count, asked=asked)
        count += 1
        p.text(p.left, p.y - 10, f"{count}. Signature of the {role} *", size=9.5)
        p.picture(who, p.left + 14, p.y - 46, 120, 32)
        p.line(p.left + 14, p.y - 48, p.left + 300)
        p.y -= 62


def _banner(p: Paper, number: str) -> None:
    p.need(90)
    p.box(p.left, p.y, p.right - p.left, 18, 2, Color(0.4, 0.25, 0.6), None)
    p.text(p.left + 6, p.y - 13, p.words.section(number), "Helvetica-Bold", 10, white)
    p.y -= 28


def _item(p: Paper, key: str, count: int, more: str = "", asked: str = "") -> int:
    entry = FIELDS[key]
    high = 22 + 14 * len(entry.choices) if entry.choices else p.tall(key, 480) + 36
    p.need(high + 12)
    star = " *" if key in p.profile.required else ""
    p.text(p.left, p.y - 10, f"{count + 1}. {asked or p.words.label(key) + more}{star}", size=9.5)
    if entry.choices:
        p.text(p.left + 14, p.y - 22, "Mark only one.", "Helvetica-Oblique", 8, GREY)
        p.among(key, p.left + 14, p.y - 36, 0, p.dot, 14, 9)
        p.y -= high + 22
        return count + 1
    last = p.write(key, p.left + 16, p.y - 28, 480)
    low = min(last + p.points, p.y - 28) - 4
    p.line(p.left + 14, low, p.right, width=0.4)
    p.y = low - 14
    return count + 1


def _grid(p: Paper, count: int) -> None:
    p.need(330)
    p.text(p.left, p.y - 10, f"{count}. Status of each project phase *", size=9.5)
    p.y -= 20
    for n, status in enumerate(STATUSES):
        p.text(p.left + 150 + 72 * n, p.y - 9, status, size=7.5)
    for phase in PHASES:
        p.y -= 17
        p.text(p.left + 14, p.y - 9, p.words.phase(phase), size=8.5)
        for n, status in enumerate(STATUSES):
            p.dot(p.said(f"{phase}_status") == status, p.left + 168 + 72 * n, p.y - 10)
    p.y -= 22
    edges = (p.left + 14, p.left + 180, p.left + 300)
    for x, head in zip(edges, ("Phase dates", "Start", "Finish"), strict=True):
        p.text(x, p.y - 9, head, "Helvetica-Bold", 8.5)
    for phase in PHASES:
        p.y -= 15
        p.text(edges[0], p.y - 9, p.words.phase(phase), size=8.5)
        p.write(f"{phase}_start", edges[1], p.y - 9, 110)
        p.write(f"{phase}_finish", edges[2], p.y - 9, 110)
    p.y -= 24
