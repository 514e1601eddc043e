"""The digest as a mail: text, HTML with a picture of the load, and the deadlines as a calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from jinja2 import TemplateError, TemplateNotFound

from form_templates.office import Office
from intake_mailbot.domain.digest import CaseItem, Digest, DueItem, MailItem, StageTotal
from intake_mailbot.domain.errors import SettingsError
from intake_mailbot.replies.body import Attachment
from intake_mailbot.replies.chart import Bar, bars_png
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
        "picture": f"cid:{_LOAD}",
        "late": sending.now.date() > digest.day,
        "count": count,
        "stage": partial(_stage, digest),
        "short_day": short_day,
        "local_day": partial(local_day, now=sending.now),
        "waits": partial(_waits, digest),
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


def compose_digest(
    digest: Digest, sending: Sending, *, to: str, message_id: str, template: str = "digest"
) -> Composed:
    """The mail to ``to``, finished and checked; ``message_id`` is ours, with angle brackets.

    Raises ``UnanswerableAddressError``, ``SettingsError`` and ``UnsafeReplyError`` as ``compose``.
    """
    receiver, sender = plain_address(to), plain_address(sending.address)
    said = digest_words(digest, sending, template)
    envelope = Envelope(
        sending.office_name, sending.address, receiver, said.subject, message_id, sending.now
    )
    eml = to_bytes(envelope, said.text, said.html, _files(digest, sending))
    check_outgoing(eml, to=receiver, sender=sender, message_id=message_id)
    return Composed(eml, said.subject)


def _files(digest: Digest, sending: Sending) -> tuple[Attachment, ...]:
    items = (*digest.overdue.items, *digest.due.items)
    files: list[Attachment] = []
    if any(bar.number for bar in bars(digest)):
        files.append(Attachment("load.png", "image/png", bars_png(bars(digest)), _LOAD))
    if items:
        domain = sending.address.rpartition("@")[2]
        name = f"{sending.office_name}: deadlines"
        ics = deadlines_ics(items, name=name, domain=domain, now=sending.now)
        files.append(Attachment("deadlines.ics", "text/calendar; charset=utf-8", ics))
    return tuple(files)


def bars(digest: Digest) -> tuple[Bar, ...]:
    """The load as bars: all that is overdue, then each day on which anything can end."""
    days = [load for load in digest.load if load.number or load.day.weekday() < 5]
    soon = [Bar(f"{_WEEKDAYS[load.day.weekday()]} {load.day.day}", load.number) for load in days]
    return (Bar("overdue", digest.overdue.total, alarm=True), *soon)


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 case", "3 cases"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def short_day(day: date) -> str:
    """A day without its year: "Mon, Mar 16"."""
    return f"{_WEEKDAYS[day.weekday()]}, {long_date(day).split()[1][:3]} {day.day}"


def _stage(digest: Digest, item: CaseItem | DueItem | StageTotal) -> str:
    """The title of the stage that ``item`` stands at."""
    titles = {
        stage: title
        for (office, stage), title in digest.stages.items()
        if office == getattr(item, "office", office)
    }
    return titles.get(item.stage, item.stage)


def _waits(digest: Digest) -> str:
    """What has waited longest, in a clause; "" where nothing waits."""
    looks: list[tuple[datetime, str]] = [
        (one.since, f"{one.tracking_number} “{short(one.title, 60)}”" if one.title
         else one.tracking_number)
        for one in digest.held.items[:1]
    ]  # fmt: skip
    mails: tuple[MailItem, ...] = (*digest.held_mail.items[:1], *digest.quarantined.items[:1])
    looks += [(one.since, f"mail {one.id} from {short(one.sender, 60)}") for one in mails]
    if not looks:
        return ""
    since, what = min(looks)
    return f"{what}, since {short_day(since.date())}"
