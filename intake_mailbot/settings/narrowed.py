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
    """Raises SettingsError for an address under ``only`` that is no planner's of who digests so.

    Such a line narrows nobody: whom it means would be told of all cases. An office's own table may
    name that office's planners, the common ones those of any office.
    """
    of_office = {key: _spelled(table.planners) for key, table in file.offices.items()}
    every = {low: one for named in of_office.values() for low, one in named.items()}
    every = every if file.offices else _spelled(file.office.planners)
    for path, only in _common(file):
        _refuse(document, path, only, every)
    for key, planners in of_office.items():
        path, only = ("offices", key, "digest", "only"), _own(document, key)
        for address in only:
            theirs = [other for other, named in of_office.items() if address.lower() in named]
            if theirs and key not in theirs:
                raise document.error(
                    (*path, address),
                    f"{address!r} is a planner of {theirs[0]}, not of {key}: write it under"
                    f" [offices.{theirs[0]}.digest] only, or under [digest] only",
                )
        _refuse(document, path, only, planners)


def _refuse(
    document: Document, path: keys.Path, only: Iterable[str], planners: Mapping[str, str]
) -> None:
    for address in only:
        if address.lower() not in planners:
            whose = f"the office {path[1]}" if path[0] == "offices" else "any office"
            said = f"{address!r} is no planner's address of {whose}: {_mend(address, planners)}"
            raise document.error((*path, address), said)


def _spelled(planners: Iterable[str]) -> dict[str, str]:
    return {address.lower(): address for address in planners}


def _common(file: SettingsFile) -> Iterator[tuple[keys.Path, Iterable[str]]]:
    yield ("digest", "only"), file.digest.only
    if file.office.digest:
        yield ("office", "digest", "only"), file.office.digest.only


def _own(document: Document, key: str) -> Iterable[str]:
    """The addresses that the office's own table narrows, without those taken over from above."""
    digest = document.values["offices"][key].get("digest", {})
    return tuple(digest.get("only", {}))


def _mend(address: str, planners: Mapping[str, str]) -> str:
    near = get_close_matches(address.lower(), planners, 1, _NEAR)
    if near:
        return f'did you mean "{planners[near[0]]}"?'
    known = ", ".join(planners.values()) or "none"
    return f"add it to planners, or take it out here; planners are {known}"
