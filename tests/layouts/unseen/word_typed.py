"""Designs that are typed over: ruled lines, a sheet pasted from Excel, a memo of underscores."""

from __future__ import annotations

from tests.layouts.catalog import PHASES
from tests.layouts.unseen import word_kit as kit
from tests.layouts.unseen.wording import ROLES
from tests.layouts.word.ooxml import cell, para, row, run, table
from tests.layouts.word.sheet import WIDE, Sheet


def _ruled(s: Sheet, *ids: str, widths: tuple[int, ...]) -> str:
    """A row without borders: labels to the right of their cells, values over a line."""
    cells = []
    for field_id, (lab, val) in zip(ids, zip(widths[::2], widths[1::2], strict=True), strict=True):
        cells.append(cell(para(s.lab(field_id, size=9), align="right"), width=lab))
        cells.append(kit.lined(para(s.value(field_id)), width=val))
    return table(row(*cells), grid=widths, borders=False)


def borderless(s: Sheet) -> str:
    """Borderless tables, labels flush right, a line under each value."""
    out = kit.letterhead("STATE OF CONNECTICUT", "OFFICE OF AGENCY TECHNOLOGY", s.words.title)
    out += _title(s, "I")
    out += _ruled(s, "engagement_title", widths=(2400, 8040))
    out += _ruled(s, "agency", widths=(2400, 8040))
    for _, name, phone in kit.people_rows(s):
        out += _ruled(s, name, phone, widths=(2400, 4200, 1100, 2740))
    out += _ruled(s, "date_requested", "desired_go_live", widths=(2400, 2700, 2400, 2940))
    out += _ruled(s, "request_type", "current_phase", widths=(2400, 2700, 2400, 2940))
    out += _title(s, "II") + para(s.lab("business_objectives", size=9))
    out += table(row(kit.lined(s.pen.block("business_objectives"), width=WIDE)), grid=(WIDE,),
                 borders=False)  # fmt: skip
    out += _ruled_questions(s, kit.YES_NO_II)
    out += _title(s, "III") + para(s.lab("services_requested", size=9))
    out += table(row(kit.lined(s.pen.block("services_requested"), width=WIDE)), grid=(WIDE,),
                 borders=False)  # fmt: skip
    out += _title(s, "IV") + _ruled_phases(s) + _ruled_questions(s, kit.YES_NO_IV)
    out += _title(s, "V") + _ruled_questions(s, ("vendor_engaged",))
    for n in s.vendors:
        out += _ruled(s, f"vendor_{n}_name", f"vendor_{n}_authority",
                      widths=(1200, 4000, 2240, 3000))  # fmt: skip
    boxes = [cell(*(para(kit.box(s, f)) for f in group), width=5220)
             for group in (kit.SOURCING, kit.BIDS)]  # fmt: skip
    out += para() + table(row(*boxes), grid=(5220, 5220), borders=False)
    out += _title(s, "VI")
    for who in kit.signers():
        out += _ruled_signer(s, who)
    return out


def _title(s: Sheet, number: str) -> str:
    text = s.words.section(number)
    inside = kit.lined(para(run(text, bold=True, size=11)), width=WIDE, edges="top bottom")
    return para(after=60) + table(row(inside), grid=(WIDE,), borders=False) + para(after=20)


def _ruled_questions(s: Sheet, ids: tuple[str, ...]) -> str:
    rows = [
        row(cell(para(s.lab(f, size=9)), width=7800), cell(para(s.value(f)), width=2640))
        for f in ids
    ]
    return table(*rows, grid=(7800, 2640), borders=False)


def _ruled_phases(s: Sheet) -> str:
    wide = (3640, 2000, 2000, 2800)
    rows = []
    heads = ("Phase", "Start Date", "Finish Date", "Status")
    rows.append(row(*(kit.lined(para(run(h, bold=True)), width=w) for h, w in
                      zip(heads, wide, strict=True))))  # fmt: skip
    for phase, name in PHASES.items():
        got = [s.value(f"{phase}_{part}") for part in ("start", "finish", "status")]
        cells = [cell(para(run(s.words.word(name))), width=wide[0])]
        cells += [kit.lined(para(g), width=w) for g, w in zip(got, wide[1:], strict=True)]
        rows.append(row(*cells))
    return table(*rows, grid=wide, borders=False)


def _ruled_signer(s: Sheet, who: str) -> str:
    out = para(after=100)
    wide = (2400, 3400, 1200, 3440)
    first = row(
        cell(para(s.lab(f"{who}_signature", size=9), align="right"), width=wide[0]),
        kit.lined(para(s.signature(who)), width=wide[1]),
        cell(para(s.lab(f"{who}_signed_date", size=9), align="right"), width=wide[2]),
        kit.lined(para(s.value(f"{who}_signed_date")), width=wide[3]),
    )
    second = row(
        cell(para(s.lab(f"{who}_signed_name", size=9), align="right"), width=wide[0]),
        kit.lined(para(s.value(f"{who}_signed_name")), width=wide[1]),
        cell(para(), width=wide[2]),
        cell(para(), width=wide[3]),
    )
    return out + table(first, second, grid=wide, borders=False)


_COLS = (1740,) * 6
_Part = tuple[str, int]


def _sheet_row(*parts: _Part, fill: str = "") -> str:
    """A row of a pasted work sheet: ``parts`` are a cell's inside and the columns it spans."""
    assert sum(span for _, span in parts) == 6
    return kit.split_row(
        *(cell(para(inside, after=0), width=1740 * span, span=span, fill=fill)
          for inside, span in parts)
    )  # fmt: skip


def excel(s: Sheet) -> str:
    """A work sheet pasted as one table of six columns, gaps and all."""
    blank = _sheet_row(*(("", 1),) * 6)
    rows = [_sheet_row((run(s.words.title, bold=True, size=14), 6)), blank]
    rows += [_bar(s, "I"), _sheet_row((s.lab("engagement_title"), 2),
                                      (s.value("engagement_title"), 4))]  # fmt: skip
    rows.append(_sheet_row((s.lab("agency"), 2), (s.value("agency"), 4)))
    for _, name, phone in kit.people_rows(s):
        rows.append(
            _sheet_row((s.lab(name), 2), (s.value(name), 2), (s.lab(phone), 1), (s.value(phone), 1))
        )
    for a, b in (("date_requested", "desired_go_live"), ("current_phase", "request_type")):
        rows.append(_sheet_row((s.lab(a), 1), (s.value(a), 2), (s.lab(b), 1), (s.value(b), 2)))
    rows += [blank, _bar(s, "II"), _sheet_row((s.lab("business_objectives"), 6))]
    rows.append(_sheet_row((s.pen.text("business_objectives"), 6)))
    rows += _sheet_questions(s, kit.YES_NO_II)
    rows += [blank, _bar(s, "III"), _sheet_row((s.lab("services_requested"), 6))]
    rows += [_sheet_row((s.pen.text("services_requested"), 6)), blank, _bar(s, "IV")]
    heads = [(run("Project Phase", bold=True), 2), ("", 1), (run("Planned Start", bold=True), 1),
             (run("Planned End", bold=True), 1), (run("Phase Status", bold=True), 1)]  # fmt: skip
    rows.append(_sheet_row(*heads))
    for phase, name in PHASES.items():
        got = [(s.value(f"{phase}_{part}"), 1) for part in ("start", "finish", "status")]
        rows.append(_sheet_row((run(s.words.word(name)), 2), ("", 1), *got))
    rows += _sheet_questions(s, kit.YES_NO_IV)
    rows += [blank, _bar(s, "V"), *_sheet_buying(s), blank, _bar(s, "VI"), *_sheet_approvals(s)]
    return table(*rows, grid=_COLS)


def _bar(s: Sheet, number: str) -> str:
    return _sheet_row((run(s.words.section(number), bold=True), 6), fill="BDD7EE")


def _sheet_questions(s: Sheet, ids: tuple[str, ...]) -> list[str]:
    return [_sheet_row((s.lab(f), 5), (s.value(f), 1)) for f in ids]


def _sheet_buying(s: Sheet) -> list[str]:
    """A mark in the narrow column, what it stands for beside it."""
    rows = []
    for field_id in (*kit.SOURCING, *kit.BIDS):
        words = run(s.words.label(field_id, ""))
        rows.append(_sheet_row((s.value(field_id), 1), (words, 5)))
    rows += _sheet_questions(s, ("vendor_engaged",))
    rows.append(
        _sheet_row((run("Name of Vendor", bold=True), 3), (run("Purchasing Authority Used",
                   bold=True), 3))
    )  # fmt: skip
    for n in s.vendors:
        rows.append(
            _sheet_row((s.value(f"vendor_{n}_name"), 3), (s.value(f"vendor_{n}_authority"), 3))
        )
    return rows


def _sheet_approvals(s: Sheet) -> list[str]:
    rows = []
    for who in kit.signers():
        rows.append(_sheet_row((s.lab(f"{who}_signature"), 2), (s.signature(who), 4)))
        name, day = f"{who}_signed_name", f"{who}_signed_date"
        rows.append(
            _sheet_row((s.lab(name), 2), (s.value(name), 2), (s.lab(day), 1), (s.value(day), 1))
        )
    return rows


def contact_matrix(s: Sheet) -> str:
    """Roles down, name and phone across; questions with a column for Yes and one for No."""
    out = kit.letterhead("Technology Work Intake", s.words.title, align="")
    for field_id in ("engagement_title", "agency", "request_type", "current_phase"):
        out += para(s.lab(field_id, "", size=9), after=0, before=80) + para(s.value(field_id))
    wide = (4440, 3600, 2400)
    rows = [kit.head_row(("Contacts", "Name", "Phone number"), wide, "E2EFD9")]
    for who, name, phone in kit.people_rows(s):
        rows.append(
            row(cell(para(run(ROLES[who])), width=wide[0]), kit.value_cell(s, name, wide[1]),
                kit.value_cell(s, phone, wide[2]))
        )  # fmt: skip
    out += table(*rows, grid=wide)
    for field_id in ("date_requested", "desired_go_live"):
        out += para(s.lab(field_id, "", size=9), after=0, before=80) + para(s.value(field_id))
    for field_id in ("business_objectives", "services_requested"):
        out += para(s.lab(field_id, "", size=9), before=120) + s.pen.block(field_id)
    out += _yes_no_columns(s) + para()
    out += kit.phases(s, ("phase", "status", "start", "finish"), (3640, 2400, 2200, 2200), (),
                      "E2EFD9")  # fmt: skip
    out += para(run("How will you buy? Mark all that apply.", bold=True), before=140)
    out += para(*(kit.box(s, f) + run("     ") for f in kit.BIDS))
    out += "".join(para(kit.box(s, f)) for f in kit.SOURCING)
    heads = ("#", "Vendor", "Bought under (purchasing authority)")
    out += kit.vendors(s, (600, 5400, 4440), heads)
    return out + para(run("Sign-off", bold=True, size=11), before=160) + _matrix_signers(s)


def _yes_no_columns(s: Sheet) -> str:
    wide = (8440, 1000, 1000)
    rows = [kit.head_row(("Please answer each question", "Yes", "No"), wide, "E2EFD9")]
    for field_id in (*kit.YES_NO_II, *kit.YES_NO_IV, "vendor_engaged"):
        given = s.profile.written[field_id]
        marks = [
            cell(para(s.pen.tick(field_id, given == word, word), align="center"), width=1000)
            for word in ("Yes", "No")
        ]
        rows.append(row(kit.label_cell(s, field_id, wide[0]), *marks))
    return para() + table(*rows, grid=wide)


def _matrix_signers(s: Sheet) -> str:
    wide = (2840, 3400, 2600, 1600)
    rows = [kit.head_row(("Approver", "Signature", "Print name", "Date"), wide, "E2EFD9")]
    for who, role in (("business_sponsor", "Agency Business Sponsor"),
                      ("it_manager", "Agency IT Manager")):  # fmt: skip
        rows.append(
            row(cell(para(run(role)), width=wide[0]), cell(para(s.signature(who)), width=wide[1]),
                kit.value_cell(s, f"{who}_signed_name", wide[2]),
                kit.value_cell(s, f"{who}_signed_date", wide[3]))
        )  # fmt: skip
    return table(*rows, grid=wide)
