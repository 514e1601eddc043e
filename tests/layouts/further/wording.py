"""What other agencies' clerks and vendors' analysts call the fields of the form."""

from __future__ import annotations

from tests.layouts.novel.wording import Wording


def _people(phone: str, **names: str) -> dict[str, str]:
    return {f"{who}_name": name for who, name in names.items()} | {
        f"{who}_phone": phone for who in names
    }


AGENCY = Wording(
    {
        "engagement_title": "Name of Engagement",
        **_people("Telephone", requestor="Submitted By", project_manager="Project Manager (if any)",
                  business_sponsor="Business Sponsor", it_director="Director of IT"),
        "agency": "Agency / Division",
        "date_requested": "Date Submitted",
        "desired_go_live": "Target Go-Live Date",
        "current_phase": "Project Phase at Present",
        "request_type": "Kind of Request",
        "business_objectives": "Describe the business objectives",
        "services_requested": "Describe the support you need from DAS/BEST",
        "mandated": "Mandated by federal or state statute or regulation?",
        "documentation_attached": "Additional documentation attached?",
        "depends_on_other_agencies": "Depends on work by other state agencies?",
        "formal_project_plan": "Formal project plan developed?",
        "vendor_engaged": "Outside vendor already engaged?",
        "solution_procurement": "Solution / System Integrator",
        "high_volume_procurement": "High Volume",
        "federal_transfer_system": "Federal Transfer System",
        "state_transfer_system": "State Transfer System",
        "itb": "ITB",
        "rfq": "RFQ",
        "rfp": "RFP",
    },
    columns=("Phase Status", "Begin Date", "End Date"),
    approvals=("Signature", "Name (please print)", "Date Signed"),
    vendors=("Vendor", "Purchasing Authority"),
    signers=("IT Manager", "Business Sponsor"),
)  # fmt: skip
VENDOR = Wording(
    {
        "engagement_title": "Engagement Title",
        "requestor_name": "Requestor Name",
        "requestor_phone": "Requestor Phone #",
        "agency": "Agency / Business Unit",
        "project_manager_name": "PM Name (if applicable)",
        "project_manager_phone": "PM Phone #",
        "business_sponsor_name": "Sponsor Name",
        "business_sponsor_phone": "Sponsor Phone #",
        "it_director_name": "IT Director Name",
        "it_director_phone": "IT Director Phone #",
        "date_requested": "Request Date",
        "desired_go_live": "Desired Go-Live",
        "current_phase": "Current Phase",
        "request_type": "Request Type",
        "business_objectives": "Business Objectives",
        "services_requested": "Services Requested of DAS/BEST",
        "mandated": "Is the request mandated by statute or regulation (federal / state)?",
        "documentation_attached": "Is additional documentation attached?",
        "depends_on_other_agencies": "Does the project depend on other state agencies?",
        "formal_project_plan": "Is there a formal project plan?",
        "vendor_engaged": "Is an outside vendor already engaged?",
    },
    columns=("Status", "Start Date", "Finish Date"),
    approvals=("Signature", "Print Name", "Date"),
    vendors=("Vendor Name", "Purchasing Authority"),
)
UNIT = Wording(
    {
        "engagement_title": "Engagement Title",
        **_people("Contact Phone", requestor="Name of Requestor",
                  project_manager="Name of Project Manager (if applicable)",
                  business_sponsor="Name of Agency Business Sponsor",
                  it_director="Name of Agency IT Director"),
        "agency": "Agency and Business Unit",
        "date_requested": "Date of Request",
        "desired_go_live": "Go-Live Date Desired",
        "current_phase": "Phase of Project (current)",
        "request_type": "Request is for a",
        "business_objectives": "Briefly describe the business objectives for this request",
        "services_requested": "Briefly describe the support you are asking of DAS/BEST",
        "mandated": "This request is mandated by federal or state statute or regulation",
        "documentation_attached": "Additional documentation is attached",
        "depends_on_other_agencies": "The project depends on work that must be performed by other "
        "state agencies",
        "formal_project_plan": "A formal project plan has been developed",
        "vendor_engaged": "The agency has already engaged an outside vendor",
    },
    columns=("Status", "From", "To"),
    approvals=("Signed", "Printed Name", "Date"),
    vendors=("Vendor", "Authority"),
)  # fmt: skip
OFFICE = Wording(
    {
        "engagement_title": "Title of the Engagement",
        **_people("Phone (with area code)", requestor="Contact Person (Requestor)",
                  project_manager="Assigned Project Manager, if any",
                  business_sponsor="Executive / Business Sponsor",
                  it_director="Head of Information Technology (IT Director)"),
        "agency": "Agency and Unit",
        "date_requested": "Requested On",
        "desired_go_live": "Go-Live Wanted By",
        "current_phase": "Phase the Project Is In",
        "request_type": "Type of Request (select one)",
        "business_objectives": "Business objectives (what shall be achieved)",
        "services_requested": "Support requested of DAS/BEST",
        "mandated": "Is there a federal or state mandate (statute, regulation)?",
        "documentation_attached": "Is further documentation attached?",
        "depends_on_other_agencies": "Is work by other state agencies needed for this project?",
        "formal_project_plan": "Do you have a formal project plan?",
        "vendor_engaged": "Have you already engaged an outside vendor?",
        "solution_procurement": "Solution / System Integrator",
        "high_volume_procurement": "High Volume",
    },
    columns=("State of Work", "Begin", "End"),
    approvals=("Signature", "Name in Print", "Date of Signing"),
    vendors=("Name of Vendor", "Authority to Purchase"),
)  # fmt: skip
SHOUTED = {"I": "AGENCY INFORMATION", "II": "BUSINESS OBJECTIVES", "III": "SERVICES REQUESTED",
           "IV": "PROJECT PLANNING", "V": "PROCUREMENT SUPPORT",
           "VI": "AGENCY APPROVALS"}  # fmt: skip
