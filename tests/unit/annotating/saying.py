"""Notes on forms, for the tests: one on each empty field and slot."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache

from parsers.model import Anchor, Note, Notes, ParsedForm
from parsers.reading import read_form
from tests.unit.matching.sheets import form

AT = datetime(2026, 3, 2, 10, tzinfo=UTC)
HEADING = "Some things have to be corrected."


@lru_cache(maxsize=4)
def read(data: bytes) -> ParsedForm:
    """The file as our form, without pictures of places in doubt: they show the highlights.

    Remembered: a test asks what a file says to put notes on it, and again to compare.
    """
    return replace(read_form(data, [form()]), evidence=())


def told(data: bytes) -> ParsedForm:
    """The file as our form, but for how runs are numbered: comments are runs too."""
    parsed = read(data)
    values = {name: replace(one, anchor=_place(one.anchor)) for name, one in parsed.fields.items()}
    slots = {
        name: replace(one, anchor=_place(one.anchor)) for name, one in parsed.signatures.items()
    }
    return replace(parsed, fields=values, signatures=slots)


def _place(anchor: Anchor | None) -> Anchor | None:
    return anchor and replace(anchor, path="")


def notes_of(data: bytes, text: str = "This is empty.") -> Notes:
    """A note on every field that has no value and every slot that is not signed."""
    parsed = read(data)
    places = [(one.field, one.anchor) for one in parsed.fields.values() if one.value is None]
    places += [(one.field, one.anchor) for one in parsed.signatures.values()]
    notes = tuple(Note(form()[name].label, text, anchor) for name, anchor in places)
    return Notes("profile.docx", "Sample Office", AT, HEADING, notes)
