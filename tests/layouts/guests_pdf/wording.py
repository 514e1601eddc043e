"""What the guests' forms call things."""

from __future__ import annotations

from tests.layouts.outsiders_word.wording import SOURCE, Wording

ASKED = Wording(
    {
        "engagement_title": "What should we call this engagement?",
        "requestor_name": "Who is making this request?",
        "requestor_phone": "Requestor's phone number", "agency": "Agency or business unit",
        "project_manager_name": "Who is the project manager? (if applicable)",
        "project_manager_phone": "Project manager's phone number",
        "business_sponsor_name": "Who sponsors this for the business?",
        "business_sponsor_phone": "Business sponsor's phone number",
        "it_director_name": "Who is the agency's IT director?",
        "it_director_phone": "IT director's phone number",
        "date_requested": "Date of this request",
        "desired_go_live": "When would you like to go live?",
        "current_phase": "What phase is the project in now?",
        "request_type": "What type of request is this?",
        "business_objectives": "Describe the business objectives of this request.",
        "services_requested": "Describe the support you are asking of DAS/BEST.",
        "mandated": "Does a federal or state statute or regulation mandate this?",
        "documentation_attached": "Are you attaching additional documentation?",
        "depends_on_other_agencies": "Does the project depend on work by other state agencies?",
        "formal_project_plan": "Have you developed a formal project plan?",
        "vendor_engaged": "Have you already engaged an outside vendor on this project?",
        "Vendor Name(s)": "Vendor name", "Purchasing Authority": "Purchasing authority",
    },
    {"I": "About your agency", "II": "Business objectives", "III": "What you need from us",
     "IV": "Project schedule", "V": "Procurement", "VI": "Approvals"},
    "Customer Engagement Profile", "{title}", "",
)  # fmt: skip
SHORT = Wording(
    {
        "engagement_title": "Eng. Title", "requestor_name": "Requestor", "Contact Phone": "Tel.",
        "agency": "Agency / Bus. Unit", "project_manager_name": "Proj. Mgr. (if appl.)",
        "business_sponsor_name": "Bus. Sponsor", "it_director_name": "IT Director",
        "date_requested": "Date Req'd", "desired_go_live": "Desired Go-Live",
        "current_phase": "Current Phase", "request_type": "Req. Type",
        "business_objectives": "Business Objectives (brief)",
        "mandated": "Mandated by statute or regulation?",
        "documentation_attached": "Addl. documentation attached?",
        "services_requested": "Support asked of DAS/BEST (brief)",
        "depends_on_other_agencies": "Dependent on work of other state agencies?",
        "formal_project_plan": "Formal project plan developed?",
        "vendor_engaged": "Outside vendor already engaged?",
        "Vendor Name(s)": "Vendor", "Purchasing Authority": "Purch. Authority",
        "Testing / Quality Assurance": "Testing / QA", "Procurement (ITB or RFP)": "Procurement",
    },
    title="CEP - Customer Engagement Profile", heading="{number}. {upper}",
)  # fmt: skip
LAW = Wording(
    {
        "engagement_title": "Title of the Engagement", "requestor_name": "Name of Requestor",
        "Contact Phone": "Daytime Telephone", "agency": "Name of Agency or Business Unit",
        "project_manager_name": "Name of Project Manager, if any",
        "business_sponsor_name": "Name of Agency Business Sponsor",
        "it_director_name": "Name of Agency IT Director", "date_requested": "Date of Request",
        "desired_go_live": "Go-Live Date Desired", "current_phase": "Current Phase of Project",
        "request_type": "Type of Request",
        "Start": "Start Date", "Finish": "Finish Date",
    },
    heading="Part {number} — {title}", end="",
)  # fmt: skip
CAPITALS = Wording(title="CUSTOMER ENGAGEMENT PROFILE", heading="SECTION {number} - {upper}",
                   upper=True)  # fmt: skip
FRENCH = Wording(
    {
        "engagement_title": "Engagement Title / Titre du projet",
        "requestor_name": "Requestor's Name / Nom du demandeur",
        "Contact Phone": "Contact Phone / Téléphone",
        "agency": "Agency or Business Unit / Organisme",
        "project_manager_name": "Project Manager (if applicable) / Chef de projet (s'il y a lieu)",
        "business_sponsor_name": "Business Sponsor's Name / Nom du parrain",
        "it_director_name": "IT Director's Name / Nom du directeur informatique",
        "date_requested": "Date Requested / Date de la demande",
        "desired_go_live": "Desired Go-Live Date / Date de mise en service souhaitée",
        "current_phase": "Current Project Phase / Phase actuelle",
        "request_type": "Type of Request / Type de demande",
        "Status": "Status / État", "Start": "Start / Début", "Finish": "Finish / Fin",
    },
    title="Customer Engagement Profile / Profil d'engagement",
)  # fmt: skip
__all__ = ["ASKED", "CAPITALS", "FRENCH", "LAW", "SHORT", "SOURCE", "Wording"]
