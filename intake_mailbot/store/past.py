"""A case as it stood: what had arrived, and what had been read and said of it by then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from intake_mailbot.domain.model import CaseRef, Judgement
from intake_mailbot.store.case_reader import REDECIDED, CaseReader, judgement_from_json
from intake_mailbot.store.events import Events
from intake_mailbot.store.ledger_reader import LedgerReader
from intake_mailbot.store.rows import Event
from parsers.model import ParsedForm

_VERSIONS = frozenset({"opened", "revised"})
"""The events that bring a case's next version."""


@dataclass(frozen=True)
class CaseThen:
    """A case at a moment. ``form`` is as it was judged: with the corrections made by then.

    ``history`` is what had happened, oldest first; ``sender`` who sent the version.
    """

    version: int
    received: datetime
    sender: str
    form: ParsedForm
    judgement: Judgement
    history: tuple[Event, ...]


def case_then(connection: Connection, case: CaseRef, at: datetime) -> CaseThen | None:
    """The case as it stood at ``at`` (aware); None where it had not arrived."""
    cases, every = CaseReader(connection), Events(connection).history(case)
    past = tuple(one for one in every if one.at <= at)
    version = sum(one.kind in _VERSIONS for one in past)
    if version == 0:
        return None
    decisions = _of_version([one for one in every if one.kind == REDECIDED], version)
    before = [one for one in decisions if one.at <= at]
    after = [one for one in decisions if one.at > at]
    judged = after[0].data if after and after[0].data else cases.decided(case, version)
    form = cases.readings(case, version)
    if before:  # a correction counts from the decision over it
        form = cases.corrected(case, version, before[-1].at)
    received, message = cases.submitted(case, version)
    sender = LedgerReader(connection).get(message).sender.lower()
    return CaseThen(version, received, sender, form, judgement_from_json(dict(judged)), past)


def _of_version(decisions: Sequence[Event], version: int) -> Sequence[Event]:
    return [one for one in decisions if one.data and one.data.get("version") == version]
