"""How findings name a field and quote a value."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from form_templates.model import Field, FieldType, Form
from intake_mailbot.domain.model import Finding, Severity

QUOTE_LENGTH = 60
"""Quoted values longer than this many characters are shortened."""


def label_of(form: Form, field: Field) -> str:
    """The field's label with the person or row it belongs to, as a person would say it.

    "Contact Phone" beside the sponsor becomes "Agency Business Sponsor – Contact Phone"; a label
    that stands alone, or already names its role, stays as printed.
    """
    label = " ".join(field.label.split()).rstrip(":").strip()
    role = field.role or _neighbour(form, field)
    if not role or not _repeated(form, field) or _named_in(role, label):
        return label
    return f"{role} – {label}"


def quote(text: str, length: int = QUOTE_LENGTH) -> str:
    """``text`` on one line in quotation marks, shortened in its middle words where it is long."""
    line = " ".join(text.split())
    if len(line) > length:
        line = f"{line[:length].rsplit(' ', 1)[0].rstrip(' ,;.')} …"
    return f"“{line}”"


def show_date(day: date) -> str:
    """A date as the forms show it: mm/dd/yyyy."""
    return f"{day:%m/%d/%Y}"


def listed(words: Iterable[str], last: str = "or") -> str:
    """The words as one phrase: "A", "A or B", "A, B or C"."""
    *rest, final = words
    return f"{', '.join(rest)} {last} {final}" if rest else final


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 character", "1,024 characters"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


_HOW = {
    FieldType.PHONE: "Please write the number with its area code, for example (860) 555-0142.",
    FieldType.DATE: "Please write the date as mm/dd/yyyy.",
    FieldType.AMOUNT: "Please write the amount in figures, for example 25,000.00.",
    FieldType.YES_NO: "Please choose Yes or No.",
    FieldType.CHECKBOX: "Please tick the box.",
    FieldType.SIGNATURE: "Please have it signed and send the form again.",
}


def how_to_fill(field: Field) -> str:
    """One sentence that says how ``field`` is to be filled in."""
    if field.type is FieldType.PHONE and field.region != "US":
        return "Please write the number with its area code."
    if field.type in _HOW:
        return _HOW[field.type]
    if field.type is FieldType.CHOICE and field.choices:
        return f"Please choose one of the list: {listed(field.choices)}."
    if field.limit is not None:
        return f"Please fill it in (up to {count(field.limit, 'character')})."
    return "Please fill it in."


def finding(
    form: Form,
    field: Field,
    rule: str,
    message: str,
    mend: str,
    *,
    severity: Severity = Severity.ERROR,
) -> Finding:
    """A finding about ``field``, named as everywhere."""
    return Finding(field.id, label_of(form, field), field.section, rule, severity, message, mend)


def _neighbour(form: Form, field: Field) -> str:
    if field.beside is None or field.beside not in form.fields:
        return ""
    other = form[field.beside]
    return other.role or other.label.rstrip(":").strip()


def _repeated(form: Form, field: Field) -> bool:
    return _plain(field.label) in _repeated_labels(form)


@lru_cache(maxsize=16)
def _repeated_labels(form: Form) -> frozenset[str]:
    times = Counter(_plain(field.label) for field in form.fields.values())
    return frozenset(label for label, number in times.items() if number > 1)


def _named_in(role: str, label: str) -> bool:
    words, among = (re.findall(r"\w+", text.casefold()) for text in (role, label))
    return f" {' '.join(words)} " in f" {' '.join(among)} "


def _plain(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
