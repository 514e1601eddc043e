"""A planner who answers mails of ours, and what they are answered."""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from functools import cache
from pathlib import Path

from intake_mailbot.domain.outcomes import CaseView
from intake_mailbot.domain.process import Course
from intake_mailbot.service import poll
from parsers.sandbox import Reader
from tests.integration.service.office import OfficeFolder, letter, profile_mail

PLANNER = "planner@example.gov"
NOW = datetime(2026, 11, 9, 16, tzinfo=UTC)


def at(now: datetime):
    return lambda: now


def take_in(office: OfficeFolder, *mails: bytes, now: datetime = NOW) -> None:
    office.deliver(*mails, at=now.timestamp())
    with office.bureau(clock=at(now)) as bureau:
        poll(bureau)


def accepted(office: OfficeFolder) -> EmailMessage:
    """A mail of ours about a case that was accepted on Monday, November 9, 2026.

    An office without settings of its own gets a copy of what the first one made of the mail.
    """
    if office.settings:
        take_in(office, profile_mail(received=NOW))
    else:
        begin_with(office, _accepted_by(office.reader))
    return office.sent()[0]


def begin_with(office: OfficeFolder, made: tempfile.TemporaryDirectory[str]) -> None:
    """Let an office without settings of its own begin with a copy of what another one ``made``."""
    kept = shutil.ignore_patterns("config.toml")
    shutil.copytree(made.name, office.path, ignore=kept, dirs_exist_ok=True)


@cache
def _accepted_by(reader: Reader) -> tempfile.TemporaryDirectory[str]:
    folder = tempfile.TemporaryDirectory(prefix="accepted-")
    take_in(OfficeFolder(Path(folder.name), reader), profile_mail(received=NOW))
    return folder


def reply(
    office: OfficeFolder,
    notice: EmailMessage,
    text: str,
    now: datetime = NOW + timedelta(hours=1),
    **more: object,
) -> EmailMessage:
    """A planner's reply; gives what they were answered, an empty mail where nothing."""
    before = {mail["Message-ID"] for mail in office.sent()}
    sender = str(more.pop("sender", PLANNER))
    mail = letter(
        f"Re: {notice['Subject']}",
        sender=sender,
        text=text,
        headers=(("In-Reply-To", notice["Message-ID"]),),
        **more,  # type: ignore[arg-type]
    )
    take_in(office, mail, now=now)
    new = [mail for mail in office.sent_to(sender) if mail["Message-ID"] not in before]
    return next((mail for mail in new if "one: " in mail["Subject"]), EmailMessage())


def said(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    return " ".join(str(body.get_content()).split()) if body else ""


def the_case(office: OfficeFolder) -> CaseView:
    [case] = office.cases()
    return case


def course(office: OfficeFolder) -> Course:
    """Where the one case stands."""
    with office.store() as store, store.unit(write=False) as unit:
        case = unit.cases.by_number(the_case(office).tracking_number)
        standing = unit.courses.standing(case) if case else None
    assert standing is not None
    return standing.course


def history(office: OfficeFolder) -> list[str]:
    """What the process of the one case has said."""
    with office.store() as store, store.unit(write=False) as unit:
        case = unit.cases.by_number(the_case(office).tracking_number)
        assert case
        return [said for moment in unit.courses.history(case) for said in moment.said]
