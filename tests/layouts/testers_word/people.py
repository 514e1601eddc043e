"""What the tester's agencies write: complete profiles for odd seeds, faulty ones for even."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tests.layouts import truth
from tests.layouts.catalog import DATED, FIELDS, SIGNATURES, SIGNERS, VENDORS
from tests.layouts.truth import MONTHS, Profile

_FIRST = ("Ellen", "Marcus", "Priya", "Tomás", "Joan", "Harold", "Wei", "Olivia", "Samuel",
          "Beatrice", "Carl", "Nadia", "Victor", "Ruth")  # fmt: skip
_LAST = ("Whitfield", "Okafor", "Raman", "Delgado", "Kessler", "Brandt", "Chen", "Marlowe",
         "Pruitt", "Santangelo", "Hughes", "Aziz", "Lindqvist", "Barrow")  # fmt: skip
_AGENCIES = ("Department of Public Health", "Department of Agriculture", "Board of Regents",
             "Department of Housing / Individual and Family Support", "Military Department",
             "Department of Children and Families", "Department of Transportation, Rail Unit",
             "Office of Early Childhood", "Department of Consumer Protection")  # fmt: skip
_TITLES = ("Food Permit Renewal", "Rail Asset Inventory", "Case File Imaging", "License Lookup",
           "Housing Waitlist Portal", "Grants Tracking System", "Armory Scheduling",
           "Immunization Data Exchange", "Employee Onboarding Site")  # fmt: skip
_VENDORS = ("Northgate Data Services", "Harbor Point Consulting, LLC", "Elm City Software",
            "Quinnipiac Analytics Inc.", "Bluestone Integrators", "Meridian Imaging")  # fmt: skip
_WHY = (
    "The current system was built in 2003 and the vendor no longer supports it.",
    "Staff enter the same application three times, which takes about 40 minutes each.",
    "The public should be able to apply and pay online at any hour of the day.",
    "Inspectors need to look up a permit in the field from a tablet.",
    "We expect to shorten the average wait from 21 days to 5 days.",
    "An audit in 2024 asked the agency to keep a full history of changes.",
)
_WHAT = (
    "We are asking DAS/BEST to host the application and its database.",
    "A test and a production environment will be needed, with nightly backups.",
    "The new site should use the state's single sign-on for employees.",
    "We would like advice on moving about 2 TB of scanned records.",
    "Network access from eleven field offices is part of this request.",
    "Help with a security review before the system goes live would be welcome.",
)


def person(rng: random.Random) -> str:
    """A made-up name."""
    middle = rng.choice(("", "", "", " A.", " T."))
    return f"{rng.choice(_FIRST)}{middle} {rng.choice(_LAST)}"


def dated(day: date, way: int) -> str:
    """A date in one of the five ways that the tester was asked for."""
    month = MONTHS.split()[day.month - 1]
    ways = (f"{day.month}/{day.day}/{day.year}", f"{month} {day.day}, {day.year}",
            day.isoformat(), f"{day:%d-%b-%y}", f"{day:%m/%d/%Y}")  # fmt: skip
    return ways[way % len(ways)]


def _phoned(digits: str, way: int) -> str:
    a, b, c = digits[:3], digits[3:6], digits[6:]
    ways = (f"({a}) {b}-{c}", f"{a}-{b}-{c}", f"{a}.{b}.{c}", f"({a}){b}-{c}", f"{a} {b} {c}",
            digits)  # fmt: skip
    return ways[way % len(ways)]


def _story(sentences: Sequence[str], rng: random.Random) -> str:
    picked = rng.sample(list(sentences), rng.randint(2, 4))
    return "".join(s + rng.choice((" ", " ", "\n")) for s in picked).strip()


def _texts(profile: Profile, rng: random.Random) -> dict[str, str]:
    """Every free text anew; the printed name of the sponsor is the sponsor's."""
    made = {"engagement_title": rng.choice(_TITLES), "agency": rng.choice(_AGENCIES),
            "business_objectives": _story(_WHY, rng),
            "services_requested": _story(_WHAT, rng)}  # fmt: skip
    people = ("requestor", "project_manager", "business_sponsor", "it_director")
    made |= {f"{w}_name": person(rng) for w in people}
    made |= {"it_manager_signed_name": person(rng),
             "business_sponsor_signed_name": made["business_sponsor_name"]}  # fmt: skip
    names = rng.sample(_VENDORS, len(VENDORS))
    made |= {f"vendor_{n}_name": name for n, name in zip(VENDORS, names, strict=True)}
    return {key: text for key, text in made.items() if profile.written[key]}


def _complete(rng: random.Random) -> Profile:
    base = truth.honest(rng)
    written, expected = dict(base.written), dict(base.expected)
    for key, text in _texts(base, rng).items():
        written[key] = expected[key] = text
    day_way, phone_way = rng.randrange(5), rng.randrange(6)
    for key, value in base.expected.items():
        if FIELDS[key].type == "date" and isinstance(value, str):
            way = day_way if rng.random() < 0.85 else rng.randrange(5)
            written[key] = dated(date.fromisoformat(value), way)
        if FIELDS[key].type == "phone" and isinstance(value, str):
            way = phone_way if rng.random() < 0.7 else rng.randrange(6)
            written[key] = _phoned(value[2:], way)
    return replace(base, written=written, expected=expected)


def _emptied(profile: Profile, rng: random.Random, count: int) -> Profile:
    """Required fields left blank, none of which lifts a duty from another."""
    lifting = {"request_type", "project_manager_name", "vendor_engaged", "vendor_1_name"}
    safe = sorted(
        k for k in profile.required - lifting
        if not (k.endswith("_status") and profile.expected[k] in DATED)
    )  # fmt: skip
    return profile.empty(frozenset(rng.sample(safe, count)))


def filled(rng: random.Random, seed: int, vendors: int = 2) -> Profile:
    """The profile of a seed: odd ones are complete and signed, even ones have faults."""
    profile = _complete(rng)
    for n in VENDORS[vendors:]:
        profile = profile.without(frozenset({f"vendor_{n}_name", f"vendor_{n}_authority"}))
    if seed % 2:
        return profile
    fault = rng.choice(("field", "unsigned", "undated", "several"))
    if fault == "unsigned":
        return profile.unsign(*rng.sample(SIGNATURES, rng.randint(1, 2)))
    if fault == "undated":
        return profile.empty(frozenset({f"{rng.choice(list(SIGNERS))}_signed_date"}))
    if fault == "several":
        return _emptied(profile, rng, rng.randint(2, 5)).unsign(rng.choice(SIGNATURES))
    return _emptied(profile, rng, 1)
