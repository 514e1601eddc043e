"""``cases assign, begin, decide, done, estimate, …``: planners' work on the terminal."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Annotated

import typer

from intake_mailbot.cli import tables
from intake_mailbot.cli.context import of, print_json
from intake_mailbot.cli.screen import say
from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.process.estimating import quantity_in

if TYPE_CHECKING:
    from intake_mailbot.casework import CaseSheet
    from intake_mailbot.intake import Desk
    from intake_mailbot.planning import ProcessSheet

AT_HELP = "As it stood then: 2026-03-09 (the end of that day) or 2026-03-09T14:30."

Number = Annotated[str, typer.Argument(help="The tracking number.", metavar="NUMBER")]
Note = Annotated[str, typer.Option("--note", help="A note that stays with it.")]


@dataclass(frozen=True)
class Stands:
    """Where a case stands, or stood at ``now``."""

    sheet: ProcessSheet
    now: datetime


@dataclass(frozen=True)
class Stood:
    """A case as it stood; ``case`` is None where it had not arrived."""

    case: CaseSheet | None
    stands: Stands


def register(app: typer.Typer) -> None:
    """Adds the commands to ``cases``."""
    for command in (history, assign, begin, decide, done, estimate, note, reopen, confirm):
        app.command(command.__name__)(command)


def history(
    context: typer.Context,
    number: Number,
    at: Annotated[str, typer.Option("--at", help=AT_HELP)] = "",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """What happened to a case in its process, and where it stood after each step."""
    stands = _stands(context, number, at)
    lines = [
        {
            "number": moment.number,
            "at": moment.at.isoformat(),
            "actor": moment.actor,
            "stage": moment.course.stage,
            "said": list(moment.said),
        }
        for moment in stands.sheet.history
    ]
    if as_json:
        print_json(lines)
        return
    console = tables.console()
    for moment in stands.sheet.history:
        for said in moment.said:
            line = f"{moment.at:%Y-%m-%d %H:%M} {moment.actor} [{moment.course.stage}] {said}"
            console.print(line, markup=False, highlight=False, soft_wrap=True)


def assign(
    context: typer.Context,
    number: Number,
    division: Annotated[str, typer.Argument(help="The division that it goes to.")],
    name: Annotated[str, typer.Argument(help="Its point of contact.")],
    mail: Annotated[str, typer.Option("--mail", help="The contact's address.")] = "",
    note: Note = "",
) -> None:
    """Give the case to a division and a point of contact, who are told, and the agency too."""
    from intake_mailbot import planning

    _act(
        context,
        number,
        lambda desk, now, actor: planning.assign(
            desk, number, division, name, address=mail, note=note, now=now, actor=actor
        ),
    )


def decide(
    context: typer.Context,
    number: Number,
    choice: Annotated[
        list[str],
        typer.Argument(help="The choice, or the decision and the choice.", metavar="CHOICE"),
    ],
    note: Note = "",
    until: Annotated[
        str, typer.Option("--until", help="The last day of the clock that it starts: 2026-03-20.")
    ] = "",
) -> None:
    """Take a decision that is open; `cases show` lists the choices."""
    from intake_mailbot import planning

    last = _date(until) if until else None
    _act(
        context,
        number,
        lambda desk, now, actor: planning.decide(
            desk, number, ":".join(choice), note=note, until=last, now=now, actor=actor
        ),
    )


def done(
    context: typer.Context,
    number: Number,
    task: Annotated[str, typer.Argument(help="The task; `cases show` lists those open.")],
    note: Note = "",
) -> None:
    """Say that a task is done, or that something expected is there."""
    from intake_mailbot import planning

    _act(
        context,
        number,
        lambda desk, now, actor: planning.done(desk, number, task, note=note, now=now, actor=actor),
    )


def begin(
    context: typer.Context,
    number: Number,
    task: Annotated[str, typer.Argument(help="The task; `cases show` lists what can be begun.")],
    text: Annotated[str, typer.Argument(help="What it is about.")],
) -> None:
    """Begin one more of a task that there can be several of: an action item."""
    from intake_mailbot import planning

    _act(
        context,
        number,
        lambda desk, now, actor: planning.begin(desk, number, task, text, now=now, actor=actor),
    )


def estimate(
    context: typer.Context,
    number: Number,
    lines: Annotated[list[str], typer.Argument(help="RATE=QUANTITY, one after the other.")],
) -> None:
    """Estimate the cost by the office's rates, and compare it with the budget."""
    from intake_mailbot import planning

    quantities = [quantity_in(line) for line in lines]
    _act(
        context,
        number,
        lambda desk, now, actor: planning.estimate(desk, number, quantities, now=now, actor=actor),
    )


def note(
    context: typer.Context,
    number: Number,
    text: Annotated[str, typer.Argument(help="The note.")],
) -> None:
    """Leave a note on a case."""
    from intake_mailbot import planning

    _act(
        context,
        number,
        lambda desk, now, actor: planning.note(desk, number, text, now=now, actor=actor),
    )


def reopen(context: typer.Context, number: Number, note: Note = "") -> None:
    """Open a closed case again."""
    from intake_mailbot import planning

    _act(
        context,
        number,
        lambda desk, now, actor: planning.reopen(desk, number, note=note, now=now, actor=actor),
    )


def confirm(
    context: typer.Context,
    number: Number,
    lines: Annotated[
        list[str],
        typer.Argument(
            help="ok, signed, not-signed, or “field: value” (or “field: empty”).", metavar="WHAT…"
        ),
    ],
) -> None:
    """Confirm or correct the readings of a held case; it goes on as if read so."""
    from intake_mailbot import correcting

    said = [line.replace("not-signed", "not signed") for line in lines]
    _act(
        context,
        number,
        lambda desk, now, actor: correcting.confirm(desk, number, said, now, actor),
    )


def standing(context: typer.Context, number: str) -> Stands | None:
    """Where the case stands; None where its office is not configured."""
    try:
        return _stands(context, number, "")
    except UsageError:
        return None


def stood(context: typer.Context, number: str, at: str) -> Stood:
    """The case as it stood at ``at``, as the option says it. Raises UsageError."""
    from intake_mailbot import planning
    from intake_mailbot.service.planning_desk import open_desk
    from intake_mailbot.service.wiring import now_utc

    with open_desk(of(context).settings(), number) as desk:
        then = _then(desk, at)
        past = planning.past(desk, number, then, now_utc())
        return Stood(past.case, Stands(past.process, then))


def _stands(context: typer.Context, number: str, at: str) -> Stands:
    from intake_mailbot import planning
    from intake_mailbot.service.planning_desk import open_desk
    from intake_mailbot.service.wiring import now_utc

    with open_desk(of(context).settings(), number) as desk:
        then = _then(desk, at) if at else None
        return Stands(planning.sheet(desk, number, then, now_utc()), then or now_utc())


def _then(desk: Desk, at: str) -> datetime:
    return _moment(at).replace(tzinfo=desk.default.settings.time_zone).astimezone(UTC)


def _act(context: typer.Context, number: str, action: Callable[[Desk, datetime, str], str]) -> None:
    from intake_mailbot.service.planning_desk import open_desk
    from intake_mailbot.service.wiring import now_utc

    with open_desk(of(context).settings(), number) as desk:
        say(action(desk, now_utc(), getpass.getuser()))


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"“{text}” is no day; write it as 2026-03-20.") from error


def _moment(text: str) -> datetime:
    """A moment in the office's zone, its zone still open; a day alone means its end."""
    if len(text) <= 10:
        return datetime.combine(_date(text), time.max)
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError as error:
        raise UsageError(f"“{text}” is no time; write it as 2026-03-09T14:30.") from error
