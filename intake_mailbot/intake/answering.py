"""Writing the replies of a decision into the outbox."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from form_templates.flow import GIVEN_UP
from form_templates.notice_values import OrderWords
from form_templates.office import Question
from intake_mailbot.domain.answering import fact_of, who
from intake_mailbot.domain.directory import asked
from intake_mailbot.domain.errors import UnreadableProcessError
from intake_mailbot.domain.model import CaseRef, Folder, LedgerState, Message, MessageKind, Verdict
from intake_mailbot.domain.outcomes import Decision, Reply, ReplyKind, TrackedOutcome
from intake_mailbot.domain.profiles import doubted
from intake_mailbot.intake.annotated import Annotating, Copies
from intake_mailbot.intake.desk import Desk, Obeyed, OfficeDesk
from intake_mailbot.intake.foreseeing import Made
from intake_mailbot.intake.progress import rules_of
from intake_mailbot.intake.standing_words import orders_about
from intake_mailbot.message.threading import make_message_id
from intake_mailbot.replies.compose import compose
from intake_mailbot.replies.errors import UnanswerableAddressError, UnsafeReplyError
from intake_mailbot.replies.facts import ReplyFacts
from intake_mailbot.store.rows import About, OutboxRow
from intake_mailbot.store.unit import UnitOfWork
from parsers.model import Address, ParsedMail, PartProblem

_CAPPED = frozenset(
    {
        ReplyKind.ACKNOWLEDGEMENT,
        ReplyKind.GUIDANCE,
        ReplyKind.STATUS,
        ReplyKind.SUPPLEMENT,
        ReplyKind.UNREADABLE,
    }
)
"""Replies to what is no profile: they use up what an address may be sent in a day."""
_TO_PLANNERS = frozenset({ReplyKind.PLANNER_NOTICE, ReplyKind.ORDER, ReplyKind.SUPPLEMENT})
"""Replies that planners get, with what they can order by an answer."""
_RETURNING = frozenset({ReplyKind.RETURNED, ReplyKind.SEVERAL, ReplyKind.DRAFT_REVIEW})
"""Replies that say what to correct: copies of the forms go with them, notes at their places."""


@dataclass(frozen=True)
class Answering:
    """One decision's replies and its notice to planners.

    ``cases`` are those it is about, ``ahead`` copies with notes that were made before it, ``back``
    the mails of ours that it says did not arrive.
    """

    desk: Desk
    unit: UnitOfWork
    mail: ParsedMail
    message: Message
    decision: Decision
    tracked: tuple[TrackedOutcome, ...]
    cases: tuple[CaseRef, ...]
    now: datetime
    obeyed: Obeyed | None = None
    ahead: Sequence[Made] = ()
    back: Sequence[OutboxRow] = ()

    def enqueue(self) -> None:
        """Put them into the outbox, within the unit."""
        for reply in self.decision.replies:
            counts = reply.kind in _CAPPED or not self.message.standing.believed
            self._add(reply, counts=counts)
        notice = self.decision.notice or self._unanswered()
        for part in self._noticed() if notice else ():
            for planner in self._others():
                self._add(Reply(ReplyKind.PLANNER_NOTICE, Address(planner), part))

    def _others(self) -> tuple[str, ...]:
        """The planners; not who wrote words that are filed and done: the answer tells them so.

        Nor one whose own mail came back: what tells of it would come back as well, for ever.
        """
        done = self.decision.state is LedgerState.DONE
        filed = done and self.message.kind is MessageKind.SUPPLEMENT
        answered = {reply.to.address.lower() for reply in self.decision.replies if filed}
        passed_over = answered & {self._sender()} | {row.to.lower() for row in self.back}
        return tuple(planner for planner in self._planners() if planner not in passed_over)

    def _planners(self) -> tuple[str, ...]:
        return tuple(planner.lower() for planner in self._office().settings.planners)

    def _sender(self) -> str:
        return self.message.sender.address.lower() if self.message.sender else ""

    def _noticed(self) -> tuple[tuple[int, ...], ...]:
        """The outcomes of each notice: a held case has its own, so that an answer can be to it.

        One about all of them stands before these only where there is more to say.
        """
        every = tuple(range(len(self.tracked)))
        held = [
            at for at in every
            if self.tracked[at].tracking_number
            and self.tracked[at].outcome.judgement.verdict is Verdict.HOLD
        ]  # fmt: skip
        if len(every) < 2 or not held:
            return (every,)
        alone = tuple((at,) for at in held)
        return (every, *alone) if self.decision.besides else alone

    def _case_of(self, reply: Reply) -> CaseRef | None:
        """The one case that a reply is about."""
        if len(self.cases) == 1:
            return self.cases[0]
        if reply.kind is ReplyKind.PLANNER_NOTICE and len(reply.outcomes) == 1:
            number = self.tracked[reply.outcomes[0]].tracking_number
            return next((case for case in self.cases if case.tracking_number == number), None)
        return self.message.thread.case

    def _add(self, reply: Reply, *, counts: bool = False) -> None:
        office = self._office()
        case = self._case_of(reply)
        domain = office.settings.address.rpartition("@")[2]
        message_id = make_message_id(
            self.desk.key, case.id if case else None, self.desk.nonce(), domain
        )
        copies = self._copies(reply)
        facts = replace(
            self._facts(reply, case),
            copies=copies.copies,
            sheets=copies.sheets,
            marked=copies.scans,
        )
        try:
            mail = compose(
                reply,
                facts,
                office.office,
                address=office.settings.address,
                office_name=office.settings.name,
                message_id=message_id,
                now=self.now.astimezone(office.settings.time_zone),
                files=copies.files,
            )
        except (UnanswerableAddressError, UnsafeReplyError) as error:
            self.unit.events.add("unanswered", str(error), self.now, message=self.message.id)
            return
        self.unit.outbox.add(
            message_id=message_id,
            to=reply.to.address,
            subject=mail.subject,
            kind=reply.kind.value,
            about=About(message=self.message.id or None, case=case.id if case else None),
            eml=mail.eml,
            counts_for_cap=counts,
            created=self.now,
            outgoing=self.desk.outgoing,
        )

    def _copies(self, reply: Reply) -> Copies:
        if reply.kind not in _RETURNING:
            return Copies()
        about = tuple(self.tracked[index] for index in reply.outcomes)
        annotating = Annotating(self.desk, self.unit, self.mail, self.message, self.now, self.ahead)
        return annotating.of(about)

    def _asked(self) -> Question | None:
        """The question of the office's directory that the mail asks."""
        questions = self._office().office.process.questions
        return asked(questions, self.message.subject, self.mail.words) if questions else None

    def _unanswered(self) -> str:
        """A sentence to planners where a mail asks what the directory does not answer."""
        guided = any(reply.kind is ReplyKind.GUIDANCE for reply in self.decision.replies)
        if not guided or not self._office().office.process.questions or self._asked():
            return ""
        return f"{who(self.message)} asks what the directory of questions does not answer."

    def _office(self) -> OfficeDesk:
        if self.decision.outcomes:
            return self.desk.offices[self.decision.outcomes[0].submitted.office]
        alone = self.cases[0] if len(self.cases) == 1 else None
        case = self.message.thread.case or alone
        named = case.office if case else self.message.office
        return self.desk.offices.get(named, self.desk.default)

    def _facts(self, reply: Reply, case: CaseRef | None) -> ReplyFacts:
        facts = ReplyFacts(
            outcomes=self.tracked,
            in_reply_to=self.message.message_id,
            references=self.mail.headers.references,
            sender=self.message.sender,
            subject=self.message.subject,
            case=case,
            files=self.message.attachments,
            problems=self._problems(reply),
            notice=self._notice(reply),
            message=self.message.id or None,
            releasable=self._is_releasable(),
            asked=self._asked() if reply.kind is ReplyKind.GUIDANCE else None,
            said=self.obeyed.said if self.obeyed else (),
            done=self.obeyed is not None and self.obeyed.done,
            orders=self._orders(reply, case),
            words=self._words(reply),
            staff_reads=bool(self.decision.notice and self._office().settings.planners),
            awaited=self._is_awaited(case),
        )
        return self._standing(facts, case) if case and reply.kind is ReplyKind.STATUS else facts

    def _problems(self, reply: Reply) -> tuple[tuple[str, PartProblem], ...]:
        """The files that were not taken in: planners hear what is wrong, senders the mend too."""
        problems = self.message.problems
        if reply.kind is not ReplyKind.PLANNER_NOTICE:
            return problems
        return tuple((name, replace(one, message=fact_of(name, one))) for name, one in problems)

    def _words(self, reply: Reply) -> str:
        """What planners are shown of a believed sender's mail that brings no form."""
        shown = reply.kind is ReplyKind.PLANNER_NOTICE and self.message.standing.believed
        return self.mail.words if shown and not self.tracked else ""

    def _is_awaited(self, case: CaseRef | None) -> bool:
        """Whether the case was returned, and its agency's mail brings no form and asks nothing."""
        plain = self.decision.kind is MessageKind.SUPPLEMENT and self.message.work is None
        plain = plain and not self.message.wants
        if case is None or case.verdict is not Verdict.RETURN or case.stage == GIVEN_UP:
            return False
        return plain and self._sender() not in self._planners()

    def _orders(self, reply: Reply, case: CaseRef | None) -> tuple[OrderWords, ...]:
        """What a planner can order by an answer to this mail; nothing where nobody can."""
        office = self.desk.offices.get(case.office) if case else None
        if case is None or office is None or reply.kind not in _TO_PLANNERS:
            return ()
        if reply.to.address.lower() not in {one.lower() for one in office.settings.planners}:
            return ()
        return orders_about(self.unit, office, case, self.now)

    def _is_releasable(self) -> bool:
        held = self.decision.state is LedgerState.HELD
        return held and bool(self.message.id) and not self.message.standing.believed

    def _notice(self, reply: Reply) -> str:
        """The sentence to planners: about one case of several, that one's own."""
        if len(reply.outcomes) == 1 < len(self.tracked):
            return doubted(self.tracked[reply.outcomes[0]].outcome)
        if len(reply.outcomes) > 1 and self.decision.besides:
            return self.decision.besides
        return self.decision.notice or self._unanswered()

    def _standing(self, facts: ReplyFacts, case: CaseRef) -> ReplyFacts:
        """The same with where the case stands: what was promised, its stage, who leads it."""
        deadlines = self.unit.cases.view(case.tracking_number).deadlines
        dues = tuple(due for due in deadlines if due.promised)
        standing = self.unit.courses.standing(case)
        if standing is None or case.office not in self.desk.offices:
            return replace(facts, dues=dues)
        course = standing.course
        try:
            flow = rules_of(self.unit, self.desk.offices[case.office], standing).flow
        except UnreadableProcessError:
            return replace(facts, dues=dues)
        given = course.assignment
        who = (given.contact, given.division, given.address) if given else ()
        return replace(
            facts,
            dues=dues,
            stage=flow.stage(course.stage).title,
            closed=course.closed is not None,
            point_of_contact=", ".join(part for part in who if part),
        )


def answer_order(
    desk: Desk,
    unit: UnitOfWork,
    mail: ParsedMail,
    message: Message,
    done: Obeyed,
    reply: Reply,
    now: datetime,
) -> None:
    """Tell who gave an order what came of it; such answers are not capped."""
    decision = Decision(LedgerState.DONE, Folder.INQUIRIES, message.kind, "", replies=(reply,))
    cases = (done.case,) if done.case else ()
    Answering(desk, unit, mail, message, decision, (), cases, now, done).enqueue()
