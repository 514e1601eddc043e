"""What the offices of the later Word designs call the fields: in talk, clipped, in two lines."""

from __future__ import annotations

from tests.layouts.novel.wording import Wording


def _people(phone: str, **names: str) -> dict[str, str]:
    return {f"{who}_name": name for who, name in names.items()} | {
        f"{who}_phone": phone for who in names
    }


TALK = Wording(
    {
        "engagement_title": "What title should we use for this engagement?",
        "requestor_name": "Who is the requestor, i.e. our contact throughout intake?",
        "requestor_phone": "At which phone number can the requestor be reached?",
        "agency": "Which agency or business unit is asking?",
        "project_manager_name": "Who is the project manager, if there is one?",
        "project_manager_phone": "At which phone number can the project manager be reached?",
        "business_sponsor_name": "Who is the agency's business sponsor?",
        "business_sponsor_phone": "At which phone number can the business sponsor be reached?",
        "it_director_name": "Who is the agency's IT director?",
        "it_director_phone": "At which phone number can the IT director be reached?",
        "date_requested": "On what date is this requested?",
        "desired_go_live": "On what date do you want to go live?",
        "current_phase": "In what phase is the project currently?",
        "request_type": "What type of request is this?",
        "business_objectives": "What are your business objectives? Please describe them briefly.",
        "services_requested": "What support are you asking of DAS/BEST? Please describe briefly.",
        "mandated": "Does a federal or state statute or regulation mandate this?",
        "documentation_attached": "Have you attached any additional documentation?",
        "depends_on_other_agencies": "Must other state agencies perform work on which this project "
        "will depend?",
        "formal_project_plan": "Have you developed a formal project plan?",
        "vendor_engaged": "Has the agency already engaged an outside vendor?",
    },
    columns=("Where does it stand?", "Starts on", "Finishes on"),
    approvals=("Signature", "Printed name", "Date signed"),
    vendors=("Vendor name", "Purchasing authority used"),
)
CLIPPED = Wording(
    {
        "engagement_title": "Eng. Title",
        **_people("Ph.", requestor="Requestor", project_manager="PM (if appl.)",
                  business_sponsor="Agcy. Bus. Sponsor", it_director="Agcy. IT Dir."),
        "agency": "Agcy./BU Name",
        "date_requested": "Dt. Requested",
        "desired_go_live": "Desired Go-Live Dt.",
        "current_phase": "Current Proj. Phase",
        "request_type": "Type of Req.",
        "business_objectives": "Bus. objectives (brief descr.)",
        "services_requested": "Support requested of DAS/BEST (brief descr.)",
        "mandated": "Mandated by fed./state statute or reg.?",
        "documentation_attached": "Add'l documentation attached?",
        "depends_on_other_agencies": "Depends on work by other state agcys.?",
        "formal_project_plan": "Formal proj. plan developed?",
        "vendor_engaged": "Outside vendor already engaged?",
        "solution_procurement": "Solution/Sys. Integrator Proc.",
        "high_volume_procurement": "High Vol. Proc.",
        "federal_transfer_system": "Fed. Transfer Sys.",
        "state_transfer_system": "State Transfer Sys.",
        "itb": "ITB",
        "rfq": "RFQ",
        "rfp": "RFP",
    },
    columns=("Status", "Start", "Fin."),
    approvals=("Signature", "Name (print)", "Date"),
    vendors=("Vendor Name", "Purch. Auth."),
    phases={"business_issues": "Bus. Issues", "requirements": "Reqs.",
            "procurement": "Proc. (ITB/RFP)", "design": "Design", "construction": "Constr.",
            "testing": "Test / QA", "implementation": "Impl.",
            "post_implementation": "Post-Impl."},
    signers=("Agcy. IT Mgr.", "Agcy. Bus. Sponsor"),
)  # fmt: skip
BUREAU = Wording(
    {
        "engagement_title": "Engagement / Project Title",
        "requestor_name": "Requesting Individual",
        "requestor_phone": "Requesting Individual's Telephone",
        "agency": "Requesting Agency / Business Unit",
        "project_manager_name": "Agency Project Manager (leave blank if none)",
        "project_manager_phone": "Project Manager's Telephone",
        "business_sponsor_name": "Business Sponsor within the Agency",
        "business_sponsor_phone": "Business Sponsor's Telephone",
        "it_director_name": "Information Technology Director",
        "it_director_phone": "IT Director's Telephone",
        "date_requested": "Request Date",
        "desired_go_live": "Go-Live Date (desired)",
        "current_phase": "Present Phase of Project",
        "request_type": "Request Category / Type",
        "business_objectives": "Brief Statement of Business Objectives",
        "services_requested": "Brief Statement of Services Requested",
        "mandated": "Required by Statute or Regulation (Federal or State)",
        "documentation_attached": "Additional Documentation Enclosed",
        "depends_on_other_agencies": "Dependency on Work of Other State Agencies",
        "formal_project_plan": "Formal Project Plan Developed",
        "vendor_engaged": "Outside Vendor Already Engaged",
    },
    columns=("Phase Status", "Start Date", "Finish Date"),
    approvals=("Signature", "Name (typed or printed)", "Date"),
    vendors=("Name of Vendor", "Purchasing Authority"),
)
TWOFOLD = Wording(
    {
        "engagement_title": "Title of Engagement\n(32 characters or fewer)",
        **_people("Contact\nPhone", requestor="Requestor's Name\n(point of contact)",
                  project_manager="Project Manager's Name\n(if applicable)",
                  business_sponsor="Agency Business\nSponsor's Name",
                  it_director="Agency IT\nDirector's Name"),
        "agency": "Agency /\nBusiness Unit",
        "date_requested": "Date\nRequested",
        "desired_go_live": "Desired\nGo-Live Date",
        "current_phase": "Current\nProject Phase",
        "request_type": "Type of\nRequest",
    },
    columns=("Status", "Start\n(mm/dd/yyyy)", "Finish\n(mm/dd/yyyy)"),
    approvals=("Signature", "Printed Name", "Date"),
)  # fmt: skip
HINTS = {
    "engagement_title": "If you are asking us to support a project, use its formal name.",
    "requestor_name": "The individual expected to serve as the point of contact.",
    "project_manager_name": "The individual who maps out activities, effort and timelines.",
    "business_sponsor_name": "Someone authorized to represent the agency's business interests.",
    "desired_go_live": "Schedule commitments are made after design approval.",
    "request_type": "See the table of activity scopes in the instructions.",
    "business_objectives": "Limited to 750 characters. A business case is not needed.",
    "services_requested": "Limited to 1,024 characters. Keep to outcomes, not specifications.",
    "documentation_attached": "Attach whatever may help us to understand the engagement.",
    "formal_project_plan": "If yes, please provide a copy with this Profile.",
    "vendor_engaged": "If yes, please list the vendors below.",
}
