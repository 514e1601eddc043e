"""What the forms say: plainly made-up people, agencies and projects that fit the blanks' fields.

Profiles come from the layouts' generator; the words that stand in its text fields are replaced by
names as they stand on most forms, a few with accents, so that reading letters is what is measured.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from tests.layouts import truth
from tests.layouts.catalog import DATED, FIELDS, YES_NO
from tests.layouts.truth import Profile, Value


@dataclass(frozen=True)
class Pool:
    """Words to choose from."""

    first: tuple[str, ...]
    last: tuple[str, ...]
    after: tuple[str, ...]
    agencies: tuple[str, ...]
    titles: tuple[str, ...]
    vendors: tuple[str, ...]


OPEN = Pool(
    first=("Jane", "Robert", "Mary-Kate", "Denise", "Will", "April", "Tuan", "Li", "Siobhan",
           "Renée", "Katarzyna", "Dwayne", "Sofia", "Terence", "Ingrid", "Maurice"),
    last=("Sample", "O'Brien", "Smith-Jones", "McAllister", "Kowalczyk", "Okonkwo", "Ferreira",
          "Lacroix", "Young", "Núñez", "Whitfield", "St. Pierre", "Example", "Hill", "Quigley"),
    after=("", "", "", "", "", " Jr.", " III", ", PMP", ", CPA"),
    agencies=("Department of Samples", "Dept. of Social Examples", "Office of Test Management",
              "DOT - Bureau of Sample Engineering", "Department of Example Services (DES)",
              "Department of Motor Samples / Unit 7", "Teachers' Test Board",
              "Department of Energy & Example Protection", "Secretary of the Sample, Elections"),
    titles=("Permit Portal", "GIS Refresh", "Title 19 Eligibility Rework", "Payroll: Phase 2",
            "Contact Center Phone Upgrade", "e-License / e-Permit Merge", "Crash Data Exchange",
            "Status Tracker 2.0", "Testing Lab LIMS", "Vital Records Scan #3",
            "Fleet Tracker"),
    vendors=("Example Integrators LLC", "Widget's Inc.", "Sample & Test LLP",
             "Acme Systems, Inc.", "3K Company", "Status Solutions LLC",
             "Smith/Jones Consulting", "Test Other Computing"),
)  # fmt: skip
HELD = Pool(
    first=("Gloria", "Hector", "Yvonne", "Jean-Luc", "Fatima", "Oluwaseun", "Bradley", "Wei",
           "Zoë", "Priscilla", "Quentin", "José", "Ulla", "Vikram", "Xavier", "Eleanor"),
    last=("Placeholder", "D'Angelo", "Van der Meer", "MacIntyre", "Dziedzic", "Abernathy",
          "Fitzgerald", "Yamamoto", "Müller", "Nakagawa-Reed", "De la Cruz", "Bell", "Underhill",
          "Ibarra", "Pruitt", "Zimmer"),
    after=("", "", "", "", "", " Sr.", " II", ", Ph.D.", ", Esq.", ", MBA"),
    agencies=("Board of Placeholder Review", "Dept. of Example Revenue", "Mock Council on Aging",
              "DMV - Mock Licensing Division", "Office of the Sample Comptroller (OSC)",
              "Bureau of Test Fisheries / North", "Workers' Example Commission",
              "Department of Mock Agriculture & Farms", "Judicial Branch, Test Division"),
    titles=("Case Management 3.1", "Boat Registry", "Grant Desk", "Title IV-E Claims Bridge",
            "WIC Mobile App", "Library Cards: Renewal", "Elevator Inspections #9", "Tax Kiosks",
            "Harbor Permits / Fees", "Dam Safety Sensors", "Juror Qualification"),
    vendors=("Mock Data Partners, LLC", "Fictional Software Co.", "Placeholder Group Inc.",
             "Jones & Example, P.C.", "7Q Analytics", "Ficto-Net Services", "Sam's IT Repair"),
)  # fmt: skip

SHORT = tuple(
    key for key, entry in FIELDS.items() if entry.type not in {"signature", "long_text", "checkbox"}
)
"""The fields whose value is read exactly or not: no box, no slot, no long text."""
LONG = tuple(key for key, entry in FIELDS.items() if entry.type == "long_text")


def _name(rng: random.Random, pool: Pool) -> str:
    middle = rng.choice(("", "", "", " J.", " M."))
    return f"{rng.choice(pool.first)}{middle} {rng.choice(pool.last)}{rng.choice(pool.after)}"


def complete(rng: random.Random, pool: Pool, *, typed_dates: bool = True) -> Profile:
    """A complete profile, both slots signed.

    ``typed_dates`` False writes dates as a date picker does, mm/dd/yyyy.
    """
    made = truth.honest(rng)
    written, expected = dict(made.written), dict(made.expected)
    texts: dict[str, Value] = {
        "engagement_title": rng.choice(pool.titles),
        "agency": rng.choice(pool.agencies),
    }
    for key, value in expected.items():
        if key.endswith("_name") and value and not key.startswith("vendor"):
            texts[key] = _name(rng, pool)
    texts["business_sponsor_signed_name"] = texts["business_sponsor_name"]
    vendors = [key for key in expected if key.startswith("vendor_") and key.endswith("_name")]
    chosen = rng.sample(pool.vendors, len(vendors))
    texts |= {key: name for key, name in zip(vendors, chosen, strict=True) if expected[key]}
    for key, text in texts.items():
        written[key], expected[key] = str(text), text
    if not typed_dates:
        for key, day in expected.items():
            if FIELDS[key].type == "date" and isinstance(day, str):
                written[key] = f"{day[5:7]}/{day[8:]}/{day[:4]}"
    return replace(made, written=written, expected=expected)


_UNLOCKING = ("request_type", "project_manager_name", "vendor_engaged", "vendor_1_name")


def emptied(rng: random.Random, profile: Profile, count: int) -> Profile:
    """The profile with ``count`` required fields left as the blank has them.

    Yes/no answers stay, since our blanks preset them; so does a field that lifts another's duty.
    """
    safe = sorted(
        key
        for key in profile.required
        if key not in (*_UNLOCKING, *YES_NO)
        and not (key.endswith("_status") and profile.expected[key] in DATED)
    )
    return profile.empty(frozenset(rng.sample(safe, count)))
