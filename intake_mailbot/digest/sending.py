"""The digest's mails, put into the outbox in the transaction that takes the date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from intake_mailbot.digest.gathering import Reader, gather
from intake_mailbot.digest.parts import Part, Served, all_parts, own_part, parts_for
from intake_mailbot.digest.schedule import due_day
from intake_mailbot.domain.digest import Digest, Scope
from intake_mailbot.intake.desk import Desk
from intake_mailbot.message.threading import make_message_id
from intake_mailbot.replies.digest import Prepared, Sending, addressed, prepare
from intake_mailbot.replies.errors import UnanswerableAddressError, UnsafeReplyError
from intake_mailbot.settings import OfficeSettings
from intake_mailbot.store.digest_runs import Audience, Run
from intake_mailbot.store.rows import About
from intake_mailbot.store.unit import UnitOfWork

_TEMPLATE = {Audience.PLANNERS: "digest", Audience.AGENCIES: "summary"}


@dataclass(frozen=True)
class Bulletin:
    """One office's digest: what it serves, the desk that sends it, and who gets it from here.

    ``planners`` (lower case) are those who get theirs at this office's time and from its address,
    each with the parts that they are told. Who is a planner of several offices gets one digest,
    from the first of them.
    """

    served: Served
    desk: Desk
    planners: Mapping[str, tuple[Part, ...]]

    @property
    def settings(self) -> OfficeSettings:
        """The settings of the office that sends it."""
        return self.served.settings

    def whole(self, unit: UnitOfWork, day: date) -> Digest:
        """The digest of ``day`` about all that there is at this office; nothing is written."""
        return self.told(unit, all_parts(self.served), day, Audience.PLANNERS)

    def told(
        self, unit: UnitOfWork, parts: tuple[Part, ...], day: date, audience: Audience
    ) -> Digest:
        """The digest of ``day`` about ``parts``; nothing is written."""
        before = unit.digest_runs.before(self.settings.key, audience, day)
        after = before.last_case if before else None
        plans = audience is Audience.PLANNERS
        return gather(unit.digests, Reader(parts, day, self.settings.digest.ahead, after, plans))

    def sending(self, now: datetime) -> Sending:
        """Who sends it, at ``now`` (aware)."""
        local = now.astimezone(self.settings.time_zone)
        office = self.served.offices[0].office
        return Sending(office, self.settings.name, self.settings.address, local)


def bulletins_of(served: Sequence[tuple[Served, Desk]]) -> tuple[Bulletin, ...]:
    """A bulletin an office, in their order, each with the desk that sends it."""
    every = [one for one, _ in served]
    given: set[str] = set()
    found = []
    for one, desk in served:
        theirs = dict.fromkeys(planner.lower() for planner in one.settings.planners)
        mine = {to: parts_for(to, every) for to in theirs if to not in given}
        given |= mine.keys()
        found.append(Bulletin(one, desk, mine))
    return tuple(found)


def send_due(bulletin: Bulletin, now: datetime) -> bool:
    """Put what is due into the outbox: tonight's digest, the week's summaries; True if any was."""
    sent = [
        send_now(bulletin, audience, day, now)
        for audience in Audience
        if (day := _due(bulletin, audience, now))
    ]
    return any(sent)


def _due(bulletin: Bulletin, audience: Audience, now: datetime) -> date | None:
    """The date whose time is past and that nobody has sent; None where there is none."""
    settings, when = bulletin.settings, bulletin.settings.digest
    days = when.days if audience is Audience.PLANNERS else when.weekly
    with bulletin.desk.store.unit(write=False) as unit:
        began = unit.mailboxes.began() or now
        day = due_day(when.at, days, settings.time_zone, now, began)
        sent = day is None or unit.digest_runs.was(settings.key, audience, day)
    return None if sent else day


def send_now(bulletin: Bulletin, audience: Audience, day: date, now: datetime) -> bool:
    """Put the digest, or the summaries, of ``day`` into the outbox; False where that was done.

    All of it is one transaction, which the row of the date decides: of two processes, one sends it.
    """
    with bulletin.desk.store.unit() as unit:
        run = Run(day, now.astimezone(UTC), unit.digests.last_case())
        if not unit.digest_runs.begin(bulletin.settings.key, audience, run):
            return False
        prepared: dict[tuple[Scope, ...], Prepared] = {}  # most planners are told the same
        for to, parts in _readers(bulletin, unit, audience):
            scopes = tuple(part.scope for part in parts)
            if scopes not in prepared:
                told = bulletin.told(unit, parts, day, audience)
                prepared[scopes] = prepare(told, bulletin.sending(now), _TEMPLATE[audience])
            _add(bulletin, unit, to, prepared[scopes], now)
        unit.digests.fold()
        unit.commit()
    return True


def _readers(
    bulletin: Bulletin, unit: UnitOfWork, audience: Audience
) -> Iterator[tuple[str, tuple[Part, ...]]]:
    """Who is written to, and of what."""
    if audience is Audience.PLANNERS:
        yield from bulletin.planners.items()
        return
    for to in unit.digest_runs.wishing(bulletin.settings.key):
        yield to, (own_part(bulletin.served, to),)


def _add(bulletin: Bulletin, unit: UnitOfWork, to: str, prepared: Prepared, now: datetime) -> None:
    desk, domain = bulletin.desk, bulletin.settings.address.rpartition("@")[2]
    message_id = make_message_id(desk.key, None, desk.nonce(), domain)
    try:
        mail = addressed(prepared, to=to, message_id=message_id)
    except (UnanswerableAddressError, UnsafeReplyError) as error:
        unit.events.add("unanswered", str(error), now)
        return
    unit.outbox.add(
        message_id=message_id,
        to=to,
        subject=mail.subject,
        kind=prepared.template,
        about=About(),
        eml=mail.eml,
        counts_for_cap=False,
        created=now,
        outgoing=desk.outgoing,
    )
