"""The fields of the Customer Engagement Profile as an agency knows them (spec, "Fields")."""

from __future__ import annotations

from dataclasses import dataclass

PHASES = {
    "business_issues": "Business Issues",
    "requirements": "Requirements",
    "procurement": "Procurement (ITB or RFP)",
    "design": "Design",
    "construction": "Construction",
    "testing": "Testing / Quality Assurance",
    "implementation": "Implementation",
    "post_implementation": "Post-Implementation",
}
STATUSES = ("Not Applicable", "TBD", "Completed", "Active", "Estimated")
REQUEST_TYPES = (
    "Level Two Project",
    "Level Three Statewide Project",
    "IT Procurement",
    "Emergency Request",
)
AUTHORITIES = ("DAS Contract", "Agency Contract", "Federal Contract", "Sole Source", "Other")
DATED = ("Completed", "Active", "Estimated")
SIGNERS = {"it_manager": "Agency IT Manager", "business_sponsor": "Agency Business Sponsor"}
PERSONS = ("requestor", "project_manager", "business_sponsor", "it_director")
VENDORS = (1, 2, 3, 4)
SECTIONS = {
    "I": "AGENCY INFORMATION",
    "II": "BUSINESS OBJECTIVES",
    "III": "SERVICES REQUESTED OF DAS/BEST",
    "IV": "PROJECT PLANNING",
    "V": "PROCUREMENT SUPPORT",
    "VI": "AGENCY APPROVALS",
}


@dataclass(frozen=True)
class Entry:
    """One field: its label as the source form prints it, its type and its choices."""

    id: str
    label: str
    type: str
    choices: tuple[str, ...] = ()
    prompt: str = ""


def _section_one() -> list[Entry]:
    entries = [Entry("engagement_title", "Engagement Title", "text")]
    persons = [
        ("requestor", "Requestor's Name"),
        ("project_manager", "Project Manager's Name (if applicable)"),
        ("business_sponsor", "Agency Business Sponsor's Name"),
        ("it_director", "Agency IT Director's Name"),
    ]
    for who, label in persons:
        entries.append(Entry(f"{who}_name", label, "text"))
        entries.append(Entry(f"{who}_phone", "Contact Phone", "phone"))
        if who == "requestor":
            entries.append(Entry("agency", "Agency / Business Unit Name", "text"))
    entries += [
        Entry("date_requested", "Date Requested", "date"),
        Entry("desired_go_live", "Desired Go-Live Date", "date"),
        Entry(
            "current_phase",
            "Current Project Phase",
            "choice",
            tuple(PHASES.values()),
            "Choose Phase...",
        ),
        Entry("request_type", "Type of Request", "choice", REQUEST_TYPES, "Choose one..."),
    ]
    return entries


def _phases() -> list[Entry]:
    entries = []
    for phase in PHASES:
        entries.append(Entry(f"{phase}_status", "Status", "choice", STATUSES, "Choose Status..."))
        entries.append(Entry(f"{phase}_start", "Start", "date"))
        entries.append(Entry(f"{phase}_finish", "Finish", "date"))
    return entries


def _vendors() -> list[Entry]:
    entries = []
    for n in VENDORS:
        entries.append(Entry(f"vendor_{n}_name", "Vendor Name(s)", "text"))
        entries.append(
            Entry(
                f"vendor_{n}_authority",
                "Purchasing Authority",
                "choice",
                AUTHORITIES,
                "Choose one...",
            )
        )
    return entries


def _approvals() -> list[Entry]:
    entries = []
    for who, role in SIGNERS.items():
        entries.append(Entry(f"{who}_signature", f"{role} – signature", "signature"))
        entries.append(Entry(f"{who}_signed_name", f"{role} – printed name", "text"))
        entries.append(Entry(f"{who}_signed_date", f"{role} – date", "date"))
    return entries


_BOXES = {
    "solution_procurement": "Solution and/or System Integrator Procurement(s)",
    "high_volume_procurement": "High Volume Procurement(s)",
    "federal_transfer_system": "Acquisition of a Federal Transfer System",
    "state_transfer_system": "Acquisition of a State Transfer System",
    "itb": "Invitation to Bid (ITB)",
    "rfq": "Request for Qualifications (RFQ)",
    "rfp": "Request for Proposals (RFP)",
}
BOXES = tuple(_BOXES)
QUESTIONS = {
    "business_objectives": "Please provide a brief description of the business objectives "
    "for this request.",
    "mandated": "Is this mandated by federal or state statute or regulation?",
    "documentation_attached": "Is there additional documentation attached?",
    "services_requested": "Please provide a brief description of the support you are asking "
    "of DAS/BEST.",
    "depends_on_other_agencies": "Will this project depend on work that must be performed by "
    "other state agencies?",
    "formal_project_plan": "Has a formal project plan been developed for this project?",
    "vendor_engaged": "Has your agency already engaged an outside vendor on this project?",
}
_LONG = ("business_objectives", "services_requested")


def _question(field_id: str) -> Entry:
    kind = "long_text" if field_id in _LONG else "yes_no"
    choices = () if field_id in _LONG else ("Yes", "No")
    return Entry(field_id, QUESTIONS[field_id], kind, choices, "" if not choices else "Choose...")


FIELDS: dict[str, Entry] = {
    entry.id: entry
    for entry in (
        *_section_one(),
        *map(_question, ("business_objectives", "mandated", "documentation_attached")),
        _question("services_requested"),
        *_phases(),
        *map(_question, ("depends_on_other_agencies", "formal_project_plan")),
        *(Entry(key, label, "checkbox") for key, label in _BOXES.items()),
        _question("vendor_engaged"),
        *_vendors(),
        *_approvals(),
    )
}
SIGNATURES = tuple(f"{who}_signature" for who in SIGNERS)
VALUES = tuple(key for key in FIELDS if key not in SIGNATURES)
YES_NO = tuple(key for key, entry in FIELDS.items() if entry.type == "yes_no")
PLAN_NOTE = "(If yes, please provide a copy with this Profile)"
VENDOR_NOTE = "(If Yes, please list the vendors below.)"
