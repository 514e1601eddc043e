"""What clerks call the fields: in a bureau's words, a board's, a commission's, a county clerk's."""

from __future__ import annotations

from tests.layouts.novel.wording import Wording

PEOPLE = ("requestor", "project_manager", "business_sponsor", "it_director")


def _people(phone: str, *names: str) -> dict[str, str]:
    made = {f"{who}_name": name for who, name in zip(PEOPLE, names, strict=True)}
    return made | {f"{who}_phone": phone for who in PEOPLE}


BUREAU = Wording(
    {
        "engagement_title": "Name of Engagement",
        **_people("Telephone", "Submitted by (Requestor)", "Project Manager, if one is assigned",
                  "Business Sponsor within the Agency", "IT Director of the Agency"),
        "agency": "Requesting Agency / Unit",
        "date_requested": "Date of Submission",
        "desired_go_live": "Go-Live Date Requested",
        "current_phase": "Phase the Project Is In",
        "request_type": "Kind of Request",
        "business_objectives": "Summarize the business objectives of this request",
        "services_requested": "Summarize the support needed from DAS/BEST",
        "mandated": "Required by federal or state statute or regulation?",
        "documentation_attached": "Additional documentation enclosed?",
        "depends_on_other_agencies": "Does the project rely on work by other state agencies?",
        "formal_project_plan": "Has a formal project plan been prepared?",
        "vendor_engaged": "Has an outside vendor been engaged already?",
    },
    columns=("Status", "Start", "Completion"),
    approvals=("Signature", "Name", "Date"),
    vendors=("Name of Vendor", "Purchasing Authority"),
)  # fmt: skip
BOARD = Wording(
    {
        "engagement_title": "What is the title of the engagement?",
        **_people("At what phone number can that person be reached?",
                  "Who is making the request?", "Who is the project manager (if there is one)?",
                  "Who is the agency business sponsor?", "Who is the agency IT director?"),
        "agency": "For which agency or business unit?",
        "date_requested": "On what date was the request made?",
        "desired_go_live": "By what date do you wish to go live?",
        "current_phase": "In which phase is the project now?",
        "request_type": "Which type of request is it?",
    },
    columns=("Status", "Start date", "Finish date"),
    approvals=("Signature", "Printed name", "Date signed"),
    vendors=("Vendor", "Purchasing authority"),
)  # fmt: skip
COMMISSION = Wording(
    {
        **_people("Phone", "Requestor", "Project Manager (if applicable)",
                  "Agency Business Sponsor", "Agency IT Director"),
        "engagement_title": "Title of Engagement",
        "agency": "Agency / Business Unit",
        "date_requested": "Requested On",
        "desired_go_live": "Go-Live Desired By",
        "current_phase": "Current Phase",
        "request_type": "Request Type",
        "business_objectives": "Business objectives for this request (brief description)",
        "services_requested": "Support asked of DAS/BEST (brief description)",
    },
    columns=("Current Status", "Begin", "End"),
    approvals=("Signature", "Print or Type Name", "Date"),
    vendors=("Vendor", "Authority for Purchase"),
    signers=("IT Manager", "Business Sponsor"),
)  # fmt: skip
CAPS = Wording(
    {
        **_people("TEL. NO.", "REQUESTOR", "PROJECT MANAGER (IF ANY)", "BUSINESS SPONSOR",
                  "IT DIRECTOR"),
        "engagement_title": "TITLE", "agency": "AGENCY/UNIT", "date_requested": "DATE OF REQUEST",
        "desired_go_live": "GO-LIVE DATE", "current_phase": "PROJECT PHASE",
        "request_type": "TYPE OF REQUEST", "business_objectives": "BUSINESS OBJECTIVES",
        "services_requested": "SUPPORT REQUESTED",
        "mandated": "MANDATED BY STATUTE OR REGULATION?",
        "documentation_attached": "DOCUMENTATION ATTACHED?",
        "depends_on_other_agencies": "WORK REQUIRED OF OTHER STATE AGENCIES?",
        "formal_project_plan": "FORMAL PROJECT PLAN DEVELOPED?",
        "vendor_engaged": "OUTSIDE VENDOR ENGAGED?",
    },
    columns=("STATUS", "START", "FINISH"),
    approvals=("SIGNATURE", "PRINTED NAME", "DATE"),
    vendors=("VENDOR", "PURCHASING AUTHORITY"),
    signers=("AGENCY IT MANAGER", "AGENCY BUSINESS SPONSOR"),
)  # fmt: skip
