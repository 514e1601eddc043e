"""Pages of a form in a file without its title, beside a file that lacks pages.

No title says whose they are. Where they join the file that lacks them, a person looks at all that
signs the whole; where nobody can tell whose they are, nothing is said to be missing, and all of it
is a person's to sort.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from form_templates.model import Form
from form_templates.office import Office
from intake_mailbot.domain.doubts import LOST
from intake_mailbot.domain.later_pages import is_pages
from intake_mailbot.domain.model import Doubt, Judgement, Submitted, Verdict
from intake_mailbot.domain.naming import title_field, title_of
from intake_mailbot.domain.wording import label_of

_BESIDE = "Files beside it hold pages of the form without the title: whose are they?"


def lacked(
    submitted: Sequence[Submitted], offices: Mapping[str, Office]
) -> Mapping[str, frozenset[str]]:
    """The sections that files with a title lack, by office."""
    found: dict[str, frozenset[str]] = {}
    for one in submitted:
        if title_of(offices[one.office].form, one.form):
            found[one.office] = found.get(one.office, frozenset()) | set(one.form.missing_sections)
    return found


def supplies(form: Form, one: Submitted, lacks: Mapping[str, frozenset[str]]) -> bool:
    """Whether a file without a title holds pages that one with a title ``lacks``."""
    wanted = lacks.get(one.office, frozenset())
    return is_pages(form, one.form) and bool(wanted - set(one.form.missing_sections))


def beside_pages(
    profiles: Sequence[Submitted], pages: Sequence[Submitted]
) -> tuple[Submitted, ...]:
    """``profiles`` and the ``pages`` that joined none, where what one lacks others may hold."""
    if not profiles:
        return tuple(pages)
    offices = {page.office for page in pages}
    whole = (_to_be_sorted(one) if one.office in offices else one for one in profiles)
    return (*whole, *map(_to_be_sorted, pages))


def seen_by_a_person(one: Submitted, form: Form, judgement: Judgement) -> Judgement:
    """The judgement of ``one``: held, whatever else is wrong, where it may be in other files, or
    its pages may be of several forms.

    What was not found is no question of its own where it may be in other files.
    """
    reason = one.form.perhaps_several or (_BESIDE if one.unsorted else "")
    if not reason:
        return judgement
    title = form[title_field(form)]
    read = title_of(form, one.form)
    doubt = Doubt(title.id, label_of(form, title), title.section, reason, shown=read)
    others = [other for other in judgement.doubts if other.field != title.id]
    if one.unsorted:
        others = [other for other in others if other.reason not in LOST]
    return replace(judgement, verdict=Verdict.HOLD, doubts=(doubt, *others))


def _to_be_sorted(one: Submitted) -> Submitted:
    """A file of which nobody can say that a section is missing: it may lie in another."""
    if not one.form.missing_sections:
        return one
    return replace(one, form=replace(one.form, missing_sections=()), unsorted=True)
