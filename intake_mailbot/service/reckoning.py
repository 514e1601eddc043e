"""The books, for ``doctor``: mailbox, ledger and every file compared, and every case's process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from form_templates.errors import TemplateError
from form_templates.loader import parse_process
from intake_mailbot.care.reconciling import check_all
from intake_mailbot.connections import mailbox_of
from intake_mailbot.domain.errors import IntakeError
from intake_mailbot.service.diagnosis import BAD, GOOD, WARNING, Diagnosis
from intake_mailbot.settings import MailboxSettings, Settings
from intake_mailbot.store import migrate
from intake_mailbot.store.files import FileStore
from intake_mailbot.store.unit import Store

_NAMED = 5


def books(settings: Settings) -> Iterator[Diagnosis]:
    """Whether every message on each server is known, and every one known has its bytes.

    And whether the process of every open case can be read.

    Nothing is said where there is no database yet, or where it cannot be asked: that is told as
    the database's own trouble.
    """
    url = settings.database.url.get_secret_value()
    try:
        if not migrate.check(url).is_current:
            return
    except IntakeError:
        return
    store = Store(url, FileStore(settings.files.url))
    with closing(store):
        for one in settings.mailboxes:
            yield from _mailbox(store, one)
        yield from _processes(store)


def _mailbox(store: Store, settings: MailboxSettings) -> Iterator[Diagnosis]:
    part, now = f"books of {settings.name}", datetime.now(UTC)
    try:
        with closing(mailbox_of(settings)) as mailbox:
            account, there = mailbox.account, mailbox.lying()
        where = (account, there.folder, there.uidvalidity, there.uids)
        with store.unit(write=False) as unit:
            unknown = unit.comparing.unknown(*where)
            misplaced = unit.comparing.misplaced(*where)
            sums = unit.comparing.sums([account])
        checked, damaged = check_all(store, account, now)
    except IntakeError as error:
        yield Diagnosis(BAD, part, " ".join(str(error).split()))
        return
    states = ", ".join(f"{number} {state}" for state, number in sums.items()) or "none"
    said = f"{len(there.uids)} in the inbox; {sum(sums.values())} in the ledger ({states})"
    yield Diagnosis(GOOD, part, said)
    if unknown:
        few = ", ".join(str(uid) for uid in unknown[:_NAMED])
        said = f"{len(unknown)} in the inbox could not be taken in (UID {few}); look at them there"
        yield Diagnosis(WARNING, part, said)
    if misplaced:
        said = f"{len(misplaced)} in the inbox should lie in a folder; the next pass moves them"
        yield Diagnosis(WARNING, part, said)
    sound = checked - len(damaged)
    yield Diagnosis(GOOD, part, f"the bytes of {sound} of {checked} mails are as they came")
    for one in damaged[:_NAMED]:
        said = f"mail {one.id}: {one.what}; put the file back from a backup"
        yield Diagnosis(BAD, part, said)
    if len(damaged) > _NAMED:
        yield Diagnosis(BAD, part, f"and {len(damaged) - _NAMED} mails more")


def _processes(store: Store) -> Iterator[Diagnosis]:
    """Processes that cases began under and that this version of the product cannot read."""
    with store.unit(write=False) as unit:
        in_force = unit.courses.in_force()
    for office, source, cases in in_force:
        try:
            parse_process(source, Path("process.toml"))
        except TemplateError as error:
            said = (
                f"{cases} open {'case' if cases == 1 else 'cases'} of {office} began under a"
                f" process.toml that cannot be read any more ({error.problem.rstrip('.')}); move"
                " them to the present one: intake-mailbot cases move"
            )
            yield Diagnosis(BAD, "processes", said)
