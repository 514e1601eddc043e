"""Which values a template of a reply may use, and what each of them has."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from form_templates.model import Form
from form_templates.office import Process
from intake_mailbot.domain.model import Finding, Severity, Verdict
from intake_mailbot.domain.outcomes import ReplyKind, TrackedOutcome
from intake_mailbot.replies.facts import ReplyFacts
from intake_mailbot.replies.looking import Looks
from intake_mailbot.replies.render import Setting
from intake_mailbot.replies.words import SectionFindings


@dataclass(frozen=True, slots=True)
class Named:
    """A value of which only the names are known that it has: contacts, a file of macros."""

    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Gives:
    """A function and the type of what it gives."""

    result: object


Kind = object
"""A type, :class:`Named`, :class:`Gives`, or None where nothing is known of a value."""


def values(process: Process | None) -> dict[str, Kind]:
    """The names that every template of a reply knows, with what they are.

    ``process`` None: it cannot be read, and nothing is known of its contacts and lists.
    """
    return {
        **typing.get_type_hints(ReplyFacts),
        **typing.get_type_hints(Setting),
        "their_subject": str,
        "kind": str,
        "outcomes": tuple[TrackedOutcome, ...],
        "one": TrackedOutcome,
        "form": Form,
        "form_name": str,
        "process": Process,
        "contacts": process and Named(frozenset(process.contacts)),
        "lists": process and Named(frozenset(process.lists)),
        "Verdict": Verdict,
        "Severity": Severity,
        "ReplyKind": ReplyKind,
        "sections": Gives(tuple[SectionFindings, ...]),
        "local_day": Gives(date),
        "looks": Gives(Looks),
        "notes": Gives(tuple[Finding, ...]),
        "office_notes": Gives(tuple[Finding, ...]),
    }


def attribute(of: Kind, name: str) -> tuple[bool, Kind]:
    """Whether ``of`` has ``name`` (True where that is not known), and what it is."""
    kind = _without_none(of)
    if isinstance(kind, Named):
        return name in kind.names, None
    if not isinstance(kind, type) or issubclass(kind, Mapping):
        return True, None
    if issubclass(kind, Enum):
        return hasattr(kind, name), None
    hints = typing.get_type_hints(kind) if dataclasses.is_dataclass(kind) else {}
    if name in hints:
        return True, hints[name]
    found = getattr(kind, name, None)
    if isinstance(found, property):
        return True, typing.get_type_hints(found.fget).get("return")
    return found is not None, None


def names_of(of: Kind) -> tuple[str, ...]:
    """The names that ``of`` has, as far as they are known."""
    kind = _without_none(of)
    if isinstance(kind, Named):
        return tuple(sorted(kind.names))
    if not isinstance(kind, type):
        return ()
    every = {*dir(kind), *typing.get_type_hints(kind)}
    return tuple(sorted(name for name in every if not name.startswith("_")))


def element(of: Kind) -> Kind:
    """What the elements of a tuple are, None where that is not known."""
    kind = _without_none(of)
    arguments = typing.get_args(kind)
    if typing.get_origin(kind) is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
        return typing.cast("Kind", arguments[0])
    return None


def _without_none(kind: Kind) -> Kind:
    if isinstance(kind, types.UnionType) or typing.get_origin(kind) is typing.Union:
        left = [one for one in typing.get_args(kind) if one is not type(None)]
        return left[0] if len(left) == 1 else None
    return kind
