"""Clocks that come to a mark: warned, due, overdue, escalated, ended – each once.

The check asks for what is due now, so its cost grows with that and not with what is stored. Each
case is a transaction of its own; of two processes that check at once, one moves the case and the
other finds it moved.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

import structlog

from form_templates.errors import TemplateError
from intake_mailbot.domain.errors import ConcurrentChangeError, IntakeError, ServiceUnreachableError
from intake_mailbot.domain.model import CaseRef
from intake_mailbot.domain.process import TimePassed
from intake_mailbot.intake import Desk
from intake_mailbot.intake.progress import begin_late, move
from intake_mailbot.store.unit import Store

_AT_ONCE = 100
_TRIED_AGAIN = timedelta(hours=1)
"""When a case is looked at again whose office or message is at fault."""

log = structlog.get_logger(__name__)


def keep(store: Store, desks: Mapping[str, Desk], now: datetime) -> int:
    """Move every case on whose clocks have come to a mark by ``now`` (aware); gives how many.

    ``desks`` by office id. What cannot be worked on is tried again an hour later and stops no
    other. Raises ServiceUnreachableError where the database is away.
    """
    moved, seen = 0, set[int]()
    while True:
        with store.unit(write=False) as unit:
            waiting = [case for case in unit.courses.due(now, _AT_ONCE) if case.id not in seen]
        if not waiting:
            return moved
        seen.update(case.id for case in waiting)
        moved += sum(_look(store, desks, case, now) for case in waiting)


def begin(store: Store, desks: Mapping[str, Desk], now: datetime) -> int:
    """Begin the processes of cases that an earlier version opened; gives how many.

    Nobody is written to. Cases of offices that are not configured stay as they are.
    """
    begun = 0
    while True:
        with store.unit() as unit:
            waiting = unit.courses.not_begun(_AT_ONCE, tuple(desks))
            for case in waiting:
                begin_late(desks[case.office], unit, case, now)
            unit.commit()
        begun += len(waiting)
        if len(waiting) < _AT_ONCE:
            return begun


def _look(store: Store, desks: Mapping[str, Desk], case: CaseRef, now: datetime) -> bool:
    try:
        return _moved(store, desks, case, now)
    except ServiceUnreachableError:
        raise
    except ConcurrentChangeError:
        return False  # another process has it, or a mail came: the next look will see
    except (IntakeError, TemplateError) as error:
        log.warning("deadline not told", case=case.tracking_number, error=str(error))
        with store.unit() as unit:
            said = f"a deadline could not be told: {error}"
            unit.events.add("not_told", said, now, case=case.id)
            unit.courses.postpone(case, now, now + _TRIED_AGAIN)
            unit.commit()
        return False


def _moved(store: Store, desks: Mapping[str, Desk], case: CaseRef, now: datetime) -> bool:
    with store.unit() as unit:
        if not unit.courses.is_due(case, now):
            return False
        desk = desks.get(case.office)
        if desk is None:
            unit.courses.postpone(case, now, now + _TRIED_AGAIN)
        else:
            move(desk, unit, case, TimePassed(), now)
        unit.commit()
    return desk is not None
