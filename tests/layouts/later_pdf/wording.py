"""How three more offices word the form."""

from __future__ import annotations

from tests.layouts.furtherpdf.wording import PEOPLE, PLAN, SIGN, each, vendors
from tests.layouts.words import Words

DIVISION = Words(
    other={
        "engagement_title": "Title of Project or Engagement", "requestor_name": "Requested By",
        "agency": "Agency Name / Division", "project_manager_name": "Project Manager (if any)",
        "business_sponsor_name": "Business Sponsor", "it_director_name": "Director of IT",
        "date_requested": "Request Date", "desired_go_live": "Target Go-Live",
        "current_phase": "Phase at Present", "request_type": "Request Category",
        "business_objectives": "Describe the business objectives of this request",
        "services_requested": "Describe the support you need from DAS/BEST",
        "mandated": "Is this a federal or state mandate (statute or regulation)?",
        "documentation_attached": "Are additional documents attached?",
        "depends_on_other_agencies": "Does the project depend on work of other state agencies?",
        "formal_project_plan": "Is there a formal project plan?",
        "vendor_engaged": "Have you already engaged an outside vendor?",
        **each(PEOPLE, phone="Telephone"), **each(PLAN, status="Status", start="Begins",
                                                  finish="Ends"),
        **vendors("Name of vendor", "Purchasing authority"),
        **each(SIGN, signature="Signature", signed_name="Printed name", signed_date="Date"),
    },
    headings={"I": "Who is asking", "II": "Objectives", "III": "Support needed",
              "IV": "Project plan", "V": "Procurement", "VI": "Sign-off"},
    heading="{order}. {title}", title="Request for IT Engagement", end="",
)  # fmt: skip
COUNCIL = Words(
    other={
        "requestor_name": "Name of Requestor", "requestor_phone": "Requestor's Phone",
        "project_manager_name": "Name of Project Manager",
        "project_manager_phone": "Project Manager's Phone",
        "business_sponsor_name": "Name of Agency Business Sponsor",
        "business_sponsor_phone": "Business Sponsor's Phone",
        "it_director_name": "Name of Agency IT Director",
        "it_director_phone": "IT Director's Phone", "agency": "Agency and Business Unit",
        "date_requested": "Date of Request", "desired_go_live": "Go-Live Date Desired",
        "current_phase": "Project Phase", "request_type": "Request Type",
        **each(PLAN, status="Status", start="From", finish="To"),
        **vendors("Vendor", "Purchasing Authority"),
        **each(SIGN, signature="Signed", signed_name="Name (print)", signed_date="Date signed"),
    },
    heading="Part {number} - {title}", title="DAS/BEST Engagement Profile", end=":",
)  # fmt: skip
PLAIN = Words(
    other={
        "Contact Phone": "Phone Number",
        **each(SIGN, signature="Signature", signed_name="Printed Name", signed_date="Date"),
    },
    heading="Section {number} - {title}", end="",
)  # fmt: skip
OFFICE = Words(
    other={
        **each(SIGN, signature="Signature", signed_name="Printed Name", signed_date="Date"),
    },
    style=str.upper,
)  # fmt: skip
