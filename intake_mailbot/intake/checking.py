"""What an agency would be told about a file, if it came in a mail."""

from __future__ import annotations

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


@dataclass(frozen=True)
class Companions:
    """The files that come with a profile: what profiles or pages of one they hold, their names.

    ``scans`` are those that may hold signatures that nobody has read.
    """

    profiles: tuple[Submitted, ...] = ()
    names: tuple[str, ...] = ()
    scans: tuple[str, ...] = ()


def companions(
    reader: Reads, files: Sequence[tuple[str, bytes]], offices: Collection[str]
) -> Companions:
    """What ``files`` (name and content) are as attachments of one mail, archives unpacked.

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
    office = parsed.form or ""
    own = Submitted(_OWN, name, _OWN, office, parsed)
    whole = combine((own, *come_with.profiles), offices)
    profile = next((one for one in whole if one.path == _OWN), whole[0])
    form = offices[office].form
    judgement = judge(form, profile.form, come_with.names, today, come_with.scans)
    return profile.form, seen_by_a_person(profile, form, judgement)
