"""Prints of plain offices: rules typed to sign upon, numbered boxes, answers under each other."""

from __future__ import annotations

from parsers.matching.hints import behind_question
from parsers.model import ControlKind, SignatureStatus
from parsers.pdf.asked import questions_first
from parsers.pdf.layout import Item, Row
from parsers.pdf.words import Word
from tests.unit.matching.sheets import Block, control, mark, read, tick_box, values

RULES = ("_" * 30, "_" * 20, "_" * 12)
CAPTIONS = ("Print Name", "Date")
SLOT, NAME, DAY = "it_manager_signature", "it_manager_signed_name", "it_manager_signed_date"
ASKED = "14. Briefly describe the services you are requesting of us.\n"


def approvals(*over: Block) -> tuple[Block, ...]:
    """The section of the approvals, each signer's row over typed rules with captions under."""
    manager, sponsor = over
    return (
        "Section VI - Agency Approvals",
        manager, RULES, ("Agency IT Manager Signature", *CAPTIONS),
        sponsor, RULES, ("Agency Business Sponsor Signature", *CAPTIONS),
    )  # fmt: skip


def test_what_stands_over_a_typed_rule_is_written_upon_it() -> None:
    parsed = read(*approvals((mark(), "Ann Page", "1/5/2026"), (mark(), "Jo Ford", "1/6/2026")))
    assert parsed.signatures[SLOT].status is SignatureStatus.SIGNED
    assert values(parsed, NAME, DAY) == ("Ann Page", "2026-01-05")
    assert values(parsed, "business_sponsor_signed_name") == ("Jo Ford",)


def test_a_typed_rule_with_nothing_over_it_is_empty() -> None:
    parsed = read(*approvals((mark(), "Ann Page", "1/5/2026"), ("", "", "")))
    assert parsed.signatures["business_sponsor_signature"].status is SignatureStatus.MISSING
    assert values(parsed, "business_sponsor_signed_name") == (None,)
    assert parsed.fields["business_sponsor_signed_name"].found_by is not None


def test_words_over_a_rule_on_the_open_page_are_no_signature() -> None:
    parsed = read(
        "Section VI - Agency Approvals",
        "We approve of this request", "_" * 30, "Agency IT Manager Signature",
        "We approve of this too", "_" * 30, "Agency Business Sponsor Signature",
    )  # fmt: skip
    assert parsed.signatures[SLOT].status is SignatureStatus.MISSING


def test_a_sentence_under_a_title_that_bids_to_answer_is_none() -> None:
    parsed = read("III. SERVICES REQUESTED", ASKED.strip(), "We need two servers by July.")
    assert values(parsed, "services_requested") == ("We need two servers by July.",)


def test_an_answer_may_begin_with_what_the_agency_will_explain() -> None:
    said = "Explain the new rules to towns.\nWe need two servers by July."
    parsed = read(("III. SERVICES REQUESTED",), (said,))
    assert values(parsed, "services_requested") == (said,)


def test_words_of_the_print_over_empty_rules_sign_nothing() -> None:
    told = ("For internal control", "Use block letters", "mm/dd/yyyy")
    parsed = read(*approvals(told, ("", "", "")))
    assert parsed.signatures[SLOT].status is SignatureStatus.MISSING
    assert values(parsed, NAME) == (None,)


def test_what_is_no_persons_name_over_a_phone_number_is_in_doubt() -> None:
    parsed = read(
        "Section I - Agency Information",
        ("Requestor\nContact Phone", "Jane Doe\n860-555-0101"),
        ("Business Sponsor\nContact Phone", "Ask at the desk\n860-555-0102"),
    )
    assert parsed.fields["requestor_name"].sure
    assert not parsed.fields["business_sponsor_name"].sure


def test_the_box_under_a_titles_bar_is_its_ground_though_an_empty_line_parts_them() -> None:
    parsed = read(
        ("SECTION III. SERVICES REQUESTED",), "", (f"{ASKED}We need two servers by July.",)
    )
    assert values(parsed, "services_requested") == ("We need two servers by July.",)


def test_a_question_in_several_lines_is_passed_over_and_an_answer_is_not() -> None:
    asked = "Please provide a brief description\nof what you need.\n"
    assert behind_question(f"{asked}Servers.") == len(asked)
    assert behind_question("Provide hosting of two servers.\nAnd more.") == 0


def test_the_printed_number_of_a_vendors_row_is_no_name() -> None:
    parsed = read(
        "Section V - Procurement Support",
        ("Name of Vendor", "Purchasing Authority"),
        ("1. Acme Data LLC", "Sole Source"),
        ("2. ", ""),
    )
    assert values(parsed, "vendor_1_name", "vendor_2_name") == ("Acme Data LLC", None)


def test_phases_are_told_though_each_has_a_number_with_a_letter() -> None:
    parsed = read(
        "Section IV - Project Planning",
        ("15f. Testing / Quality Assurance", "Active", "1/5/2026", "2/6/2026"),
        ("15g. Implementation", "TBD", "", ""),
        "Project Phase",
        ("Phase", "Status", "Start Date", "End Date"),
        ("15a. Business Issues", "Completed", "1/5/2025", "2/6/2025"),
        ("15b. Requirements", "Completed", "2/9/2025", "4/3/2025"),
    )
    told = values(parsed, "business_issues_status", "requirements_finish")
    assert told == ("Completed", "2025-04-03")


PEOPLE = (
    ("Requestor\nContact Phone", "Ann Page\n860-555-0101"),
    ("Business Sponsor\nContact Phone", "Jo Ford\n860-555-0102"),
    ("IT Director\nContact Phone", "Lee Day"),
)


def test_a_name_and_the_phone_under_it_share_a_cell() -> None:
    parsed = read("Section I - Agency Information", *PEOPLE)
    assert values(parsed, "requestor_name", "business_sponsor_name") == ("Ann Page", "Jo Ford")
    assert values(parsed, "requestor_phone") == ("+18605550101",)


def test_a_person_without_a_number_among_such_has_a_name_all_the_same() -> None:
    parsed = read("Section I - Agency Information", *PEOPLE)
    assert values(parsed, "it_director_name", "it_director_phone") == ("Lee Day", None)
    assert parsed.fields["it_director_phone"].shown == ""


def test_numbers_without_names_before_them_say_nothing_of_names() -> None:
    numbers = [(label, said.rpartition("\n")[2]) for label, said in PEOPLE[:2]]
    parsed = read("Section I - Agency Information", *numbers)
    assert values(parsed, "requestor_phone") == ("+18605550101",)
    assert parsed.fields["requestor_name"].found_by is None


def word(x0: float, y0: float, said: str) -> Item:
    """A word of a page."""
    rect = (x0, y0, x0 + 5.0 * len(said), y0 + 9.0)
    return Item(rect, 9.0, word=Word(said, x0, rect[2], y0 + 9.0, 9.0))


def boxes(y0: float, kind: ControlKind = ControlKind.CHECKBOX) -> Item:
    """A box right of a question."""
    return Item((200.0, y0, 208.0, y0 + 8.0), 9.0, control=control(kind, False))


def test_boxes_beside_the_middle_of_a_question_stand_behind_its_last_line() -> None:
    first, last = word(0, 0, "Is it mandated by a"), word(0, 10, "statute?")
    box = boxes(4)
    asked = questions_first([Row(0, 9, [first, box]), Row(10, 19, [last])])
    assert [row.items for row in asked] == [[first], [last, box]]


def test_a_question_that_has_ended_keeps_its_boxes() -> None:
    first, last = word(0, 0, "Is it mandated?"), word(0, 10, "Explain below")
    rows = [Row(0, 9, [first, boxes(0)]), Row(10, 19, [last])]
    assert questions_first(rows) == rows


def test_what_is_written_beside_a_question_stays_where_it_is() -> None:
    first, last = word(0, 0, "Name of the"), word(0, 10, "sponsor")
    rows = [Row(0, 9, [first, boxes(0, ControlKind.TEXT)]), Row(10, 19, [last])]
    assert questions_first(rows) == rows


def test_a_box_is_no_answer_written_upon_a_rule() -> None:
    parsed = read(*approvals((tick_box(), "", ""), ("", "", "")))
    assert parsed.signatures[SLOT].status is SignatureStatus.MISSING


def test_a_question_with_an_abbreviation_in_it_is_asked_to_its_end() -> None:
    parsed = read("Who is the requestor, i.e. our contact throughout intake? *\nAnn Page")
    assert values(parsed, "requestor_name") == ("Ann Page",)


def test_the_bidding_behind_a_question_ends_with_the_star_of_what_must_be_answered() -> None:
    parsed = read(
        "What are your business objectives? Please describe them briefly. *\nLess paper, by July."
    )
    assert values(parsed, "business_objectives") == ("Less paper, by July.",)


def test_which_agency_is_asking_is_its_name() -> None:
    parsed = read("Which agency or business unit is asking?\nDepartment of Motor Vehicles")
    assert values(parsed, "agency") == ("Department of Motor Vehicles",)
