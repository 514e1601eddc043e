"""The profiles that a mail brings."""

from __future__ import annotations

import hashlib

from intake_mailbot.domain.model import Submitted
from intake_mailbot.intake.desk import Desk
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
