"""Fillable forms as form programs leave them: meaningless names, with and without tooltips."""

from __future__ import annotations

from reportlab.lib.colors import Color
from reportlab.lib.utils import simpleSplit

from tests.layouts.catalog import BOXES, FIELDS, PHASES, SIGNERS, VENDORS
from tests.layouts.guests_pdf.paper import Paper
from tests.layouts.guests_pdf.web import YESNO
from tests.layouts.outsiders_word.wording import ONE

_NONE = Color(1, 1, 1, 0)


def field(
    p: Paper, key: str, x: float, low: float, width: float, height: float, name: str, tip: str = ""
) -> None:
    """A text field or a combo box, its lower left corner given."""
    entry, said, form = FIELDS[key], p.said(key), p.canvas.acroForm
    common = {"x": x, "y": low, "width": width, "height": height, "name": name, "borderWidth": 0,
              "fontSize": p.points, "tooltip": tip or None, "fillColor": _NONE}  # fmt: skip
    if entry.type == "choice" and tip:
        form.choice(value=said or entry.prompt, options=[entry.prompt, *entry.choices],
                    fieldFlags="combo", **common)  # fmt: skip
        return
    long = entry.type == "long_text"
    if long:
        said = "\n".join(simpleSplit(said, "Helvetica", p.points, width - 12))
    form.textfield(value=said, maxlen=2000, fieldFlags="multiline" if long else "", **common)


def undefined(p: Paper) -> None:  # noqa: C901 - a form from top to bottom, its fields counted
    """A word processor's print with fields put on by detection: "Text1", "undefined_2", no tips."""
    form, counts = p.canvas.acroForm, {"Text": 0, "undefined": 0, "Check Box": 0, "Group": 0}

    def name(sort: str) -> str:
        counts[sort] += 1
        return f"{sort}_{counts[sort]}" if sort == "undefined" else f"{sort}{counts[sort]}"

    def put(key: str, x: float, width: float, low: float = 3, high: float = 14) -> None:
        sort = "undefined" if key.endswith(("_phone", "_start")) else "Text"
        field(p, key, x, p.y - low, width, high, name(sort))
        if FIELDS[key].type != "long_text":
            p.line(x, p.y - low, x + width)

    def beside(key: str, x: float, width: float, label: str = "") -> None:
        end = p.text(x, p.y, label or p.words.label(key), "Times-Roman", 10) + 4
        put(key, end, x + width - end)

    def asked(key: str) -> None:
        p.text(p.left, p.y, p.words.label(key), "Times-Roman", 10)
        group = name("Group")
        for n, choice in enumerate(("Yes", "No")):
            x = p.left + 410 + 50 * n
            form.radio(name=group, value=f"Choice{n + 1}", selected=p.said(key) == choice, x=x,
                       y=p.y - 2, size=11, buttonStyle="circle", borderWidth=1)  # fmt: skip
            p.text(x + 15, p.y, choice, "Times-Roman", 10)
        p.y -= 18

    def head(number: str, need: float = 60) -> None:
        p.need(need)
        p.text(p.left, p.y - 8, p.words.section(number), "Times-Bold", 12)
        p.y -= 26

    p.text(p.left + 130, p.y - 10, p.words.title, "Times-Bold", 15)
    p.y -= 30
    head("I")
    for key in ONE:
        if not key.endswith("_phone"):
            phone = key.replace("_name", "_phone")
            beside(key, p.left, 512 if phone == key else 330)
            if phone != key:
                beside(phone, p.left + 336, 176)
            p.y -= 20
    for number, key, more in (("II", "business_objectives", YESNO[:2]),
                              ("III", "services_requested", ())):  # fmt: skip
        head(number, 230)
        p.text(p.left, p.y, p.words.label(key), "Times-Roman", 10)
        p.box(p.left, p.y - 6, 512, 150)
        put(key, p.left + 1, 510, 155, 148)
        p.y -= 172
        for question in more:
            asked(question)
    head("IV", 230)
    for x, word in zip((0, 190, 310, 410), ("Phase", "Status", "Start", "Finish"), strict=True):
        p.text(p.left + x, p.y, word, "Times-Bold", 10)
    for phase in PHASES:
        p.y -= 18
        p.text(p.left, p.y, p.words.phase(phase), "Times-Roman", 10)
        for x, part in ((190, "status"), (310, "start"), (410, "finish")):
            put(f"{phase}_{part}", p.left + x, 95)
    p.y -= 26
    asked("depends_on_other_agencies")
    asked("formal_project_plan")
    head("V", 260)
    for key in BOXES:
        form.checkbox(name=name("Check Box"), checked=bool(p.profile.expected[key]), x=p.left,
                      y=p.y - 2, size=11, buttonStyle="cross", borderWidth=1)  # fmt: skip
        p.text(p.left + 17, p.y, p.words.label(key, ""), "Times-Roman", 10)
        p.y -= 16
    asked("vendor_engaged")
    for n in VENDORS:
        beside(f"vendor_{n}_name", p.left, 300, f"Vendor Name {n}:")
        beside(f"vendor_{n}_authority", p.left + 306, 206, "Purchasing Authority:")
        p.y -= 19
    head("VI", 160)
    for who, role in SIGNERS.items():
        p.y -= 18
        end = p.text(p.left, p.y, f"{role} Signature", "Times-Roman", 10) + 4
        p.line(end, p.y - 3, p.left + 370)
        if p.signed(who):
            p.laid.append((p.page, "stamp", (end + 15, p.y - 4, end + 145, p.y + 26)))
        beside(f"{who}_signed_date", p.left + 376, 136, "Date")
        p.y -= 20
        beside(f"{who}_signed_name", p.left, 370, "Printed Name")
        p.y -= 12


_FORM = "form1[0].#subform[{page}].{sort}{count}[0]"


def tips(p: Paper) -> None:
    """A landscape form in two columns; the fields' tooltips say what they ask for."""
    count = 0

    def put(key: str, x: float, low: float, width: float, height: float, tip: str) -> None:
        nonlocal count
        count += 1
        sort = {"choice": "DropDownList", "date": "DateTimeField"}.get(
            FIELDS[key].type, "TextField")  # fmt: skip
        name = _FORM.format(page=p.page, sort=sort, count=count).replace(".", "_")
        p.box(x, low + height, width, height, line=0.5)
        field(p, key, x, low, width, height, name, tip)

    def head(number: str, x: float) -> None:
        p.text(x, p.y - 10, p.words.section(number), "Helvetica-Bold", 10)
        p.line(x, p.y - 13, x + 336)
        p.y -= 18

    def asked(key: str, x: float) -> None:
        nonlocal count
        p.y = p.flow(x, p.y - 10, p.words.label(key), 250, size=8.5) + 10
        for n, choice in enumerate(("Yes", "No")):
            count += 1
            p.canvas.acroForm.checkbox(
                name=f"CheckBox{count}", checked=p.said(key) == choice, x=x + 258 + 40 * n, y=p.y,
                size=10, buttonStyle="check", tooltip=f"{p.words.label(key)} {choice}",
            )  # fmt: skip
            p.text(x + 271 + 40 * n, p.y + 1, choice, size=8.5)
        p.y -= 8

    def told(key: str, x: float, high: float) -> None:
        p.text(x, p.y - 8, p.words.label(key), size=7.5)
        put(key, x, p.y - 12 - high, 336, high, p.words.label(key))
        p.y -= high + 16

    left, middle, top = p.left, p.left + 356, p.y - 24
    p.text(left, p.y - 12, p.words.title, "Helvetica-Bold", 15)
    p.y = top
    head("I", left)
    for key in ONE:
        whose = key.removesuffix("_phone").replace("it_", "IT ").replace("_", " ")
        tip = (
            f"Enter the {whose}'s phone number"
            if key.endswith("phone")
            else (
                p.words.label(key, "") + (" (select from the list)" if FIELDS[key].choices else "")
            )
        )
        p.flow(left, p.y - 11, p.words.label(key), 138, size=8)
        put(key, left + 140, p.y - 16, 196, 15, tip)
        p.y -= 25
    low, p.y = p.y, top
    head("II", middle)
    told("business_objectives", middle, 150)
    asked("mandated", middle)
    asked("documentation_attached", middle)
    head("III", middle)
    told("services_requested", middle, 190)
    p.y = low
    p.turn()
    top = p.y
    head("IV", left)
    for phase in PHASES:
        p.text(left, p.y - 11, p.words.phase(phase), size=8)
        for x, part, wide in ((120, "status", 76), (200, "start", 66), (270, "finish", 66)):
            tip = f"{p.words.phase(phase)} {part}"
            put(f"{phase}_{part}", left + x, p.y - 16, wide, 15, tip)
        p.y -= 20
    asked("depends_on_other_agencies", left)
    asked("formal_project_plan", left)
    p.y = top
    head("V", middle)
    for key in BOXES:
        count += 1
        p.canvas.acroForm.checkbox(name=f"CheckBox{count}", checked=bool(p.profile.expected[key]),
                                   x=middle, y=p.y - 12, size=10, buttonStyle="cross",
                                   tooltip=p.words.label(key, ""))  # fmt: skip
        p.text(middle + 15, p.y - 10, p.words.label(key, ""), size=8.5)
        p.y -= 15
    asked("vendor_engaged", middle)
    for n in VENDORS:
        p.text(middle, p.y - 8, f"Vendor {n}", size=7.5)
        put(f"vendor_{n}_name", middle, p.y - 26, 200, 15, f"Vendor name {n}")
        p.text(middle + 206, p.y - 8, "Purchasing authority", size=7.5)
        put(
            f"vendor_{n}_authority",
            middle + 206,
            p.y - 26,
            130,
            15,
            f"Vendor {n} purchasing authority",
        )
        p.y -= 29
    p.y = top - 330
    for n, (who, role) in enumerate(SIGNERS.items()):
        x, y = p.left + 356 * n, p.y
        p.text(x, y - 10, f"{p.words.section('VI')}: {role}", "Helvetica-Bold", 9)
        p.text(x, y - 34, "Sign here", size=8)
        p.box(x + 60, y - 16, 276, 38, line=0.5)
        p.picture(who, x + 90, y - 52, 150, 34)
        p.text(x, y - 70, "Print name", size=8)
        put(f"{who}_signed_name", x + 60, y - 76, 150, 15, f"{role} printed name")
        p.text(x + 216, y - 70, "Date", size=8)
        put(f"{who}_signed_date", x + 240, y - 76, 96, 15, f"{role} date signed")
