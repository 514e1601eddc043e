"""Cases, written: opened, revised, supplemented, corrected, decided again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import bindparam

from form_templates.office import Numbering
from intake_mailbot.domain.corrections import CorrectionKind, said_of
from intake_mailbot.domain.errors import ConcurrentChangeError
from intake_mailbot.domain.model import CaseRef, Judgement, Submitted, Verdict
from intake_mailbot.store import codec
from intake_mailbot.store.case_reader import REDECIDED, CaseReader, case_ref
from intake_mailbot.store.evidence import EvidenceRows
from intake_mailbot.store.inserts import insert_or_ignore
from intake_mailbot.store.numbers import next_number
from intake_mailbot.store.tables import case_, case_file, message_case, submission
from parsers.model import Leaf, ParsedForm, Reading, SignatureReading, Value

_OPEN = case_.insert().returning(case_)
_SUBMIT = submission.insert()
_CHANGE = (
    case_.update()
    .where(case_.c.id == bindparam("case_id"), case_.c.row_version == bindparam("seen"))
    .returning(case_)
)

STAGES = {Verdict.ACCEPT: "accepted", Verdict.RETURN: "returned", Verdict.HOLD: "held"}
"""The stage that a verdict puts a case in, where the caller names no other."""


class Cases(CaseReader):
    """The cases. What changes one takes the ``CaseRef`` that the change was decided on."""

    def open(
        self,
        office: str,
        submitted: Submitted,
        judgement: Judgement,
        *,
        sender: str,
        received: datetime,
        message: int,
        numbering: Numbering,
        year: int,
        now: datetime,
        title: str | None = None,
        agency: str | None = None,
        stage: str | None = None,
        participants: Iterable[str] = (),
    ) -> CaseRef:
        """A new case with its tracking number, version 1.

        ``message`` is the ledger id; ``year`` the calendar year of receipt in the office's zone.
        ``title`` and ``agency`` are read from the form where they are not given.
        """
        number = next_number(self._connection, numbering, year)
        people = frozenset(p.lower() for p in (sender, *participants) if p)
        values = {
            "tracking_number": number,
            "office": office,
            "stage": stage or STAGES[judgement.verdict],
            "verdict": judgement.verdict.value,
            "title": _shown(submitted.form, "engagement_title") if title is None else title,
            "agency": _shown(submitted.form, "agency") if agency is None else agency,
            "sender": sender.lower(),
            "participants": sorted(people),
            "received": received,
            "first_received": received,
            "version": 1,
            "row_version": 1,
            "fields": _values(submitted.form),
        }
        row = self._connection.execute(_OPEN, values).mappings().one()
        case = case_ref(row)
        self._submit(case, submitted, judgement, received, message)
        self._note("opened", f"{number} opened: {judgement.verdict.value}", now, case, message)
        return case

    def revise(
        self,
        case: CaseRef,
        submitted: Submitted,
        judgement: Judgement,
        *,
        sender: str,
        received: datetime,
        message: int,
        now: datetime,
        title: str | None = None,
        agency: str | None = None,
        stage: str | None = None,
    ) -> CaseRef:
        """The case's next version. Raises ``ConcurrentChangeError`` when it changed meanwhile."""
        revised = self._change(
            case,
            stage=stage or STAGES[judgement.verdict],
            verdict=judgement.verdict.value,
            title=_shown(submitted.form, "engagement_title") if title is None else title,
            agency=_shown(submitted.form, "agency") if agency is None else agency,
            sender=sender.lower(),
            participants=sorted(case.participants | {sender.lower()}),
            received=received,
            version=case.version + 1,
            fields=_values(submitted.form),
            undelivered=False,
        )
        self._submit(revised, submitted, judgement, received, message)
        said = f"version {revised.version}: {judgement.verdict.value}"
        self._note("revised", said, now, revised, message)
        return revised

    def redecide(
        self,
        case: CaseRef,
        judgement: Judgement,
        form: ParsedForm,
        *,
        now: datetime,
        actor: str,
        title: str | None = None,
        agency: str | None = None,
        stage: str | None = None,
    ) -> CaseRef:
        """Another verdict on the same version; ``form`` is its readings with corrections.

        The readings as first read stay as they are; the event keeps what was decided before.
        Raises ``ConcurrentChangeError``.
        """
        before = self.decided(case, None)
        changed = self._change(
            case,
            stage=stage or STAGES[judgement.verdict],
            verdict=judgement.verdict.value,
            title=_shown(form, "engagement_title") if title is None else title,
            agency=_shown(form, "agency") if agency is None else agency,
            fields=_values(form),
        )
        self._connection.execute(
            submission.update()
            .where(submission.c.case_id == case.id, submission.c.version == case.version)
            .values(
                verdict=judgement.verdict.value,
                findings=codec.findings_to_json(judgement),
                doubts=codec.doubts_to_json(judgement),
            )
        )
        said = f"version {case.version} decided again: {judgement.verdict.value}"
        self._events.add(REDECIDED, said, now, case=case.id, actor=actor, data=before)
        return changed

    def attach(self, case: CaseRef, message: int, files: Iterable[Leaf], *, now: datetime) -> None:
        """Files a supplement's parts to the case; the message itself belongs to it from now on."""
        names = []
        for leaf in files:
            names.append(leaf.name or leaf.path)
            self._connection.execute(
                case_file.insert(),
                {"case_id": case.id, "message_id": message, "path": leaf.path, "name": leaf.name,
                 "sha256": leaf.sha256, "filed_at": now},
            )  # fmt: skip
        self._link(case, message)
        said = f"supplement filed: {', '.join(names) or 'no files'}"
        self._note("supplement", said, now, case, message)

    def asked(
        self, case: CaseRef, message: int, *, now: datetime, said: str = "asked how it stands"
    ) -> None:
        """A mail was about the case: it belongs to it, and says nothing new of it."""
        self._link(case, message)
        self._note("asked", said, now, case, message)

    def correct(
        self,
        case: CaseRef,
        readings: Mapping[str, Reading],
        signatures: Mapping[str, SignatureReading] | None = None,
        *,
        now: datetime,
        actor: str,
        kinds: Mapping[str, CorrectionKind] | None = None,
    ) -> None:
        """Keeps a planner's corrections of the current version's readings, as an event.

        ``kinds`` say what each did to what was read, for the report of readings, which counts them
        by what had happened to the page.
        """
        marks = signatures or {}
        shown = EvidenceRows(self._connection).of(case)
        data = {
            "source": self.readings(case).source.value,
            "kinds": {name: kind.value for name, kind in (kinds or {}).items()},
            "damages": {one.field: one.damage.value for one in shown if one.field in (kinds or {})},
            "version": case.version,
            "readings": codec.readings_to_json(readings.values()),
            "signatures": codec.signatures_to_json(marks.values()),
        }
        said = said_of(kinds or {}, (*readings, *marks))
        self._events.add("correction", said, now, case=case.id, actor=actor, data=data)

    def undelivered(self, case: CaseRef, said: str, message: int | None, *, now: datetime) -> None:
        """Our reply about this case did not arrive; ``message`` is the bounce's ledger id."""
        self._connection.execute(
            case_.update().where(case_.c.id == case.id).values(undelivered=True)
        )
        self._note("undelivered", said, now, case, message)

    def _change(self, case: CaseRef, **values: object) -> CaseRef:
        seen = {"case_id": case.id, "seen": case.row_version}
        params = {**seen, "row_version": case.row_version + 1, **values}
        row = self._connection.execute(_CHANGE, params).mappings().first()
        if row is None:
            raise ConcurrentChangeError(
                f"{case.tracking_number} was changed by another mail; it is decided again"
            )
        return case_ref(row, case.files)

    def _submit(
        self,
        case: CaseRef,
        submitted: Submitted,
        judgement: Judgement,
        received: datetime,
        message: int,
    ) -> None:
        values = {
            "case_id": case.id,
            "version": case.version,
            "message_id": message,
            "received": received,
            "path": submitted.path,
            "name": submitted.name,
            "sha256": submitted.sha256,
            "verdict": judgement.verdict.value,
            "findings": codec.findings_to_json(judgement),
            "doubts": codec.doubts_to_json(judgement),
            "form": codec.form_to_json(submitted.form),
        }
        self._connection.execute(_SUBMIT, values)
        EvidenceRows(self._connection).add(case, submitted.form.evidence)
        self._link(case, message)

    def _link(self, case: CaseRef, message: int) -> None:
        values = {"message_id": message, "case_id": case.id}
        insert_or_ignore(self._connection, message_case, values)

    def _note(
        self, kind: str, said: str, now: datetime, case: CaseRef, message: int | None
    ) -> None:
        self._events.add(kind, said, now, case=case.id, message=message)


def _shown(form: ParsedForm, field: str) -> str:
    reading = form.fields.get(field)
    value = reading.value if reading else None
    return value if isinstance(value, str) else ""


def _values(form: ParsedForm) -> dict[str, Value]:
    return {field: reading.value for field, reading in form.fields.items()}
