"""Blank forms that go with a mail, named after the form; letters with what the case fills in."""

from __future__ import annotations

import re
from dataclasses import fields, replace

from jinja2 import TemplateError

from form_templates.model import Form
from form_templates.notice_values import NoticeValues
from form_templates.office import Office
from intake_mailbot.domain.errors import SettingsError
from intake_mailbot.replies.body import Attachment
from intake_mailbot.replies.render import template_environment

_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
}


def blanks_of(office: Office, form: Form) -> tuple[Attachment, ...]:
    """The committed blanks of ``form`` that there are."""
    home = office.home(form)
    files = {suffix: home / f"{form.id}{suffix}" for suffix in _TYPES}
    return tuple(
        Attachment(f"{_stem(form)}{suffix}", _TYPES[suffix], path.read_bytes())
        for suffix, path in files.items()
        if path.exists()
    )


def blanks_for(office: Office, form: Form, values: NoticeValues) -> tuple[Attachment, ...]:
    """The blanks of ``form`` for one case: filled in where its fields say with what.

    Raises SettingsError where a field cannot be filled so.
    """
    if not any(field.fill for field in form.values):
        return blanks_of(office, form)
    from form_templates.builders.pdf import build_pdf  # noqa: PLC0415 - only where one is made
    from form_templates.builders.word import build_word  # noqa: PLC0415

    filled = _filled(office, form, values)
    made = {".docx": build_word(filled), ".pdf": build_pdf(filled)}
    return tuple(Attachment(f"{_stem(form)}{end}", _TYPES[end], made[end]) for end in made)


def _filled(office: Office, form: Form, values: NoticeValues) -> Form:
    known = {one.name: getattr(values, one.name) for one in fields(values)}
    environment = template_environment(office.messages).overlay(autoescape=False)
    filled = dict(form.fields)
    for field in form.values:
        if not field.fill:
            continue
        try:
            text = environment.from_string(field.fill).render(known)
        except (TemplateError, LookupError, TypeError, ValueError) as error:
            raise SettingsError(
                f"{form.id}: the field {field.id} cannot be filled: {error}; mend `fill`"
            ) from error
        text = " ".join(text.split())
        filled[field.id] = replace(field, preset=text[: field.limit] or None)
    return replace(form, fields=filled)


def _stem(form: Form) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", form.title).strip("-") or form.id
