"""Prints that keep answers in odd places: in parts, in running heads, in text boxes, marked."""

from __future__ import annotations

from xml.sax.saxutils import escape

from tests.layouts.catalog import FIELDS, PHASES, SIGNERS
from tests.layouts.novel.kit import (
    FACTS,
    PEOPLE,
    QUESTIONS,
    WIDE,
    Form,
    approval_table,
    boxes,
    grid,
    head,
    line,
    phase_table,
    questions,
    vendor_table,
)
from tests.layouts.novel.pages import TITLE
from tests.layouts.word.ooxml import cell, para, row, run, table


def parts(f: Form) -> str:
    """Dates in three boxes, phones in two, names as first and last; each a control."""

    def control(text: str) -> str:
        number = f.package.next_id()
        shown = run(text) if text else run("Click or tap here to enter text.", color="808080")
        prompt = "" if text else "<w:showingPlcHdr/>"
        return (
            f'<w:sdt><w:sdtPr><w:id w:val="{number}"/>{prompt}<w:text/></w:sdtPr>'
            f"<w:sdtContent>{shown}</w:sdtContent></w:sdt>"
        )

    def day(field_id: str) -> str:
        said = str(f.profile.expected[field_id] or "")
        month = control(said[5:7]) + run(" / ") + control(said[8:10])
        return f.lab(field_id, ": ") + month + run(" / ") + control(said[:4])

    def person(who: str) -> str:
        first, _, last = f.profile.written[f"{who}_name"].partition(" ")
        phone = str(f.profile.expected[f"{who}_phone"] or "")
        told = f.lab(f"{who}_name", " – ") + run("First: ") + control(first)
        told += run("  Last: ") + control(last) + run("   Phone: (") + control(phone[2:5])
        return told + run(") ") + control(phone[5:8]) + run(" - ") + control(phone[8:])

    body = TITLE + line(f.lab("engagement_title", ": "), f.val("engagement_title"))
    body += line(f.lab("agency", ": "), f.val("agency"))
    body += "".join(line(person(who)) for who in PEOPLE)
    body += line(day("date_requested")) + line(day("desired_go_live"))
    body += "".join(line(f.lab(k, ": "), f.val(k)) for k in FACTS[2:])
    body += _longs(f) + questions(f) + phase_table(f) + boxes(f) + vendor_table(f)
    return body + approval_table(f)


def _longs(f: Form) -> str:
    return "".join(
        line(f.lab(key, ":")) + f.pen.block(key)
        for key in ("business_objectives", "services_requested")
    )


def marked(f: Form) -> str:
    """Choices printed in a row, the one that is meant underlined, shaded or struck round."""

    def look(on: bool) -> str:
        if not on:
            return ""
        return '<w:rPr><w:b/><w:u w:val="single"/></w:rPr>'

    def choose(field_id: str, choices: tuple[str, ...]) -> str:
        written, out = f.profile.written[field_id], ""
        for at, choice in enumerate(choices):
            gap = " / " if at else ""
            out += f'<w:r><w:t xml:space="preserve">{gap}</w:t></w:r>' if gap else ""
            props = look(written == choice)
            out += f'<w:r>{props}<w:t xml:space="preserve">{escape(choice)}</w:t></w:r>'
        return out

    body = TITLE
    for key in ("engagement_title", "agency"):
        body += line(f.lab(key, ": "), f.val(key))
    for who in PEOPLE:
        body += line(f.lab(f"{who}_name", ": "), f.val(f"{who}_name"), run("\t"),
                     f.lab(f"{who}_phone", ": "), f.val(f"{who}_phone"), tabs=(6200,))  # fmt: skip
    body += line(f.lab("date_requested", ": "), f.val("date_requested"))
    body += line(f.lab("desired_go_live", ": "), f.val("desired_go_live"))
    body += line(f.lab("current_phase", ": "), f.val("current_phase"))
    body += line(
        f.lab("request_type", ": "), choose("request_type", FIELDS["request_type"].choices)
    )
    body += _longs(f)
    body += "".join(line(f.lab(q, "  "), choose(q, ("Yes", "No"))) for q in QUESTIONS)
    return body + phase_table(f) + boxes(f) + vendor_table(f) + approval_table(f)


def exported(f: Form) -> str:
    """As Google Docs writes it: no grid, every run with its looks, answers in bordered boxes."""

    def box(*blocks: str) -> str:
        made = table(row(cell(*blocks, width=WIDE)), grid=(WIDE,))
        return made.replace('<w:tblLayout w:type="fixed"/>', "") + para(after=0)

    def pair(left: str, right: str) -> str:
        half = WIDE // 2
        return table(row(cell(left, width=half), cell(right, width=half)), grid=(half, half))

    def ask(field_id: str) -> str:
        return line(f.lab(field_id)) + line(f.val(field_id))

    body = TITLE + box(ask("engagement_title")) + box(ask("agency"))
    for who in PEOPLE:
        body += pair(ask(f"{who}_name"), ask(f"{who}_phone")) + para(after=0)
    body += pair(ask("date_requested"), ask("desired_go_live")) + para(after=0)
    body += pair(ask("current_phase"), ask("request_type")) + para(after=0)
    for key in ("business_objectives", "services_requested"):
        body += box(line(f.lab(key)) + f.pen.block(key))
    body += box("".join(line(f.lab(q, " "), f.val(q)) for q in QUESTIONS))
    body += phase_table(f) + para(after=0) + box(boxes(f)) + vendor_table(f) + para(after=0)
    for who, role in zip(SIGNERS, f.words.signers, strict=True):
        signature, name, day = f.words.approvals
        body += box(
            line(run(f"{role} {signature}", bold=True)) + line(f.signature(who))
            + line(run(f"{name}: ", bold=True), f.val(f"{who}_signed_name"))
            + line(run(f"{day}: ", bold=True), f.val(f"{who}_signed_date"))
        )  # fmt: skip
    return body


def running_head(f: Form) -> str:
    """Title, agency and dates in the running head; the rest in the body."""
    cells = [[f.lab(k, ": ") + f.val(k) for k in ("engagement_title", "date_requested")],
             [f.lab(k, ": ") + f.val(k) for k in ("agency", "desired_go_live")]]  # fmt: skip
    f.package.header = grid(cells, (6640, 3800), shade=False) + para(after=0)
    body = TITLE
    for who in PEOPLE:
        rows = [[f.lab(f"{who}_name"), f.lab(f"{who}_phone")],
                [f.val(f"{who}_name"), f.val(f"{who}_phone")]]  # fmt: skip
        body += grid(rows, (6640, 3800)) + para(after=0)
    rows = [[f.lab(k) for k in FACTS[2:]], [f.val(k) for k in FACTS[2:]]]
    body += grid(rows, (5220, 5220)) + _longs(f) + questions(f)
    return body + phase_table(f) + boxes(f) + vendor_table(f) + approval_table(f)


def text_boxes(f: Form) -> str:
    """Each part of the form in a text box of its own."""

    def boxed(inside: str) -> str:
        number = f.package.next_id()
        drawing = (
            '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
            'relativeHeight="5" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
            '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0'
            '</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0'
            '</wp:posOffset></wp:positionV><wp:extent cx="6500000" cy="900000"/>'
            f'<wp:wrapTopAndBottom/><wp:docPr id="{number}" name="Text Box {number}"/>'
            '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
            'wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/><wps:txbx>'
            f"<w:txbxContent>{inside}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
            "</a:graphicData></a:graphic></wp:anchor></w:drawing>"
        )
        old = (
            '<w:pict><v:shape style="width:510pt;height:70pt"><v:textbox><w:txbxContent>'
            f"{inside}</w:txbxContent></v:textbox></v:shape></w:pict>"
        )
        return para(
            f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
            f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
        )

    def told(*keys: str) -> str:
        return "".join(line(f.lab(k, ": "), f.val(k)) for k in keys)

    body = TITLE + boxed(told("engagement_title", "agency"))
    for who in PEOPLE:
        body += boxed(told(f"{who}_name", f"{who}_phone"))
    body += boxed(told(*FACTS))
    for key in ("business_objectives", "services_requested"):
        body += boxed(line(f.lab(key, ":")) + f.pen.block(key))
    body += boxed(questions(f)) + phase_table(f) + boxed(boxes(f)) + vendor_table(f)
    return body + approval_table(f)


def side_by_side(f: Form) -> str:
    """Merged label cells over nested tables; the plan as cards, two beside each other."""

    def card(phase: str) -> str:
        title = row(cell(para(run(f.words.phase(phase), bold=True)), width=5000, span=2,
                         fill="E7E6E6"))  # fmt: skip
        rows = [
            row(cell(para(run(label)), width=1600), cell(para(f.val(f"{phase}_{c}")), width=3400))
            for c, label in zip(("status", "start", "finish"), f.words.columns, strict=True)
        ]
        return table(title, *rows, grid=(1600, 3400))

    def person(who: str) -> str:
        merged = cell(para(f.lab(f"{who}_name")), width=3000, merge="restart", fill="E7E6E6")
        first = row(merged, cell(para(f.val(f"{who}_name")), width=7440))
        below = cell(para(f.lab(f"{who}_phone", ": "), f.val(f"{who}_phone")), width=7440)
        return first + row(cell(para(), width=3000, merge="on"), below)

    rows = "".join(person(who) for who in PEOPLE)
    body = TITLE + line(f.lab("engagement_title", ": "), f.val("engagement_title"))
    body += line(f.lab("agency", ": "), f.val("agency")) + table(rows, grid=(3000, 7440))
    body += head("Dates and kind") + "".join(line(f.lab(k, ": "), f.val(k)) for k in FACTS)
    body += _longs(f) + questions(f)
    names = list(PHASES)
    pairs = [
        row(cell(card(a), width=5220), cell(card(b), width=5220))
        for a, b in zip(names[::2], names[1::2], strict=True)
    ]
    body += table(*pairs, grid=(5220, 5220), borders=False)
    return body + boxes(f) + vendor_table(f) + approval_table(f)
