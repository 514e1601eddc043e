"""How a print of the form words its labels and headings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tests.layouts.catalog import FIELDS, SECTIONS, SIGNERS


@dataclass(frozen=True)
class Words:
    """Labels, headings and the marks round them.

    ``other`` replaces labels by field id or by label; ``style`` changes a label's letters;
    ``end`` follows it; ``star`` follows the label of a required field; ``headings`` replace the
    section titles; ``heading`` is a pattern of ``number`` and ``title``.
    """

    other: Mapping[str, str] = field(default_factory=dict)
    style: Callable[[str], str] = str
    end: str = ":"
    star: str = ""
    headings: Mapping[str, str] = field(default_factory=dict)
    heading: str = "SECTION {number} – {title}"
    title: str = "CUSTOMER ENGAGEMENT PROFILE"
    curly: bool = False

    def label(self, field_id: str, end: str | None = None) -> str:
        """The label of a field as printed, with its end."""
        entry = FIELDS[field_id]
        text = self.other.get(field_id) or self.other.get(entry.label) or entry.label
        text = self.style(text)
        if self.curly:
            text = text.replace("'", "’")
        optional = entry.type == "checkbox" or field_id.startswith(_OPTIONAL)
        if self.star and not optional and entry.label not in {"Start", "Finish"}:
            text += self.star
        mark = self.end if end is None else end
        return text + ("" if text.endswith(("?", ".", ":")) and mark == ":" else mark)

    def word(self, label: str) -> str:
        """A column head or any other printed word, in this wording."""
        text = self.style(self.other.get(label, label))
        return text.replace("'", "’") if self.curly else text

    def section(self, number: str) -> str:
        """The heading of a section."""
        title = self.headings.get(number, SECTIONS[number])
        return self.heading.format(number=number, title=title, order=_ORDER[number])

    def role(self, who: str) -> str:
        """How this print names a signer."""
        return self.word(SIGNERS[who])


_OPTIONAL = ("project_manager", "vendor_")
_ORDER = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6}
SOURCE = Words(style=str.upper)
PLAIN = Words(heading="Section {number}: {title}", style=str)
CURLY = Words(curly=True, star=" *", heading="{order}. {title}", end="")
ABBREVIATED = Words(
    other={
        "Contact Phone": "Tel.", "Requestor's Name": "Requestor Name",
        "Project Manager's Name (if applicable)": "Project Manager (if applicable)",
        "Agency Business Sponsor's Name": "Business Sponsor Name",
        "Agency IT Director's Name": "IT Director Name", "Start": "Start Date",
        "Finish": "Finish Date", "Agency / Business Unit Name": "Agency/Business Unit",
        "Desired Go-Live Date": "Go-Live Date (desired)", "Type of Request": "Request Type",
        "Testing / Quality Assurance": "Testing / QA",
    },
    headings={"I": "General Information", "III": "Services Requested", "VI": "Signatures"},
    heading="PART {order} - {title}",
)  # fmt: skip
LOUD = Words(
    other={
        "Contact Phone": "Phone No.", "Requestor's Name": "Name of Requestor",
        "Date Requested": "Date of Request", "Current Project Phase": "Project Phase (current)",
        "Engagement Title": "Title of Engagement", "Finish": "End",
        "Vendor Name(s)": "Vendor", "Purchasing Authority": "Authority",
    },
    style=str.upper,
    end="",
    star=" (REQUIRED)",
    headings={"II": "OBJECTIVES", "IV": "PLANNING", "V": "PROCUREMENT", "VI": "APPROVALS"},
    heading="{title}",
    title="IT ENGAGEMENT REQUEST",
)  # fmt: skip
ROLES = {
    "requestor": "Requestor",
    "project_manager": "Project Manager (if applicable)",
    "business_sponsor": "Agency Business Sponsor",
    "it_director": "Agency IT Director",
}
