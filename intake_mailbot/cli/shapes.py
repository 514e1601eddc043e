"""The JSON shapes of the contract, made from our values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from intake_mailbot.domain.model import Finding
from intake_mailbot.domain.outcomes import CaseView
from parsers.errors import ErrorKind, ParseError
from parsers.model import Anchor, Control, ParsedForm, SignatureReading, Source

if TYPE_CHECKING:
    from intake_mailbot.store.rows import LedgerRow, OutboxRow

Json = dict[str, object]


def profile(file: str, parsed: ParsedForm) -> Json:
    """One object of ``read --json``."""
    return {
        "file": file,
        "form": parsed.form,
        "form_version": parsed.form_version,
        "source": parsed.source.value,
        "pages": parsed.pages,
        "fields": {
            name: {
                "value": reading.value,
                "shown": reading.shown,
                "confidence": round(reading.confidence, 3),
                "found_by": reading.found_by.value if reading.found_by else None,
                "where": _where(reading.anchor),
            }
            for name, reading in parsed.fields.items()
        },
        "signatures": signatures(parsed.signatures),
        "warnings": list(parsed.warnings),
    }


def signatures(slots: Mapping[str, SignatureReading]) -> Json:
    """What stands in each signature slot: in ``read --json`` and ``cases show --json``."""
    return {
        name: {
            "status": slot.status.value,
            "kind": slot.kind.value if slot.kind else None,
            "signer": slot.signer,
            "time": _time(slot.time),
            "reason": slot.reason,
            "confidence": round(slot.confidence, 3),
            "where": _where(slot.anchor),
        }
        for name, slot in slots.items()
    }


def failure(file: str, error: ParseError) -> Json:
    """A file that cannot be read."""
    return {"file": file, "error": {"kind": error.kind.value, "message": str(error)}}


def unopened(file: str, said: str) -> Json:
    """A file that is not there or that may not be opened."""
    return {"file": file, "error": {"kind": ErrorKind.UNSUPPORTED.value, "message": said}}


def finding(one: Finding) -> Json:
    """One finding of ``check --json``."""
    return {
        "field": one.field,
        "rule": one.rule,
        "severity": one.severity.value,
        "message": one.message,
        "mend": one.mend,
    }


def controls(file: str, source: Source, found: tuple[Control, ...]) -> Json:
    """One object of ``inspect --json``."""
    return {"file": file, "source": source.value, "controls": [_control(c) for c in found]}


def _control(control: Control) -> Json:
    box = control.box
    value = list(control.value) if isinstance(control.value, tuple) else control.value
    return {
        "name": control.name,
        "title": control.title,
        "kind": control.kind.value,
        "value": value,
        "options": list(control.options),
        "page": control.page,
        "box": [round(v, 2) for v in (box.x0, box.y0, box.x1, box.y1)] if box else None,
        "locked": control.locked,
        "placeholder": control.placeholder,
    }


def case(view: CaseView) -> Json:
    """One object of ``cases export --format json``."""
    return {
        "tracking_number": view.tracking_number,
        "office": view.office,
        "stage": view.stage,
        "verdict": view.verdict.value,
        "title": view.title,
        "agency": view.agency,
        "sender": view.sender,
        "received": _time(view.received),
        "version": view.version,
        "fields": dict(view.fields),
        "findings": [finding(one) for one in view.findings],
        "deadlines": [
            {"clock": due.id, "due": due.day.isoformat(), "done": _done(due.done)}
            for due in view.deadlines
        ],
    }


def _done(done: object) -> str | None:
    return done.isoformat() if isinstance(done, datetime) else None


def message(row: LedgerRow) -> Json:
    """One object of ``mail list --json``."""
    return {
        "id": row.id,
        "message_id": row.message_id,
        "sha256": row.sha256,
        "from": row.sender,
        "subject": row.subject,
        "received": _time(row.received or row.server_date or row.first_seen),
        "kind": row.kind.value if row.kind else None,
        "state": row.state.value,
        "tracking_number": ", ".join(row.tracking_numbers) or None,
        "attempts": row.attempts,
        "reason": row.reason,
    }


def reply(row: OutboxRow) -> Json:
    """One object of ``outbox list --json``."""
    return {
        "id": row.id,
        "message_id": row.message_id,
        "to": row.to,
        "subject": row.subject,
        "about": row.about,
        "state": row.state.value,
        "attempts": row.attempts,
        "last_error": row.last_error,
    }


def _where(anchor: Anchor | None) -> str | None:
    return anchor.place if anchor else None


def _time(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
