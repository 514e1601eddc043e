"""The mails of a process: an office writes their plain text, the HTML is made from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from functools import cache
from html import escape
from pathlib import Path

from jinja2 import Template, TemplateError, TemplateNotFound
from markupsafe import Markup

from form_templates.notice_values import NoticeValues
from form_templates.office import Office
from intake_mailbot.domain.errors import SettingsError
from intake_mailbot.replies.body import Attachment
from intake_mailbot.replies.envelope import Envelope, plain_address, to_bytes
from intake_mailbot.replies.outgoing_check import check_outgoing
from intake_mailbot.replies.render import SUBJECT_LENGTH, template_environment
from intake_mailbot.replies.words import short, wrapped

_HTML = (
    '{% extends "base.html.j2" %}{% block title %}{{ heading }}{% endblock %}'
    "{% block body %}{{ body }}{% endblock %}"
)
_NUMBER = re.compile(r"^\[[^\]]*\]\s*")
_PARAGRAPH = "margin:0 0 14px;"
_HEADING = "margin:18px 0 8px;font-size:13px;letter-spacing:.05em;color:#56616e;"


@dataclass(frozen=True, slots=True)
class Notice:
    """A finished mail and its subject."""

    subject: str
    eml: bytes


def compose_notice(
    message: str,
    values: NoticeValues,
    office: Office,
    *,
    to: str,
    message_id: str,
    now: datetime,
    attachments: Sequence[Attachment] = (),
) -> Notice:
    """The mail of ``messages/<message>.txt.j2`` to ``to``, finished and checked.

    ``message_id`` is ours, with angle brackets; ``now`` is aware and in the office's zone. Raises
    ``UnanswerableAddressError``, ``SettingsError`` and ``UnsafeReplyError`` as ``compose`` does.
    """
    receiver = plain_address(to)
    subject, text, html = _rendered(message, values, office)
    envelope = Envelope(values.office_name, values.address, receiver, subject, message_id, now)
    eml = to_bytes(envelope, text, html, attachments)
    sender = plain_address(values.address)
    check_outgoing(eml, to=receiver, sender=sender, message_id=message_id)
    return Notice(subject, eml)


def _rendered(message: str, values: NoticeValues, office: Office) -> tuple[str, str, str]:
    known = {field.name: getattr(values, field.name) for field in fields(values)}
    templates = template_environment(office.messages)
    try:
        template = templates.get_template(f"{message}.txt.j2")
        context = template.new_context(known)
        subject = short("".join(template.blocks["subject"](context)), SUBJECT_LENGTH)
        text = wrapped(template.render(known))
        body = "".join(template.blocks["body"](template.new_context(known)))
        heading = _NUMBER.sub("", subject)
        html = _page(office.messages).render(
            known,
            subject=subject,
            heading=heading,
            body=Markup(as_html(body, _links(values))),  # noqa: S704 - escaped there
        )
    except TemplateNotFound as error:
        raise SettingsError(f"{office.messages} has no template {error.name}; write one") from error
    except (TemplateError, LookupError, ArithmeticError, TypeError, ValueError) as error:
        raise SettingsError(
            f"the message {message} in {office.messages} cannot be used: {error}; mend it"
        ) from error
    return subject, text, html


@cache
def _page(folder: Path) -> Template:
    """The page of every notice: compiling it takes longer than filling it in."""
    return template_environment(folder).from_string(_HTML)


def _links(values: NoticeValues) -> Sequence[str]:
    """The addresses of pages among the office's own words; what an agency wrote is no link."""
    return [said for said in values.contacts.values() if said.startswith(("http://", "https://"))]


def as_html(text: str, links: Sequence[str] = ()) -> str:
    """Plain text as HTML, escaped: paragraphs, lists of lines that begin with "- ", headings.

    A line in capitals by itself is a heading. ``links`` are addresses of pages that can be opened.
    """
    blocks = re.split(r"\n\s*\n", text.strip())
    shown = _shown(links)
    return "\n".join(part for block in blocks for part in _block(block.strip().splitlines(), shown))


def _shown(links: Sequence[str]) -> Callable[[str], str]:
    """Escapes a line, and makes ``links`` in it ones that can be opened, the longest first."""
    known = "|".join(re.escape(escape(one)) for one in sorted(links, key=len, reverse=True))
    opened = r'<a href="\g<0>" style="color:#1a5fa8;">\g<0></a>'
    return lambda line: re.sub(known, opened, escape(line)) if known else escape(line)


def _block(lines: list[str], shown: Callable[[str], str]) -> Iterator[str]:
    items: list[str] = []
    for line in lines:
        said = shown(line.strip())
        if line.startswith("- "):
            items.append(f'<li style="margin:0 0 6px;">{shown(line[2:].strip())}</li>')
            continue
        if items:
            yield _list(items)
            items = []
        if line.isupper():
            yield f'<h2 style="{_HEADING}">{said}</h2>'
        elif said:
            yield f'<p style="{_PARAGRAPH}">{said}</p>'
    if items:
        yield _list(items)


def _list(items: list[str]) -> str:
    return f'<ul style="margin:0 0 14px;padding-left:22px;">{"".join(items)}</ul>'
