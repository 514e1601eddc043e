"""The cost estimate of a case: quantities, priced by the office's rates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from form_templates.flow_figures import RateSchedule
from form_templates.table import nearest
from intake_mailbot.domain.errors import UsageError

_CENT = Decimal("0.01")
_MOST = Decimal(1_000_000_000)
"""Of anything: more is a slip of the hand."""


@dataclass(frozen=True, slots=True)
class EstimateLine:
    """One thing that is charged for: ``quantity`` of ``unit`` at ``price``."""

    rate: str
    title: str
    unit: str
    quantity: Decimal
    price: Decimal

    @property
    def amount(self) -> Decimal:
        """What the line comes to, to the cent."""
        return (self.quantity * self.price).quantize(_CENT, ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Estimate:
    """An estimate as it was made: later changes of the rates do not move it."""

    lines: tuple[EstimateLine, ...]
    currency: str
    schedule: str
    at: datetime

    @property
    def total(self) -> Decimal:
        """The sum of its lines."""
        return sum((line.amount for line in self.lines), Decimal(0))


def quantity_in(line: str) -> tuple[str, Decimal]:
    """The rate and the quantity that "cpu=4" says. Raises UsageError for what says neither."""
    rate, _, said = line.partition("=")
    try:
        quantity = Decimal(said.strip())
    except InvalidOperation:
        quantity = Decimal("NaN")
    if not quantity.is_finite():
        raise UsageError(f"“{line}” is no line; write RATE=QUANTITY, for example cpu=4")
    return rate.strip().lower(), quantity


def priced(
    schedule: RateSchedule | None, quantities: Sequence[tuple[str, Decimal]]
) -> tuple[EstimateLine, ...]:
    """The lines for these quantities by their rates, in the order given.

    Raises UsageError for a rate that there is not, with the nearest that there is.
    """
    if schedule is None:
        raise UsageError("this office makes no estimates: its folder has no rates.toml")
    if not quantities:
        raise UsageError("an estimate needs a line: write RATE=QUANTITY")
    known: Mapping[str, object] = {rate.id: rate for rate in schedule.rates}
    for name, quantity in quantities:
        if name not in known:
            raise UsageError(f"there is no rate “{name}”. {nearest(name, known)}")
        if not 0 < quantity <= _MOST:
            raise UsageError(f"the quantity of “{name}” must be above 0, and at most {_MOST:,}")
    rates = {rate.id: rate for rate in schedule.rates}
    return tuple(
        EstimateLine(name, rates[name].title, rates[name].unit, quantity, rates[name].price)
        for name, quantity in quantities
    )
