"""``rates.toml``: what things cost, for the estimates of the office's cases."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from form_templates.flow_figures import Rate, RateSchedule
from form_templates.table import Table


def read_rates(root: Table) -> RateSchedule:
    """The schedule that ``root`` describes; what is wrong is noted at ``root.problems``."""
    rates: dict[str, Rate] = {}
    for table in root.tables("rates", needed=True):
        rate = Rate(
            table.text("id", needed=True),
            table.text("title", needed=True),
            table.text("unit", needed=True),
            _price(table),
        )
        table.done()
        if rate.id in rates:
            table.wrong("id", f'The id "{rate.id}" is used twice.', "Give each rate its own id.")
        rates[rate.id] = rate
    schedule = RateSchedule(
        title=root.text("title", needed=True),
        currency=root.text("currency", needed=True),
        rates=tuple(rates.values()),
        example=root.flag("example"),
    )
    root.done()
    return schedule


def _price(table: Table) -> Decimal:
    """The price: a text, since a figure with a point would not be exact."""
    written = table.text("price", needed=True)
    try:
        price = Decimal(written or "0")
    except InvalidOperation:
        price = Decimal(-1)
    if not price.is_finite() or price < 0:
        table.wrong("price", f'`price` is "{written}".', 'Write price = "125.00".')
        return Decimal(0)
    return price
