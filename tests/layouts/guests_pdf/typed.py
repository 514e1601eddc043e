"""Typed forms: one filled in and signed with a signing service, one of dingbat boxes."""

from __future__ import annotations

from functools import partial

from reportlab.lib.colors import Color

from tests.layouts.catalog import BOXES, FIELDS, PHASES, SIGNERS, VENDORS
from tests.layouts.guests_pdf.official import plan
from tests.layouts.guests_pdf.paper import BLUE, GREY, PALE, Paper
from tests.layouts.guests_pdf.web import YESNO
from tests.layouts.outsiders_word.wording import ONE


def envelope_frame(p: Paper) -> None:
    """What a signing service stamps on every page."""
    p.text(
        18, p.height - 14, "SignFlow Envelope ID: 7C1D9A44-0B52-4E8F-9A61-3D2277C0E5B1", size=6.5
    )


def _framed(p: Paper, who: str, x: float, y: float) -> None:
    """A signature in a signing service's bracket."""
    if p.signed(who):
        p.canvas.setStrokeColor(BLUE)
        p.canvas.setLineWidth(1)
        p.canvas.lines([(x, y, x, y + 38), (x, y, x + 14, y), (x, y + 38, x + 8, y + 38)])
        p.canvas.setStrokeColor(Color(0, 0, 0))
        p.text(x + 10, y + 36, "Signed by:", size=5.5)
        p.text(x + 16, y - 2, "9F04B7E1AC2D4C1...", size=5.5)
        p.picture(who, x + 6, y + 6, 110, 28)


def envelope(p: Paper) -> None:
    """A word processor's form filled in and signed with a signing service."""
    p.text(p.left, p.y - 12, p.words.title, "Times-Bold", 16)
    p.y -= 34

    def head(number: str, need: float = 70) -> None:
        p.need(need)
        p.text(p.left, p.y - 12, p.words.section(number), "Times-Bold", 12)
        p.line(p.left, p.y - 16, p.right, width=1.2)
        p.y -= 22

    def asked(key: str) -> None:
        end = p.label(key, p.left, p.y - 10, "Times-Roman", 10.5)
        p.text(end + 6, p.y - 10, p.said(key), p.font, p.points, p.ink)
        p.y -= 17

    head("I")
    for key in ONE:
        if key.endswith("_phone") or key in ("desired_go_live", "request_type"):
            continue
        other = {"date_requested": "desired_go_live", "current_phase": "request_type"}.get(
            key, key.replace("_name", "_phone"))  # fmt: skip
        for name, x in ((key, p.left), (other, p.left + 330))[: 1 + (other != key)]:
            end = p.label(name, x, p.y - 11, "Times-Bold", 10.5)
            p.write(name, end + 5, p.y - 11, 300)
        p.y -= 19
    for number, key, more in (("II", "business_objectives", YESNO[:2]),
                              ("III", "services_requested", ())):  # fmt: skip
        head(number, p.tall(key, 512) + 80)
        p.label(key, p.left, p.y - 10, "Times-Roman", 10.5)
        p.y = p.write(key, p.left, p.y - 24, 512) - 2
        for name in more:
            asked(name)
    head("IV", 220)
    plan(p, (p.left, p.left + 180, p.left + 290, p.left + 400, p.right), "Project Phase", 17, 9)
    asked("depends_on_other_agencies")
    asked("formal_project_plan")
    head("V", 230)
    for key in BOXES:
        p.box(p.left, p.y - 2, 9, 9)
        if p.profile.expected[key]:
            p.text(p.left + 1.6, p.y - 9.6, "x", "Helvetica-Bold", 10)
        p.label(key, p.left + 15, p.y - 10, "Times-Roman", 10.5, end="")
        p.y -= 15
    asked("vendor_engaged")
    for n in VENDORS:
        end = p.text(p.left, p.y - 10, f"Vendor Name {n}:", "Times-Roman", 10.5)
        p.write(f"vendor_{n}_name", end + 5, p.y - 10, 300)
        end = p.text(p.left + 300, p.y - 10, "Purchasing Authority:", "Times-Roman", 10.5)
        p.write(f"vendor_{n}_authority", end + 5, p.y - 10, 300)
        p.y -= 16
    p.turn()
    head("VI", 200)
    p.y = p.flow(p.left, p.y - 10, "By signing below the parties approve this Profile and its "
                 "submission to DAS/BEST.", 500, "Times-Italic", 10)  # fmt: skip
    for n, (who, role) in enumerate(SIGNERS.items()):
        x, y = p.left + 262 * n, p.y - 60
        _framed(p, who, x + 30, y + 4)
        p.line(x, y, x + 236)
        p.text(x, y - 10, role, "Times-Roman", 9.5)
        p.text(x, y - 30, "Name:", "Times-Roman", 9.5)
        p.write(f"{who}_signed_name", x + 34, y - 30, 200)
        p.text(x, y - 48, "Date:", "Times-Roman", 9.5)
        p.write(f"{who}_signed_date", x + 34, y - 48, 200)


def _mark(p: Paper, on: bool, x: float, y: float) -> None:
    p.text(x, y + 1, "\u25a0" if on else "\u274f", "ZapfDingbats", 9)


def _asked(p: Paper, key: str) -> None:
    p.text(p.left, p.y - 10, p.words.label(key), size=9)
    p.among(key, p.left + 442, p.y - 10, 40, partial(_mark, p))
    p.y -= 16


def _facts(p: Paper) -> None:
    for key in ONE:
        if FIELDS[key].choices:
            p.text(p.left, p.y - 10, p.words.label(key), size=9)
            for n, choice in enumerate(FIELDS[key].choices):
                x, y = p.left + 132 + 190 * (n % 2), p.y - 10 - 14 * (n // 2)
                _mark(p, p.said(key) == choice, x, y - 1)
                p.text(x + 13, y, p.words.word(choice), size=9)
            p.y -= 14 * (len(FIELDS[key].choices) // 2) + 5
        else:
            end = p.label(key, p.left, p.y - 10, size=9)
            p.write(key, end + 5, p.y - 10, 400)
            p.y -= 16


def _listed(p: Paper) -> None:
    for n in VENDORS:
        end = p.text(p.left, p.y - 10, f"Vendor {n}: ", size=9)
        p.write(f"vendor_{n}_name", end + 3, p.y - 10, 400)
        p.y -= 15
        end = p.text(p.left + 14, p.y - 10, "Purchasing Authority: ", size=9)
        p.write(f"vendor_{n}_authority", end + 3, p.y - 10, 400)
        p.y -= 17


def _signers(p: Paper) -> None:
    for who, role in SIGNERS.items():
        p.box(p.left, p.y, 512, 64, fill=PALE, edge=None)
        p.text(p.left + 6, p.y - 12, role, "Helvetica-Bold", 9)
        p.text(p.left + 6, p.y - 38, "Signature", size=8)
        p.strokes(who, p.left + 70, p.y - 44, 130, 30)
        p.line(p.left + 56, p.y - 42, p.left + 280)
        p.text(p.left + 6, p.y - 56, "Print name", size=8)
        p.write(f"{who}_signed_name", p.left + 58, p.y - 56, 220)
        p.text(p.left + 300, p.y - 38, "Date", size=8)
        p.write(f"{who}_signed_date", p.left + 324, p.y - 38, 160)
        p.y -= 70


def dingbats(p: Paper) -> None:
    """A typed form: every choice listed behind a dingbat box, signers one under the other."""
    p.text(p.left, p.y - 12, p.words.title, "Helvetica-Bold", 14)
    told = "Please complete ALL sections. Use N/A where a phase does not apply. Questions? Call us."
    p.y = p.flow(p.left, p.y - 26, told, 512, "Helvetica-Oblique", 8, GREY)

    def head(number: str, need: float = 70) -> None:
        p.need(need)
        p.y -= 6
        p.text(p.left, p.y - 11, p.words.section(number), "Helvetica-Bold", 11)
        p.y -= 18

    head("I")
    _facts(p)
    for number, key, more in (("II", "business_objectives", YESNO[:2]),
                              ("III", "services_requested", ())):  # fmt: skip
        head(number, p.tall(key, 500) + 70)
        p.label(key, p.left, p.y - 10, size=9)
        p.y = p.write(key, p.left + 12, p.y - 24, 500) - 2
        for name in more:
            _asked(p, name)
    head("IV", 230)
    for phase in PHASES:
        p.need(36)
        p.text(p.left, p.y - 10, p.words.phase(phase), "Helvetica-Bold", 9)
        p.among(f"{phase}_status", p.left + 150, p.y - 10, 75, partial(_mark, p))
        for x, part in ((150, "start"), (330, "finish")):
            end = p.text(p.left + x, p.y - 24, p.words.label(f"{phase}_{part}"), size=9)
            p.write(f"{phase}_{part}", end + 5, p.y - 24, 120)
        p.y -= 34
    _asked(p, "depends_on_other_agencies")
    _asked(p, "formal_project_plan")
    head("V", 250)
    for key in BOXES:
        _mark(p, bool(p.profile.expected[key]), p.left, p.y - 11)
        p.label(key, p.left + 14, p.y - 10, end="", size=9)
        p.y -= 15
    _asked(p, "vendor_engaged")
    _listed(p)
    head("VI", 200)
    _signers(p)
