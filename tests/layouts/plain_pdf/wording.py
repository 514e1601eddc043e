"""How the plain PDF prints word the form, and what their tooltips say in full sentences."""

from __future__ import annotations

from tests.layouts.furtherpdf.wording import PEOPLE, PLAN, SIGN, each, vendors
from tests.layouts.words import Words

OLDER = Words(
    other={
        "engagement_title": "Engagement Name", "requestor_name": "Requested By",
        "agency": "Agency / Bureau", "project_manager_name": "Agency Project Manager (if known)",
        "business_sponsor_name": "Agency Business Sponsor",
        "it_director_name": "Agency IT Director", "date_requested": "Date of Request",
        "desired_go_live": "Requested Go-Live Date",
        "current_phase": "Current Phase of Project", "request_type": "Request Type",
        "business_objectives": "Briefly describe the business objectives for this request.",
        "services_requested": "Briefly describe the services you are requesting from DOIT.",
        "mandated": "Is the request mandated by federal/state statute or regulation?",
        "depends_on_other_agencies": "Does the project depend on work by other state agencies?",
        "formal_project_plan": "Has a formal project plan been developed?",
        "vendor_engaged": "Has the agency engaged an outside vendor on this project?",
        **each(PEOPLE, phone="Phone #"),
        **each(PLAN, status="Status", start="Start Date", finish="End Date"),
        **vendors("Name of Vendor", "Purchasing Authority"),
        **each(SIGN, signature="Signature", signed_name="Print Name", signed_date="Date"),
    },
    headings={"III": "SERVICES REQUESTED"}, heading="SECTION {number}. {title}",
    title="CUSTOMER ENGAGEMENT PROFILE", end="",
)  # fmt: skip
CAPTIONS = Words(
    other={
        "requestor_name": "Name of Requestor", "agency": "Agency or Business Unit",
        "project_manager_name": "Name of Project Manager (if any)",
        "business_sponsor_name": "Name of Agency Business Sponsor",
        "it_director_name": "Name of Agency IT Director",
        **each(PEOPLE, phone="Telephone"),
        **vendors("Vendor Name", "Purchasing Authority"),
        **each(SIGN, signature="Signature", signed_name="Printed Name", signed_date="Date"),
    },
    heading="{number}. {title}", end="",
)  # fmt: skip
HALVES = Words(
    other=each(SIGN, signature="Signature", signed_name="Printed Name", signed_date="Date"), end=""
)
_WHO = {
    "requestor": "requestor",
    "project_manager": "project manager, if there is one",
    "business_sponsor": "agency business sponsor",
    "it_director": "agency IT director",
}
_SIGNS = {"it_manager": "Agency IT Manager", "business_sponsor": "Agency Business Sponsor"}
_DONE = {"signature": "Sign here if you are the {}.",
         "signed_name": "Please print the name of the {} who signs.",
         "signed_date": "Enter the date on which the {} signs."}  # fmt: skip
SENTENCES = {
    "engagement_title": "Enter the title of the engagement in no more than 32 characters.",
    "agency": "Enter the full name of your agency or business unit.",
    "date_requested": "Enter the date on which you make this request (mm/dd/yyyy).",
    "desired_go_live": "Enter the date on which you would like to go live (mm/dd/yyyy).",
    "current_phase": "Select the phase that the project is currently in.",
    "request_type": "Select the type of your request.",
    "business_objectives": "Describe the business objectives of this request briefly.",
    "services_requested": "Describe the support that you are asking of DAS/BEST briefly.",
    **{f"{w}_name": f"Enter the first and last name of the {t}." for w, t in _WHO.items()},
    **{f"{w}_phone": f"Enter the phone number of the {t}, with area code."
       for w, t in _WHO.items()},
    **{f"{w}_{p}": words.format(role) for w, role in _SIGNS.items()
       for p, words in _DONE.items()},
    **{f"vendor_{n}_name": f"Enter the name of vendor number {n}." for n in range(1, 5)},
    **{f"vendor_{n}_authority": f"Select the purchasing authority used for vendor number {n}."
       for n in range(1, 5)},
}  # fmt: skip
