"""The profiles of these layouts: odd seeds complete and signed, even ones with faults."""

from __future__ import annotations

import random
from datetime import date, timedelta

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
from tests.layouts.fresh import pool
from tests.layouts.truth import Profile, Value


def _phone(digits: str, rng: random.Random) -> str:
    a, b, c = digits[:3], digits[3:6], digits[6:]
    plain = [f"({a}) {b}-{c}"] * 4
    others = [
        f"{a}-{b}-{c}",
        f"{a}-{b}-{c}",
        f"{a}.{b}.{c}",
        digits,
        f"{a} {b} {c}",
        f"+1 ({a}) {b}-{c}",
        f"({a}) {b}-{c} x{rng.randint(20, 980)}",
        f"{a}-{b}-{c}, ext. {rng.randint(20, 980)}",
    ]
    return rng.choice(plain + others)


def _date(day: date, rng: random.Random, usual: int) -> str:
    way = usual if rng.random() < 0.85 else rng.randrange(8)
    ways = (
        f"{day:%m/%d/%Y}",
        f"{day:%m/%d/%Y}",
        f"{day.month}/{day.day}/{day.year}",
        f"{day.month}/{day.day}/{day:%y}",
        f"{day:%B} {day.day}, {day.year}",
        f"{day:%m-%d-%Y}",
        f"{day.day}-{day:%b}-{day.year}",
        f"{day:%b} {day.day}, {day.year}",
    )
    return ways[way]


def _tell(sentences: tuple[str, ...], limit: int, rng: random.Random) -> str:
    text = ""
    for sentence in rng.sample(sentences, rng.randint(3, len(sentences))):
        longer = text + (rng.choice((" ", " ", " ", "\n")) if text else "") + sentence
        text = longer if len(longer) <= limit else text
    return text


class _Pen:
    """Collects what is written and what it means."""

    def __init__(self, rng: random.Random) -> None:
        self.rng, self.usual = rng, rng.randrange(8)
        self.written: dict[str, str] = dict.fromkeys(VALUES, "")
        self.expected: dict[str, Value] = dict.fromkeys(VALUES)

    def text(self, key: str, value: str) -> None:
        self.written[key] = self.expected[key] = value

    def phone(self, key: str) -> None:
        digits = f"{self.rng.choice(('860', '203', '475'))}555{self.rng.randint(100, 199):04d}"
        self.written[key], self.expected[key] = _phone(digits, self.rng), f"+1{digits}"

    def date(self, key: str, day: date) -> None:
        self.written[key], self.expected[key] = _date(day, self.rng, self.usual), day.isoformat()

    def flag(self, key: str, on: bool, words: tuple[str, str]) -> None:
        self.written[key], self.expected[key] = words[0] if on else words[1], on


def _people(pen: _Pen) -> None:
    who = ["requestor", "business_sponsor", "it_director"]
    if str(pen.expected["request_type"]).startswith("Level") or pen.rng.random() < 0.4:
        who.append("project_manager")
    names = pen.rng.sample(pool.PEOPLE, len(who))
    for person, name in zip(who, names, strict=True):
        pen.text(f"{person}_name", name)
        pen.phone(f"{person}_phone")


def _plan(pen: _Pen, asked: date) -> None:
    current = pen.rng.randrange(len(PHASES))
    start = asked - timedelta(days=45 * current + 10)
    for at, (phase, name) in enumerate(PHASES.items()):
        later = ("Estimated", "Estimated", "Estimated", "TBD", "Not Applicable")
        earlier = ("Completed", "Completed", "Completed", "Not Applicable")
        status = "Active" if at == current else pen.rng.choice(earlier if at < current else later)
        pen.text(f"{phase}_status", status)
        if status in DATED:
            pen.date(f"{phase}_start", start)
            pen.date(f"{phase}_finish", start + timedelta(days=pen.rng.randint(14, 44)))
        if at == current:
            pen.text("current_phase", name)
        start += timedelta(days=45)


def complete(rng: random.Random) -> Profile:
    """A complete profile, both slots signed."""
    pen = _Pen(rng)
    asked = date(2026, 1, 7) + timedelta(days=rng.randint(0, 270))
    for key, words in (
        ("engagement_title", pool.TITLES),
        ("agency", pool.AGENCIES),
        ("request_type", REQUEST_TYPES),
    ):
        pen.text(key, rng.choice(words))
    _people(pen)
    pen.date("date_requested", asked)
    pen.date("desired_go_live", asked + timedelta(days=rng.randint(90, 500)))
    _plan(pen, asked)
    pen.text("business_objectives", _tell(pool.OBJECTIVES, 750, rng))
    pen.text("services_requested", _tell(pool.SERVICES, 1024, rng))
    for key in YES_NO:
        pen.flag(key, rng.random() < 0.5, ("Yes", "No"))
    for key in BOXES:
        pen.flag(key, rng.random() < 0.4, ("x", ""))
    count = rng.randint(1, 2) if pen.expected["vendor_engaged"] else 0
    for n, vendor in enumerate(rng.sample(pool.VENDORS, count), 1):
        pen.text(f"vendor_{n}_name", vendor)
        pen.text(f"vendor_{n}_authority", rng.choice(AUTHORITIES))
    pen.text("it_manager_signed_name", rng.choice(pool.PEOPLE))
    pen.text("business_sponsor_signed_name", str(pen.expected["business_sponsor_name"]))
    for who in SIGNERS:
        pen.date(f"{who}_signed_date", asked + timedelta(days=rng.randint(0, 9)))
    signed = dict.fromkeys(SIGNATURES, "signed")
    return Profile(pen.written, pen.expected, signed, _needed(pen.expected))


def _needed(expected: dict[str, Value]) -> frozenset[str]:
    spare = {"project_manager_name", "project_manager_phone", *BOXES}
    need = {k for k in VALUES if k not in spare and not k.startswith("vendor_")}
    need = {k for k in need if FIELDS[k].label not in {"Start", "Finish"}} | {"vendor_engaged"}
    if str(expected["request_type"]).startswith("Level"):
        need.add("project_manager_name")
    if expected["project_manager_name"]:
        need.add("project_manager_phone")
    for phase in PHASES:
        if expected[f"{phase}_status"] in DATED:
            need |= {f"{phase}_start", f"{phase}_finish"}
    if expected["vendor_engaged"]:
        need.add("vendor_1_name")
    return frozenset(
        need | {f"vendor_{n}_authority" for n in (1, 2) if expected[f"vendor_{n}_name"]}
    )


_KEYS = {"request_type", "project_manager_name", "vendor_engaged", "vendor_1_name"}


def fill(rng: random.Random, seed: int) -> Profile:
    """Odd: complete. Even: two to five required fields blank, and mostly a slot unsigned."""
    profile = complete(rng)
    if seed % 2:
        return profile
    safe = [
        k
        for k in sorted(profile.required - _KEYS)
        if not (k.endswith("_status") and profile.expected[k] in DATED)
    ]
    profile = profile.empty(frozenset(rng.sample(safe, rng.randint(2, 5))))
    return profile.unsign(*rng.sample(SIGNATURES, rng.choice((0, 1, 1, 2))))
