"""Signers beside each other: no column is credited with its neighbour's mark, name or date."""

from __future__ import annotations

from itertools import product

import pytest

from parsers.matching import match
from parsers.model import ParsedForm, SignatureStatus
from tests.unit.matching.sheets import Block, Content, form, mark, read, values
from tests.unit.matching.test_signers_captions import ink
from tests.unit.pdf.builders import text
from tests.unit.pdf.sheets import drawn

SIGNED, MISSING = SignatureStatus.SIGNED, SignatureStatus.MISSING
SIGNERS = ("it_manager", "business_sponsor")
TITLES = ("Agency IT Manager", "Agency Business Sponsor")
WAYS = list(product((False, True), repeat=2))
CAPTIONS = ("Signature", "Printed Name", "Date")


def answers(who: int, signed: bool) -> tuple[Content, str, str]:
    """The mark, name and date of a signer; nothing of one who has not signed."""
    return (mark(), f"Ann Signer-{who}", f"01/0{who + 1}/2026") if signed else ("", "", "")


def captioned(said: Content, caption: str) -> Content:
    """What stands in a cell with its caption at the foot; an empty cell holds the caption alone."""
    return [said, f"\n{caption}"] if said else caption


def blocks(*signed: bool, title: str = "over") -> list[Block]:
    """Two signers' columns with captions under what they name; titles over or under them."""
    said = [answers(who, signed[who]) for who in range(2)]
    rows: list[Block] = [
        tuple(captioned(said[who][at], caption) for who in range(2))
        for at, caption in enumerate(CAPTIONS)
    ]
    rows.insert(0 if title == "over" else len(rows), TITLES)
    return ["Section VI: Agency Approvals", *rows]


def statuses(parsed: ParsedForm) -> list[SignatureStatus]:
    """What was told of the signers, surely."""
    slots = [parsed.signatures[f"{who}_signature"] for who in SIGNERS]
    assert all(slot.confidence >= 0.8 for slot in slots)
    return [slot.status for slot in slots]


@pytest.mark.parametrize("title", ["over", "under"])
@pytest.mark.parametrize("signed", WAYS)
def test_a_mark_over_its_caption_is_of_the_signer_in_whose_cell_it_stands(
    signed: tuple[bool, bool], title: str
) -> None:
    told = statuses(read(*blocks(*signed, title=title)))
    assert told == [SIGNED if one else MISSING for one in signed]


@pytest.mark.parametrize("title", ["over", "under"])
@pytest.mark.parametrize("signed", WAYS)
def test_a_name_and_date_over_their_captions_are_of_the_signer_in_whose_cells_they_stand(
    signed: tuple[bool, bool], title: str
) -> None:
    parsed = read(*blocks(*signed, title=title))
    for who, key in enumerate(SIGNERS):
        name, day = values(parsed, f"{key}_signed_name", f"{key}_signed_date")
        assert name == (f"Ann Signer-{who}" if signed[who] else None)
        assert (day is not None) is signed[who]


def test_a_name_over_the_next_caption_is_no_typed_signature() -> None:
    parsed = read(
        "Section VI: Agency Approvals",
        TITLES,
        ("Signature", "Signature"),
        ("Ann One\nPrinted Name", "Bob Two\nPrinted Name"),
        ("01/02/2026\nDate", "01/03/2026\nDate"),
    )
    assert statuses(parsed) == [MISSING, MISSING]
    assert values(parsed, "it_manager_signed_name") == ("Ann One",)


@pytest.mark.parametrize("at", [0, 1, 2])
@pytest.mark.parametrize("signed", WAYS)
def test_a_third_signer_whom_the_form_does_not_ask_for_signs_for_nobody_else(
    signed: tuple[bool, bool], at: int
) -> None:
    titles: list[Content] = list(TITLES)
    marks: list[Content] = [captioned(mark() if one else "", "Signature") for one in signed]
    titles.insert(at, "Vendor Representative")
    marks.insert(at, captioned(mark(), "Signature"))
    parsed = read("Section VI: Agency Approvals", tuple(titles), tuple(marks))
    for who, one in zip(SIGNERS, signed, strict=True):
        told = parsed.signatures[f"{who}_signature"].status
        assert (told is SIGNED) == one


@pytest.mark.parametrize("signed", WAYS)
def test_captions_of_rows_are_of_the_rows_over_them(signed: tuple[bool, bool]) -> None:
    captions = ("", *CAPTIONS)
    parsed = read(
        "Section VI: Agency Approvals",
        (TITLES[0], *answers(0, signed[0])),
        captions,
        ("Vendor Representative", mark(), "Jo Third", "02/03/2026"),
        captions,
        (TITLES[1], *answers(1, signed[1])),
        captions,
    )
    for who, key in enumerate(SIGNERS):
        slot = parsed.signatures[f"{key}_signature"]
        assert slot.status is (SIGNED if signed[who] else MISSING)
        name = f"Ann Signer-{who}" if signed[who] else None
        assert values(parsed, f"{key}_signed_name") == (name,)


@pytest.mark.parametrize("signed", WAYS)
def test_a_mark_over_two_captions_on_one_line_is_surely_nobodys(signed: tuple[bool, bool]) -> None:
    marks: list[Content] = [mark() if signed[0] else "", "\t", mark() if signed[1] else ""]
    line = [" \t".join(TITLES) + "\n", *marks, "\nSignature\tSignature"]
    parsed = read("Section VI: Agency Approvals", (line,))
    for who, one in zip(SIGNERS, signed, strict=True):
        slot = parsed.signatures[f"{who}_signature"]
        assert slot.confidence < 0.8 or (slot.status is SIGNED) is one


def test_the_caption_of_a_signer_whom_the_form_does_not_ask_for_is_nobodys_answer() -> None:
    captions = [f"{one} Signature" for one in ("Agency IT Manager", "Vendor", TITLES[1])]
    names = [f"{one} Printed Name" for one in ("Agency IT Manager", "Vendor", TITLES[1])]
    blank = ("", "", "")
    parsed = read("Section VI: Agency Approvals", blank, tuple(captions), blank, tuple(names))
    assert parsed.signatures["it_manager_signature"].status is MISSING
    assert values(parsed, "it_manager_signed_name") == (None,)


def test_a_name_on_the_rule_of_the_next_caption_is_no_typed_signature() -> None:
    body = text(40, 760, "Section VI: Agency Approvals", 9)
    for left, title in ((40, "Agency IT Manager"), (310, "Agency Business Sponsor")):
        body += text(left, 738, title, 9) + text(left, 692, "Signature", 6.5)
        body += text(left + 4, 671, "Ann Signer", 9) + text(left, 662, "Printed Name", 6.5)
        body += text(left, 632, "Date", 6.5)
    parsed = match(drawn(body), [form()], "ct_cep")
    assert statuses(parsed) == [MISSING, MISSING]
    names = values(parsed, "it_manager_signed_name", "business_sponsor_signed_name")
    assert names == ("Ann Signer", "Ann Signer")


def test_a_mark_beside_the_caption_of_an_empty_block_is_of_the_block_that_it_stands_in() -> None:
    body = text(40, 760, "Section VI: Agency Approvals", 9)
    body += text(40, 744, "Agency IT Manager", 9) + text(310, 744, "Agency Business Sponsor", 9)
    body += text(40, 722, "Signature", 7) + ink(320, 722) + text(310, 704, "Signature", 7)
    told = match(drawn(body), [form()], "ct_cep").signatures["it_manager_signature"]
    assert told.status is not SIGNED


@pytest.mark.parametrize("signed", WAYS)
def test_in_a_block_of_captions_each_names_what_stands_over_it(signed: tuple[bool, bool]) -> None:
    cells: list[Content] = [
        [f"{TITLES[who]}\n", *([mark()] if signed[who] else []),
         f"\nSignature\nAnn Signer-{who}\nPrinted Name\n01/0{who + 1}/2026\nDate"]
        for who in range(2)
    ]  # fmt: skip
    parsed = read("Section VI: Agency Approvals", tuple(cells))
    assert statuses(parsed) == [SIGNED if one else MISSING for one in signed]
    for who, key in enumerate(SIGNERS):
        name, day = values(parsed, f"{key}_signed_name", f"{key}_signed_date")
        assert (name, str(day)) == (f"Ann Signer-{who}", f"2026-01-0{who + 1}")


def test_a_mark_under_a_name_and_over_its_own_caption_is_still_surely_a_signature() -> None:
    body = text(40, 760, "Section VI: Agency Approvals", 9)
    for number, title in enumerate(("Agency IT Manager", "Agency Business Sponsor")):
        y = 700 - number * 70
        body += ink(60, y) + text(50, y - 14, f"Signature of {title}", 7)
        body += text(50, y - 30, "Print name: Ann Signer", 9)
    assert statuses(match(drawn(body), [form()], "ct_cep")) == [SIGNED, SIGNED]
