"""Writing the notices of a process into the outbox."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from form_templates.flow import AGENCY, CONTACT
from form_templates.notice_values import NoticeValues
from intake_mailbot.domain.model import CaseRef, CaseView
from intake_mailbot.domain.process import Course, Rules, Tell
from intake_mailbot.domain.process.deciding import address_of
from intake_mailbot.intake.desk import Desk, OfficeDesk
from intake_mailbot.intake.notice_words import Words
from intake_mailbot.message.threading import make_message_id
from intake_mailbot.replies.blanks import blanks_for
from intake_mailbot.replies.body import Attachment
from intake_mailbot.replies.errors import UnanswerableAddressError, UnsafeReplyError
from intake_mailbot.replies.notices import compose_notice
from intake_mailbot.store.rows import About
from intake_mailbot.store.unit import UnitOfWork


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
        """Put them into the outbox, within the unit; nothing goes to the roles in ``silent``."""
        for tell in tells:
            roles = [role for role in tell.to if role not in silent]
            addresses = dict.fromkeys(a for role in roles for a in self._addresses(role))
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
                    tell.message, values, self.office.office,
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

    @cached_property
    def _view(self) -> CaseView:
        return self.unit.cases.view(self.case.tracking_number)

    @cached_property
    def _words(self) -> Words:
        return Words(self.office, self.rules, self._view, self.course, self.now)

    @cached_property
    def _values(self) -> NoticeValues:
        values = self._words.values()
        between = self._words.binds()
        if between is None:
            return values
        found = self.unit.courses.commitments(self.case.office, self.case, *between)
        return replace(values, conflicts=tuple(self._words.commitment(*one) for one in found))

    def _blanks(self, tell: Tell) -> tuple[Attachment, ...]:
        """The further forms that go with it, as far as the case fills them in."""
        office = self.office.office
        forms = (office.further_form(name) for name in tell.forms)
        return tuple(file for form in forms for file in blanks_for(office, form, self._values))

    def _about(self, tell: Tell) -> NoticeValues:
        if tell.mark is None:
            return self._values
        clock = self._words.clock(tell.clock, tell.run)
        return replace(self._values, mark=tell.mark.value, clock=clock)
