"""Writing the notices of a process into the outbox."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from form_templates.flow import DEADLINE
from form_templates.flow_roles import AGENCY, CONTACT
from form_templates.notice_values import CommitmentWords, NoticeValues, OrderWords
from intake_mailbot.domain.model import CaseRef
from intake_mailbot.domain.outcomes import CaseView
from intake_mailbot.domain.process import Course, Mark, Rules, Tell
from intake_mailbot.domain.process.deciding import address_of
from intake_mailbot.intake.desk import Desk, OfficeDesk
from intake_mailbot.intake.notice_words import Words
from intake_mailbot.intake.on_asking import OnAsking
from intake_mailbot.intake.order_words import order_words
from intake_mailbot.message.threading import make_message_id
from intake_mailbot.replies.blanks import blanks_for
from intake_mailbot.replies.body import Attachment
from intake_mailbot.replies.errors import UnanswerableAddressError, UnsafeReplyError
from intake_mailbot.replies.notices import compose_notice
from intake_mailbot.store.rows import About
from intake_mailbot.store.unit import UnitOfWork

_MARKS = tuple(Mark)


@dataclass(frozen=True)
class Telling:
    """The notices of one event of one case, as it stands after the event."""

    desk: Desk
    unit: UnitOfWork
    office: OfficeDesk
    case: CaseRef
    course: Course
    rules: Rules
    now: datetime

    def send(self, tells: Collection[Tell], silent: Collection[str] = ()) -> None:
        """Put them into the outbox, within the unit; nothing goes to the roles in ``silent``.

        Of one clock each address hears once, the worst: after a standstill it would else be told
        as overdue and at every level of its list at one look.
        """
        told: set[tuple[str, str, int]] = set()
        for tell in sorted(tells, key=_worst_first):
            roles = [role for role in tell.to if role not in silent]
            addresses = dict.fromkeys(a for role in roles for a in self._addresses(role))
            if tell.message == DEADLINE:
                addresses = dict.fromkeys(
                    to for to in addresses if (to, tell.clock, tell.run) not in told
                )
                told.update((to, tell.clock, tell.run) for to in addresses)
            if addresses:
                self._add(tell, tuple(addresses))

    def _addresses(self, role: str) -> Iterator[str]:
        """Where mail for a role goes: to the planners where the role has no address."""
        named = self.rules.flow.role(role)
        given = self.course.assignment
        if role == AGENCY:
            yield self._view.sender
        elif named is not None and (named.mail or named.mail_from):
            yield from filter(None, [address_of(self.rules, self.course, role)])
        elif role == CONTACT:
            if given is not None and given.address:
                yield given.address.lower()
        else:
            yield from (planner.lower() for planner in self.office.settings.planners)

    def _add(self, tell: Tell, addresses: tuple[str, ...]) -> None:
        values = self._about(tell)
        settings, blanks = self.office.settings, self._blanks(tell)
        values = replace(values, attached=tuple(blank.name for blank in blanks))
        domain = settings.address.rpartition("@")[2]
        for to in addresses:
            message_id = make_message_id(self.desk.key, self.case.id, self.desk.nonce(), domain)
            try:
                notice = compose_notice(
                    tell.message, self._for(to, values), self.office.office,
                    to=to, message_id=message_id, now=self.now.astimezone(settings.time_zone),
                    attachments=blanks,
                )  # fmt: skip
            except (UnanswerableAddressError, UnsafeReplyError) as error:
                self.unit.events.add("unanswered", str(error), self.now, case=self.case.id)
                continue
            self.unit.outbox.add(
                message_id=message_id,
                to=to,
                subject=notice.subject,
                kind=tell.message,
                about=About(case=self.case.id),
                eml=notice.eml,
                counts_for_cap=False,
                created=self.now,
                outgoing=self.desk.outgoing,
            )

    def _for(self, to: str, values: NoticeValues) -> NoticeValues:
        """A planner is told what can be ordered by a reply."""
        planners = {planner.lower() for planner in self.office.settings.planners}
        return replace(values, orders=self._orders) if to in planners else values

    @cached_property
    def _orders(self) -> tuple[OrderWords, ...]:
        return order_words(self.office, self.rules, self.course, self.now)

    @cached_property
    def _view(self) -> CaseView:
        return self.unit.cases.view(self.case.tracking_number)

    @cached_property
    def _words(self) -> Words:
        return Words(self.office, self.rules, self._view, self.course, self.now)

    @cached_property
    def _values(self) -> NoticeValues:
        return replace(self._words.values(), conflicts=OnAsking(self._conflicts))

    def _conflicts(self) -> tuple[CommitmentWords, ...]:
        between = self._words.binds()
        if between is None:
            return ()
        found = self.unit.courses.commitments(self.case.office, self.case, *between)
        return tuple(self._words.commitment(*one) for one in found)

    def _blanks(self, tell: Tell) -> tuple[Attachment, ...]:
        """The further forms that go with it, as far as the case fills them in."""
        office = self.office.office
        forms = (office.further_form(name) for name in tell.forms)
        return tuple(file for form in forms for file in blanks_for(office, form, self._values))

    def _about(self, tell: Tell) -> NoticeValues:
        staff = AGENCY not in tell.to
        if tell.mark is None:
            clocks = self._words.clocks(staff=True) if staff else self._values.clocks
            return replace(self._values, clocks=clocks)
        clock = self._words.clock(tell.clock, tell.run, staff=staff)
        clocks = self._words.clocks(staff=staff)
        choices = self._values.choices if staff else ()
        return replace(
            self._values, mark=tell.mark.value, clock=clock, clocks=clocks, choices=choices
        )


def _worst_first(tell: Tell) -> tuple[int, int]:
    """Notices about clocks by how late they tell them; all others first, in their order."""
    if tell.message != DEADLINE or tell.mark is None:
        return (0, 0)
    return (1, -(_MARKS.index(tell.mark) * 100 + tell.level))
