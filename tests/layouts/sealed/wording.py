"""The official labels, and some rewordings that remakes of the form use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tests.layouts.catalog import FIELDS, PHASES, SECTIONS, SIGNERS

NUMBERS = ("I", "II", "III", "IV", "V", "VI")


@dataclass(frozen=True)
class Wording:
    """How one print words its labels: ``said`` replaces a label or a field id's label."""

    said: Mapping[str, str] = field(default_factory=dict)
    case: Callable[[str], str] = str
    head: str = "SECTION {roman} – {title}"
    titles: Mapping[str, str] = field(default_factory=dict)
    form: str = "Customer Engagement Profile"
    roles: Mapping[str, str] = field(default_factory=lambda: SIGNERS)

    def of(self, key: str) -> str:
        """The label of a field (by id), or another printed word, without its colon."""
        plain = FIELDS[key].label if key in FIELDS else key
        return self.case(self.said.get(key) or self.said.get(plain) or plain)

    def colon(self, key: str) -> str:
        """The label with a colon where it ends without a mark."""
        text = self.of(key)
        return text if text[-1] in ".?:" else f"{text}:"

    def section(self, roman: str) -> str:
        """A section's heading."""
        title = self.titles.get(roman, SECTIONS[roman])
        number = NUMBERS.index(roman) + 1
        return self.head.format(roman=roman, title=title, number=number)

    def phase(self, phase: str) -> str:
        """The name of a phase."""
        return self.said.get(PHASES[phase], PHASES[phase])

    def role(self, who: str) -> str:
        """The name of a signer."""
        return self.case(self.roles[who])


OFFICIAL = Wording()
CAPITALS = Wording(case=lambda t: t if len(t) > 48 else t.upper())
TITLED = Wording(
    head="Section {roman}: {title}",
    titles={k: v.title().replace("Of Das/Best", "of DAS/BEST") for k, v in SECTIONS.items()},
)
OLDER = Wording(
    said={
        "Requestor's Name": "Requestor Name",
        "Agency / Business Unit Name": "Agency/Business Unit Name",
        "Project Manager's Name (if applicable)": "Project Manager Name (if applicable)",
        "Agency Business Sponsor's Name": "Agency Business Sponsor Name",
        "Agency IT Director's Name": "Agency IT Director Name",
        "Contact Phone": "Phone",
        "Desired Go-Live Date": "Desired Go Live Date",
        "Start": "Start Date",
        "Finish": "Finish Date",
        "Testing / Quality Assurance": "Testing/QA",
        "Post-Implementation": "Post Implementation",
    },
    head="{roman}. {title}",
    form="DAS/BEST Customer Engagement Profile (Version 1.7)",
)
REWORDED = Wording(
    said={
        "Engagement Title": "Title of Engagement",
        "Requestor's Name": "Requestor",
        "Contact Phone": "Telephone",
        "Agency / Business Unit Name": "Agency or Business Unit",
        "Project Manager's Name (if applicable)": "Project Manager (if any)",
        "Agency Business Sponsor's Name": "Business Sponsor",
        "Agency IT Director's Name": "IT Director",
        "Date Requested": "Date of Request",
        "Desired Go-Live Date": "Go-Live Date Desired",
        "Type of Request": "Request Type",
        "business_objectives": "Briefly describe the business objectives for this request.",
        "mandated": "Is this request mandated by federal or state statute or regulation?",
        "documentation_attached": "Is additional documentation attached?",
        "services_requested": "Briefly describe the support you are asking of DAS/BEST.",
        "depends_on_other_agencies": "Does this project depend on work that must be performed "
        "by other state agencies?",
        "formal_project_plan": "Has a formal plan been developed for this project?",
        "vendor_engaged": "Has an outside vendor already been engaged on this project?",
        "Vendor Name(s)": "Vendor Name",
    },
    head="Part {number} – {title}",
    titles={k: v.title().replace("Of Das/Best", "of DAS/BEST") for k, v in SECTIONS.items()},
)
PLAIN_HEADS = Wording(
    said={"Vendor Name(s)": "Vendor Name", "Contact Phone": "Contact Phone Number"},
    head="{title}",
)
