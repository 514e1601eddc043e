"""A page of instructions that names every field, and the form behind it with narrow labels."""

from __future__ import annotations

from tests.layouts.catalog import PHASES, SIGNERS
from tests.layouts.later_pdf.kit import BUYING, CLOSING, PARTS, PEOPLE, PLAN, SIGNED, WHY, Sheet

HELP = (
    ("engagement_title", ("This is the title of your engagement. If you are asking DAS/BEST to "
     "support a project, you can use your formal project name (32 characters at most).")),
    ("requestor_name", ("The individual who is expected to serve as the point of contact between "
     "DAS/BEST and your agency throughout the work intake process.")),
    ("business_sponsor_name", ("An individual that is authorized to represent the agency's "
     "business interests, for instance Jane Sample, Executive Sponsor.")),
    ("project_manager_name", ("The person responsible for mapping out the activities, effort and "
     "timelines of the project.")),
    ("date_requested", "Type any valid date, such as 01/31/2026."),
    ("current_phase", ("Choose the phase the project is in on the day of the request: Business "
     "Issues, Requirements, Design and so on.")),
    ("business_objectives", ("Explain what business outcomes you are hoping to achieve, in 750 "
     "characters or less.")),
    ("services_requested", ("What you believe your technical needs to be. This section is limited "
     "to 1,024 characters.")),
    ("vendor_engaged", "Answer Yes or No. If Yes, list the vendors."),
)  # fmt: skip


def _help(s: Sheet) -> None:
    s.title()
    s.say(s.left, s.y - 10, "How to complete this form", 12, bold=True)
    s.y -= 24
    for field_id, words in HELP:
        used = s.say(s.left, s.y - 9, s.caption(field_id, ":"), 8.5, bold=True)
        first, *rest = s.fits(words, s.wide - used - 6, 8.5)
        s.say(s.left + used + 5, s.y - 9, first, 8.5)
        for line in s.fits(" ".join(rest), s.wide, 8.5) if rest else ():
            s.y -= 11
            s.say(s.left, s.y - 9, line, 8.5)
        s.y -= 20
    s.say(s.left, s.y - 9, "Signature: the Agency IT Manager and the Agency Business Sponsor sign "
          "and date the form.", 8.5)  # fmt: skip
    s.turn()


def covered(s: Sheet) -> None:
    """Instructions first; then labels wrapped in a narrow column, answers in wide cells."""
    _help(s)
    s.title()

    def put(*ids: str, high: float = 24) -> None:
        row = [("", w) for _ in ids for w in (1.3, 5 / len(ids) - 0.9)]
        rects = s.cells(high, row)
        for at, field_id in enumerate(ids):
            s.words_in(rects[2 * at], s.who(field_id), 7)
            s.answer(field_id, rects[2 * at + 1])

    s.head("I")
    put("engagement_title")
    put("agency")
    for at in range(0, len(PEOPLE), 2):
        put(*PEOPLE[at : at + 2], high=30)
    put(*CLOSING[:2])
    put(*CLOSING[2:])
    s.head("II", 220)
    put("business_objectives", high=150)
    for field_id in WHY:
        put(field_id, high=44)
    s.head("III", 220)
    put("services_requested", high=190)
    s.head("IV", 250)
    _phases(s)
    for field_id in PLAN:
        put(field_id, high=44)
    s.head("V", 240)
    for field_id in BUYING:
        box, label = s.cells(17, [("", 1), ("", 20)])
        s.answer(field_id, box)
        s.words_in(label, s.caption(field_id, ""))
    put("vendor_engaged", high=44)
    for n in s.vendors:
        put(f"vendor_{n}_name", f"vendor_{n}_authority")
    s.head("VI", 150)
    for who in SIGNERS:
        for part in SIGNED:
            put(f"{who}_{part}", high=34 if part == "signature" else 24)


def _phases(s: Sheet) -> None:
    row = [("", 3.0), ("", 3.0), ("", 2.0), ("", 2.0)]
    heads = ("Phase", *(s.caption(f"design_{p}", "") for p in PARTS))
    for rect, words in zip(s.cells(16, row), heads, strict=True):
        s.words_in(rect, words, bold=True)
    for phase, name in PHASES.items():
        first, *rest = s.cells(18, row)
        s.words_in(first, name)
        for part, rect in zip(PARTS, rest, strict=True):
            s.answer(f"{phase}_{part}", rect)
