"""What the agencies of the acceptance test write: odd seeds honest, even seeds faulty."""

from __future__ import annotations

import random
from dataclasses import replace

from tests.layouts import truth
from tests.layouts.catalog import DATED, SIGNATURES, VENDORS
from tests.layouts.truth import Profile, Value

PEOPLE = (
    "Angela Whitcomb", "Luis A. Marrero", "Patricia Hennessey", "George Papadopoulos",
    "Shanice Brathwaite", "Thomas P. Gallagher", "Hélène Beaulieu", "Rajesh Venkataraman",
    "Margaret O'Dowd", "Stephen Zielinski", "Carmen Rosado-Vega", "William Fitch III",
    "Dr. Naomi Feldman", "Kevin Tran", "Deborah St. Onge", "Anthony DiPietro, Jr.",
    "Lakshmi Iyer, PMP", "Brian MacKenzie", "Yolanda Figueroa", "Christopher Hale",
)  # fmt: skip
AGENCIES = (
    "Department of Agriculture",
    "Department of Public Health / Drinking Water Section",
    "Connecticut State Library",
    "Department of Consumer Protection, License Services",
    "Office of Early Childhood",
    "Department of Banking",
    "Department of Veterans Affairs / Healthcare Center",
    "Insurance Department",
    "Department of Transportation – Rail Operations",
    "Workers' Compensation Commission",
    "Department of Aging and Disability Services",
    "Military Department",
)
TITLES = (
    "Dairy Inspection Tablets", "Rail Ticketing Pilot", "Well Water Sample Register",
    "Digital Archive Storage", "License Renewal Online", "Claims Imaging Upgrade",
    "Childcare Provider Lookup", "Bank Examiner Laptops", "Armory Room Booking",
    "Veterans' Intake System", "Broker Complaint Tracking", "Rail Asset Inventory R2",
)  # fmt: skip
VENDORS_NAMED = (
    "Northfield Data Corp.", "Harbor Point Consulting LLC", "Pequot Software, Inc.",
    "Quinnipiac Imaging", "Elm City Networks", "Tri-State Systems Group", "Nutmeg Analytics, LLC",
    "Oakdale & Sons Computing",
)  # fmt: skip
OBJECTIVES = (
    "Inspectors write their results on paper and a clerk keys them in a week later.",
    "The new system should shorten the time from visit to letter from 21 days to 5.",
    "Citizens will be able to follow their application online without calling us.",
    "The old server is out of warranty and its operating system is no longer supported.",
    "Public Act 25-118 asks the agency to publish these records by October 1, 2027.",
    "About 3,400 licensees and 60 staff members would use the service every week.",
    "We expect fewer errors, and annual savings of roughly $85,000 in overtime.",
)
SERVICES = (
    "Hosting of the application and its database in the state data center.",
    "Two virtual servers for test and two for production, with nightly backups.",
    "Firewall changes so that field tablets can reach the application through the VPN.",
    "Advice on which enterprise licenses the agency could use before it buys its own.",
    "Single sign-on with the state's directory for 60 employees.",
    "A review of the vendor's architecture before the contract is signed.",
    "Help with moving 1.2 TB of scanned files from our present file server.",
    "Email relay for about 500 notices a day, and monitoring outside office hours.",
)
KEEP = ("request_type", "project_manager_name", "vendor_engaged", "vendor_1_name")
"""Fields whose emptying would lift the duty from others."""


def _story(sentences: tuple[str, ...], rng: random.Random) -> str:
    """Some sentences, in one paragraph or two."""
    picked = rng.sample(sentences, rng.randint(2, 5))
    if len(picked) < 4 or rng.random() < 0.6:
        return " ".join(picked)
    return " ".join(picked[:2]) + "\n" + " ".join(picked[2:])


def _texts(profile: Profile, rng: random.Random) -> dict[str, str]:
    """This test's own words for every text of a profile."""
    people = rng.sample(PEOPLE, 5)
    words = {
        "engagement_title": rng.choice(TITLES),
        "agency": rng.choice(AGENCIES),
        "requestor_name": people[0],
        "business_sponsor_name": people[1],
        "it_director_name": people[2],
        "it_manager_signed_name": people[4],
        "business_sponsor_signed_name": people[1],
        "business_objectives": _story(OBJECTIVES, rng),
        "services_requested": _story(SERVICES, rng),
    }
    if profile.written["project_manager_name"]:
        words["project_manager_name"] = people[3]
    vendors = rng.sample(VENDORS_NAMED, len(VENDORS))
    for n, vendor in zip(VENDORS, vendors, strict=True):
        if profile.written[f"vendor_{n}_name"]:
            words[f"vendor_{n}_name"] = vendor
    return words


def _honest(rng: random.Random) -> Profile:
    profile = truth.honest(rng)
    words = _texts(profile, rng)
    expected: dict[str, Value] = {**profile.expected, **words}
    return replace(profile, written={**profile.written, **words}, expected=expected)


def _faulty(rng: random.Random) -> Profile:
    """Some required fields emptied, and a signature missing in most."""
    profile = _honest(rng)

    def free(key: str) -> bool:
        dated = key.endswith("_status") and profile.expected[key] in DATED
        return key not in KEEP and not dated

    safe = sorted(filter(free, profile.required))
    profile = profile.empty(frozenset(rng.sample(safe, rng.randint(2, 6))))
    return profile.unsign(*rng.sample(SIGNATURES, rng.choice((0, 1, 1, 2))))


def make(rng: random.Random, seed: int) -> Profile:
    """The profile of a seed: odd ones complete and signed, even ones with gaps."""
    return _honest(rng) if seed % 2 else _faulty(rng)
