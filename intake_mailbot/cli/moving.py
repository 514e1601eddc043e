"""``cases move``: cases pinned to an earlier process go on by the one that their office has now."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from intake_mailbot.cli.context import of, print_json
from intake_mailbot.cli.screen import say
from intake_mailbot.domain.errors import UsageError

if TYPE_CHECKING:
    from intake_mailbot.planning import Moving
    from intake_mailbot.service import Bureau


def move(
    context: typer.Context,
    numbers: Annotated[
        list[str] | None,
        typer.Argument(
            help="The tracking numbers; none: every open case that is pinned to another process.",
            metavar="[NUMBER…]",
        ),
    ] = None,
    apply: Annotated[
        bool, typer.Option("--apply", help="Move them; without it, it is only said.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Say what the office's present process would change for cases pinned to an earlier one.

    With --apply, move them: each by itself, all of it or nothing. Nobody is written to.
    """
    told = list(_moved(context, numbers or [], apply=apply))
    if as_json:
        print_json([_shape(one, apply=apply) for one in told])
    else:
        for line in _lines(told, apply=apply):
            say(line)
    if any(one.obstacles for one in told):
        raise typer.Exit(1)


def _moved(context: typer.Context, numbers: list[str], *, apply: bool) -> Iterator[Moving]:
    from intake_mailbot import planning
    from intake_mailbot.service.keeping import desks_of
    from intake_mailbot.service.planning_desk import open_quiet_bureau
    from intake_mailbot.service.wiring import now_utc

    with open_quiet_bureau(of(context).settings()) as bureau:
        desks = desks_of(bureau.counters)
        for number, office in _named(bureau, numbers):
            if office not in desks:
                raise UsageError(
                    f"{number} belongs to {office}, which is not configured; name it under"
                    " [office] or [offices]"
                )
            if apply:
                yield planning.move_over(desks[office], number, now_utc(), getpass.getuser())
            else:
                yield planning.would_move(desks[office], number, now_utc())


def _named(bureau: Bureau, numbers: list[str]) -> Iterator[tuple[str, str]]:
    """The cases to look at, with their offices; all are found before the first is moved."""
    from intake_mailbot import planning
    from intake_mailbot.casework import case_of
    from intake_mailbot.service.keeping import desks_of

    if not numbers:
        for office, desk in desks_of(bureau.counters).items():
            yield from ((one, office) for one in planning.outdated(desk, desk.offices[office]))
        return
    with bureau.store.unit(write=False) as unit:
        found = [case_of(unit, number) for number in dict.fromkeys(numbers)]
    yield from ((case.tracking_number, case.office) for case in found)


def _lines(told: list[Moving], *, apply: bool) -> Iterator[str]:
    for one in told:
        yield f"{one.number}  {one.title} ({one.stage})"
        if not one.pinned:
            yield "  goes by the present process already"
        yield from (f"  cannot be moved: {why}" for why in one.obstacles)
        yield from (f"  {change}" for change in one.changes)
        if one.pinned and not (one.obstacles or one.changes):
            yield "  nothing of where it stands changes"
    can = sum(one.pinned and not one.obstacles for one in told)
    cannot = sum(bool(one.obstacles) for one in told)
    left = f", {cannot} cannot be moved" if cannot else ""
    if not told:
        yield "Every open case goes by the process that its office has now."
    elif apply:
        yield f"{_cases(can)} moved{left}."
    else:
        with_it = " With --apply it is done." if can else ""
        yield f"{_cases(can)} would be moved{left}; nothing was changed.{with_it}"


def _cases(number: int) -> str:
    return f"{number} {'case' if number == 1 else 'cases'}"


def _shape(one: Moving, *, apply: bool) -> dict[str, object]:
    return {
        "tracking_number": one.number,
        "stage": one.stage,
        "pinned_to_earlier": one.pinned,
        "changes": list(one.changes),
        "obstacles": list(one.obstacles),
        "moved": apply and one.pinned and not one.obstacles,
    }
