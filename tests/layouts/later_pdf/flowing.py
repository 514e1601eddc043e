"""Prints without tables: leaders, captions under lines, questions one under the other."""

from __future__ import annotations

from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.layouts.catalog import FIELDS, PERSONS, PHASES, SIGNERS
from tests.layouts.later_pdf.kit import (
    BUYING,
    CLOSING,
    PARTS,
    PEOPLE,
    PLAN,
    ROLES,
    SIGNED,
    WHY,
    Sheet,
)

SECTIONS = (("II", "business_objectives", WHY, 110), ("III", "services_requested", (), 150))

_SIGNING = tuple(f"{who}_{part}" for who in SIGNERS for part in SIGNED)


def _box(s: Sheet, field_id: str, x: float, wide: float, size: float = 8) -> None:
    s.slot(field_id, (x, s.y - 11, x + 8, s.y - 3))
    for down, line in enumerate(s.fits(s.caption(field_id, ""), wide - 16, size)):
        s.say(x + 13, s.y - 9.5 - down * 9, line, size)


def leaders(s: Sheet) -> None:
    """Labels with dots to the answers; labels and answers may take two lines."""
    s.title()
    middle = s.left + s.wide * 0.44

    def put(field_id: str, words: str = "", high: float = 22) -> None:
        lines = s.fits(words or s.who(field_id), middle - s.left - 30, 8.5)
        s.need(max(high, len(lines) * 10 + 4))
        for line in lines[:-1]:
            s.say(s.left, s.y - 9, line, 8.5)
            s.y -= 10
        used = s.say(s.left, s.y - 9, lines[-1], 8.5)
        dots = int((middle - s.left - used - 6) / stringWidth(" .", s.font, 8.5))
        s.say(s.left + used + 2, s.y - 9, " ." * dots, 8.5)
        s.answer(field_id, (middle + 2, s.y - high + 5, s.right, s.y + 2))
        s.y -= high - 2

    s.head("I")
    for field_id in ("engagement_title", "requestor_name", "requestor_phone", "agency",
                     *PEOPLE[2:], *CLOSING):  # fmt: skip
        put(field_id)
    for section, long, asked, high in SECTIONS:
        s.head(section, high + 60)
        s.say(s.left, s.y - 9, s.caption(long), 8.5)
        s.slot(long, (s.left + 12, s.y - 14 - high, s.right, s.y - 14))
        s.y -= high + 18
        for field_id in asked:
            put(field_id)
    s.head("IV", 200)
    for field_id, words in _phased(s):
        put(field_id, words, 17)
    for field_id in PLAN:
        put(field_id)
    s.head("V")
    for field_id in BUYING:
        s.need(16)
        _box(s, field_id, s.left, s.wide, 8.5)
        s.y -= 15
    put("vendor_engaged")
    for n in s.vendors:
        for part in ("name", "authority"):
            put(f"vendor_{n}_{part}", f"{s.caption(f'vendor_{n}_{part}')} {n}")
    s.head("VI")
    for field_id in _SIGNING:
        put(field_id, high=32 if field_id.endswith("_signature") else 22)


def _phased(s: Sheet) -> list[tuple[str, str]]:
    """Every field of the plan with its phase in its label."""
    return [(f"{phase}_{p}", f"{name}, {s.caption(f'{phase}_{p}', '').lower()}")
            for phase, name in PHASES.items() for p in PARTS]  # fmt: skip


def below(s: Sheet) -> None:
    """Rules to write upon, two or three abreast, each with its caption in small print below."""
    s.title()

    def put(*ids: str, high: float = 18) -> None:
        s.need(high + 14)
        step = s.wide / len(ids)
        for at, field_id in enumerate(ids):
            x0, x1 = s.left + at * step, s.left + (at + 1) * step - 10
            s.rule(x0, s.y - high, x1)
            s.say(x0, s.y - high - 7.5, s.who(field_id), 6.5)
            s.answer(field_id, (x0, s.y - high, x1, s.y))
        s.y -= high + 13

    def ask(field_id: str) -> None:
        s.need(17)
        s.answer(field_id, (s.left - 4, s.y - 14, s.left + 90, s.y))
        s.say(s.left + 92, s.y - 10, s.caption(field_id), 8)
        s.y -= 16

    s.head("I")
    put("engagement_title", "agency")
    for who in PERSONS:
        put(f"{who}_name", f"{who}_phone")
    put(*CLOSING[:2])
    put(*CLOSING[2:])
    for section, long, asked, high in SECTIONS:
        s.head(section, high + 60)
        s.box((s.left, s.y - high, s.right, s.y))
        s.slot(long, (s.left + 2, s.y - high, s.right - 2, s.y - 2))
        s.say(s.left, s.y - high - 8, s.caption(long), 6.5)
        s.y -= high + 16
        for field_id in asked:
            ask(field_id)
    s.head("IV", 250)
    for phase, name in PHASES.items():
        s.need(40)
        s.say(s.left, s.y - 9, name, 8, bold=True)
        s.y -= 8
        put(*(f"{phase}_{p}" for p in PARTS))
    for field_id in PLAN:
        ask(field_id)
    s.head("V", 150)
    for at, field_id in enumerate(BUYING):
        _box(s, field_id, s.left + at % 2 * s.wide / 2, s.wide / 2)
        s.y -= 15 * (at % 2 or at == len(BUYING) - 1)
    ask("vendor_engaged")
    for n in s.vendors:
        put(f"vendor_{n}_name", f"vendor_{n}_authority")
    s.head("VI", 130)
    for who in SIGNERS:
        put(*(f"{who}_{p}" for p in SIGNED), high=28)


def survey(s: Sheet) -> None:
    """Questions counted through, the answer under each; what can be chosen is listed to tick."""
    s.title()
    count = 0

    def put(field_id: str, words: str = "", high: float = 17) -> None:
        nonlocal count
        count += 1
        choices = FIELDS[field_id].choices
        tall = 13 * len(choices) if choices else high
        s.need(tall + 16)
        s.say(s.left, s.y - 9, f"{count}.", 8.5, bold=True)
        s.say(s.left + 20, s.y - 9, words or s.who(field_id), 8.5, bold=True)
        s.y -= 13
        if choices:
            for option in choices:
                s.slot(field_id, (s.left + 24, s.y - 10, s.left + 32, s.y - 2), "radio", option)
                s.say(s.left + 38, s.y - 9, option, 8.5)
                s.y -= 12.5
        else:
            s.shade((s.left + 20, s.y - high, s.right, s.y), 0.92)
            s.place(field_id, (s.left + 22, s.y - high, s.right - 2, s.y))
            s.y -= high
        s.y -= 5

    s.head("I")
    for field_id in ("engagement_title", "agency", *PEOPLE, *CLOSING):
        who = field_id.removesuffix("_phone")
        put(field_id, f"{ROLES[who]}: {s.caption(field_id)}" if who != field_id else "")
    for section, long, asked, high in SECTIONS:
        s.head(section, high + 60)
        put(long, high=high)
        for field_id in asked:
            put(field_id)
    _plan_matrix(s)
    for field_id in PLAN:
        put(field_id)
    s.head("V")
    for field_id in BUYING:
        s.need(16)
        _box(s, field_id, s.left + 24, s.wide, 8.5)
        s.y -= 13
    put("vendor_engaged")
    for n in s.vendors:
        put(f"vendor_{n}_name", f"Vendor {n}: name")
        put(f"vendor_{n}_authority", f"Vendor {n}: {s.caption('vendor_1_authority').lower()}")
    s.head("VI")
    for field_id in _SIGNING:
        put(field_id, high=30 if field_id.endswith("_signature") else 17)


def _plan_matrix(s: Sheet) -> None:
    """The statuses as columns of circles; start and finish one over the other."""
    s.head("IV", 200)
    s.y -= 4
    xs = [s.left + 130 + 50 * at for at in range(5)]
    for x, option in zip(xs, FIELDS["design_status"].choices, strict=True):
        s.words_in((x - 12, s.y - 22, x + 36, s.y), option, 6.5, bold=True)
    s.say(s.left + 388, s.y - 14, "Start / Finish", 6.5, bold=True)
    s.y -= 22
    for phase, name in PHASES.items():
        s.need(30)
        s.say(s.left, s.y - 14, name, 8)
        for x, option in zip(xs, FIELDS["design_status"].choices, strict=True):
            s.slot(f"{phase}_status", (x, s.y - 15, x + 8, s.y - 7), "radio", option)
        for at, part in enumerate(PARTS[1:]):
            rect = (s.left + 385, s.y - 13 - 13 * at, s.right, s.y - 1 - 13 * at)
            s.rule(rect[0], rect[1], rect[2])
            s.place(f"{phase}_{part}", rect)
        s.y -= 29
