"""PDF designs in boxes: captioned strips, shaded tables over many pages, cards, a matrix."""

from __future__ import annotations

from tests.layouts.catalog import FIELDS, SIGNERS
from tests.layouts.pdf.sheet import LEFT, RIGHT
from tests.layouts.unseen import pdf_kit as kit
from tests.layouts.unseen.pdf_kit import Print
from tests.layouts.unseen.word_kit import BIDS, PEOPLE, SOURCING, YES_NO_II, YES_NO_IV
from tests.layouts.unseen.wording import ROLES

ROLE_TITLES = {"it_manager": "Agency IT Manager", "business_sponsor": "Agency Business Sponsor"}


def captioned(s: Print) -> None:
    """Strips of boxes, a small caption at the top of each."""
    kit.title(s, "State of Connecticut · Department of Administrative Services")
    grey = 0.9 if s.rules else None
    kit.bar(s, s.words.section("I"))
    kit.strip(s, ("engagement_title", 3), ("date_requested", 1.3), grey=grey)
    kit.strip(s, ("agency", 3), ("desired_go_live", 1.3), grey=grey)
    for a, b in (("requestor", "project_manager"), ("business_sponsor", "it_director")):
        kit.strip(s, (f"{a}_name", 1.9), (f"{a}_phone", 1.4), (f"{b}_name", 1.9),
                  (f"{b}_phone", 1.4), grey=grey, high=32)  # fmt: skip
    kit.strip(s, ("current_phase", 1), ("request_type", 1), grey=grey)
    kit.bar(s, s.words.section("II"))
    kit.strip(s, ("business_objectives", 1), high=kit.HEIGHTS["business_objectives"], grey=grey)
    kit.strip(s, *((f, 1) for f in YES_NO_II), grey=grey)
    kit.bar(s, s.words.section("III"))
    kit.strip(s, ("services_requested", 1), high=kit.HEIGHTS["services_requested"], grey=grey)
    kit.bar(s, s.words.section("IV"))
    kit.phases(s, ("phase", "status", "start", "finish"), (3, 1.6, 1.5, 1.5))
    kit.answered(s, YES_NO_IV)
    kit.bar(s, s.words.section("V"))
    kit.ticks(s, (SOURCING, BIDS))
    kit.answered(s, ("vendor_engaged",))
    heads = ("", s.words.label("vendor_1_name", ""), s.words.label("vendor_1_authority", ""))
    kit.vendors(s, heads, (0.4, 4, 2.6))
    kit.bar(s, s.words.section("VI"))
    for who in SIGNERS:
        _boxed_signer(s, who)


def _boxed_signer(s: Print, who: str) -> None:
    """A row of three boxes under the signer's role."""
    s.need(52)
    s.say(LEFT, s.y - 10, ROLE_TITLES[who], 8.5, bold=True)
    s.y -= 13
    edges = (LEFT, LEFT + 240, LEFT + 410, RIGHT)
    parts = (("signature", "Signature"), ("signed_name", "Printed Name"), ("signed_date", "Date"))
    for (part, cap), x0, x1 in zip(parts, edges, edges[1:], strict=False):
        s.box((x0, s.y - 36, x1, s.y))
        s.say(x0 + 3, s.y - 8.5, cap, 7)
        s.slot(f"{who}_{part}", (x0 + 3, s.y - 34, x1 - 3, s.y - 10))
    s.y -= 40


def shaded_pages(s: Print) -> None:
    """A two-column table over several pages, its label cells shaded; head and foot repeated."""
    kit.title(s, "Office of Agency Technology", left=True, size=18)
    kit.bar(s, s.words.section("I"), 0.75)
    ids = ["engagement_title", "agency", "request_type", "current_phase", "date_requested",
           "desired_go_live"]  # fmt: skip
    kit.rows(s, ids, high=26)
    for who in PEOPLE:
        kit.rows(s, (f"{who}_name", f"{who}_phone"), high=26)
    kit.bar(s, s.words.section("II"), 0.75)
    kit.rows(s, ("business_objectives",))
    kit.rows(s, YES_NO_II, split=400, high=24)
    kit.bar(s, s.words.section("III"), 0.75)
    kit.rows(s, ("services_requested",))
    kit.bar(s, s.words.section("IV"), 0.75)
    kit.phases(s, ("phase", "start", "finish", "status"), (3, 1.5, 1.5, 1.6), high=30)
    s.y -= 8
    kit.rows(s, (*YES_NO_IV, "vendor_engaged"), split=400, high=24)
    kit.bar(s, s.words.section("V"), 0.75)
    kit.ticks(s, ((*SOURCING, *BIDS),), step=17)
    heads = ("No.", s.words.label("vendor_1_name", ""), s.words.label("vendor_1_authority", ""))
    kit.vendors(s, heads, (0.5, 4, 2.5), high=22)
    kit.bar(s, s.words.section("VI"), 0.75)
    for who in SIGNERS:
        _signer_rows(s, who)


def _signer_rows(s: Print, who: str) -> None:
    """Signature, name and date as three rows of the same table."""
    s.need(84)
    for part, high in (("signature", 36.0), ("signed_name", 20.0), ("signed_date", 20.0)):
        field_id = f"{who}_{part}"
        s.box((LEFT, s.y - high, LEFT + 200, s.y), fill=0.9)
        s.box((LEFT + 200, s.y - high, RIGHT, s.y))
        kit.text(s, LEFT + 4, s.y - 3, s.words.label(field_id), 192, 8, bold=True)
        s.slot(field_id, (LEFT + 204, s.y - high + 2, RIGHT - 4, s.y - 2))
        s.y -= high
    s.y -= 8


def _card(s: Print, x0: float, x1: float, y: float, title: str, ids: tuple[str, ...]) -> float:
    """A card: its title on grey, then label and value in lines; where it ends."""
    high = 15 + 18 * len(ids)
    s.box((x0, y - high, x1, y))
    s.box((x0, y - 15, x1, y), fill=0.88)
    s.say(x0 + 4, y - 11, title, 8.5, bold=True)
    y -= 15
    for field_id in ids:
        words = s.words.label(field_id, ":")
        words = "Name:" if field_id.endswith("_name") else words
        s.say(x0 + 4, y - 12, words, 8)
        s.slot(field_id, (x0 + 108, y - 16, x1 - 4, y - 2))
        s.rule(x0 + 108, y - 16.5, x1 - 4)
        y -= 18
    return y - 8


def cards(s: Print) -> None:
    """Two columns of cards, one a person, then questions with circles."""
    kit.title(s, "County Information Technology", size=16)
    mid = (LEFT + RIGHT) / 2
    facts = ("engagement_title", "agency", "date_requested", "desired_go_live")
    s.need(240)
    top = s.y
    y = _card(s, LEFT, mid - 5, top, "Request", facts)
    y = _card(s, LEFT, mid - 5, y, s.words.label("requestor_name", ""), _pair("requestor"))
    left = _card(s, LEFT, mid - 5, y, s.words.label("it_director_name", ""), _pair("it_director"))
    y = _card(s, mid + 5, RIGHT, top, s.words.label("business_sponsor_name", ""),
              _pair("business_sponsor"))  # fmt: skip
    y = _card(s, mid + 5, RIGHT, y, s.words.label("project_manager_name", ""),
              _pair("project_manager"))  # fmt: skip
    s.say(mid + 5, y - 10, s.words.label("request_type", ""), 8.5, bold=True)
    kit.choices(s, "request_type", mid + 10, y - 26, FIELDS["request_type"].choices, down=15)
    s.y = min(left, y - 80)
    s.say(LEFT, s.y - 12, s.words.label("current_phase", ":"), 8.5, bold=True)
    s.slot("current_phase", (LEFT + 150, s.y - 16, LEFT + 360, s.y - 1))
    s.y -= 24
    kit.long_box(s, "business_objectives")
    kit.long_box(s, "services_requested")
    kit.asked(s, (*YES_NO_II, *YES_NO_IV))
    kit.bar(s, s.words.section("IV"), None)
    kit.phases(s, ("status", "phase", "start", "finish"), (1.7, 3, 1.5, 1.5))
    kit.bar(s, s.words.section("V"), None)
    kit.ticks(s, (BIDS, SOURCING))
    kit.asked(s, ("vendor_engaged",))
    heads = ("#", s.words.label("vendor_1_name", ""), s.words.label("vendor_1_authority", ""))
    kit.vendors(s, heads, (0.4, 4, 2.6))
    kit.bar(s, s.words.section("VI"), None)
    _signer_cards(s)


def _pair(who: str) -> tuple[str, str]:
    return f"{who}_name", f"{who}_phone"


def _signer_cards(s: Print) -> None:
    s.need(96)
    mid, top = (LEFT + RIGHT) / 2, s.y
    for who, x0, x1 in (("it_manager", LEFT, mid - 5), ("business_sponsor", mid + 5, RIGHT)):
        y = top
        s.box((x0, y - 88, x1, y))
        s.say(x0 + 4, y - 11, ROLE_TITLES[who], 8.5, bold=True)
        for part, high in (("signature", 32.0), ("signed_name", 18.0), ("signed_date", 18.0)):
            y0 = y - 16 - high
            short = "Signature" if part == "signature" else s.words.label(f"{who}_{part}", "")
            s.say(x0 + 4, y0 + 4, f"{short}:", 8)
            s.slot(f"{who}_{part}", (x0 + 100, y0 + 1, x1 - 4, y0 + high - 2))
            s.rule(x0 + 100, y0, x1 - 4)
            y -= high
    s.y -= 92


def matrix(s: Print) -> None:
    """Roles down and name and phone across; vendors before phases; a table of approvers."""
    kit.title(s, "Bureau of Enterprise Systems and Technology", left=True)
    kit.strip(s, ("engagement_title", 1), ("agency", 1.4))
    kit.strip(s, *((f, 1) for f in ("date_requested", "desired_go_live")))
    s.y -= 8
    edges = (LEFT, LEFT + 170, LEFT + 380, RIGHT)
    s.need(90)
    for head, x0, x1 in zip(("Contact", "Name", s.words.label("requestor_phone", "")), edges,
                            edges[1:], strict=False):  # fmt: skip
        s.box((x0, s.y - 15, x1, s.y), fill=0.85)
        s.say(x0 + 4, s.y - 11, head, 8, bold=True)
    s.y -= 15
    for who in PEOPLE:
        for part, x0, x1 in zip(("", "name", "phone"), edges, edges[1:], strict=False):
            s.box((x0, s.y - 18, x1, s.y))
            if part:
                s.slot(f"{who}_{part}", (x0 + 2, s.y - 16, x1 - 2, s.y - 2))
            else:
                s.say(x0 + 4, s.y - 12, ROLES[who], 8.5)
        s.y -= 18
    s.y -= 8
    kit.strip(s, ("request_type", 1), ("current_phase", 1))
    for section, long_id in (("II", "business_objectives"), ("III", "services_requested")):
        kit.bar(s, s.words.section(section), 0.9)
        kit.long_box(s, long_id)
    kit.asked(s, YES_NO_II, "check")
    kit.bar(s, s.words.section("V"), 0.9)
    kit.asked(s, ("vendor_engaged",), "check")
    heads = ("", s.words.label("vendor_1_name", ""), s.words.label("vendor_1_authority", ""))
    kit.vendors(s, heads, (0.4, 4, 2.6))
    kit.ticks(s, (SOURCING, BIDS))
    kit.bar(s, s.words.section("IV"), 0.9)
    kit.phases(s, ("phase", "finish", "start", "status"), (3, 1.5, 1.5, 1.6))
    kit.asked(s, YES_NO_IV, "check")
    kit.bar(s, s.words.section("VI"), 0.9)
    _signer_table(s)


def _signer_table(s: Print) -> None:
    edges = (LEFT, LEFT + 130, LEFT + 300, LEFT + 440, RIGHT)
    s.need(100)
    heads = ("Approver", "Signature", "Printed Name", "Date")
    for head, x0, x1 in zip(heads, edges, edges[1:], strict=False):
        s.box((x0, s.y - 15, x1, s.y), fill=0.85)
        s.say(x0 + 4, s.y - 11, head, 8, bold=True)
    s.y -= 15
    for who in SIGNERS:
        for part, x0, x1 in zip(("", "signature", "signed_name", "signed_date"), edges, edges[1:],
                                strict=False):  # fmt: skip
            s.box((x0, s.y - 36, x1, s.y))
            if part:
                s.slot(f"{who}_{part}", (x0 + 3, s.y - 34, x1 - 3, s.y - 3))
            else:
                s.say(x0 + 4, s.y - 20, ROLE_TITLES[who], 8.5)
        s.y -= 36
