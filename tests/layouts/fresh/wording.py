"""How these prints word the form: as it is, or as another agency would put it."""

from tests.layouts.words import Words

OFFICIAL = Words(style=str.upper)
OFFICIAL_CURLY = Words(curly=True, heading="Section {number}. {title}")
OFFICIAL_BARE = Words(end="", heading="{number}. {title}")
OFFICIAL_SPACED = Words(end=" :", heading="{title}")
OFFICIAL_STAR = Words(star="*", heading="{order}.0 {title}")
OFFICIAL_DASH = Words(end=" -", heading="Section {order} / {title}")
NO_HEADINGS = Words(heading="")
SHORT = Words(
    other={
        "Contact Phone": "Tel.",
        "Requestor's Name": "Requestor",
        "Engagement Title": "Title of Engagement",
        "Agency / Business Unit Name": "Agency / Unit",
        "Start": "Start Date",
        "Finish": "Finish Date",
        "Project Manager's Name (if applicable)": "Project Manager (if any)",
        "Agency Business Sponsor's Name": "Business Sponsor",
        "Agency IT Director's Name": "IT Director",
        "Desired Go-Live Date": "Go-Live Date Desired",
        "Date Requested": "Date of Request",
        "Current Project Phase": "Current Phase",
        "Type of Request": "Request Type",
        "Vendor Name(s)": "Name of Vendor",
        "Testing / Quality Assurance": "Testing/QA",
    },
    heading="Part {order}: {title}",
)
NAMED = Words(
    other={
        "Contact Phone": "Phone Number",
        "Requestor's Name": "Name of Requestor",
        "Agency / Business Unit Name": "Name of Agency / Business Unit",
        "Finish": "End Date",
        "Start": "Start Date",
        "Project Manager's Name (if applicable)": "Name of Project Manager (if applicable)",
        "Agency Business Sponsor's Name": "Name of Agency Business Sponsor",
        "Agency IT Director's Name": "Name of Agency IT Director",
        "Desired Go-Live Date": "Desired Date of Go-Live",
        "Current Project Phase": "Project Phase at Present",
        "Type of Request": "Type of Request (choose one)",
        "Engagement Title": "Engagement / Project Title",
        "Purchasing Authority": "Purchase Authority",
        "Procurement (ITB or RFP)": "Procurement (ITB/RFP)",
    },
    end="",
    headings={
        "I": "About the Agency",
        "II": "Objectives",
        "III": "Services Requested",
        "VI": "Approvals",
    },
    heading="{order}) {title}",
    title="IT Engagement Profile",
)
BRIEF_QUESTIONS = Words(
    other={
        "business_objectives": "Brief description of the business objectives",
        "services_requested": "Brief description of the support requested from DAS/BEST",
        "mandated": "Mandated by federal or state statute or regulation?",
        "documentation_attached": "Additional documentation attached?",
        "depends_on_other_agencies": "Depends on work to be performed by other state agencies?",
        "formal_project_plan": "Formal project plan developed?",
        "vendor_engaged": "Outside vendor already engaged?",
        "Contact Phone": "Ph.",
        "Requestor's Name": "Requestor Name",
        "Agency / Business Unit Name": "Agency/Business Unit",
        "Project Manager's Name (if applicable)": "Project Mgr. Name (if applicable)",
        "Agency Business Sponsor's Name": "Agency Business Sponsor Name",
        "Agency IT Director's Name": "Agency IT Director Name",
    },
    heading="{title}",
    headings={"I": "Agency", "IV": "Planning", "V": "Procurement"},
)
PERSONS = ("requestor", "project_manager", "business_sponsor", "it_director")
ROLE = {
    "requestor": "Requestor",
    "project_manager": "Project Manager (if applicable)",
    "business_sponsor": "Agency Business Sponsor",
    "it_director": "Agency IT Director",
}
