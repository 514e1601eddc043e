"""A file that is none of the forms that are known: why nothing was read."""

from __future__ import annotations

from parsers.errors import NoFormError, ScannedPagesError
from parsers.model import Extract

_MOST_SCANNED = 6
"""Scanned pages from which a file without a form is a report with pictures."""
_NO_FORM = "No form that this office knows was found in the file."


def no_form_in(extract: Extract) -> NoFormError:
    """The error that says so; a ScannedPagesError where a form may be on few pages of paper."""
    if 0 < len(extract.scanned) <= _MOST_SCANNED:
        return ScannedPagesError(_NO_FORM, extract.scanned)
    return NoFormError(_NO_FORM)
