"""What other agencies call the fields: abbreviated, bilingual, in questions, in clerks' English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tests.layouts.catalog import FIELDS, PHASES


@dataclass(frozen=True)
class Wording:
    """Labels by field id; ``columns`` are those of status, start and finish of a phase."""

    labels: Mapping[str, str]
    columns: tuple[str, str, str] = ("Status", "Start", "Finish")
    approvals: tuple[str, str, str] = ("Signature", "Printed Name", "Date")
    vendors: tuple[str, str] = ("Vendor Name", "Purchasing Authority")
    phases: Mapping[str, str] | None = None
    signers: tuple[str, str] = ("Agency IT Manager", "Agency Business Sponsor")

    def label(self, field_id: str, end: str | None = None) -> str:
        """The label of a field, with ``end`` behind it."""
        return self.labels.get(field_id, FIELDS[field_id].label) + (end or "")

    def phase(self, phase: str) -> str:
        """What a phase is called."""
        return (self.phases or PHASES)[phase]


def _people(phone: str, **names: str) -> dict[str, str]:
    return {f"{who}_name": name for who, name in names.items()} | {
        f"{who}_phone": phone for who in names
    }


SOURCE = Wording({})
SHORT = Wording(
    {
        "engagement_title": "Proj. Title",
        **_people("Tel. No.", requestor="Requestor", project_manager="Proj. Mgr. (if any)",
                  business_sponsor="Bus. Sponsor", it_director="IT Dir."),
        "agency": "Agency/Bus. Unit",
        "date_requested": "Date Req.",
        "desired_go_live": "Go-Live (desired)",
        "current_phase": "Curr. Phase",
        "request_type": "Req. Type",
        "business_objectives": "Brief descr. of business objectives",
        "services_requested": "Brief descr. of support asked of DAS/BEST",
        "mandated": "Mandated by fed. or state statute/regulation?",
        "documentation_attached": "Addl. documentation attached?",
        "depends_on_other_agencies": "Depends on work of other state agencies?",
        "formal_project_plan": "Formal project plan developed?",
        "vendor_engaged": "Outside vendor already engaged?",
        "solution_procurement": "Solution / Sys. Integrator Procurement",
        "high_volume_procurement": "High Volume Proc.",
        "federal_transfer_system": "Acq. of Fed. Transfer System",
        "state_transfer_system": "Acq. of State Transfer System",
    },
    columns=("Stat.", "Start Dt.", "Finish Dt."),
    approvals=("Sig.", "Print Name", "Dt."),
    vendors=("Vendor", "Purch. Authority"),
    signers=("Agency IT Mgr.", "Agency Bus. Sponsor"),
)  # fmt: skip
TWO = Wording(
    {
        "engagement_title": "Engagement Title / Título del proyecto",
        **_people("Contact Phone / Teléfono", requestor="Requestor's Name / Solicitante",
                  project_manager="Project Manager's Name (if applicable) / Gerente",
                  business_sponsor="Agency Business Sponsor's Name / Patrocinador",
                  it_director="Agency IT Director's Name / Jefe de informática"),
        "agency": "Agency / Business Unit Name (Agencia)",
        "date_requested": "Date Requested / Fecha de solicitud",
        "desired_go_live": "Desired Go-Live Date / Fecha deseada",
        "current_phase": "Current Project Phase / Fase actual",
        "request_type": "Type of Request / Tipo de solicitud",
        "business_objectives": "Business objectives for this request / Objetivos",
        "services_requested": "Support you are asking of DAS/BEST / Servicios solicitados",
        "mandated": "Is this mandated by federal or state statute or regulation? / "
        "¿Es obligatorio?",
        "documentation_attached": "Is there additional documentation attached? / ¿Hay anexos?",
        "depends_on_other_agencies": "Will this project depend on work that must be performed by "
        "other state agencies? / ¿Depende de otras agencias?",
        "formal_project_plan": "Has a formal project plan been developed for this project? / "
        "¿Hay un plan?",
        "vendor_engaged": "Has your agency already engaged an outside vendor on this project? / "
        "¿Hay proveedor?",
    },
    columns=("Status / Estado", "Start / Inicio", "Finish / Fin"),
    approvals=("Signature / Firma", "Printed Name / Nombre", "Date / Fecha"),
    vendors=("Vendor Name / Proveedor", "Purchasing Authority / Autoridad"),
)  # fmt: skip
CLERK = Wording(
    {
        "engagement_title": "Title by which the engagement shall be known",
        **_people("Telephone Number", requestor="Name of Requesting Official",
                  project_manager="Name of Project Manager, if one is assigned",
                  business_sponsor="Name of Sponsoring Business Executive",
                  it_director="Name of Director of Information Technology"),
        "agency": "Name of Agency and Business Unit",
        "date_requested": "Date of Request",
        "desired_go_live": "Date on Which Go-Live Is Desired",
        "current_phase": "Phase in Which the Project Currently Is",
        "request_type": "Type of Request (mark one)",
        "business_objectives": "State briefly the business objectives of the request",
        "services_requested": "State briefly the support requested of DAS/BEST",
        "mandated": "Mandated by statute or regulation, federal or state?",
        "documentation_attached": "Additional documentation attached to this form?",
        "depends_on_other_agencies": "Dependent on work to be performed by other state agencies?",
        "formal_project_plan": "Formal project plan developed (attach copy)?",
        "vendor_engaged": "Outside vendor engaged already on this project?",
    },
    columns=("Current Status", "Date of Start", "Date of Finish"),
    approvals=("Signature (in ink)", "Name, Printed", "Date of Signature"),
    vendors=("Name of Vendor", "Authority for Purchase"),
)  # fmt: skip
ASKING = Wording(
    {
        "engagement_title": "What is the name of your project?",
        **_people("Phone", requestor="Who is requesting this?",
                  project_manager="Who is the project manager (if any)?",
                  business_sponsor="Who is the business sponsor?",
                  it_director="Who is your IT director?"),
        "agency": "What agency or business unit are you from?",
        "date_requested": "What is the date of this request?",
        "desired_go_live": "When would you like to go live?",
        "current_phase": "What phase is the project in?",
        "request_type": "What type of request is it?",
        "business_objectives": "What are the business objectives of this request?",
        "services_requested": "What support are you asking of DAS/BEST?",
        "mandated": "Is it mandated by a federal or state statute or regulation?",
        "documentation_attached": "Are you attaching additional documentation?",
        "depends_on_other_agencies": "Does it depend on work by other state agencies?",
        "formal_project_plan": "Has a formal project plan been developed?",
        "vendor_engaged": "Has an outside vendor already been engaged?",
    },
    columns=("Status", "Starts", "Ends"),
)  # fmt: skip
