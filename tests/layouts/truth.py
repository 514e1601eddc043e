"""Profiles with their truth: what an agency wrote, and what a reader should make of it."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from tests.layouts import words_pool as pool
from tests.layouts.catalog import (
    AUTHORITIES,
    BOXES,
    DATED,
    FIELDS,
    PHASES,
    REQUEST_TYPES,
    SIGNATURES,
    SIGNERS,
    VALUES,
    YES_NO,
)

Value = str | bool | None
MONTHS = "January February March April May June July August September October November December"


@dataclass(frozen=True)
class Profile:
    """One filled profile.

    ``written`` is the text an agency puts at each field ("Yes"/"No" for yes/no, "x" or "" for a
    checkbox, "" for nothing); ``expected`` the normalised value; ``signatures`` the status of each
    slot ("digital" where a reader may say signed or unclear, "unclear" where a name is typed in);
    ``required`` what this profile must fill; ``emptied`` what was taken out on purpose; ``absent``
    what this print has no place for.
    """

    written: Mapping[str, str]
    expected: Mapping[str, Value]
    signatures: Mapping[str, str]
    required: frozenset[str]
    emptied: frozenset[str] = field(default_factory=frozenset)
    absent: frozenset[str] = field(default_factory=frozenset)

    def without(self, ids: frozenset[str]) -> Profile:
        """The same profile on a print that has no place for these fields."""
        return replace(
            self,
            written={**self.written, **dict.fromkeys(ids, "")},
            expected={**self.expected, **dict.fromkeys(ids)},
            required=self.required - ids,
            emptied=self.emptied - ids,
            absent=self.absent | ids,
        )

    def empty(self, ids: frozenset[str]) -> Profile:
        """The same profile with these fields left blank."""
        return replace(
            self,
            written={**self.written, **dict.fromkeys(ids, "")},
            expected={**self.expected, **dict.fromkeys(ids)},
            emptied=self.emptied | ids,
        )

    def unsign(self, *slots: str) -> Profile:
        """The same profile with these slots unsigned."""
        return replace(self, signatures={**self.signatures, **dict.fromkeys(slots, "missing")})

    @property
    def honest(self) -> bool:
        """Whether nothing was taken out."""
        return not self.emptied and all(v != "missing" for v in self.signatures.values())

    def signed_as(self, status: str) -> Profile:
        """The same profile signed by certificate ("digital") or with a typed name ("unclear")."""
        made = {k: status if v == "signed" else v for k, v in self.signatures.items()}
        return replace(self, signatures=made)


def phone_forms(digits: str, rng: random.Random) -> str:
    """One of the ways in which people write ten digits."""
    a, b, c = digits[:3], digits[3:6], digits[6:]
    ways = [
        f"({a}) {b}-{c}", f"({a}) {b}-{c}", f"{a}-{b}-{c}", f"{a}.{b}.{c}", f"+1 {a} {b} {c}",
        digits,
        f"({a}){b}-{c}", f"1-{a}-{b}-{c}", f"{a} {b} {c}", f"{a}/{b}-{c}",
        f"({a}) {b}-{c} ext. {rng.randint(10, 999)}", f"{a}-{b}-{c} x{rng.randint(100, 9999)}",
    ]  # fmt: skip
    return rng.choice(ways)


def date_forms(day: date, way: int) -> str:
    """The date ``day`` written in way 0 to 8."""
    month = MONTHS.split()[day.month - 1]
    ways = (
        f"{day:%m/%d/%Y}", f"{day.month}/{day.day}/{day:%y}", f"{month} {day.day}, {day.year}",
        f"{day.day} {month[:3]} {day.year}", day.isoformat(), f"{day.month}/{day.day}/{day.year}",
        f"{day:%m-%d-%Y}", f"{month[:3]}. {day.day}, {day.year}" if day.month != 5
        else f"May {day.day}, {day.year}", f"{day:%B} {day.day} {day.year}",
    )  # fmt: skip
    return ways[way % len(ways)]


def _name(rng: random.Random) -> str:
    first, last = rng.choice(pool.FIRST), rng.choice(pool.LAST)
    middle = rng.choice(("", "", "", " J.", " de la", " M."))
    return f"{rng.choice(pool.PREFIX)}{first}{middle} {last}{rng.choice(pool.SUFFIX)}"


def _story(sentences: tuple[str, ...], limit: int, rng: random.Random) -> str:
    """One to four paragraphs within ``limit`` characters."""
    picked = rng.sample(sentences, k=rng.randint(2, 6))
    text = picked[0]
    for sentence in picked[1:]:
        longer = text + rng.choice((" ", " ", "\n")) + sentence
        if len(longer) <= limit - 10:
            text = longer
    return text


class _Writer:
    """Collects written and expected values of one profile."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.way = rng.randrange(9)
        self.written: dict[str, str] = dict.fromkeys(VALUES, "")
        self.expected: dict[str, Value] = dict.fromkeys(VALUES)

    def text(self, key: str, value: str) -> None:
        self.written[key] = self.expected[key] = value

    def phone(self, key: str) -> None:
        area = self.rng.choice(("860", "203", "959", "475"))
        digits = f"{area}555{self.rng.randint(100, 199):04d}"
        self.written[key] = phone_forms(digits, self.rng)
        self.expected[key] = f"+1{digits}"

    def date(self, key: str, day: date) -> None:
        way = self.way if self.rng.random() < 0.7 else self.rng.randrange(9)
        self.written[key] = date_forms(day, way)
        self.expected[key] = day.isoformat()

    def yes(self, key: str, value: bool) -> None:
        self.written[key] = "Yes" if value else "No"
        self.expected[key] = value

    def box(self, key: str, value: bool) -> None:
        self.written[key] = "x" if value else ""
        self.expected[key] = value


def _identity(w: _Writer, asked: date) -> None:
    rng = w.rng
    w.text("engagement_title", rng.choice(pool.TITLES))
    w.text("agency", rng.choice(pool.AGENCIES))
    w.text("request_type", rng.choice(REQUEST_TYPES))
    people = ["requestor", "business_sponsor", "it_director"]
    if str(w.expected["request_type"]).startswith("Level") or rng.random() < 0.5:
        people.append("project_manager")
    for who in people:
        w.text(f"{who}_name", _name(rng))
        w.phone(f"{who}_phone")
    w.date("date_requested", asked)
    w.date("desired_go_live", asked + timedelta(days=rng.randint(60, 700)))


def _phases(w: _Writer, asked: date) -> None:
    names = list(PHASES)
    current = w.rng.randrange(len(names))
    w.text("current_phase", PHASES[names[current]])
    start = asked - timedelta(days=60 * current + 20)
    for index, phase in enumerate(names):
        if index == current:
            status = "Active"
        elif index < current:
            status = w.rng.choice(("Completed", "Completed", "Completed", "Not Applicable"))
        else:
            status = w.rng.choice(("Estimated", "Estimated", "TBD", "Not Applicable"))
        w.text(f"{phase}_status", status)
        finish = start + timedelta(days=w.rng.randint(20, 58))
        if status in DATED:
            w.date(f"{phase}_start", start)
            w.date(f"{phase}_finish", finish)
        start = start + timedelta(days=60)


def _rest(w: _Writer, asked: date) -> None:
    rng = w.rng
    w.text("business_objectives", _story(pool.OBJECTIVES, 750, rng))
    w.text("services_requested", _story(pool.SERVICES, 1024, rng))
    for key in YES_NO:
        w.yes(key, rng.random() < 0.4)
    for key in BOXES:
        w.box(key, rng.random() < 0.35)
    count = rng.randint(1, 4) if w.expected["vendor_engaged"] else 0
    for n, vendor in enumerate(rng.sample(pool.VENDORS, count), 1):
        w.text(f"vendor_{n}_name", vendor)
        w.text(f"vendor_{n}_authority", rng.choice(AUTHORITIES))
    w.text("it_manager_signed_name", _name(rng))
    w.text("business_sponsor_signed_name", str(w.expected["business_sponsor_name"]))
    for who in SIGNERS:
        w.date(f"{who}_signed_date", asked + timedelta(days=rng.randint(0, 12)))


def _required(expected: Mapping[str, Value]) -> frozenset[str]:
    """The fields this profile must fill, conditions of the spec applied."""
    optional = {"project_manager_name", "project_manager_phone", *BOXES}
    need = {
        key
        for key in VALUES
        if key not in optional and not key.startswith("vendor_")
        and FIELDS[key].label not in {"Start", "Finish"}
    } | {"vendor_engaged"}  # fmt: skip
    if str(expected["request_type"]).startswith("Level"):
        need.add("project_manager_name")
    if expected["project_manager_name"]:
        need.add("project_manager_phone")
    for phase in PHASES:
        if expected[f"{phase}_status"] in DATED:
            need |= {f"{phase}_start", f"{phase}_finish"}
    if expected["vendor_engaged"]:
        need.add("vendor_1_name")
    need |= {f"vendor_{n}_authority" for n in range(1, 5) if expected[f"vendor_{n}_name"]}
    return frozenset(need)


def honest(rng: random.Random) -> Profile:
    """A complete profile, both slots signed."""
    w = _Writer(rng)
    asked = date(2026, 1, 5) + timedelta(days=rng.randint(0, 260))
    _identity(w, asked)
    _phases(w, asked)
    _rest(w, asked)
    return Profile(
        w.written, w.expected, dict.fromkeys(SIGNATURES, "signed"), _required(w.expected)
    )


_UNLOCKING = ("request_type", "project_manager_name", "vendor_engaged", "vendor_1_name")


def faulty(rng: random.Random, count: int, unsigned: int = 0) -> Profile:
    """A profile with ``count`` required fields emptied and ``unsigned`` slots unsigned.

    A field whose emptying would lift the duty from another (a phase's status) is left alone.
    """
    profile = honest(rng)
    safe = sorted(
        key
        for key in profile.required
        if key not in _UNLOCKING
        and not (key.endswith("_status") and profile.expected[key] in DATED)
    )
    profile = profile.empty(frozenset(rng.sample(safe, count)))
    return profile.unsign(*rng.sample(SIGNATURES, unsigned))


def make(rng: random.Random, seed: int) -> Profile:
    """The profile of a seed: honest, honest, one field emptied, several emptied and a slot."""
    turn = seed % 4
    if turn < 2:
        return honest(rng)
    if turn == 2:
        return faulty(rng, rng.randint(1, 2), unsigned=rng.randint(0, 1))
    return faulty(rng, rng.randint(3, 7), unsigned=rng.randint(0, 2))
