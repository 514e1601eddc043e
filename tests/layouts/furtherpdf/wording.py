"""How other offices word the form: near its own words, yet in none of the wordings before."""

from __future__ import annotations

from tests.layouts.catalog import PERSONS, PHASES, SIGNERS, VENDORS
from tests.layouts.words import Words


def each(ids: tuple[str, ...], **parts: str) -> dict[str, str]:
    """The same labels for each person, phase or signer."""
    return {f"{one}_{part}": label for one in ids for part, label in parts.items()}


def vendors(name: str, authority: str) -> dict[str, str]:
    """The same labels for each vendor."""
    return {f"vendor_{n}_{p}": label for n in VENDORS
            for p, label in (("name", name), ("authority", authority))}  # fmt: skip


PEOPLE, PLAN, SIGN = tuple(PERSONS), tuple(PHASES), tuple(SIGNERS)
COUNTY = Words(
    other={
        "engagement_title": "Title of engagement", "requestor_name": "Requestor (full name)",
        "agency": "Agency or business unit", "project_manager_name": "Project manager, if assigned",
        "business_sponsor_name": "Agency business sponsor (full name)",
        "it_director_name": "Agency IT director (full name)",
        "date_requested": "Date of the request", "desired_go_live": "Go-live date desired",
        "current_phase": "Current phase of the project", "request_type": "Type of this request",
        "business_objectives": "Business objectives of the request (brief description)",
        "services_requested": "Support requested from DAS/BEST (brief description)",
        "mandated": "Mandated by federal or state statute or regulation?",
        "documentation_attached": "Additional documentation attached?",
        **each(PEOPLE, phone="Contact telephone"),
        **each(PLAN, status="Status", start="Start date", finish="Finish date"),
        **vendors("Vendor name", "Purchasing authority"),
        **each(SIGN, signature="signature", signed_name="printed name", signed_date="date"),
    },
    heading="{order} {title}", title="Customer Engagement Profile - Agency Copy", end="",
)  # fmt: skip
SHORT = Words(
    other={
        "engagement_title": "Engagement", "requestor_name": "Requestor", "agency": "Agency / Unit",
        "project_manager_name": "Project Manager", "business_sponsor_name": "Business Sponsor",
        "it_director_name": "IT Director", "date_requested": "Requested on",
        "desired_go_live": "Desired go-live", "current_phase": "Current phase",
        "request_type": "Request type", "business_objectives": "Business objectives",
        "services_requested": "Services requested of DAS/BEST",
        "mandated": "Federal or state mandate (statute or regulation)?",
        "documentation_attached": "Documentation attached?",
        "depends_on_other_agencies": "Depends on work by other state agencies?",
        "formal_project_plan": "Formal project plan developed?",
        "vendor_engaged": "Outside vendor already engaged?",
        "solution_procurement": "Solution / System Integrator",
        "high_volume_procurement": "High Volume", "federal_transfer_system": "Federal Transfer",
        "state_transfer_system": "State Transfer", "itb": "ITB", "rfq": "RFQ", "rfp": "RFP",
        **each(PEOPLE, phone="Phone"), **each(PLAN, status="Status", start="Start", finish="End"),
        **vendors("Vendor", "Authority"),
        **each(SIGN, signature="Signature", signed_name="Name", signed_date="Date"),
    },
    headings={"I": "AGENCY", "II": "OBJECTIVES", "III": "SERVICES", "IV": "PLANNING",
              "V": "PROCUREMENT", "VI": "APPROVALS"},
    heading="{number}  {title}", title="CEP REQUEST SHEET", end=":",
)  # fmt: skip
ASKED = Words(
    other={
        "engagement_title": "What is the engagement called?",
        "requestor_name": "Who is requesting this? (Requestor's name)",
        "agency": "Which agency or business unit is this for?",
        "project_manager_name": "Who is the project manager? (leave blank if none)",
        "business_sponsor_name": "Who is the agency's business sponsor?",
        "it_director_name": "Who is the agency's IT director?",
        "date_requested": "On what date is this requested?",
        "desired_go_live": "What is the desired go-live date?",
        "current_phase": "What phase is the project in currently?",
        "request_type": "What type of request is this?",
        **each(PEOPLE, phone="Contact phone number"),
        **each(PLAN, status="Status", start="Start", finish="Finish"),
        **vendors("Name of vendor", "Purchasing authority used"),
        **each(SIGN, signature="Signature", signed_name="Print name", signed_date="Date signed"),
    },
    heading="Section {number}. {title}", title="Engagement Profile Questionnaire", end="",
)  # fmt: skip
ABBREVIATED = {
    "engagement_title": "Engmt. Title", "agency": "Agcy / Bus. Unit",
    "requestor_name": "Req. Name", "requestor_phone": "Req. Tel.",
    "project_manager_name": "Proj. Mgr. Name", "project_manager_phone": "Proj. Mgr. Tel.",
    "business_sponsor_name": "Bus. Sponsor Name", "business_sponsor_phone": "Bus. Sponsor Tel.",
    "it_director_name": "IT Dir. Name", "it_director_phone": "IT Dir. Tel.",
    "date_requested": "Date Req.", "desired_go_live": "Go-Live Dt.",
    "current_phase": "Curr. Phase", "request_type": "Req. Type",
    "business_objectives": "Bus. Objectives", "services_requested": "Svcs. Requested",
}  # fmt: skip
"""Tooltips as a clerk in a hurry types them."""
