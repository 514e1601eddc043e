"""Retention: what is over for long enough loses its bytes, later its persons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from intake_mailbot.care.sweeping import Told, silent, sweep
from intake_mailbot.domain.redacting import Impersonal
from intake_mailbot.store.ageing import Aged
from intake_mailbot.store.events import BOT
from intake_mailbot.store.unit import Store, UnitOfWork

_AT_ONCE = 100
"""Rows of each kind a transaction: nobody waits long for its end."""

_ALL = 10**9

RETENTION = "retention"
"""The kind of the event that says what retention removed."""


@dataclass(frozen=True, slots=True)
class Terms:
    """For how many days after its end something is kept; 0: for ever.

    ``mail_days`` are those of mails as they came, with their files, and of our replies' texts;
    ``personal_days`` those of all that is about people.
    """

    mail_days: int = 0
    personal_days: int = 0

    def steps(self, now: datetime) -> Iterator[Step]:
        """What is done, in this order."""
        if self.mail_days:
            yield Step(now - timedelta(days=self.mail_days), self.mail_days, personal=False)
        if self.personal_days:
            yield Step(now - timedelta(days=self.personal_days), self.personal_days, personal=True)


@dataclass(frozen=True, slots=True)
class Step:
    """What was over ``before`` loses its bytes, or (``personal``) what it says of people."""

    before: datetime
    days: int
    personal: bool


def overdue(store: Store, terms: Terms, now: datetime) -> tuple[tuple[Step, Aged], ...]:
    """How much retention would remove now; nothing is changed. ``now`` is aware."""
    with store.unit(write=False) as unit:
        return tuple((step, _counted(unit, step)) for step in terms.steps(now))


def retain(
    store: Store,
    terms: Terms,
    now: datetime,
    *,
    impersonal: Impersonal,
    actor: str = BOT,
    told: Told = silent,
    most: int = _ALL,
) -> Aged:
    """Remove what has come of age, in small transactions; gives how much.

    ``impersonal`` are the fields in which nobody stands. At most about ``most`` rows, so that other
    work comes in between; the next call goes on. Raises ServiceUnreachableError: what was not done
    is done by the next call.
    """
    done = Aged()
    for step in terms.steps(now):
        while _size(done) < most:
            with store.unit() as unit:
                removed = _remove(unit, step, now, actor, impersonal)
                unit.commit()
            if removed.nothing:
                break
            done += removed
            told(f"{done.mails} mails, {done.replies} replies, {done.cases} cases")
    sweep(store, told)
    return done


def _size(aged: Aged) -> int:
    return aged.mails + aged.replies + aged.cases


def _counted(unit: UnitOfWork, step: Step) -> Aged:
    return Aged(
        len(unit.ageing.mails(step.before, _ALL, personal=step.personal)),
        len(unit.ageing.replies(step.before, _ALL, personal=step.personal)),
        len(unit.ageing.cases(step.before, _ALL)) if step.personal else 0,
    )


def _remove(
    unit: UnitOfWork, step: Step, now: datetime, actor: str, impersonal: Impersonal
) -> Aged:
    mails = unit.ageing.mails(step.before, _AT_ONCE, personal=step.personal)
    replies = unit.ageing.replies(step.before, _AT_ONCE, personal=step.personal)
    if not step.personal:
        unit.erasing.discard_mails(mails, now)
        unit.erasing.empty_replies(replies)
        _note(
            unit, mails, f"the mail as it came was removed: kept for {step.days} days", now, actor
        )
        return Aged(len(mails), len(replies))
    cases = unit.ageing.cases(step.before, _AT_ONCE)
    unit.erasing.erase_mails(mails, now)
    unit.erasing.erase_replies(replies)
    said = f"what it said of people was removed: kept for {step.days} days"
    _note(unit, mails, said, now, actor)
    for case in cases:
        unit.erasing.erase_case(case, now, impersonal)
        unit.events.add(RETENTION, said, now, case=case, actor=actor)
    return Aged(len(mails), len(replies), len(cases))


def _note(unit: UnitOfWork, mails: Sequence[int], said: str, now: datetime, actor: str) -> None:
    for mail in mails:
        unit.events.add(RETENTION, said, now, message=mail, actor=actor)
