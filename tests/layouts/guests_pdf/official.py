"""Prints of form designers: boxes and combs, a brochure's columns, captions in odd places."""

from __future__ import annotations

from reportlab.lib.colors import Color, white

from tests.layouts.catalog import BOXES, FIELDS, PERSONS, PHASES, SIGNERS, VENDORS
from tests.layouts.guests_pdf.paper import GREY, PALE, Paper
from tests.layouts.guests_pdf.web import YESNO
from tests.layouts.outsiders_word.wording import ONE

_PARTS = ("status", "start", "finish")


def cell(p: Paper, key: str, caption: str, x: float, width: float, height: float = 28) -> None:
    """A box with a tiny caption in its upper left corner and the answer below it."""
    p.box(x, p.y, width, height)
    p.text(x + 3, p.y - 7, caption, size=5.5)
    if FIELDS[key].type == "phone" and width < 190:
        comb(p, key, x + 4, p.y - height + 4, width - 8)
    else:
        p.write(key, x + 4, p.y - 19, width - 8)


def comb(p: Paper, key: str, x: float, y: float, width: float) -> None:
    """An answer of one letter a cell, the cells parted by short strokes."""
    said, count = p.said(key), 14
    step = width / count
    for n in range(count):
        if n:
            p.line(x + n * step, y - 3, x + n * step, -7, 0.3)
        if n < len(said):
            p.text(x + n * step + step / 2 - 2.5, y, said[n], "Courier", p.points, p.ink)


def tax(p: Paper) -> None:
    """A revenue form: numbered boxes, tiny captions in them, combs, a box for the office."""
    p.text(p.left, p.y - 9, "Form", size=7)
    p.text(p.left + 20, p.y - 14, "CEP-1", "Helvetica-Bold", 18)
    p.text(p.left + 120, p.y - 12, p.words.title, "Helvetica-Bold", 13)
    p.text(
        p.left + 120, p.y - 24, "Do not write in the shaded areas. Type or print in ink.", size=7
    )
    p.box(p.right - 130, p.y, 130, 30, 0, Color(0.9, 0.9, 0.9))
    p.text(p.right - 127, p.y - 7, "FOR OFFICE USE ONLY", "Helvetica-Bold", 5.5)
    p.text(p.right - 127, p.y - 16, "Date received", size=5.5)
    p.text(p.right - 60, p.y - 16, "Tracking no.", size=5.5)
    p.y -= 36
    _bar(p, "I")
    cell(p, "engagement_title", "1  " + p.words.label("engagement_title"), p.left, 352)
    cell(p, "date_requested", "2  " + p.words.label("date_requested"), p.left + 352, 160)
    p.y -= 28
    cell(p, "agency", "3  " + p.words.label("agency"), p.left, 512)
    p.y -= 28
    for n, who in enumerate(PERSONS, 4):
        name, phone = f"{who}_name", f"{who}_phone"
        cell(p, name, f"{n}a  {p.words.label(name)}", p.left, 330)
        cell(p, phone, f"{n}b  {p.words.label(phone)}", p.left + 330, 182)
        p.y -= 28
    for key, x, wide, number in (("request_type", 0, 180, 8), ("current_phase", 180, 180, 9),
                                 ("desired_go_live", 360, 152, 10)):  # fmt: skip
        cell(p, key, f"{number}  {p.words.label(key)}", p.left + x, wide)
    p.y -= 34
    _told(p, "II", "business_objectives", "11", YESNO[:2], 12)
    _told(p, "III", "services_requested", "14", (), 15)
    _bar(p, "IV", 210)
    plan(p, (p.left, p.left + 190, p.left + 300, p.left + 406, p.right), "15  Phase", 15, 7.5)
    for n, key in enumerate(YESNO[2:4], 16):
        _line_pair(p, f"{n}", key)
    _bar(p, "V", 230)
    for n, key in enumerate(BOXES):
        x, y = p.left + 262 * (n > 3), p.y - 12 - 14 * (n if n < 4 else n - 4)
        p.cross(bool(p.profile.expected[key]), x + 4, y, 8)
        p.label(key, x + 18, y + 1, size=7.5, end="")
    p.y -= 62
    _line_pair(p, "19", "vendor_engaged")
    for n in VENDORS:
        letter = "abcd"[n - 1]
        cell(p, f"vendor_{n}_name", f"20{letter}  Vendor Name", p.left, 330, 25)
        cell(p, f"vendor_{n}_authority", f"21{letter}  Purchasing Authority", p.left + 330, 182, 25)
        p.y -= 25
    p.y -= 6
    _bar(p, "VI", 120)
    p.text(p.left, p.y - 12, "Sign", "Helvetica-Bold", 11)
    p.text(p.left, p.y - 24, "Here", "Helvetica-Bold", 11)
    for who, role in SIGNERS.items():
        x = p.left + 34
        for key, caption, wide in (("", f"{role}'s signature", 190),
                                   ("signed_name", f"{role}'s name (print)", 180),
                                   ("signed_date", "Date", 108)):  # fmt: skip
            p.box(x, p.y, wide, 34)
            p.text(x + 3, p.y - 7, caption, size=5.5)
            if key:
                p.write(f"{who}_{key}", x + 4, p.y - 24, wide - 8)
            else:
                p.strokes(who, x + 20, p.y - 32, 130, 24)
            x += wide
        p.y -= 34


def _bar(p: Paper, number: str, need: float = 70) -> None:
    p.need(need)
    p.box(p.left, p.y, p.right - p.left, 13, 0, Color(0, 0, 0))
    p.text(p.left + 4, p.y - 10, p.words.section(number), "Helvetica-Bold", 8.5, white)
    p.y -= 13


def _told(p: Paper, part: str, key: str, number: str, more: tuple[str, ...], first: int) -> None:
    high = max(70, p.tall(key, 500) + 22)
    _bar(p, part, high + 13 + 17 * len(more))
    p.box(p.left, p.y, 512, high)
    p.text(p.left + 3, p.y - 7, f"{number}  {p.words.label(key)}", size=5.5)
    p.write(key, p.left + 5, p.y - 18, 500)
    p.y -= high
    for n, asked in enumerate(more, first):
        _line_pair(p, str(n), asked)
    p.y -= 6


def _line_pair(p: Paper, number: str, key: str) -> None:
    p.need(17)
    p.box(p.left, p.y, 512, 16)
    end = p.text(p.left + 3, p.y - 11, f"{number}  {p.words.label(key)}", size=7.5)
    p.text(end + 3, p.y - 11, "." * int((p.right - 105 - end) / 5), size=7)
    p.among(key, p.right - 90, p.y - 11, 45, p.cross, size=7.5)
    p.y -= 16


def plan(
    p: Paper, edges: tuple[float, ...], corner: str, high: float, size: float = 8
) -> None:  # fmt: skip
    """Phases down, status and dates across, all ruled."""
    heads = (corner, *(p.words.word(h) for h in ("Status", "Start", "Finish")))
    for n, head in enumerate(heads):
        p.box(edges[n], p.y, edges[n + 1] - edges[n], high, 0, PALE)
        p.text(edges[n] + 3, p.y - high + 4.5, head, "Helvetica-Bold", size)
    for phase in PHASES:
        p.y -= high
        p.text(edges[0] + 3, p.y - high + 4.5, p.words.phase(phase), size=size)
        for n in range(4):
            p.box(edges[n], p.y, edges[n + 1] - edges[n], high)
            if n:
                p.write(f"{phase}_{_PARTS[n - 1]}", edges[n] + 3, p.y - high + 4.5, 130)
    p.y -= high + 6


def brochure(p: Paper) -> None:
    """A designer's leaflet, three columns across: coloured panels, answers above hairlines."""
    p.box(0, p.height, p.width, 58, 0, Color(0.05, 0.35, 0.4), None)
    p.text(p.left, p.height - 38, p.words.title, "Times-Bold", 22, white)
    p.y = p.height - 76
    third, top = 226, p.y
    for column, keys in enumerate((ONE[:5], ONE[5:10], ONE[10:])):
        p.y = top
        for key in keys:
            x = p.left + (third + 14) * column
            p.label(key, x, p.y - 7, "Times-Italic", 7.5, Color(0.05, 0.35, 0.4), "")
            p.write(key, x, p.y - 20, third)
            p.line(x, p.y - 24, x + third, width=0.3)
            p.y -= 32
    p.y = top - 170
    _panel(p, 0, "II", "business_objectives", YESNO[:2])
    _panel(p, 1, "III", "services_requested", ())
    _panel_boxes(p, 2)
    p.turn()
    _band(p, "IV", p.left)
    plan(p, (p.left, p.left + 160, p.left + 260, p.left + 345, p.left + 430), "Phase", 19)
    x, top = p.left + 460, p.height - p.margin
    for key in YESNO[2:4]:
        after = p.flow(p.left, p.y - 10, p.words.label(key, ""), 330, "Times-Roman", 10)
        p.among(key, p.left + 345, after + 12, 45, p.dot)
        p.y = after - 2
    p.y = top
    _band(p, "VI", x)
    for who, role in SIGNERS.items():
        p.text(x, p.y - 12, role, "Times-Bold", 10)
        p.picture(who, x + 10, p.y - 50, 130, 34)
        for down, key, caption in ((52, "", "signature"), (82, "signed_name", "printed name"),
                                   (112, "signed_date", "date")):  # fmt: skip
            p.line(x, p.y - down, x + 230, width=0.3)
            p.text(x, p.y - down - 8, caption, "Times-Italic", 7.5, Color(0.05, 0.35, 0.4))
            if key:
                p.write(f"{who}_{key}", x + 2, p.y - down + 3, 220)
        p.y -= 134


def _band(p: Paper, number: str, x: float, wide: float = 240) -> None:
    p.box(x, p.y, wide, 18, 4, Color(0.85, 0.45, 0.1), None)
    p.text(x + 8, p.y - 13, p.words.section(number), "Times-Bold", 11, white)
    p.y -= 24


def _panel(p: Paper, column: int, number: str, key: str, more: tuple[str, ...]) -> None:
    top, x, wide = p.y, p.left + 240 * column, 226
    p.box(x, top, wide, top - p.margin + 10, 5, Color(0.97, 0.96, 0.92), None)
    _band(p, number, x, wide)
    low = p.flow(x + 8, p.y - 8, p.words.label(key, ""), wide - 16, "Times-Italic", 8.5, GREY)
    p.y = p.write(key, x + 8, low - 4, wide - 16) - 4
    for asked in more:
        low = p.flow(x + 8, p.y - 8, p.words.label(asked, ""), wide - 16, "Times-Roman", 9)
        p.among(asked, x + 8, low - 2, 45, p.dot)
        p.y = low - 10
    p.y = top


def _panel_boxes(p: Paper, column: int) -> None:
    x, top = p.left + 240 * column, p.y
    _band(p, "V", x, 226)
    for key in BOXES:
        p.cross(bool(p.profile.expected[key]), x, p.y - 10, 8)
        p.label(key, x + 13, p.y - 9, "Times-Roman", 9, end="")
        p.y -= 14
    low = p.flow(x, p.y - 8, p.words.label("vendor_engaged", ""), 220, "Times-Roman", 9)
    p.among("vendor_engaged", x, low - 2, 45, p.dot)
    p.y = low - 14
    p.text(x, p.y - 8, p.words.word("Vendor Name(s)"), "Times-Italic", 7.5)
    p.text(x + 135, p.y - 8, p.words.word("Purchasing Authority"), "Times-Italic", 7.5)
    for n in VENDORS:
        p.y -= 22
        low = p.write(f"vendor_{n}_name", x, p.y, 128)
        p.write(f"vendor_{n}_authority", x + 135, p.y, 95)
        p.y = min(p.y, low + 11)
        p.line(x, p.y - 3, x + 226, width=0.3)
    p.y = top
