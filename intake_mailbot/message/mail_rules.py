"""The settings that triage needs, as one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from form_templates.office import Numbering


@dataclass(frozen=True, slots=True)
class Caps:
    """How many automatic answers to what is no profile go out in a day (24 hours)."""

    per_address: int = 3
    per_domain: int = 100
    in_all: int = 500


@dataclass(frozen=True)
class MailRules:
    """What triage is told by the settings.

    ``own_addresses`` are lower-cased; the tokens in our Message-IDs are made with ``token_key``.
    ``agency_domains``, ``authserv_ids`` and ``internal_header`` are those of ``[trust]``. ``start``
    is the time before which nobody is answered, None for no such time. ``planners`` are the
    lower-cased addresses of each office's own people: they take part in all of its cases.
    """

    own_addresses: frozenset[str]
    token_key: bytes
    agency_domains: tuple[str, ...]
    authserv_ids: tuple[str, ...] = ()
    internal_header: str = ""
    caps: Caps = field(default_factory=Caps)
    start: datetime | None = None
    numberings: tuple[Numbering, ...] = ()
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    unsigned_word_is_draft: bool = False
    planners: Mapping[str, frozenset[str]] = field(default_factory=dict)
