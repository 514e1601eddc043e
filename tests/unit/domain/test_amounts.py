"""What counts as an amount of money, and what an estimate makes of one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from form_templates.flow_figures import Rate, RateSchedule
from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.process.estimating import priced
from parsers.matching.values import parse_amount

SCHEDULE = RateSchedule("Test", "$", (Rate("cpu", "CPU", "CPU", Decimal("0.335")),))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("$125,000.00", "125000.00"),
        ("125000", "125000.00"),
        ("USD 1 250", "1250.00"),
        ("US$40k", "40000.00"),
        ("12.345,50", "12345.50"),
        ("12,50", "12.50"),
        ("5,000 dollars", "5000.00"),
        ("CHF 1'200.50", "1200.50"),
        ("about 20", None),
        ("to be agreed", None),
        ("1.2.3", None),
        ("", None),
    ],
)
def test_amounts_are_figures_however_they_are_grouped(text: str, value: str | None) -> None:
    assert parse_amount(text) == value


def test_lines_are_priced_to_the_cent() -> None:
    [line] = priced(SCHEDULE, [("cpu", Decimal(3))])
    assert (line.amount, line.title) == (Decimal("1.01"), "CPU")


@pytest.mark.parametrize(
    ("schedule", "lines", "said"),
    [
        (SCHEDULE, [("cpuu", Decimal(1))], 'Did you mean "cpu"'),
        (SCHEDULE, [("cpu", Decimal(0))], "above 0"),
        (SCHEDULE, [], "needs a line"),
        (None, [("cpu", Decimal(1))], "no rates.toml"),
    ],
)
def test_what_cannot_be_priced_is_said(
    schedule: RateSchedule | None, lines: list[tuple[str, Decimal]], said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        priced(schedule, lines)
