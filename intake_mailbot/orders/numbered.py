"""Orders about several cases in one mail: each line begins with the tracking number of its case.

So is the nightly digest answered, which is about no case alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.model import Message
from intake_mailbot.domain.numbers import format_number, leading_number
from intake_mailbot.intake.desk import Desk, Obeyed
from intake_mailbot.orders.lines import Line
from intake_mailbot.orders.rights import must_be_confirmed, planners_of
from intake_mailbot.orders.verbs import Orders
from intake_mailbot.store.unit import UnitOfWork

_EXAMPLE = 12
"""The sequence of the number that is given as an example."""

Group = tuple[str, tuple[Line, ...]]
"""A tracking number, and the lines from the one that begins with it up to the next such one."""


def ordered_by_number(
    desk: Desk, unit: UnitOfWork, message: Message, lines: Sequence[Line], now: datetime
) -> Obeyed | None:
    """Carry out lines that begin with a number, within the unit; None where the first does not.

    Orders are taken as those about one case are. Raises UsageError for what cannot be carried out:
    none of it is.
    """
    sender = message.sender.address.lower() if message.sender else ""
    groups = _groups(desk, lines)
    first = _orders(desk, unit, groups[0], sender, now) if groups else None
    if first is None or not first.is_meant(groups[0][1][0]):
        return None
    must_be_confirmed(message)
    ordered: dict[str, tuple[Orders, list[Line]]] = {}
    for group in groups:
        orders = _orders(desk, unit, group, sender, now)
        if orders is None:
            raise UsageError(
                f"{group[0]} is no case that you can order something about here; if it is one of"
                " another mailbox's office, write there"
            )
        if not orders.is_meant(group[1][0]):
            raise UsageError(f"{group[0]}: “{group[1][0].text[:80]}” is no order")
        ordered.setdefault(group[0], (orders, []))[1].append(_order(orders, group))
    said = [line for orders, lines in ordered.values() for line in _carried_out(orders, lines)]
    return Obeyed(None, tuple(said), done=True, also=tuple(o.case for o, _ in ordered.values()))


def refuse_numbered(orders: Orders, lines: Sequence[Line]) -> None:
    """Raises UsageError where one of ``lines``, behind an order without a number, has its own."""
    for line in lines:
        group = _begun(orders.desk, line)
        if group is None:
            continue
        named = _orders(orders.desk, orders.unit, group, orders.actor, orders.now) or orders
        if named.is_meant(group[1][0]):
            raise UsageError(
                f"“{line.text[:80]}” names its case, and the order before it names none: begin"
                " each line with the number of its case"
            )


def how_to(desk: Desk, now: datetime) -> Obeyed:
    """What a planner is told who answers a digest with what begins with no number of theirs."""
    numbering = desk.default.office.process.numbering
    number = format_number(numbering, now.year, _EXAMPLE)
    said = (
        "A digest is about many cases: begin each line with the number of the case that it is"
        f" about, for example “{number} note they will call”. “{number} show” tells how that case"
        " stands, and what can be ordered there."
    )
    return Obeyed(None, (said,), done=False)


def _groups(desk: Desk, lines: Sequence[Line]) -> list[Group]:
    """The lines by the numbers that they begin with; none where the first begins with none."""
    groups: list[Group] = []
    for line in lines:
        begun = _begun(desk, line)
        if begun:
            groups.append(begun)
        elif groups:
            groups[-1] = (groups[-1][0], (*groups[-1][1], line))
        else:
            return []
    return groups


def _begun(desk: Desk, line: Line) -> Group | None:
    """The group that a line begins, without its number; None where it begins with none."""
    found = leading_number(line.text, desk.rules.numberings)
    if found is None:
        return None
    return found[0], (replace(line, text=found[1], cut=len(line.text) - len(found[1])),)


def _orders(
    desk: Desk, unit: UnitOfWork, group: Group, sender: str, now: datetime
) -> Orders | None:
    """What ``sender`` may order about a group's case; None where there is none, or not for them."""
    case = unit.lookup.case_by_number(group[0])
    office = desk.offices.get(case.office) if case else None
    if case is None or office is None or sender not in planners_of(office):
        return None
    return Orders(desk, unit, office, case, now, sender)


def _order(orders: Orders, group: Group) -> Line:
    """The order of a group; the line behind it without a number must be none.

    What stands behind that, a signature or a disclaimer, is looked at no more.
    """
    number, (order, *others) = group[0], orders.joined(group[1])
    if others and orders.is_meant(others[0]):
        text = others[0].text[:80]
        raise UsageError(
            f"“{text}” names no case: write “{number} {text}”, if it is about that one"
        )
    return replace(order, apart=True)  # what follows is an order of its own


def _carried_out(orders: Orders, lines: Sequence[Line]) -> list[str]:
    """All that is ordered about one case, in its order: corrections in a row are taken together."""
    number = orders.case.tracking_number
    try:
        done = orders.carry_out(lines)
    except UsageError as error:
        raise UsageError(f"{number}: {error}") from error
    return [line if number in line else f"{number}: {line}" for line in done.said]
