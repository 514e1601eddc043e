"""How state and county offices word the same questions: near the source's words, and freely."""

from __future__ import annotations

from tests.layouts.catalog import PERSONS, PHASES, VENDORS
from tests.layouts.words import Words


def _phones(label: str) -> dict[str, str]:
    return {f"{who}_phone": label for who in PERSONS}


def _plan(status: str, start: str, finish: str) -> dict[str, str]:
    parts = {"status": status, "start": start, "finish": finish}
    return {f"{p}_{part}": label for p in PHASES for part, label in parts.items()}


def _vendors(name: str, authority: str) -> dict[str, str]:
    named = {f"vendor_{n}_name": name for n in VENDORS}
    return {**named, **{f"vendor_{n}_authority": authority for n in VENDORS}}


def _signing(manager: str, sponsor: str, name: str, day: str) -> dict[str, str]:
    both = {f"{who}_signed_name": name for who in ("it_manager", "business_sponsor")}
    both |= {f"{who}_signed_date": day for who in ("it_manager", "business_sponsor")}
    return {**both, "it_manager_signature": manager, "business_sponsor_signature": sponsor}


_SIGN_HERE = _signing("Signature", "Signature", "Printed Name", "Date")
SOURCE = Words(style=str.upper, other=_SIGN_HERE)
PLAIN = Words(
    other=_SIGN_HERE, end="", heading="{title}", title="Customer Engagement Profile", curly=True
)
CLERK = Words(
    other={
        "engagement_title": "Title of Engagement", "requestor_name": "Requestor",
        "agency": "Agency / Business Unit", "project_manager_name": "Project Manager (if any)",
        "business_sponsor_name": "Business Sponsor", "it_director_name": "IT Director",
        "date_requested": "Date of Request", "desired_go_live": "Go-Live Date Desired",
        "current_phase": "Current Phase of Project", "request_type": "Request Type",
        "business_objectives": "Business objectives for this request (brief description)",
        "mandated": "Mandated by federal or state statute or regulation?",
        "documentation_attached": "Additional documentation attached?",
        "services_requested": "Support you are asking of DAS/BEST (brief description)",
        "depends_on_other_agencies": "Does this project depend on work by other state agencies?",
        "formal_project_plan": "Formal project plan developed?",
        "vendor_engaged": "Outside vendor already engaged on this project?",
        "solution_procurement": "Solution / System Integrator Procurement",
        "high_volume_procurement": "High Volume Procurement",
        "federal_transfer_system": "Federal Transfer System (acquisition)",
        "state_transfer_system": "State Transfer System (acquisition)",
        **_phones("Phone"), **_plan("Status", "Start Date", "Finish Date"),
        **_vendors("Vendor", "Purchasing Authority"),
        **_signing("IT Manager Signature", "Business Sponsor Signature", "Printed Name",
                   "Date Signed"),
        "Testing / Quality Assurance": "Testing / QA",
    },
    headings={"I": "Request Information", "II": "Objectives", "III": "Services Requested",
              "IV": "Project Schedule", "V": "Procurement", "VI": "Approvals"},
    heading="{order}. {title}", title="Technology Engagement Request",
)  # fmt: skip
BUREAU = Words(
    other={
        "engagement_title": "Engagement / Project Title", "requestor_name": "Requested By",
        "agency": "Agency and Business Unit",
        "project_manager_name": "Assigned Project Manager (if applicable)",
        "business_sponsor_name": "Executive/Business Sponsor",
        "it_director_name": "Agency Director of IT", "date_requested": "Request Date",
        "desired_go_live": "Target Go-Live Date", "current_phase": "Project Phase at Present",
        "request_type": "Type of Request (choose one)",
        "business_objectives": "Describe the business objectives of this request",
        "mandated": "Is the request mandated by a federal or state statute or regulation?",
        "documentation_attached": "Is supporting documentation attached?",
        "services_requested": "Describe the support requested of DAS/BEST",
        "depends_on_other_agencies": "Will other state agencies have to perform work for this "
        "project?",
        "formal_project_plan": "Has a formal project plan been prepared?",
        "vendor_engaged": "Has the agency engaged an outside vendor already?",
        "solution_procurement": "Solution and/or Systems Integrator",
        "high_volume_procurement": "High-Volume Procurement",
        "federal_transfer_system": "Federal Transfer System",
        "state_transfer_system": "State Transfer System",
        "itb": "ITB (Invitation to Bid)", "rfq": "RFQ (Request for Qualifications)",
        "rfp": "RFP (Request for Proposals)",
        **_phones("Telephone #"), **_plan("Phase Status", "Planned Start", "Planned End"),
        **_vendors("Name of Vendor", "Purchasing Authority Used"),
        **_signing("Signature of Agency IT Manager", "Signature of Agency Business Sponsor",
                   "Name (please print)", "Date (mm/dd/yyyy)"),
        "Procurement (ITB or RFP)": "Procurement", "Post-Implementation": "Post Implementation",
    },
    headings={"I": "GENERAL INFORMATION", "II": "PURPOSE", "III": "SUPPORT REQUESTED",
              "IV": "TIMELINE", "V": "PROCUREMENT", "VI": "AUTHORIZATION"},
    heading="PART {order} — {title}", title="IT SERVICE ENGAGEMENT FORM",
)  # fmt: skip
ASKING = Words(
    other={
        "engagement_title": "Project/Engagement Name",
        "requestor_name": "Name of person requesting",
        "agency": "Agency or business unit making the request",
        "project_manager_name": "Project manager (only if one has been named)",
        "business_sponsor_name": "Executive/Business Sponsor",
        "it_director_name": "Agency Director of IT",
        "date_requested": "Date of this request", "desired_go_live": "Target go-live",
        "current_phase": "Where is the project now?",
        "request_type": "What kind of request is this?",
        "business_objectives": "What do you want to achieve?",
        "mandated": "Does a federal or state statute or regulation require this?",
        "documentation_attached": "Are you attaching any other documents?",
        "services_requested": "What do you need from us?",
        "depends_on_other_agencies": "Does the project rely on work that other state agencies "
        "must do?",
        "formal_project_plan": "Do you have a formal project plan?",
        "vendor_engaged": "Are you already working with an outside vendor?",
        "solution_procurement": "A solution or a system integrator",
        "high_volume_procurement": "A high-volume purchase",
        "federal_transfer_system": "A federal transfer system",
        "state_transfer_system": "A state transfer system",
        "itb": "Invitation to Bid", "rfq": "Request for Qualifications",
        "rfp": "Request for Proposals",
        **_phones("Phone (with area code)"), **_plan("Status", "Begins", "Ends"),
        **_vendors("Vendor's name", "Purchasing authority"),
        **_signing("Signature of the agency's IT Manager",
                   "Signature of the agency's Business Sponsor", "Name (please print)",
                   "Date signed"),
    },
    headings={"I": "About the request", "II": "Why you are asking", "III": "How we can help",
              "IV": "Your schedule", "V": "Buying goods or services", "VI": "Who approves"},
    heading="{title}", title="Request to Engage Technology Services", end="",
)  # fmt: skip
NEIGHBOR = Words(
    other={
        "engagement_title": "Name of the project or engagement",
        "requestor_name": "Your name (person making the request)",
        "agency": "Your agency / unit",
        "project_manager_name": "Who manages the project? (if anyone yet)",
        "business_sponsor_name": "Business sponsor for your agency",
        "it_director_name": "Head of IT (IT Director) at your agency",
        "date_requested": "Date you are making this request",
        "desired_go_live": "When do you want to go live?",
        "current_phase": "Which phase is the project in today?",
        "request_type": "Kind of request",
        "business_objectives": "Tell us briefly what business objectives you want to reach",
        "mandated": "Is this work required by law (federal or state statute or regulation)?",
        "documentation_attached": "Have you attached further documentation?",
        "services_requested": "Tell us briefly what support you would like from DAS/BEST",
        "depends_on_other_agencies": "Do other state agencies have to do work for this project?",
        "formal_project_plan": "Is there a formal project plan?",
        "vendor_engaged": "Has your agency hired an outside vendor for this already?",
        "solution_procurement": "Solution / system integrator",
        "high_volume_procurement": "High volume",
        "federal_transfer_system": "Transfer system - federal",
        "state_transfer_system": "Transfer system - state",
        "itb": "ITB", "rfq": "RFQ", "rfp": "RFP",
        **_phones("Phone number"), **_plan("How it stands", "From", "To"),
        **_vendors("Vendor", "Bought under (purchasing authority)"),
        **_signing("Signature", "Signature", "Print name", "Date"),
        "Construction": "Construction (build)", "Testing / Quality Assurance": "Testing and QA",
    },
    headings={"I": "You and your project", "II": "Objectives", "III": "Support",
              "IV": "Phases and dates", "V": "Procurement", "VI": "Sign-off"},
    heading="Step {order}: {title}", title="Technology Work Intake Form", end="",
)  # fmt: skip
SPELLED = Words(
    other={
        "requestor_name": "Name of Requestor", "agency": "Name of Agency / Business Unit",
        "project_manager_name": "Name of Project Manager (if applicable)",
        "business_sponsor_name": "Name of Agency Business Sponsor",
        "it_director_name": "Name of Agency IT Director",
        "desired_go_live": "Desired Date to Go Live", "current_phase": "Project Phase (Current)",
        **_phones("Contact Telephone"), **_vendors("Vendor Name", "Authority to Purchase"),
        **_plan("Status", "Date Started / To Start", "Date Finished / To Finish"),
        **_signing("Signature", "Signature", "Name Printed", "Date of Signature"),
    },
    heading="{number}. {title}", title="CUSTOMER ENGAGEMENT PROFILE", style=str, end=":",
)  # fmt: skip
ROLES = {
    "requestor": "Requestor", "project_manager": "Project Manager",
    "business_sponsor": "Business Sponsor", "it_director": "IT Director",
}  # fmt: skip
