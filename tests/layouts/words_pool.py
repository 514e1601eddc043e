"""Names, agencies and sentences such as people really write, meant to trip a reader."""

FIRST = (
    "Renée", "José", "Mary-Kate", "Siobhán", "Dwayne", "Li", "Zoë", "Anne Marie", "Björn",
    "D'Andre", "Katarzyna", "Phuong", "Robert", "Denise", "O'Neal", "Françoise", "Will", "April",
    "Grant", "Faith", "Mark", "Design", "Chase", "Tuan",
)  # fmt: skip
LAST = (
    "O'Brien", "Núñez-Ortega", "van der Meer", "Smith-Jones", "McAllister", "Kowalczyk",
    "D’Angelo", "St. Pierre", "Nguyễn", "Begin", "Fields", "Status", "Young", "Page", "Day",
    "Müller", "Lacroix", "Title", "Okonkwo", "Ferreira", "Contractor", "Best", "Test", "Lee",
)  # fmt: skip
SUFFIX = ("", "", "", "", ", PMP", " Jr.", " III", ", Ph.D.", ", CPA, CGFM", ", Esq.")
PREFIX = ("", "", "", "", "", "Dr. ", "Ms. ", "Lt. ", "Hon. ")
AGENCIES = (
    "Department of Energy & Environmental Protection, Bureau of Water / Remediation",
    "Dept. of Social Services",
    "Office of Policy and Management",
    "DOT – Bureau of Engineering & Construction",
    "Department of Developmental Services, South Region",
    "Agency for Persons with Disabilities / Client Services",
    "Office of the Chief Medical Examiner",
    "Department of Revenue Services (DRS)",
    "Secretary of the State, Elections & Voting",
    "Department of Motor Vehicles/Business Unit 7",
    "Department of Mental Health & Addiction Services",
    "Teachers' Retirement Board",
    "Department of Labor - UI Tax Unit",
    "Project Management Office, Dept. of Correction",
)
TITLES = (
    "Permit Portal", "GIS Refresh", "Title 19 Eligibility Rework", "Contact Center Phone Upgrade",
    "e-License / e-Permit Merge", "Payroll: Phase 2", "Widget Query System", "Crash Data Exchange",
    "Start Smart Child Care", "Status Tracker 2.0", "Testing Lab LIMS", "IT Director's Dashboard",
    "Design & Build Registry", "Vital Records Scan #3", "N.E. Regional Data Hub",
    "COVID-19 Archive", "Procurement Desktop", "ABCDEFGH Interface Replacement 7",
)  # fmt: skip
VENDORS = (
    "Widget's Inc.", "Deloitte & Touche LLP", "Accenture, Inc.", "IBM", "Núñez Systems, LLC",
    "CGI Technologies and Solutions Inc.", "Project Leadership Associates", "3M Company",
    "Gartner", "Status Solutions LLC", "Smith/Jones Consulting", "O'Reilly GIS, P.C.",
    "Tyler Technologies", "Yes! Software Co.", "Other World Computing",
)  # fmt: skip
OBJECTIVES = (
    "The agency must retire a mainframe application written in 1987 that serves 14,000 people.",
    "Start: the business unit needs the new intake process in place before the 2026 session.",
    "Status of paper files today: 40 boxes, none indexed, retrieval takes 3 to 5 days.",
    "Contact Phone numbers of clients are kept in three spreadsheets that do not agree.",
    "Federal partners (CMS) review our figures each quarter; the last review was on 11/14/2025.",
    "Design phase findings showed that \"off the shelf\" covers about 80% of what we need.",
    "We expect to save $1.2 million a year, i.e. 12 FTE, once the agency has moved.",
    "Yes, the commissioner has approved the funding; no, the vendor is not yet chosen.",
    "Date Requested by the legislature: July 1, 2026.",
    "Requirements: see the attached list (items 1-17), which the agency's staff wrote in May.",
    "This will let citizens apply online 24 hours a day, in English, Español & Français.",
)  # fmt: skip
SERVICES = (
    'Our agency has identified a product called "Super Widget" that relies on our SQL Server.',
    "Hosting of two web servers & one database server (Linux), with test and production tiers.",
    "Please call the Project Manager's office at 860-555-0199 before any network change.",
    "Type of Request: we believe this is a small project; the agency would value your advice.",
    "Testing / Quality Assurance will be done by the agency; DAS/BEST would supply the devices.",
    "Finish of the firewall work must precede the pilot; the target is 09/30/2026 or sooner.",
    "Is there additional documentation attached? We will bring diagrams to the first meeting.",
    "Name of the server group: WEB-PRD-07; users: about 250; direct access will be permitted.",
    "Vendor Name(s) will follow when the purchase order is signed.",
    "• single sign-on\n• nightly backup\n• disaster recovery (RTO 4 h)",
    "We'd also ask for guidance on data retention, i.e. how long the agency must keep the logs.",
    "SECTION V of this form has been discussed with DAS Procurement on March 3.",
)
