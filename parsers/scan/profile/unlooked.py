"""What a profile on paper is worth where not every page of its files was looked at."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from form_templates.model import Form
from parsers.model import DOUBTED, ParsedForm
from parsers.unseen import perhaps_elsewhere

_MAY_STAND = "Nothing was found here, but it may stand on what was not read: {}."
_LOOK = "Not all that came was read ({}): please look through it before this is decided."


def with_unlooked(told: ParsedForm, form: Form, unread: Collection[str]) -> ParsedForm:
    """``told``, a profile of ``form``, where the pages ``unread`` were not looked at.

    What was not found may stand there, and they may say all of it anew: a person looks in any case.
    """
    if not unread:
        return told
    named = ", ".join(unread)
    told = perhaps_elsewhere(told, _MAY_STAND.format(named))
    title = told.fields.get(form.title_field)
    if title is None or not title.found:
        return told
    sure, why = min(title.confidence, DOUBTED), _LOOK.format(named)
    return told.corrected({title.field: replace(title, confidence=sure, reason=why)})
