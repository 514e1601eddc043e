"""How the clerks' PDF prints word the form: a program's short captions, a typist's, a portal's."""

from __future__ import annotations

from tests.layouts.furtherpdf.wording import PEOPLE, PLAN, SIGN, each, vendors
from tests.layouts.words import Words

PROGRAM = Words(
    other={
        "engagement_title": "Name of Engagement", "requestor_name": "Requestor (First, Last)",
        "agency": "Agency / Unit Requesting", "project_manager_name": "Project Manager (optional)",
        "business_sponsor_name": "Agency Business Sponsor",
        "it_director_name": "Agency Director of IT", "date_requested": "Request Date",
        "desired_go_live": "Desired Date of Go-Live", "current_phase": "Project Phase (now)",
        "request_type": "Request is For",
        "business_objectives": "Business objectives - describe briefly",
        "services_requested": "Support asked of DAS/BEST - describe briefly",
        "mandated": "Is the request mandated by federal or state law or regulation?",
        "documentation_attached": "Have you attached additional documentation?",
        "depends_on_other_agencies": "Must other state agencies perform work for this project?",
        "formal_project_plan": "Is there a formal project plan for this project?",
        "vendor_engaged": "Is an outside vendor already engaged on this project?",
        **each(PEOPLE, phone="Daytime Phone"),
        **each(PLAN, status="Status", start="Start Date", finish="Finish Date"),
        **vendors("Vendor", "Purchasing Authority"),
        **each(SIGN, signature="Signature", signed_name="Name (print)", signed_date="Date"),
    },
    headings={"III": "SERVICES REQUESTED"}, heading="{number}. {title}",
    title="CUSTOMER ENGAGEMENT PROFILE", end="",
)  # fmt: skip
TYPIST = Words(
    other={
        "engagement_title": "Engagement Title", "requestor_name": "Requestor",
        "agency": "Agency/Business Unit", "project_manager_name": "Project Manager",
        "business_sponsor_name": "Business Sponsor", "it_director_name": "IT Director",
        "date_requested": "Date of Request", "desired_go_live": "Go-Live (Desired)",
        "current_phase": "Current Phase", "request_type": "Type of Request",
        **each(PEOPLE, phone="Tel."),
        **each(PLAN, status="Status", start="Begin", finish="End"),
        **vendors("Vendor Name", "Purchasing Authority"),
        **each(SIGN, signature="By", signed_name="Name", signed_date="Date"),
    },
    heading="SECTION {number} - {title}", end=":",
)  # fmt: skip
PORTAL = Words(
    other={
        "engagement_title": "Engagement name", "requestor_name": "Requested by",
        "agency": "Agency or unit", "project_manager_name": "Project manager",
        "business_sponsor_name": "Business sponsor", "it_director_name": "IT director",
        "date_requested": "Date requested", "desired_go_live": "Desired go-live",
        "current_phase": "Current project phase", "request_type": "Type of request",
        "requestor_phone": "Requestor's phone", "project_manager_phone": "Project manager's phone",
        "business_sponsor_phone": "Business sponsor's phone",
        "it_director_phone": "IT director's phone",
        **each(PLAN, status="Status", start="Start", finish="Finish"),
        **vendors("Vendor", "Purchasing authority"),
        **each(SIGN, signature="Signature", signed_name="Printed name", signed_date="Date signed"),
    },
    heading="Step {order}: {title}", title="Customer Engagement Profile", end="",
)  # fmt: skip
