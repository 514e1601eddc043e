"""What an agency would be told about a file, if it came in a mail."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from email.message import EmailMessage
from email.policy import SMTP

from form_templates.office import Office
from intake_mailbot.domain.copies import combine
from intake_mailbot.domain.errors import ServiceUnreachableError
from intake_mailbot.domain.judge import judge
from intake_mailbot.domain.model import Judgement, Submitted
from intake_mailbot.domain.stray_pages import seen_by_a_person
from intake_mailbot.intake.desk import Reads
from intake_mailbot.message import beside
from parsers.errors import NotNowError
from parsers.model import ParsedForm, ParsedMail

_OWN = ""

File = tuple[str, bytes]
"""The name and the content of a file."""


@dataclass(frozen=True)
class Companions:
    """The files of a mail: what profiles or pages of one they hold, the names of the others.

    ``scans`` are those that may hold signatures that nobody has read.
    """

    profiles: tuple[Submitted, ...] = ()
    names: tuple[str, ...] = ()
    scans: tuple[str, ...] = ()


def companions(reader: Reads, files: Sequence[File], offices: Collection[str]) -> Companions:
    """What ``files`` are as attachments of one mail, archives unpacked.

    ``offices`` are the ids of the forms that are known. Raises ParseError where the mail as a
    whole cannot be read, ServiceUnreachableError where this machine was too busy to.
    """
    if not files:
        return Companions()
    mail = EmailMessage(SMTP)
    for name, data in files:
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    try:
        read: ParsedMail = reader.read_mail(mail.as_bytes())
    except NotNowError as error:
        raise ServiceUnreachableError(f"{error} Try again later.") from error
    profiles = tuple(
        Submitted(leaf.path, leaf.name, leaf.sha256, leaf.form.form, leaf.form)
        for leaf in read.forms
        if leaf.form is not None and leaf.form.form and leaf.form.form in offices
    )
    others = (*beside.attached(read), *beside.unread(read))
    return Companions(profiles, beside.names(others), beside.names(beside.scans(read)))


def checked_in_mail(
    reader: Reads,
    file: File,
    come_with: Sequence[File],
    offices: Mapping[str, Office],
    today: date,
) -> tuple[ParsedForm, Judgement] | None:
    """The profile in ``file`` and the verdict on it, if it came in one mail before ``come_with``.

    So pages of one profile are read together, and what the file holds is looked into (a scan that
    was pasted into a Word file). None where no profile is found in the file then.
    ``offices`` are by form id; ``today`` is the day of receipt. Raises as ``companions``.
    """
    mail = companions(reader, (file, *come_with), offices)
    digest = hashlib.sha256(file[1]).hexdigest()
    own = next((one for one in mail.profiles if not come_with or one.sha256 == digest), None)
    return _judged(own, mail.profiles, mail, offices, today) if own else None


def checked(
    parsed: ParsedForm,
    offices: Mapping[str, Office],
    come_with: Companions,
    today: date,
    *,
    name: str,
) -> tuple[ParsedForm, Judgement]:
    """The profile as one with its copies and pages among ``come_with``, and the verdict on it.

    ``parsed`` is of one of the ``offices`` (by form id), read from the file ``name``; ``today`` is
    the day of receipt.
    """
    own = Submitted(_OWN, name, _OWN, parsed.form or "", parsed)
    return _judged(own, (own, *come_with.profiles), come_with, offices, today)


def _judged(
    own: Submitted,
    profiles: Sequence[Submitted],
    mail: Companions,
    offices: Mapping[str, Office],
    today: date,
) -> tuple[ParsedForm, Judgement]:
    whole = combine(profiles, offices)
    profile = next((one for one in whole if one.path == own.path), whole[0])
    form = offices[own.office].form
    judgement = judge(form, profile.form, mail.names, today, mail.scans)
    return profile.form, seen_by_a_person(profile, form, judgement)
