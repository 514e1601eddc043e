"""Whether those whom ``[digest] only`` narrows are planners at all: a slip there shows nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from intake_mailbot.settings import keys
from intake_mailbot.settings.document import Document
from intake_mailbot.settings.schema import SettingsFile

_NEAR = 0.85
"""How like a known address another one has to be, 0 to 1: many have the same domain."""


def refuse_strangers(document: Document, file: SettingsFile) -> None:
    """Raises SettingsError for an address under ``only`` that is no planner's of any office.

    Such a line narrows nobody: whom it means would be told of all cases.
    """
    tables = file.offices.values() if file.offices else (file.office,)
    planners = {address.lower(): address for one in tables for address in one.planners}
    for path, only in _narrowings(file):
        for address in only:
            if address.lower() not in planners:
                mend = _mend(address, planners)
                said = f"{address!r} is no planner's address of any office: {mend}"
                raise document.error((*path, address), said)


def _narrowings(file: SettingsFile) -> Iterator[tuple[keys.Path, Iterable[str]]]:
    yield ("digest", "only"), file.digest.only
    if file.office.digest:
        yield ("office", "digest", "only"), file.office.digest.only
    for key, table in file.offices.items():
        if table.digest:
            yield ("offices", key, "digest", "only"), table.digest.only


def _mend(address: str, planners: Mapping[str, str]) -> str:
    near = get_close_matches(address.lower(), planners, 1, _NEAR)
    if near:
        return f'did you mean "{planners[near[0]]}"?'
    known = ", ".join(planners.values()) or "none"
    return f"add it to planners, or take it out here; planners are {known}"
