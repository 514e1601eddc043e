"""How mails write dates, foreign text and findings."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from form_templates.model import Form
from intake_mailbot.domain.model import Finding

TEXT_WIDTH = 76
"""Columns of the plain text part."""

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NO_SPACE = {"Cc", "Cf", "Cs", "Co", "Cn"}
_LEAD = re.compile(r"^ *(?:(?:[-•*]|\d+\.) +)?")


def long_date(day: date) -> str:
    """A day as people write it, whatever the locale: ``Monday, March 16, 2026``."""
    return f"{_DAYS[day.weekday()]}, {_MONTHS[day.month - 1]} {day.day}, {day.year}"


def short(text: str, length: int = 80) -> str:
    """Foreign text on one line of at most ``length`` characters, cut at a word where it can be.

    Control and format characters go, those that turn the direction of writing among them: they
    could make the rest of the mail read as something else.
    """
    shown = text if text.isprintable() else "".join(filter(_shows, text))
    line = " ".join(shown.split())
    if len(line) <= length:
        return line
    cut = line[: length - 2]
    return f"{(cut.rsplit(' ', 1)[0] if ' ' in cut[length // 2 :] else cut).rstrip(' ,;.')} …"


def _shows(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) not in _NO_SPACE


def wrapped(text: str) -> str:
    """Plain text with every paragraph wrapped, list items hanging, at most one blank line."""
    lines = [_wrapped_line(line.rstrip()) for line in text.strip().splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n"


@lru_cache(maxsize=512)
def _wrapped_line(line: str) -> str:
    """The line as lines; most are a template's own, and the same in every mail."""
    if len(line) <= TEXT_WIDTH:
        return line
    match = _LEAD.match(line)
    lead = match.group() if match else ""
    return textwrap.fill(
        line,
        TEXT_WIDTH,
        subsequent_indent=" " * len(lead),
        break_long_words=False,
        break_on_hyphens=False,
    )


@dataclass(frozen=True, slots=True)
class SectionFindings:
    """The findings of one section; ``heading`` is "" for those about the whole form."""

    heading: str
    findings: tuple[Finding, ...]


def section_headings(form: Form) -> list[tuple[str, str]]:
    """The sections' ids with their headings, in the form's order; the whole form ("") first."""
    return [("", "")] + [(s.id, f"Section {s.id} – {s.title}") for s in form.sections]


def by_section(findings: Iterable[Finding], form: Form) -> tuple[SectionFindings, ...]:
    """The findings by section in the order of the form; those about the whole form come first."""
    told = tuple(findings)
    order = {field: position for position, field in enumerate(form.fields)}
    groups = section_headings(form)
    known = {section for section, _ in groups}
    parts = []
    for section, heading in groups:
        mine = [f for f in told if (f.section if f.section in known else "") == section]
        mine.sort(key=lambda f: order.get(f.field, -1))
        if mine:
            parts.append(SectionFindings(heading, tuple(mine)))
    return tuple(parts)


def local_day(moment: datetime, now: datetime) -> date:
    """The day of ``moment`` in the zone of ``now``, which is the office's."""
    return moment.astimezone(now.tzinfo).date()
