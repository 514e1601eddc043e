"""What a Word file prints on every page answers nothing, and tells which form it is."""

from __future__ import annotations

import pytest

from parsers.matching import match
from parsers.model import ParsedForm
from tests.unit.matching.sheets import form
from tests.unit.word.ooxml import cell, para, read, row, run, story, table

ASKED = "Please provide a brief description of the support you are asking of DAS/BEST."
FIRST = (
    "Customer Engagement Profile",
    "Engagement Title: Kiosk Pilot",
    "Requestor's Name: Ann Page",
)
TAGS = {"footer": "ftr", "header": "hdr"}


def matched(*lines: str, footer: str = "", header: str = "") -> ParsedForm:
    """A Word file of these paragraphs, with a running head and foot."""
    body = "".join(para(run(line)) for line in lines)
    edges = [(k, t) for k, t in (("footer", footer), ("header", header)) if t]
    parts = {f"word/{k}1.xml": story(TAGS[k], para(run(t))) for k, t in edges}
    related = [(f"r{k}", k, f"{k}1.xml") for k, _ in edges]
    return match(read(body, *related, parts=parts), [form()], "ct_cep")


@pytest.mark.parametrize("foot", ["Customer Engagement Profile Page 1 of 3", "CEP v1.9  |  1/2026"])
def test_a_long_answer_at_the_end_does_not_go_on_in_the_running_foot(foot: str) -> None:
    told = matched(*FIRST, ASKED, "Two servers.", footer=foot)
    assert told.fields["services_requested"].value == "Two servers."


def test_an_empty_answer_at_the_end_is_not_filled_by_the_running_foot() -> None:
    told = matched(
        *FIRST, "VI. Agency Approvals", "Agency IT Manager", "Print Name", footer="CEP 1.9"
    )
    assert told.fields["it_manager_signed_name"].value is None


def test_an_answer_in_the_running_head_is_read() -> None:
    told = matched(*FIRST[:2], "Contact Phone: 860-555-0100", header="Requestor's Name: Ann Page")
    assert told.fields["requestor_name"].value == "Ann Page"


@pytest.mark.parametrize("foot", [False, True])
def test_a_date_beside_what_it_is_in_a_running_head_is_no_mere_print(foot: bool) -> None:
    dated = table(
        row(cell(para(run("Request dated"))), cell(para(run("01/05/2026")))), grid=(4800, 4800)
    )
    kind = "footer" if foot else "header"
    told = match(
        read(
            "".join(para(run(line)) for line in FIRST),
            ("r1", kind, f"{kind}1.xml"),
            parts={f"word/{kind}1.xml": story(TAGS[kind], dated)},
        ),
        [form()],
        "ct_cep",
    )
    assert told.fields["date_requested"].value == "2026-01-05"
