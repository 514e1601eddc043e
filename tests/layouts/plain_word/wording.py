"""What the plain Word prints call the fields: an older edition, a secretary's copy, a short one."""

from __future__ import annotations

from tests.layouts.novel.wording import Wording

PEOPLE = ("requestor", "project_manager", "business_sponsor", "it_director")

OLDER = Wording(
    {
        "engagement_title": "Engagement Name",
        "requestor_name": "Requested By",
        "requestor_phone": "Phone #",
        "agency": "Agency / Bureau",
        "project_manager_name": "Agency Project Manager (if known)",
        "project_manager_phone": "Phone #",
        "business_sponsor_name": "Agency Business Sponsor",
        "business_sponsor_phone": "Phone #",
        "it_director_name": "Agency IT Director",
        "it_director_phone": "Phone #",
        "date_requested": "Date of Request",
        "desired_go_live": "Requested Go-Live Date",
        "current_phase": "Current Phase of Project",
        "request_type": "Request Type",
        "business_objectives": "Briefly describe the business objectives for this request.",
        "services_requested": "Briefly describe the services you are requesting from DOIT.",
        "mandated": "Is the request mandated by federal/state statute or regulation?",
        "documentation_attached": "Is additional documentation attached?",
        "depends_on_other_agencies": "Does the project depend on work to be performed by other "
        "state agencies?",
        "formal_project_plan": "Has a formal project plan been developed? (If yes, attach a copy)",
        "vendor_engaged": "Has the agency engaged an outside vendor on this project? (If yes, list "
        "below)",
    },
    columns=("Status", "Start Date", "End Date"),
    approvals=("Signature", "Print Name", "Date"),
    vendors=("Name of Vendor", "Purchasing Authority"),
)
SECRETARY = Wording(
    {
        "engagement_title": "Title of Engagement",
        "requestor_name": "Requestor",
        "agency": "Agency/Business Unit",
        "project_manager_name": "Project Manager (if applicable)",
        "business_sponsor_name": "Business Sponsor",
        "it_director_name": "IT Director",
        "date_requested": "Date Requested",
        "desired_go_live": "Desired Go-Live",
        "current_phase": "Current Project Phase",
        "request_type": "Type of Request",
        "business_objectives": "Description of Business Objectives",
        "services_requested": "Description of Support Requested of DAS/BEST",
        "mandated": "Mandated by Statute or Regulation? (federal or state)",
        "documentation_attached": "Documentation Attached?",
        "depends_on_other_agencies": "Project Depends on Other State Agencies?",
        "formal_project_plan": "Formal Project Plan Developed?",
        "vendor_engaged": "Outside Vendor Already Engaged?",
    },
    approvals=("Signature", "Name", "Date Signed"),
)
HINTED = Wording(
    {
        "requestor_phone": "Contact Phone (###-###-####)",
        "project_manager_phone": "Contact Phone (###-###-####)",
        "business_sponsor_phone": "Contact Phone (###-###-####)",
        "it_director_phone": "Contact Phone (###-###-####)",
        "date_requested": "Date Requested (MM/DD/YYYY)",
        "desired_go_live": "Desired Go-Live Date (MM/DD/YYYY)",
        "engagement_title": "Engagement Title (max. 32 characters)",
    },
    columns=("Status", "Start (MM/DD/YYYY)", "Finish (MM/DD/YYYY)"),
    approvals=("Signature", "Printed Name", "Date (MM/DD/YYYY)"),
)
