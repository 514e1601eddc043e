"""Readings as JSON and back, without loss: what a planner corrects later is what was read now."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from intake_mailbot.domain.model import Doubt, Finding, Judgement, Severity
from parsers.model import (
    Anchor,
    Box,
    FoundBy,
    ParsedForm,
    Reading,
    SignatureKind,
    SignatureReading,
    SignatureStatus,
    Source,
)

Json = dict[str, Any]


def form_to_json(form: ParsedForm) -> Json:
    """A profile as plain JSON values; its evidence is kept apart."""
    return {
        "form": form.form,
        "form_version": form.form_version,
        "source": form.source.value,
        "pages": form.pages,
        "fields": readings_to_json(form.fields.values()),
        "signatures": signatures_to_json(form.signatures.values()),
        "warnings": list(form.warnings),
        "missing_sections": list(form.missing_sections),
        "form_score": form.form_score,
    }


def form_from_json(data: Json) -> ParsedForm:
    """The profile again, equal to the one written but for its evidence."""
    return ParsedForm(
        form=data["form"],
        form_version=data["form_version"],
        source=Source(data["source"]),
        pages=data["pages"],
        fields=readings_from_json(data["fields"]),
        signatures=signatures_from_json(data["signatures"]),
        warnings=tuple(data["warnings"]),
        missing_sections=tuple(data["missing_sections"]),
        form_score=data["form_score"],
    )


def readings_to_json(readings: Any) -> list[list[Any]]:
    """Readings as rows: field, value, shown, confidence, found by, anchor, any reason."""
    return [
        [
            r.field, r.value, r.shown, r.confidence, r.found_by, _anchor_to_json(r.anchor),
            *([r.reason] if r.reason else []),
        ]
        for r in readings
    ]  # fmt: skip


def readings_from_json(rows: list[list[Any]]) -> dict[str, Reading]:
    """Readings by their field, in the order written."""
    return {
        field: Reading(
            field, value, shown, confidence, _found_by(found_by), _anchor_from_json(anchor), *reason
        )
        for field, value, shown, confidence, found_by, anchor, *reason in rows
    }


def signatures_to_json(readings: Any) -> list[Json]:
    """Signature readings as objects."""
    return [
        {
            "field": s.field,
            "status": s.status.value,
            "kind": s.kind,
            "confidence": s.confidence,
            "found_by": s.found_by,
            "signer": s.signer,
            "time": s.time.isoformat() if s.time else None,
            "shown": s.shown,
            "reason": s.reason,
            "anchor": _anchor_to_json(s.anchor),
        }
        for s in readings
    ]


def signatures_from_json(rows: list[Json]) -> dict[str, SignatureReading]:
    """Signature readings by their field, in the order written."""
    return {
        row["field"]: SignatureReading(
            field=row["field"],
            status=SignatureStatus(row["status"]),
            kind=SignatureKind(row["kind"]) if row["kind"] else None,
            confidence=row["confidence"],
            found_by=_found_by(row["found_by"]),
            signer=row["signer"],
            time=datetime.fromisoformat(row["time"]) if row["time"] else None,
            shown=row["shown"],
            reason=row["reason"],
            anchor=_anchor_from_json(row["anchor"]),
        )
        for row in rows
    }


def findings_to_json(judgement: Judgement) -> list[Json]:
    """A judgement's findings."""
    return [asdict(finding) for finding in judgement.findings]


def findings_from_json(rows: list[Json]) -> tuple[Finding, ...]:
    """The findings again."""
    return tuple(Finding(**{**row, "severity": Severity(row["severity"])}) for row in rows)


def doubts_to_json(judgement: Judgement) -> list[Json]:
    """A judgement's doubts."""
    return [asdict(doubt) for doubt in judgement.doubts]


def doubts_from_json(rows: list[Json]) -> tuple[Doubt, ...]:
    """The doubts again."""
    return tuple(Doubt(**row) for row in rows)


def _found_by(value: str | None) -> FoundBy | None:
    return FoundBy(value) if value else None


def _anchor_to_json(anchor: Anchor | None) -> list[Any] | None:
    if anchor is None:
        return None
    box = anchor.box
    corners = [box.page, box.x0, box.y0, box.x1, box.y1] if box else None
    return [anchor.place, anchor.part, anchor.path, corners]


def _anchor_from_json(data: list[Any] | None) -> Anchor | None:
    if data is None:
        return None
    place, part, path, box = data
    return Anchor(place, part, path, Box(*box) if box else None)
