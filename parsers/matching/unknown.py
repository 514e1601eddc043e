"""A file that is none of the forms that are known: why nothing was read."""

from __future__ import annotations

from parsers.errors import NoFormError, ScannedPagesError
from parsers.model import Extract

_NO_FORM = "No form that this office knows was found in the file."


def no_form_in(extract: Extract) -> NoFormError:
    """The error that says so; a ScannedPagesError where a form may be on pages of paper."""
    if extract.scanned:
        return ScannedPagesError(_NO_FORM, extract.scanned)
    return NoFormError(_NO_FORM)
