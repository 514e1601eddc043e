"""The digest's mails, put into the outbox in the transaction that takes the date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from intake_mailbot.digest.gathering import Reader, gather
from intake_mailbot.digest.schedule import due_day
from intake_mailbot.domain.digest import Digest, Scope
from intake_mailbot.intake.desk import Desk, OfficeDesk
from intake_mailbot.message.threading import make_message_id
from intake_mailbot.replies.digest import Sending, compose_digest
from intake_mailbot.replies.errors import UnanswerableAddressError, UnsafeReplyError
from intake_mailbot.settings import OfficeSettings
from intake_mailbot.store.digest_runs import Audience, Run
from intake_mailbot.store.rows import About
from intake_mailbot.store.unit import UnitOfWork


@dataclass(frozen=True)
class Bulletin:
    """One office's digest: its settings, its folders at this desk, the mailboxes of its mail."""

    settings: OfficeSettings
    desk: Desk
    offices: tuple[OfficeDesk, ...]
    accounts: tuple[str, ...]

    def scope(self, address: str = "") -> Scope:
        """What a planner (lower case) is told; "" for all that there is."""
        ids = tuple(one.office.id for one in self.offices)
        return Scope(ids, self.accounts, tuple(self.settings.digest.only.get(address, ())))

    def own_scope(self, sender: str) -> Scope:
        """What an agency's contact is told."""
        return Scope(tuple(one.office.id for one in self.offices), sender=sender)

    def digest(self, unit: UnitOfWork, scope: Scope, day: date, audience: Audience) -> Digest:
        """The digest of ``day`` for ``scope``; nothing is written."""
        before = unit.digest_runs.before(self.settings.key, audience, day)
        reader = Reader(
            scope, day, self.settings.time_zone, self.settings.digest.ahead,
            before.last_case if before else None, self._stages(),
            self._clocks() if audience is Audience.PLANNERS else {},
        )  # fmt: skip
        return gather(unit.digests, reader)

    def sending(self, now: datetime) -> Sending:
        """Who sends it, at ``now`` (aware)."""
        local = now.astimezone(self.settings.time_zone)
        office = self.offices[0].office
        return Sending(office, self.settings.name, self.settings.address, local)

    def _stages(self) -> dict[tuple[str, str], str]:
        return {
            (one.office.id, stage.id): stage.title
            for one in self.offices
            for stage in one.office.process.flow.stages
        }

    def _clocks(self) -> dict[tuple[str, str], str]:
        return {
            (one.office.id, clock.id): clock.for_planners
            for one in self.offices
            for clock in one.office.process.flow.clocks
        }


def send_due(bulletin: Bulletin, now: datetime) -> bool:
    """Put tonight's digest into the outbox, if its time is past and nobody has; True if done."""
    settings = bulletin.settings
    with bulletin.desk.store.unit(write=False) as unit:
        began, when = unit.mailboxes.began() or now, settings.digest
        day = due_day(when.at, when.days, settings.time_zone, now, began)
        sent = day is None or unit.digest_runs.was(settings.key, Audience.PLANNERS, day)
    return day is not None and not sent and send_now(bulletin, day, now)


def send_now(bulletin: Bulletin, day: date, now: datetime) -> bool:
    """Put the digest of ``day`` into the outbox; False where that was done before.

    On the weekday of the summaries, those go along. All of it is one transaction, which the row of
    the date decides: of two processes, one sends it.
    """
    key = bulletin.settings.key
    with bulletin.desk.store.unit() as unit:
        run = Run(day, now.astimezone(UTC), unit.digests.last_case())
        if not unit.digest_runs.begin(key, Audience.PLANNERS, run):
            return False
        for to in dict.fromkeys(planner.lower() for planner in bulletin.settings.planners):
            scope = bulletin.scope(to)
            _add(bulletin, unit, to, bulletin.digest(unit, scope, day, Audience.PLANNERS), now)
        if day.weekday() in bulletin.settings.digest.weekly:
            _summaries(bulletin, unit, run, now)
        unit.digests.fold()
        unit.commit()
    return True


def _summaries(bulletin: Bulletin, unit: UnitOfWork, run: Run, now: datetime) -> None:
    """The summaries of the agencies' contacts who asked for one."""
    key, runs = bulletin.settings.key, unit.digest_runs
    runs.begin(key, Audience.AGENCIES, run)
    for to in runs.wishing(key):
        told = bulletin.digest(unit, bulletin.own_scope(to), run.day, Audience.AGENCIES)
        _add(bulletin, unit, to, told, now, "summary")


def _add(
    bulletin: Bulletin,
    unit: UnitOfWork,
    to: str,
    digest: Digest,
    now: datetime,
    template: str = "digest",
) -> None:
    desk, domain = bulletin.desk, bulletin.settings.address.rpartition("@")[2]
    message_id = make_message_id(desk.key, None, desk.nonce(), domain)
    try:
        mail = compose_digest(
            digest, bulletin.sending(now), to=to, message_id=message_id, template=template
        )
    except (UnanswerableAddressError, UnsafeReplyError) as error:
        unit.events.add("unanswered", str(error), now)
        return
    unit.outbox.add(
        message_id=message_id,
        to=to,
        subject=mail.subject,
        kind=template,
        about=About(),
        eml=mail.eml,
        counts_for_cap=False,
        created=now,
        outgoing=desk.outgoing,
    )
