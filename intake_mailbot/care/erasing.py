"""Erasing what is kept about one person, at their wish."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage

from intake_mailbot.care.sweeping import Told, silent, sweep
from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.redacting import Impersonal, Words
from intake_mailbot.store.persons import Person
from intake_mailbot.store.unit import Store, UnitOfWork

ERASED = "erased"
"""The kind of the event that says that a person's data were erased."""

_SAID = "what was kept about one person was erased at their wish"


@dataclass(frozen=True)
class Plan:
    """What an erasure removes. ``naming`` are further mails of ours (their ids) that name the
    person; ``folders`` say how many of the person's mails were filed where in the mailbox, which
    stays as it is.
    """

    person: Person
    words: Words
    naming: tuple[int, ...]
    folders: Mapping[str, int]

    @property
    def replies(self) -> tuple[int, ...]:
        """All mails of ours concerned."""
        return tuple(sorted({*self.person.replies, *self.naming}))


def plan(store: Store, address: str, also: Collection[str] = (), told: Told = silent) -> Plan:
    """What would be erased for ``address``; nothing is changed.

    ``also`` are further words that are about the person: a name, a phone. Raises UsageError where
    nothing is kept about the address.
    """
    with store.unit(write=False) as unit:
        person = unit.persons.find(address)
        if person.unknown:
            raise UsageError(f"nothing is kept about {address}; check how it is written")
        words = Words.of((person.address, *also))
        rest = (one for one in unit.outbox.texts() if one[0] not in set(person.replies))
        naming = tuple(_naming(rest, words, told))
        filed = (unit.ledger.get(mail) for mail in person.mails)
        folders = Counter(row.to_folder.value for row in filed if row.filed and row.to_folder)
    return Plan(person, words, naming, folders)


def erase(
    store: Store,
    planned: Plan,
    now: datetime,
    actor: str,
    *,
    impersonal: Impersonal,
    with_open: bool = False,
    told: Told = silent,
) -> int:
    """Erase what was planned, all of it or nothing; gives how many files went from the store.

    ``actor`` is who did it, for the history; ``impersonal`` are the fields in which nobody stands;
    ``with_open`` erases in open cases too. Raises
    UsageError where a case is open, or a mail or reply is not at its end.
    """
    with store.unit() as unit:
        person = unit.persons.find(planned.person.address)  # what came since the plan as well
        _refuse(person, with_open=with_open)
        _erase(unit, person, {*person.replies, *planned.naming}, now, impersonal)
        told("looking for the person in other texts")
        unit.persons.replace(person.address, planned.words)
        for case in person.cases:
            unit.events.add(ERASED, _SAID, now, case=case, actor=actor)
        for mail in person.mails:
            unit.events.add(ERASED, _SAID, now, message=mail, actor=actor)
        unit.commit()
    return sweep(store, told)


def _refuse(person: Person, *, with_open: bool) -> None:
    if person.at_work:
        raise UsageError(
            f"mail {person.at_work[0]} is being worked on; erase again when it is settled"
        )
    if person.to_send:
        raise UsageError(
            f"reply {person.to_send[0]} has still to go out; erase again when it is sent, or"
            f" settle it with: intake-mailbot outbox discard {person.to_send[0]}"
        )
    if person.open_cases and not with_open:
        raise UsageError(
            f"{', '.join(person.open_cases[:5])} is still open and needs what it says; close it"
            " first, or add --open"
        )


def _erase(
    unit: UnitOfWork,
    person: Person,
    replies: Collection[int],
    now: datetime,
    impersonal: Impersonal,
) -> None:
    erasing = unit.erasing
    for case in person.own_cases:
        erasing.erase_case(case, now, impersonal)
    erasing.erase_versions(person.versions, now)
    erasing.erase_mails(person.mails, now)
    erasing.erase_replies(replies)
    erasing.forget_wish(person.address)


def _naming(texts: Iterable[tuple[int, bytes]], words: Words, told: Told) -> Iterable[int]:
    """Which of these mails of ours name the person."""
    for number, (reply, eml) in enumerate(texts):
        if number % 1000 == 0:
            told(f"{number} replies looked through")
        if _says(eml, words):
            yield reply


def _says(eml: bytes, words: Words) -> bool:
    mail: EmailMessage = message_from_bytes(eml, policy=policy.default)
    parts = (part for part in mail.walk() if part.get_content_maintype() == "text")
    texts = (*mail.values(), *(str(part.get_content()) for part in parts))
    return any(words.text(text) != text for text in texts)
