"""Which offices a planner is told of: a part an office, in one digest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from form_templates.office import Office
from intake_mailbot.domain.digest import Scope
from intake_mailbot.intake.desk import OfficeDesk
from intake_mailbot.settings import OfficeSettings

NO_CASE = "Mail that belongs to no case"


@dataclass(frozen=True)
class Served:
    """One office of the settings: its folders, and the mailboxes that take its mail."""

    settings: OfficeSettings
    offices: tuple[OfficeDesk, ...]
    accounts: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """What becomes one section: its heading, whose cases and mail, of which offices' folders.

    Days begin and end in ``zone``.
    """

    heading: str
    scope: Scope
    zone: ZoneInfo
    offices: tuple[Office, ...]


def headings(desks: Iterable[OfficeDesk]) -> dict[str, str]:
    """What each office is called beside the others, by id: with its form's title where needed."""
    every = tuple(desks)
    names = Counter(desk.settings.name for desk in every)
    found = {}
    for desk in every:
        name, form = desk.settings.name, desk.office.form
        one = names[name] == 1
        found[desk.office.id] = name if one else f"{name}: {form.short_title or form.title}"
    return found


def parts_for(address: str, served: Iterable[Served]) -> tuple[Part, ...]:
    """The parts of a planner (lower case): what each office that names them lets them see.

    ``only`` of an office narrows what it tells them to folders or divisions; who is narrowed hears
    of no mail that belongs to no case.
    """
    theirs = [one for one in served if address in {to.lower() for to in one.settings.planners}]
    accounts: dict[str, None] = {}
    found: list[tuple[OfficeDesk, tuple[str, ...]]] = []
    for one in theirs:
        only = one.settings.digest.only.get(address, ())
        accounts |= dict.fromkeys(() if only else one.accounts)
        found += _let_see(one, only)
    return _parts(found, tuple(accounts))


def all_parts(one: Served) -> tuple[Part, ...]:
    """All that there is to tell of one office of the settings."""
    return _parts([(desk, ()) for desk in one.offices], one.accounts)


def own_part(one: Served, sender: str) -> Part:
    """What an agency's contact is told: of their own cases alone."""
    scope = Scope(tuple(desk.office.id for desk in one.offices), sender=sender)
    return Part("", scope, one.settings.time_zone, tuple(desk.office for desk in one.offices))


def _let_see(one: Served, only: Sequence[str]) -> Iterable[tuple[OfficeDesk, tuple[str, ...]]]:
    """The folders that ``only`` lets through, each with the divisions that it narrows it to."""
    folders = {desk.office.id for desk in one.offices}
    divisions = tuple(name for name in only if name not in folders)
    for desk in one.offices:
        if not only or desk.office.id in only:
            yield desk, ()
        elif divisions:
            yield desk, divisions


def _parts(
    seen: Sequence[tuple[OfficeDesk, tuple[str, ...]]], accounts: tuple[str, ...]
) -> tuple[Part, ...]:
    """A part an office; mail of no case is told beside the only one, or after them all."""
    alone = len(seen) == 1
    names = headings(desk for desk, _ in seen)
    found = [
        Part(
            "" if alone else names[desk.office.id],
            Scope((desk.office.id,), accounts if alone else (), divisions),
            desk.settings.time_zone,
            (desk.office,),
        )
        for desk, divisions in seen
    ]
    if not alone and accounts:
        found.append(Part(NO_CASE, Scope((), accounts), found[0].zone, ()))
    return tuple(found)
