"""What a mail does in the process of its case: a decision, or something that was expected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from form_templates.flow import DeliverableRule, Flow
from form_templates.flow_roles import AGENCY
from form_templates.office import Office
from intake_mailbot.domain.errors import UnreadableProcessError
from intake_mailbot.domain.judge import judge
from intake_mailbot.domain.model import (
    CaseRef,
    CaseWork,
    Judgement,
    Message,
    MessageKind,
    Severity,
    Verdict,
)
from intake_mailbot.domain.process import Course, Delivered, Event
from intake_mailbot.domain.process.deciding import answered
from intake_mailbot.domain.process.deliveries import delivered
from intake_mailbot.domain.rules import signature_valid, signed
from intake_mailbot.intake.desk import Desk
from intake_mailbot.intake.progress import rules_of
from intake_mailbot.message.threading import token_case
from intake_mailbot.store.unit import UnitOfWork
from parsers.model import Leaf, ParsedMail

_TO_A_CASE = frozenset({MessageKind.SUPPLEMENT, MessageKind.UNREADABLE})
_BEST_FIRST = (Verdict.ACCEPT, Verdict.HOLD, Verdict.RETURN)
_MOST = 50
"""References of a mail that are looked at, the latest."""
_OF_SIGNATURES = frozenset({signed.RULE, signature_valid.RULE})


@dataclass(frozen=True)
class Followed:
    """What follows for the case: events of its process, and what is said of the mail."""

    events: tuple[Event, ...]
    work: CaseWork


def follow(desk: Desk, unit: UnitOfWork, message: Message, mail: ParsedMail) -> Followed | None:
    """What the process of its case makes of a mail; None where it waits for nothing of it."""
    case = message.thread.case if message.kind in _TO_A_CASE else None
    if case is None or case.office not in desk.offices:
        return None
    standing = unit.courses.standing(case)
    if standing is None or standing.course.closed or not message.standing.believed:
        return None
    if _is_planners_copy(desk, case, message, mail):
        return None
    office, course = desk.offices[case.office], standing.course
    try:
        rules = rules_of(unit, office, standing)
    except UnreadableProcessError as error:
        doubt = f"What this mail does in its case is yours to see: {error}"
        return Followed((), CaseWork("its case's process cannot be read any more", doubt=doubt))
    sender = message.sender.address if message.sender else ""
    taken = answered(rules, course, sender, mail.words)
    if taken is not None:
        return Followed((taken,), CaseWork(f"decided: {taken.decision}:{taken.choice}", True))
    files = [leaf for leaf in mail.leaves if leaf.name and not leaf.decoration]
    came = _Came(office.office, rules.flow, course, sender or "the agency", message)
    return came.followed(files) if files else None


def _is_planners_copy(desk: Desk, case: CaseRef, message: Message, mail: ParsedMail) -> bool:
    """Whether a planner of the case's office writes, and answers no mail of ours.

    What they send to an agency with a copy to the mailbox is neither its answer nor its files.
    """
    sender = message.sender.address.lower() if message.sender else ""
    if sender not in desk.rules.planners.get(case.office, frozenset()):
        return False
    answered = (mail.headers.in_reply_to, *mail.headers.references[-_MOST:])
    return all(token_case(desk.key, one) is None for one in answered)


@dataclass(frozen=True)
class _Came:
    """Files that came for a case, and what it waits for."""

    office: Office
    flow: Flow
    course: Course
    sender: str
    message: Message

    def followed(self, files: Sequence[Leaf]) -> Followed | None:
        """What ``files`` mean to the case, None where its process waited for none of them."""
        forms = list(self._forms(files))
        events = [one for one in forms if isinstance(one, Delivered)]
        doubts = [one for one in forms if isinstance(one, str)]
        names = tuple(leaf.name for leaf in files if leaf.further is None)
        plain = delivered(self.flow, self.course, names, AGENCY) if names else ""
        if plain and self.flow.deliverable(plain).form:
            title = self.flow.deliverable(plain).title
            doubts.append(
                f"{', '.join(names)} came while “{title}” is expected, and was not recognised as"
                " that form."
            )
        elif plain:
            events.append(Delivered(plain, names, self.sender))
        if not events and not doubts:
            return None
        lacking = any(one.lacks for one in events)
        said = [f"{'lacking' if one.lacks else 'arrived'}: {one.deliverable}" for one in events]
        doubt = " ".join(filter(None, (*doubts, self._settle()))) if doubts else ""
        return Followed(tuple(events), CaseWork("; ".join((*said, *doubts)), lacking, doubt))

    def _forms(self, files: Sequence[Leaf]) -> Iterator[Delivered | str]:
        """What each further form among the files is; of copies of one, the best."""
        for rule in self._expected():
            copies = [leaf for leaf in files if leaf.further and leaf.further.form == rule.form]
            judged = [(self._judged(leaf, rule), leaf) for leaf in copies]
            if judged:
                best = min(judged, key=lambda pair: _BEST_FIRST.index(pair[0].verdict))
                yield self._told(rule, *best)
        forms = {rule.form for rule in self._expected()}
        for leaf in files:
            if leaf.further and leaf.further.form not in forms:
                yield f"{leaf.name} came, which this case does not wait for now."

    def _expected(self) -> tuple[DeliverableRule, ...]:
        rules = (self.flow.deliverable(one.deliverable) for one in self.course.open_deliverables)
        return tuple(rule for rule in rules if rule.form)

    def _judged(self, leaf: Leaf, rule: DeliverableRule) -> Judgement:
        if leaf.further is None:
            raise AssertionError(leaf.name)
        today: date = self.message.received.date()
        form = self.office.further_form(rule.form)
        return judge(form, leaf.further, self.message.attachments, today, self.message.scans)

    def _told(self, rule: DeliverableRule, judgement: Judgement, leaf: Leaf) -> Delivered | str:
        if judgement.verdict is Verdict.HOLD:
            first = judgement.doubts[0]
            return f"{leaf.name} came for “{rule.title}”: {first.label}: {first.reason}"
        errors = [one for one in judgement.findings if one.severity is Severity.ERROR]
        asks = [] if errors else self._to_decide(rule, judgement)
        if asks:
            return f"{leaf.name} came for “{rule.title}”, complete: {' '.join(asks)}"
        return Delivered(
            rule.id,
            (leaf.name,),
            self.sender,
            signed=not any(one.rule in _OF_SIGNATURES for one in errors),
            lacks=tuple(f"{one.message} {one.mend}" for one in errors),
        )

    def _to_decide(self, rule: DeliverableRule, judgement: Judgement) -> list[str]:
        """What the office leaves to a planner: its checks that hold, and how each is settled."""
        checks = {one.id for one in self.office.further_form(rule.form).checks if one.holds}
        found = (one for one in judgement.findings if one.rule in checks)
        return [f"{one.message} {one.mend}" for one in found]

    def _settle(self) -> str:
        waiting = " or ".join(f"done {one.deliverable}" for one in self.course.open_deliverables)
        return f"What counts as arrived is yours to say: reply with {waiting}." if waiting else ""
