"""What follows from a mail that brings profiles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from difflib import SequenceMatcher

from form_templates.office import Office
from intake_mailbot.domain.answering import (
    answer,
    fact_of,
    may_answer,
    sentences,
    who,
    why_unanswered,
)
from intake_mailbot.domain.copies import combine
from intake_mailbot.domain.judge import Asked, Judged, judged
from intake_mailbot.domain.misread import misread
from intake_mailbot.domain.model import (
    CaseRef,
    Folder,
    LedgerState,
    Message,
    MessageKind,
    Severity,
    Standing,
    Submitted,
    Verdict,
)
from intake_mailbot.domain.naming import title_of
from intake_mailbot.domain.outcomes import CaseOutcome, Decision, ReplyKind
from intake_mailbot.domain.stray_pages import seen_by_a_person
from intake_mailbot.domain.unbelieved import hold_unbelieved
from intake_mailbot.domain.wording import count

_LIKE = 0.6
_REPLY = {
    Verdict.ACCEPT: ReplyKind.CONFIRMATION,
    Verdict.RETURN: ReplyKind.RETURNED,
    Verdict.HOLD: ReplyKind.HELD,
}
_FOLDER = {
    Verdict.ACCEPT: Folder.ACCEPTED,
    Verdict.RETURN: Folder.RETURNED,
    Verdict.HOLD: Folder.HELD,
}
_WORST_FIRST = (Folder.HELD, Folder.RETURNED, Folder.ACCEPTED, Folder.DRAFTS)


_NAMED = 2
"""Up to so many doubts are named in a sentence; of more, how many there are."""


def decide_profiles(
    message: Message,
    submitted: Sequence[Submitted],
    offices: Mapping[str, Office],
    now: datetime,
    before: Sequence[Judged] = (),
) -> Decision:
    """Each profile is judged and opens or continues a case; all of them share one reply.

    Every profile that is not a draft is numbered, complete or not; a draft gets its findings and
    no number. Of a sender who is not believed nothing is opened. ``now`` and ``before`` as in
    ``decide``.
    """
    profiles = combine(submitted, offices)
    today = min(message.received, now.astimezone(message.received.tzinfo)).date()
    cases = _cases(message, profiles, offices)
    outcomes = tuple(
        _outcome(message, profile, offices[profile.office], case, today, before)
        for profile, case in zip(profiles, cases, strict=True)
    )
    if not message.standing.believed:
        return hold_unbelieved(message, outcomes)
    folder = min((_folder(outcome) for outcome in outcomes), key=_WORST_FIRST.index)
    return Decision(
        LedgerState.HELD if folder is Folder.HELD else LedgerState.DONE,
        folder,
        message.kind,
        _reason(message, outcomes),
        outcomes=outcomes,
        replies=answer(message, _kind(outcomes), tuple(range(len(outcomes)))),
        notice=_notice(message, outcomes, offices, outcomes),
        besides=_notice(message, outcomes, offices, ()) if len(outcomes) > 1 else "",
    )


def _cases(
    message: Message, profiles: Sequence[Submitted], offices: Mapping[str, Office]
) -> list[CaseRef | None]:
    """The case that each profile continues: the thread's, for at most one of them.

    A single profile in a thread is a new version of its case. Of several, the one with the same
    title is, or the one whose title is most like it.
    """
    case = message.thread.case
    if case is None:
        return [None] * len(profiles)
    able = {
        i: _likeness(title_of(offices[profile.office].form, profile.form), case.title)
        for i, profile in enumerate(profiles)
        if profile.office == case.office and not _is_draft(message, profile)
    }
    best = max(able, key=able.__getitem__, default=-1)
    sure = len(able) == 1 or able.get(best, 0.0) >= _LIKE
    return [case if i == best and sure else None for i in range(len(profiles))]


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False).ratio()


def _is_draft(message: Message, profile: Submitted) -> bool:
    return message.kind is MessageKind.DRAFT or profile.path in message.drafts


def _outcome(
    message: Message,
    profile: Submitted,
    office: Office,
    case: CaseRef | None,
    today: date,
    before: Sequence[Judged],
) -> CaseOutcome:
    unread = (name for name, _ in message.problems)
    on_case = case.files if case is not None else ()
    attachments = (*message.attachments, *unread, *on_case)
    asked = Asked(office.form, profile.form, attachments, today, message.scans)
    judgement = seen_by_a_person(profile, office.form, judged(asked, before).judgement)
    if not message.standing.believed or _is_draft(message, profile):
        return CaseOutcome(profile, judgement, opens=False)
    return CaseOutcome(profile, judgement, opens=case is None, case=case)


def _folder(outcome: CaseOutcome) -> Folder:
    if outcome.numbered or _nothing_read(outcome):
        return _FOLDER[outcome.judgement.verdict]
    return Folder.DRAFTS


def _nothing_read(outcome: CaseOutcome) -> bool:
    """Whether no field at all could be read, so that even a draft cannot be reviewed."""
    return any(not doubt.field for doubt in outcome.judgement.doubts)


def _kind(outcomes: tuple[CaseOutcome, ...]) -> ReplyKind:
    if len(outcomes) > 1:
        return ReplyKind.SEVERAL
    (outcome,) = outcomes
    if not outcome.numbered and _nothing_read(outcome):
        return ReplyKind.ACKNOWLEDGEMENT
    return _REPLY[outcome.judgement.verdict] if outcome.numbered else ReplyKind.DRAFT_REVIEW


def _reason(message: Message, outcomes: tuple[CaseOutcome, ...]) -> str:
    said = "; ".join(_said(outcome) for outcome in outcomes)
    if message.standing is Standing.UNVERIFIED:
        said += "; sender unverified"
    silent = why_unanswered(message)
    return f"{said}; not answered: {silent}" if silent else said


def _said(outcome: CaseOutcome) -> str:
    errors = _errors(outcome)
    doubts = len(outcome.judgement.doubts)
    if not outcome.numbered:
        return f"draft, {count(errors, 'error')}"
    match outcome.judgement.verdict:
        case Verdict.ACCEPT:
            return "complete"
        case Verdict.RETURN:
            return f"returned, {count(errors, 'error')}"
        case _:
            return f"held, {count(doubts, 'doubt')}"


def _notice(
    message: Message,
    outcomes: tuple[CaseOutcome, ...],
    offices: Mapping[str, Office],
    told: tuple[CaseOutcome, ...],
) -> str:
    """What planners hear at once; nothing about mail from before the bot's first start.

    That a form is held is said of those ``told``; of others their own notices say it.
    """
    said = [_undone(message, outcome) for outcome in outcomes]
    said += [_added(outcome) for outcome in outcomes if not message.before_start]
    own = [o for o in outcomes if o not in told and o.numbered]
    said += [doubted(o) for o in outcomes if o not in own and (o.numbered or _nothing_read(o))]
    if not message.before_start:
        forms = [offices[outcome.submitted.office].form for outcome in outcomes]
        said += [misread(o, form) for o, form in zip(outcomes, forms, strict=True) if o.numbered]
    if message.thread.perhaps and not message.before_start:
        said.append(
            f"{message.thread.perhaps}, of the same title, was returned to {who(message)} and has"
            " had no corrected form since: this may be it, sent without its number."
        )
    if message.thread.again and not message.before_start and any(o.opens for o in outcomes):
        said.append(
            f"{message.thread.again}, of the same title, came from {who(message)} before: this may"
            " be the same form once more."
        )
    if message.thread.claimed:
        said.append(
            f"The mail names {message.thread.claimed}, of which {who(message)} is no part: it may"
            " belong to that case."
        )
    said += [
        f"What came with it could not be taken in: {fact_of(name, problem)}."
        for name, problem in message.problems
    ]
    if not may_answer(message) and not message.before_start:
        said.append(f"{who(message)} was told nothing: {why_unanswered(message)}.")
    return sentences(said)


def _added(outcome: CaseOutcome) -> str:
    """That a version was put together of two mails."""
    if outcome.case is None or not outcome.submitted.added:
        return ""
    return (
        f"{outcome.submitted.name} brought some pages of {outcome.case.tracking_number}; what they"
        " lack was taken from the version before."
    )


def _undone(message: Message, outcome: CaseOutcome) -> str:
    """That a newer version takes back what was accepted: a planner may be at work on it."""
    before, verdict = outcome.case, outcome.judgement.verdict
    if before is None or before.verdict is not Verdict.ACCEPT or message.before_start:
        return ""
    came = f"{before.tracking_number} was accepted, and a newer version from {who(message)}"
    errors = count(_errors(outcome), "error")
    match verdict:
        case Verdict.ACCEPT:
            return ""
        case Verdict.RETURN:
            return (
                f"{came} has {errors}. A case that somebody has begun to work on goes on with the"
                " version before; one that nobody has waits for the corrected form."
            )
        case _:
            return (
                f"{came} needs a look. A case that somebody has begun to work on goes on meanwhile;"
                " one that nobody has is held until then."
            )


def _errors(outcome: CaseOutcome) -> int:
    return sum(f.severity is Severity.ERROR for f in outcome.judgement.findings)


def doubted(outcome: CaseOutcome) -> str:
    """That a profile is held, in one sentence to planners; "" for one that is not."""
    if outcome.judgement.verdict is not Verdict.HOLD:
        return ""
    doubts = [doubt for doubt in outcome.judgement.doubts if not doubt.follows]
    if len(doubts) > _NAMED:
        return f"{outcome.submitted.name} is held for a look at {len(doubts)} places."
    named = "; ".join(f"{doubt.label}: {doubt.reason.rstrip('.')}" for doubt in doubts)
    return f"{outcome.submitted.name} is held for a look: {named}."
