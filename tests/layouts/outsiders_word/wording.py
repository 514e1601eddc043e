"""What other agencies call the fields of the form, and how they write numbers and days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.layouts.catalog import FIELDS, PHASES, SECTIONS, SIGNERS


@dataclass(frozen=True)
class Wording:
    """Labels by field id or by the source's label; ``end`` follows a label without an own end."""

    other: Mapping[str, str] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)
    title: str = "CUSTOMER ENGAGEMENT PROFILE"
    heading: str = "Section {number} – {title}"
    end: str = ":"
    upper: bool = False

    def label(self, key: str, end: str | None = None) -> str:
        """A field's label as printed."""
        label = FIELDS[key].label
        text = self.word(self.other.get(key) or self.other.get(label, label))
        mark = self.end if end is None else end
        return text + ("" if text.endswith(("?", ".", ":")) else mark)

    def word(self, text: str) -> str:
        """Any printed word in this wording."""
        text = self.other.get(text, text)
        return text.upper() if self.upper else text

    def phase(self, phase: str) -> str:
        """The name of a phase."""
        return self.word(PHASES[phase])

    def role(self, who: str) -> str:
        """How a signer is called."""
        return self.word(SIGNERS[who])

    def section(self, number: str) -> str:
        """The heading of a section."""
        title = self.headings.get(number, SECTIONS[number].title())
        return self.heading.format(number=number, title=title, upper=title.upper())


SOURCE = Wording()
FEDERAL = Wording(
    {
        "engagement_title": "Title of Engagement", "requestor_name": "Name of Requestor",
        "Contact Phone": "Telephone Number (Include area code)",
        "agency": "Agency / Business Unit", "project_manager_name":
        "Name of Project Manager (If applicable)",
        "business_sponsor_name": "Name of Agency Business Sponsor",
        "it_director_name": "Name of Agency IT Director", "date_requested": "Date of Request",
        "desired_go_live": "Desired Go-Live Date", "request_type": "Type of Request",
        "mandated": "Mandated by federal or state statute or regulation?",
        "documentation_attached": "Additional documentation attached?",
        "business_objectives": "Brief Description of Business Objectives",
        "services_requested": "Brief Description of Support Requested of DAS/BEST",
    },
    {"I": "Agency Information", "VI": "Certification and Approval"},
    title="REQUEST FOR ENGAGEMENT – CUSTOMER PROFILE", heading="SECTION {number} - {upper}",
    end="",
)  # fmt: skip
PLAIN = Wording(
    {
        "engagement_title": "Project Title", "requestor_name": "Requested By",
        "Contact Phone": "Phone", "agency": "Agency/Department",
        "project_manager_name": "Project Manager (if any)",
        "business_sponsor_name": "Business Sponsor", "it_director_name": "IT Director",
        "date_requested": "Request Date", "desired_go_live": "Target Go-Live Date",
        "current_phase": "Current Phase", "request_type": "Request Type",
        "business_objectives": "Business Objectives (what are you trying to achieve?)",
        "mandated": "Is this required by federal or state law or regulation?",
        "documentation_attached": "Are additional documents attached?",
        "services_requested": "Support requested from DAS/BEST",
        "depends_on_other_agencies": "Does the project depend on work by other state agencies?",
        "formal_project_plan": "Is there a formal project plan?",
        "vendor_engaged": "Has an outside vendor already been engaged?",
        "Vendor Name(s)": "Vendor", "Start": "Start Date", "Finish": "End Date",
        "Testing / Quality Assurance": "Testing / QA",
    },
    {"I": "About the Request", "II": "Objectives", "III": "Support Needed", "IV": "Schedule",
     "V": "Procurement", "VI": "Approvals"},
    title="Technology Engagement Request", heading="{title}",
)  # fmt: skip
OFFICIAL = Wording(
    {
        "engagement_title": "Engagement Title", "requestor_name": "Requestor (Name)",
        "Contact Phone": "Tel. No.", "agency": "Agency or Business Unit",
        "project_manager_name": "Project Manager, if applicable (Name)",
        "business_sponsor_name": "Agency Business Sponsor (Name)",
        "it_director_name": "Agency IT Director (Name)", "date_requested": "Date Requested",
        "desired_go_live": "Go-Live Date Desired", "current_phase": "Project Phase at Present",
        "request_type": "Request Type", "Start": "From", "Finish": "To",
        "Vendor Name(s)": "Name of Vendor", "Purchasing Authority": "Purchasing Authority",
    },
    {"VI": "Signatures"}, heading="PART {number}. {upper}",
)  # fmt: skip
SPANISH = Wording(
    {
        "engagement_title": "Engagement Title / Título del proyecto",
        "requestor_name": "Requestor's Name / Nombre del solicitante",
        "Contact Phone": "Contact Phone / Teléfono",
        "agency": "Agency / Agencia", "project_manager_name":
        "Project Manager's Name (if applicable) / Gerente del proyecto (si corresponde)",
        "business_sponsor_name": "Business Sponsor's Name / Patrocinador",
        "it_director_name": "IT Director's Name / Director de informática",
        "date_requested": "Date Requested / Fecha de solicitud",
        "desired_go_live": "Desired Go-Live Date / Fecha deseada de inicio",
        "current_phase": "Current Project Phase / Fase actual",
        "request_type": "Type of Request / Tipo de solicitud",
        "Status": "Status / Estado", "Start": "Start / Inicio", "Finish": "Finish / Fin",
        "Vendor Name(s)": "Vendor Name / Proveedor",
        "Purchasing Authority": "Purchasing Authority / Autoridad de compra",
    },
    title="Customer Engagement Profile / Perfil del cliente",
)  # fmt: skip
LOUD = Wording(PLAIN.other, PLAIN.headings, "ENGAGEMENT REQUEST", "{upper}", "", upper=True)

QUESTIONS = {
    "engagement_title": "What is the title of the engagement?",
    "requestor_name": "What is the requestor's name?",
    "requestor_phone": "What is the requestor's phone number?",
    "agency": "Which agency or business unit is asking?",
    "project_manager_name": "Who is the project manager (if applicable)?",
    "project_manager_phone": "What is the project manager's phone number?",
    "business_sponsor_name": "Who is the agency business sponsor?",
    "business_sponsor_phone": "What is the business sponsor's phone number?",
    "it_director_name": "Who is the agency IT director?",
    "it_director_phone": "What is the IT director's phone number?",
    "date_requested": "What is the date of this request?",
    "desired_go_live": "What is the desired go-live date?",
    "current_phase": "What is the current project phase?",
    "request_type": "What type of request is this?",
}
"""The fields of section I as questions."""
ASKED = Wording(QUESTIONS)
WHOSE = {
    "requestor": "Requestor", "project_manager": "Project Manager (if applicable)",
    "business_sponsor": "Agency Business Sponsor", "it_director": "Agency IT Director",
}  # fmt: skip
PEOPLE = ("requestor", "business_sponsor", "it_director", "project_manager")
ONE = (
    "engagement_title", "agency", "requestor_name", "requestor_phone", "project_manager_name",
    "project_manager_phone", "business_sponsor_name", "business_sponsor_phone",
    "it_director_name", "it_director_phone", "date_requested", "desired_go_live",
    "current_phase", "request_type",
)  # fmt: skip
"""Section I in the order of most designs."""
