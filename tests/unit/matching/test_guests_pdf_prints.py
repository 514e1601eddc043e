"""Prints of web portals, form programs and offices that come as strangers."""

from __future__ import annotations

import pytest

from parsers.model import SignatureStatus
from tests.unit.matching.sheets import Block, Content, mark, read, values

SIGNED, MISSING = SignatureStatus.SIGNED, SignatureStatus.MISSING


def slots(said: Content, name: str) -> list[Block]:
    """What a signer is asked for, under a title."""
    return [("Sign here", said), ("Print name", name), ("Date", "01/02/2026")]


TITLES = {"it_manager": "Agency IT Manager", "business_sponsor": "Agency Business Sponsor"}


@pytest.mark.parametrize("order", [tuple(TITLES), tuple(TITLES)[::-1]])
@pytest.mark.parametrize("signer", TITLES)
def test_a_signer_is_told_by_the_section_s_title_that_names_him(
    signer: str, order: tuple[str, str]
) -> None:
    said = [
        [
            f"VI. Agency Approvals: {TITLES[who]}",
            *slots(mark() if who == signer else "", f"N. {TITLES[who][7:9]}"),
        ]
        for who in order
    ]
    parsed = read(
        "I. Agency Information", ("Business Sponsor:", "Sue Sponsor"), *said[0],
        "V. Procurement Support", ("Vendor 1", ""), *said[1],
    )  # fmt: skip
    told = {who: parsed.signatures[f"{who}_signature"].status for who in TITLES}
    assert told == {who: SIGNED if who == signer else MISSING for who in TITLES}
    assert values(parsed, "it_manager_signed_name") == ("N. IT",)


def test_who_is_named_in_another_section_signs_nothing_in_this_one() -> None:
    parsed = read(
        "I. Agency Information", ("Business Sponsor:", "Sue Sponsor"),
        "VI. Agency Approvals", *slots(mark(), "Ian Tee"), *slots("", "Sue Sponsor"),
    )  # fmt: skip
    assert parsed.signatures["it_manager_signature"].status is SIGNED
    assert parsed.signatures["business_sponsor_signature"].status is MISSING
