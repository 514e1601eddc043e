"""The guests' people: names of many cultures, days and numbers as offices write."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date

from tests.layouts import truth
from tests.layouts.catalog import FIELDS, SIGNATURES
from tests.layouts.truth import Profile

NAMES = (
    "Nguyễn Thị Minh Khai", "Abdul-Rahman al-Sayegh", "María José Carreño Quiñones", "Wei Ling Ng",
    "Oluwaseun Adébáyò", "Björk Guðmundsdóttir", "J. R. Smith", "Priya S. Ramanathan",
    "Mei-Ling O'Hara", "Ng, Wei Ling", "Jean-Luc de la Croix", "Rev. Thomas P. Flynn, Jr.",
    "Xochitl Hernández", "K. Venkataraman", "Ana Sofía Pérez-Lugo", "DeShawn T. Winters",
    "Siobhan Ni Dhomhnaill", "Zsófia Kovács", "Ravi", "Mary Beth Van Houten", "Bo Yi",
    "Hon. Althea R. Grimes", "Sunil Patel, PMP", "Dr. Ikaika Kealoha", "Karolína Dvořáková",
)  # fmt: skip
AGENCIES = (
    "Dept. of Consumer Protection / Licensing", "Office of the State Comptroller",
    "Board of Regents – Information Systems", "Division of Fish & Wildlife",
    "Dept of Aging and Disability Services (ADS)", "Workers' Compensation Commission, 4th District",
    "State Library", "Department of Agriculture: Bureau of Aquaculture", "DPH-Vital Records",
)  # fmt: skip
TITLES = (
    "eLicense Renewal", "Fleet Fuel Card Tracking", "Aquaculture Lease Map", "PKI Refresh FY27",
    "Case Mgmt System (CMS) Upgrade", "Title V Air Permits", "Mobile Inspections – Ph. 1",
    "Board Minutes Search", "911 Address Point Clean-up", "Kiosk Pilot", "Grants Portal v2",
)  # fmt: skip
VENDORS = (
    "Northfield Data Partners", "Quill & Ledger, Inc.", "Sable Systems LLC", "H3 Analytics",
    "Blue Heron GIS", "Ortega/Whitman Associates", "Cobalt Cloud (reseller: Finch Supply Co.)",
)  # fmt: skip
GOALS = (
    "Paper applications take eleven weeks on average; the statute gives us six.",
    "We want one place where an inspector can see a licensee's history (complaints, fees, visits).",
    "The present system (Access 2003) cannot be patched any more and failed twice in 2025.",
    "Savings are estimated at $310,000 a year.\nNo new positions are asked for.",
    "1) shorter waiting times\n2) fewer errors in data entry\n3) payment by card",
    "Phone calls about the status of an application make up 40% of our call volume.",
    "The Attorney General's opinion of 6/2/2025 requires public access by next year.",
)
WISHES = (
    "Two virtual servers, one database, backup and monitoring; we run the application ourselves.",
    "Advice on whether the vendor's cloud fits the state's standards. Hosting by DAS/BEST if not.",
    "- firewall rules for the vendor\n- single sign-on for about 60 users\n- a test environment",
    "Network drops at our new office (3rd floor), about 25, before the staff moves in.",
    "Project management support for the design and testing phases would be welcome.",
    "A contact for questions of procurement; our fiscal officer has not done an RFP before.",
)
DAYS = (
    "{d.month}/{d.day}/{d.year}", "{d:%m}/{d:%d}/{d.year}", "{d:%B} {d.day}, {d.year}",
    "{d:%b} {d.day}, {d.year}", "{d.month}-{d.day}-{d.year}", "{d.month}/{d.day}/{d:%y}",
    "{d:%m}.{d:%d}.{d.year}", "{d.day} {d:%B} {d.year}", "{d:%a} {d.month}/{d.day}/{d.year}",
)  # fmt: skip
PHONES = (
    "({a}) {b}-{c}", "{a}-{b}-{c}", "{a}.{b}.{c}", "{a} {b} {c}", "({a}) {b}-{c}, ext. {x}",
    "{a}-{b}-{c} x {x}", "({a}){b}-{c}", "+1 {a}-{b}-{c}", "{a}-{b}-{c} (cell)",
)  # fmt: skip


@dataclass(frozen=True)
class Staff:
    """How an office fills the form; ``typed`` signs by typing, ``plain`` keeps texts in a line."""

    days: tuple[str, ...] = DAYS
    phones: tuple[str, ...] = PHONES
    typed: bool = False
    plain: bool = False

    def fill(self, rng: random.Random, seed: int) -> Profile:
        """Odd seeds are complete; even ones lack answers (0, 4) or one signature alone (2, 6)."""
        profile = _lacking(rng, seed) if seed % 2 == 0 else truth.honest(rng)
        new = _answers(profile, rng, self.plain)
        days, phones = rng.choice(self.days), rng.choice(self.phones)
        for key, value in profile.expected.items():
            kind = FIELDS[key].type
            if value and isinstance(value, str) and kind in {"date", "phone"}:
                new[key] = _written(kind, value, days, phones, rng)
        values = {k: v for k, v in new.items() if FIELDS[k].type in {"text", "long_text"}}
        made = replace(profile, written={**profile.written, **new},
                       expected={**profile.expected, **values})  # fmt: skip
        return made.signed_as("unclear") if self.typed else made


def _lacking(rng: random.Random, seed: int) -> Profile:
    if seed % 4 == 2:
        return truth.honest(rng).unsign(SIGNATURES[seed // 4 % 2])
    return truth.faulty(rng, rng.randint(1, 4), unsigned=rng.randint(0, 1))


def _written(kind: str, value: str, days: str, phones: str, rng: random.Random) -> str:
    if kind == "date":
        return days.format(d=date.fromisoformat(value))
    return phones.format(a=value[2:5], b=value[5:8], c=value[8:], x=rng.randint(12, 8990))


def _answers(profile: Profile, rng: random.Random, plain: bool) -> dict[str, str]:
    """New words for the texts that are not empty; the sponsor signs under his own name."""
    names = rng.sample(NAMES, 5)
    new = dict(zip(("requestor_name", "project_manager_name", "business_sponsor_name",
                    "it_director_name", "it_manager_signed_name"), names, strict=True))  # fmt: skip
    new["business_sponsor_signed_name"] = new["business_sponsor_name"]
    new |= {"agency": rng.choice(AGENCIES), "engagement_title": rng.choice(TITLES)}
    for key, pool in (("business_objectives", GOALS), ("services_requested", WISHES)):
        new[key] = rng.choice((" ", "\n")).join(rng.sample(pool, rng.randint(1, 4)))
        if plain:
            new[key] = new[key].replace("\n", " ")
    new |= {f"vendor_{n}_name": v for n, v in enumerate(rng.sample(VENDORS, 4), 1)}
    return {key: text for key, text in new.items() if profile.expected[key]}
