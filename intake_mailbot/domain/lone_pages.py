"""A mail that brings single pages of a form to a case, and no whole form: filed for a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from form_templates.model import Form
from form_templates.office import Office
from intake_mailbot.domain.answering import answer, who
from intake_mailbot.domain.copies import is_partial
from intake_mailbot.domain.later_pages import is_pages
from intake_mailbot.domain.model import CaseRef, Folder, LedgerState, Message, Submitted
from intake_mailbot.domain.outcomes import Decision, ReplyKind


def only_pages(
    message: Message, profiles: Sequence[Submitted], offices: Mapping[str, Office]
) -> bool:
    """Whether a believed sender adds single pages of a form to a case, and no whole form."""
    return (
        message.thread.case is not None
        and message.standing.believed
        and all(_is_part(message.thread.case, offices[one.office].form, one) for one in profiles)
    )


def _is_part(case: CaseRef, form: Form, one: Submitted) -> bool:
    """Whether it is less than the case has already."""
    return is_partial(form, one.form) or (bool(case.title) and is_pages(form, one.form))


def file_pages(message: Message) -> Decision:
    """Pages that come after their form (a signature page) are filed; a person puts them together.

    They are no version of their own: one would say that all the rest had been taken back.
    """
    case = message.thread.case
    number = case.tracking_number if case is not None else ""
    notice = (
        f"{who(message)} sent single pages of the form for {number}, which could not be put"
        " together with the version before: they need a look. Ask for the whole form where they"
        " belong to it."
    )
    return Decision(
        LedgerState.HELD,
        Folder.HELD,
        message.kind,
        f"pages of a form for {number}",
        replies=answer(message, ReplyKind.SUPPLEMENT),
        supplement_to=case,
        notice=notice,
    )
