"""Files that an agency sends to its case, where its process waits for them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from form_templates.flow import AGENCY
from intake_mailbot.domain.model import CaseRef
from intake_mailbot.domain.process import Delivered
from intake_mailbot.domain.process.deliveries import delivered
from intake_mailbot.intake.desk import Desk
from intake_mailbot.intake.progress import move, office_of, rules_of
from intake_mailbot.store.rows import LedgerRow
from intake_mailbot.store.unit import UnitOfWork
from parsers.model import Leaf


def deliver(
    desk: Desk,
    unit: UnitOfWork,
    case: CaseRef,
    files: Sequence[Leaf],
    row: LedgerRow,
    now: datetime,
) -> None:
    """Note what the case waited for as arrived, if these files are it."""
    standing = unit.courses.standing(case)
    if standing is None or standing.course.closed or case.office not in desk.offices:
        return
    rules = rules_of(unit, office_of(desk, case), standing)
    names = tuple(leaf.name for leaf in files)
    found = delivered(rules.flow, standing.course, names, AGENCY)
    if found:
        event = Delivered(found, names, row.sender or "the agency")
        move(desk, unit, case, event, now, message=row.id)
