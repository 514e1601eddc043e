"""The profiles that a mail brings, whole or as pages of what its case has already."""

from __future__ import annotations

import hashlib

from intake_mailbot.domain.later_pages import is_pages, put_together
from intake_mailbot.domain.model import Message, Submitted, Verdict
from intake_mailbot.intake.desk import Desk
from intake_mailbot.store.unit import UnitOfWork
from parsers.model import ParsedMail

BODY = "body"
"""Where a profile lies that is written into the mail itself."""


def submitted(desk: Desk, mail: ParsedMail) -> tuple[Submitted, ...]:
    """The profiles in a mail whose form one of this mailbox's offices takes."""
    by_form = {one.office.form.id: office_id for office_id, one in desk.offices.items()}
    found = [(leaf.path, leaf.name, leaf.sha256, leaf.form) for leaf in mail.forms]
    if mail.body_form is not None:
        written = hashlib.sha256(mail.words.encode("utf-8", "replace")).hexdigest()
        found.append((BODY, "the message", written, mail.body_form))
    return tuple(
        Submitted(path, name, digest, by_form[form.form], form)
        for path, name, digest, form in found
        if form is not None and form.form in by_form
    )


def with_their_case(
    desk: Desk, unit: UnitOfWork, message: Message, profiles: tuple[Submitted, ...]
) -> tuple[Submitted, ...]:
    """``profiles``, where a believed sender adds pages to a case put together with its version.

    Pages for a case that was accepted are a person's: nothing takes it back by itself.
    """
    case = message.thread.case
    if case is None or not message.standing.believed or len(profiles) != 1:
        return profiles
    if case.verdict is Verdict.ACCEPT:
        return profiles
    (one,) = profiles
    office = desk.offices.get(case.office)
    if office is None or one.office != case.office or not is_pages(office.office.form, one.form):
        return profiles
    path, name, digest = unit.cases.file_of(case)
    before = Submitted(path, name, digest, case.office, unit.cases.corrected(case))
    whole = put_together(office.office.form, before, one)
    return profiles if whole is None else (whole,)
