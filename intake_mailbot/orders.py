"""Orders by mail: a planner's answer to a notice, an agency's wish for a weekly summary.

A planner's mail is an order where its first line is one: ``approve``, ``assign DIVISION, NAME``,
``done TASK``, ``note …``, ``reopen``, and for a held case ``ok``, ``field: value``, ``signed`` or
``not signed``; for a mail that is held for its sender, ``release``. Lines that follow it at once
are orders too. It is taken from the addresses of the office's planners only, and only where our own
server confirms them as the settings ask.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from form_templates.model import FieldType
from intake_mailbot import planning
from intake_mailbot.casework import case_of, let_go_on
from intake_mailbot.correcting import confirm_within, is_correction
from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.model import CaseRef, Message
from intake_mailbot.intake.desk import Desk, Obeyed, OfficeDesk
from intake_mailbot.intake.progress import rules_of
from intake_mailbot.message.threading import token_case
from intake_mailbot.store.unit import UnitOfWork
from parsers.model import ParsedMail

_WISH, _WISH_NO_MORE = "weekly summary", "no weekly summary"
_RELEASE = "release"
_MOST_LINES = 40


def obey(
    desk: Desk, unit: UnitOfWork, mail: ParsedMail, message: Message, now: datetime
) -> Obeyed | None:
    """Carry out what the mail orders, within the unit; None where it orders nothing.

    Raises UsageError for an order that cannot be carried out: the caller undoes what was done.
    """
    lines = _first_lines(mail.words)
    if not lines or message.sender is None:
        return None
    wished = _wish(desk, unit, message, lines[0], now)
    if wished is not None:
        return wished
    case = _case(desk, unit, mail, message)
    if case is None:
        return _release(desk, unit, mail, message, lines[0], now)
    if case.office not in desk.offices:
        return None
    office = desk.offices[case.office]
    sender = message.sender.address.lower()
    if not message.standing.may_be_answered or sender not in _planners(office):
        return None
    orders = _Orders(desk, unit, office, case, now, sender)
    return orders.carry_out(lines) if orders.is_order(lines[0]) else None


@dataclass(frozen=True)
class _Orders:
    """The orders of one planner about one case."""

    desk: Desk
    unit: UnitOfWork
    office: OfficeDesk
    case: CaseRef
    now: datetime
    actor: str

    def is_order(self, line: str) -> bool:
        """Whether a line orders something.

        A choice ("approve") is an order by itself or with its note behind a colon or a dash:
        "More information came in" is no decision.
        """
        word, rest = _word(line), line.strip()[len(_word(line)) :].strip()
        if word in self._verbs or is_correction(self.office.office.form, line):
            return True
        return word in self._choices() and (not rest or rest[0] in ".:–-")

    def carry_out(self, lines: Sequence[str]) -> Obeyed:
        """Every line up to the first that is no order."""
        said: list[str] = []
        readings: list[str] = []
        for line in lines:
            if is_correction(self.office.office.form, line):
                readings.append(line)
            elif readings and self._goes_on(readings[-1], line):
                readings[-1] += f" {line}"
            elif self.is_order(line):
                said.append(self._one(line))
            else:
                break
        if readings:
            case = case_of(self.unit, self.case.tracking_number)
            said.append(confirm_within(self.desk, self.unit, case, readings, self.now, self.actor))
        return Obeyed(self.case, tuple(said), done=True)

    def _goes_on(self, before: str, line: str) -> bool:
        """Whether a line goes on with the long text before it, which a mail program broke."""
        field = self.office.office.form.fields.get(before.partition(":")[0].strip().lower())
        is_text = field is not None and field.type is FieldType.LONG_TEXT
        return is_text and not self.is_order(line)

    def _one(self, line: str) -> str:
        word, rest = _word(line), line.strip()[len(_word(line)) :].strip(" :–-")
        if word in self._verbs:
            return self._verbs[word](rest)
        return self._decide(f"{word} {rest}")

    @property
    def _verbs(self) -> dict[str, Callable[[str], str]]:
        return {
            "assign": self._assign,
            "done": self._done,
            "note": self._note,
            "reopen": self._reopen,
            "decide": self._decide,
        }

    def _choices(self) -> frozenset[str]:
        """What can be decided in this process, now or at another stage."""
        flow = rules_of(self.unit, self.office, self.unit.courses.standing(self.case)).flow
        return frozenset(choice.id for one in flow.decisions for choice in one.choices)

    def _decide(self, rest: str) -> str:
        choice, _, note = rest.strip().partition(" ")
        event = planning.deciding(choice.lower(), note.strip(" :–-"), None, self.actor)
        return self._do(event)

    def _assign(self, rest: str) -> str:
        division, comma, contact = rest.partition(",")
        name, _, address = contact.partition(",")
        if not comma or not name.strip():
            raise UsageError("write “assign DIVISION, NAME” or “assign DIVISION, NAME, ADDRESS”")
        given = planning.assigning(division.strip(), name.strip(), address.strip(), "", self.actor)
        return self._do(given)

    def _done(self, rest: str) -> str:
        task, _, note = rest.partition(" ")
        return self._do(planning.doing(task, note.strip(" :–-"), self.actor))

    def _note(self, rest: str) -> str:
        if not rest:
            raise UsageError("write the note behind the word: “note …”")
        return self._do(planning.noting(rest, self.actor))

    def _reopen(self, rest: str) -> str:
        return self._do(planning.reopening(rest, self.actor))

    def _do(self, making: planning.Making) -> str:
        number = self.case.tracking_number
        return planning.act_within(self.desk, self.unit, number, making, self.now, self.actor)


def _first_lines(words: str) -> list[str]:
    """The lines of the mail's own words up to the first empty one."""
    lines = words.strip()[:20_000].splitlines()[:_MOST_LINES]
    found = [line.strip().removeprefix("- ") for line in lines]
    return found[: found.index("")] if "" in found else found


def _word(line: str) -> str:
    return line.strip().partition(" ")[0].rstrip(":,.").lower()


def _planners(office: OfficeDesk) -> frozenset[str]:
    return frozenset(planner.lower() for planner in office.settings.planners)


def _case(desk: Desk, unit: UnitOfWork, mail: ParsedMail, message: Message) -> CaseRef | None:
    """The case of the notice that the mail answers; it alone says which one is meant."""
    if message.thread.case is not None:
        return message.thread.case
    for answered in (mail.headers.in_reply_to, *reversed(mail.headers.references[-50:])):
        case_id = token_case(desk.key, answered)
        if case_id:
            return unit.lookup.case_by_id(case_id)
    return None


def _release(
    desk: Desk, unit: UnitOfWork, mail: ParsedMail, message: Message, line: str, now: datetime
) -> Obeyed | None:
    """ "release": the message that a notice is about is worked on again, its sender believed."""
    planners = frozenset(name for one in desk.offices.values() for name in _planners(one))
    sender = message.sender.address.lower() if message.sender else ""
    if _word(line) != _RELEASE or sender not in planners:
        return None
    told = unit.lookup.told_planners_of(mail.headers.in_reply_to)
    if told is None or not message.standing.may_be_answered:
        return None
    return Obeyed(None, (let_go_on(unit, told, now, sender),), done=True)


def _wish(
    desk: Desk, unit: UnitOfWork, message: Message, line: str, now: datetime
) -> Obeyed | None:
    """An agency's contact asks for a weekly summary of their own cases, or for none any more.

    The office of the case that the mail is about sends it, else the mailbox's first; none any more
    is none of any office.
    """
    words = " ".join(line.lower().strip(" .!").split())
    if words not in {_WISH, _WISH_NO_MORE} or message.sender is None:
        return None
    if not message.standing.believed:
        return None
    sender, case = message.sender.address, message.thread.case
    if words == _WISH:
        meant = desk.offices.get(case.office, desk.default) if case else desk.default
        unit.digest_runs.wish(meant.settings.key, sender, now)
        said = "From now on you get a summary of your requests every week."
    else:
        for key in {one.settings.key for one in desk.offices.values()}:
            unit.digest_runs.wish_no_more(key, sender)
        said = "You get no weekly summary of your requests any more."
    return Obeyed(None, (said,), done=True)
