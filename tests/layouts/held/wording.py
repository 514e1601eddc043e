"""Wordings that no open layout uses."""

from __future__ import annotations

from tests.layouts.catalog import FIELDS
from tests.layouts.words import Words

_REWORDED = {
    "Engagement Title": "Title of the Engagement",
    "Requestor's Name": "Requester Name",
    "Contact Phone": "Telephone",
    "Agency / Business Unit Name": "Agency or Business Unit",
    "Project Manager's Name (if applicable)": "Project Manager, if any",
    "Agency Business Sponsor's Name": "Business Sponsor",
    "Agency IT Director's Name": "Agency IT Director",
    "Date Requested": "Request Date",
    "Desired Go-Live Date": "Target Go-Live Date",
    "Current Project Phase": "Current Phase",
    "Type of Request": "Request Type",
    "Finish": "End Date",
    "Start": "Start Date",
    "Vendor Name(s)": "Name of Vendor",
    "business_objectives": "Briefly describe the business objectives of this request:",
    "mandated": "Is the request mandated by federal or state statute or regulation?",
    "documentation_attached": "Is additional documentation attached?",
    "services_requested": "Briefly describe the support you are asking of DAS/BEST:",
    "depends_on_other_agencies": "Does this project depend on work by other state agencies?",
    "formal_project_plan": "Has a formal project plan been developed?",
    "vendor_engaged": "Has the agency already engaged an outside vendor?",
}
REWORDED = Words(
    other=_REWORDED, heading="{order}  {title}", title="Engagement Profile for IT Services",
    headings={"I": "About the agency", "II": "Objectives", "III": "Services requested",
              "IV": "Project plan", "V": "Procurement", "VI": "Approval"},
)  # fmt: skip
SHOUTED = Words(style=str.upper, end=" :", star="*", heading="{number}. {title}", curly=True)
TITLED = Words(
    other={
        "Contact Phone": "Phone Number", "Requestor's Name": "Requestor",
        "Agency / Business Unit Name": "Agency/Business Unit Name",
        "Project Manager's Name (if applicable)": "Project Manager (if applicable)",
        "Agency Business Sponsor's Name": "Agency Business Sponsor",
        "Agency IT Director's Name": "Agency IT Director",
        "Desired Go-Live Date": "Desired Go Live Date",
    },
    end="", heading="Section {order} | {title}", title="Customer Engagement Profile (CEP)",
)  # fmt: skip
NUMBERED = Words(
    other={
        key: f"{number}. {entry.label}"
        for number, (key, entry) in enumerate(FIELDS.items(), 1)
        if number <= 14
    },
    heading="SECTION {number} – {title}",
)
