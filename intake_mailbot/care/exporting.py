"""Everything that is kept about one person, as a zip: ``data.json`` and the mails themselves."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from intake_mailbot.care.sweeping import Told, silent
from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.model import CaseRef
from intake_mailbot.store import codec
from intake_mailbot.store.errors import FileDamagedError, FileMissingError
from intake_mailbot.store.rows import LedgerRow, OutboxRow
from intake_mailbot.store.unit import Store, UnitOfWork

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Exported:
    """How much an export holds; ``missing`` are mails whose bytes are not kept any more."""

    cases: int
    mails: int
    replies: int
    missing: int


def export(store: Store, address: str, path: Path, now: datetime, told: Told = silent) -> Exported:
    """Write what is kept about ``address`` into the new file ``path``, readable by its owner alone.

    Raises UsageError where nothing is kept about it, or where ``path`` is there already.
    """
    with store.unit(write=False) as unit:
        person = unit.persons.find(address)
        if person.unknown:
            raise UsageError(f"nothing is kept about {address}; check how it is written")
        try:
            path.touch(mode=0o600, exist_ok=False)
        except FileExistsError as error:
            raise UsageError(f"{path} is there already; name a new file") from error
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            mails = [
                _mail(store, archive, unit.ledger.get(one))
                for one in _each(person.mails, "mails", told)
            ]
            replies = [_reply(unit, archive, one) for one in _each(person.replies, "replies", told)]
            cases = [_case(unit, one) for one in _each(person.cases, "cases", told)]
            said = {
                "address": person.address, "made": now.isoformat(), "cases": cases,
                "mails": mails, "replies": replies,
            }  # fmt: skip
            archive.writestr("data.json", json.dumps(said, indent=2, ensure_ascii=False) + "\n")
    missing = sum(1 for mail in mails if mail["file"] is None)
    return Exported(len(cases), len(mails), len(replies), missing)


def _each(ids: Iterable[int], what: str, told: Told) -> Iterable[int]:
    for number, one in enumerate(ids):
        told(f"{number} {what}")
        yield one


def _mail(store: Store, archive: zipfile.ZipFile, row: LedgerRow) -> Json:
    name: str | None = f"mails/{row.id}.eml"
    try:
        archive.writestr(str(name), store.files.get(row.sha256))
    except (FileMissingError, FileDamagedError):
        name = None
    return {
        "id": row.id, "message_id": row.message_id, "sha256": row.sha256, "from": row.sender,
        "subject": row.subject, "received": _time(row.received or row.first_seen),
        "kind": row.kind.value if row.kind else None, "state": row.state.value,
        "cases": list(row.tracking_numbers), "file": name,
    }  # fmt: skip


def _reply(unit: UnitOfWork, archive: zipfile.ZipFile, reply: int) -> Json:
    row, eml = unit.outbox.get(reply), unit.outbox.eml(reply)
    name = f"replies/{reply}.eml" if eml else None
    if name:
        archive.writestr(name, eml)
    return {**_shown(row), "file": name}


def _shown(row: OutboxRow) -> Json:
    return {
        "id": row.id, "message_id": row.message_id, "to": row.to, "subject": row.subject,
        "kind": row.kind, "about": row.about, "state": row.state.value,
        "created": _time(row.created), "sent": _time(row.sent_at),
    }  # fmt: skip


def _case(unit: UnitOfWork, case_id: int) -> Json:
    case = unit.cases.get(case_id)
    if case is None:  # nothing removes a case
        raise UsageError(f"there is no case {case_id}")
    view = unit.cases.view(case.tracking_number)
    events = unit.events.history(case)
    return {
        "tracking_number": case.tracking_number, "office": case.office, "stage": case.stage,
        "verdict": case.verdict.value, "title": case.title, "agency": case.agency,
        "sender": view.sender, "participants": sorted(case.participants),
        "received": _time(case.received), "version": case.version, "fields": dict(view.fields),
        "versions": [_version(unit, case, number) for number in range(1, case.version + 1)],
        "deadlines": [{"clock": due.id, "due": _time(due.day), "done": _time(due.done)}
                      for due in view.deadlines],
        "history": [{"at": _time(one.at), "actor": one.actor, "kind": one.kind, "text": one.text}
                    for one in events],
        "process": [{"at": _time(one.at), "actor": one.actor, "said": list(one.said)}
                    for one in unit.courses.history(case)],
    }  # fmt: skip


def _version(unit: UnitOfWork, case: CaseRef, number: int) -> Json:
    judgement = unit.cases.judgement(case, number)
    return {
        "version": number,
        "verdict": judgement.verdict.value,
        "readings": codec.form_to_json(unit.cases.readings(case, number)),
        "findings": [asdict(one) for one in judgement.findings],
        "doubts": [asdict(one) for one in judgement.doubts],
    }


def _time(moment: date | None) -> str | None:
    return moment.isoformat() if moment else None
