"""Reports as tables that people read."""

from __future__ import annotations

from datetime import date

from intake_mailbot.cli.report_tables import corrections
from intake_mailbot.domain.report import Corrected, Period


def test_what_had_happened_to_a_page_is_said_in_words() -> None:
    rows = (
        Corrected("agency", "scan", "none", "confirmed", 3),
        Corrected("agency", "scan", "fine fax", "changed", 1),
        Corrected("agency", "word", "", "changed", 2),
    )
    table = corrections("Office", Period(date(2026, 11, 1), date(2026, 11, 30)), rows)
    assert table.heads == ("field", "file", "damage to the page", "what was done", "times")
    assert [row[2] for row in table.rows] == ["no damage", "fine fax", ""]
