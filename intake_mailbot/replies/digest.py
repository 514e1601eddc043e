"""The digest as a mail: text, HTML with a picture of the load, and the deadlines as a calendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from jinja2 import TemplateError, TemplateNotFound

from form_templates.office import Office
from intake_mailbot.domain.digest import CaseItem, Digest, StageTotal
from intake_mailbot.domain.errors import SettingsError
from intake_mailbot.replies.body import Attachment
from intake_mailbot.replies.chart import Bar, Shade, bars_png, in_words
from intake_mailbot.replies.compose import Composed
from intake_mailbot.replies.deadline_calendar import deadlines_ics
from intake_mailbot.replies.envelope import Envelope, plain_address, to_bytes
from intake_mailbot.replies.outgoing_check import check_outgoing
from intake_mailbot.replies.render import SUBJECT_LENGTH, Rendered, template_environment
from intake_mailbot.replies.words import local_day, long_date, short, wrapped

_LOAD = "load"
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True)
class Sending:
    """Who sends a digest: the office whose templates are used, its From, and when (aware)."""

    office: Office
    office_name: str
    address: str
    now: datetime


@dataclass(frozen=True)
class Prepared:
    """A digest's mail, but for whom it is to: all who are told the same get it."""

    sending: Sending
    template: str
    said: Rendered
    files: tuple[Attachment, ...]


def prepare(digest: Digest, sending: Sending, template: str = "digest") -> Prepared:
    """The mail's words and files. Raises ``SettingsError`` where a template is at fault."""
    said = digest_words(digest, sending, template)
    return Prepared(sending, template, said, tuple(_files(digest, sending, said)))


def addressed(prepared: Prepared, *, to: str, message_id: str) -> Composed:
    """The mail to ``to``, finished and checked; ``message_id`` is ours, with angle brackets.

    Raises ``UnanswerableAddressError`` and ``UnsafeReplyError`` as ``compose``.
    """
    sending, said = prepared.sending, prepared.said
    receiver, sender = plain_address(to), plain_address(sending.address)
    envelope = Envelope(
        sending.office_name, sending.address, receiver, said.subject, message_id, sending.now
    )
    eml = to_bytes(envelope, said.text, said.html, prepared.files)
    check_outgoing(eml, to=receiver, sender=sender, message_id=message_id)
    return Composed(eml, said.subject)


def digest_words(digest: Digest, sending: Sending, template: str = "digest") -> Rendered:
    """Subject, text and HTML. Raises ``SettingsError`` where a template is at fault."""
    folder = sending.office.messages
    templates = template_environment(folder)
    known: dict[str, object] = {
        "digest": digest,
        "office_name": sending.office_name,
        "address": sending.address,
        "now": sending.now,
        "bars": bars(digest),
        "numbers": in_words(bars(digest)),
        "picture": f"cid:{_LOAD}",
        "late": sending.now.date() > digest.day,
        "count": count,
        "stage": partial(_stage, digest),
        "short_day": short_day,
        "local_day": partial(local_day, now=sending.now),
        "waits": partial(_waits, digest, sending.now),
    }
    try:
        text = templates.get_template(f"{template}.txt.j2")
        page = templates.get_template(f"{template}.html.j2")
        subject = short("".join(text.blocks["subject"](text.new_context(known))), SUBJECT_LENGTH)
        known["subject"] = subject
        return Rendered(subject, wrapped(text.render(known)), page.render(known))
    except TemplateNotFound as error:
        raise SettingsError(f"{folder} has no template {error.name}; write one") from error
    except (TemplateError, LookupError, TypeError) as error:
        raise SettingsError(
            f"the {template} templates in {folder} cannot be used: {error}; mend them"
        ) from error


def _files(digest: Digest, sending: Sending, said: Rendered) -> Iterator[Attachment]:
    """The picture, where the words show it, and the calendar, where there are deadlines."""
    if f"cid:{_LOAD}" in said.html:
        yield Attachment("load.png", "image/png", bars_png(bars(digest)), _LOAD)
    if digest.deadlines.items:
        domain = sending.address.rpartition("@")[2]
        name = f"{sending.office_name}: deadlines"
        ics = deadlines_ics(digest.deadlines.items, name=name, domain=domain, now=sending.now)
        yield Attachment("deadlines.ics", "text/calendar; charset=utf-8", ics)


def bars(digest: Digest) -> tuple[Bar, ...]:
    """The load as bars: all that is overdue, then each day on which anything can end."""
    days = [load for load in digest.load if load.number or load.day.weekday() < 5]
    soon = (
        Bar(f"{_WEEKDAYS[load.day.weekday()]} {load.day.day}", ((load.number, Shade.PLAIN),))
        for load in days
    )
    return (Bar("overdue", ((digest.overdue, Shade.ALARM),)), *soon)


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 case", "3 cases"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def short_day(day: date) -> str:
    """A day without its year: "Mon, Mar 16"."""
    return f"{_WEEKDAYS[day.weekday()]}, {long_date(day).split()[1][:3]} {day.day}"


def _stage(digest: Digest, item: CaseItem | StageTotal) -> str:
    """The title of the stage that ``item`` stands at, or is about."""
    return digest.stages.get((item.office, item.stage), item.stage)


def _waits(digest: Digest, now: datetime) -> str:
    """What has waited longest, in a clause; "" where nothing waits."""
    looks: list[tuple[datetime, str]] = []
    for section in digest.sections:
        for case in section.held.items[:1]:
            title = f" “{short(case.title, 60)}”" if case.title else ""
            looks.append((case.since, f"{case.tracking_number}{title}"))
        for mail in (*section.held_mail.items[:1], *section.quarantined.items[:1]):
            sender = short(mail.sender, 60) or "an unknown sender"
            looks.append((mail.since, f"mail {mail.id} from {sender}"))
    if not looks:
        return ""
    since, what = min(looks)
    return f"{what}, since {short_day(local_day(since, now))}"
