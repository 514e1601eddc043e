"""Names, agencies and sentences of these profiles; none occurs in the other sets."""

PEOPLE = (
    "Harriet Quinlan", "Tomás Echeverría", "Latoya Prescott-Hill", "Wm. Thaddeus Brewer",
    "Priya Raghunathan", "Marguerite DeLuca", "Oscar R. Lindqvist", "Xiomara Velásquez",
    "Ngozi Adeyemi", "Peter J. Wojcik", "Shauna MacPherson", "Abdul-Rahman Siddiqui",
    "Colleen O’Rourke", "Hiroshi Tanabe", "Bernadette St. John", "Luis Miguel Arroyo",
    "Evangeline Park", "Donald W. Trask II", "Rosalind Achterberg", "Kevin Summers, P.E.",
    "Dr. Miriam Goldfarb", "Capt. Joel Stanhope", "Chloë Van Alstyne", "Terrence Monday",
    "Iris Finch", "Gail Holder", "Ana Lúcia Teixeira", "Judith Kessler, MSW", "Sam Yee",
)  # fmt: skip
AGENCIES = (
    "Dept. of Agriculture - Regulatory Services", "Department of Public Health",
    "Department of Transportation / Highway Operations", "State Library",
    "Department of Children and Families, Fiscal Division", "Office of Early Childhood",
    "Department of Banking", "Commission on Human Rights & Opportunities",
    "Department of Consumer Protection – License Services", "Military Department",
    "Department of Veterans’ Affairs / Residential", "Insurance Department",
    "Department of Housing", "Workers' Compensation Commission",
    "Dept. of Emergency Services & Public Protection, Crimes Analysis Unit",
)  # fmt: skip
TITLES = (
    "Dairy Inspection Mobile App", "Lab Results Exchange", "Snow Plow Tracking (AVL)",
    "Digital Archives Migration", "Foster Care Payment Portal", "Child Care Licensing 2.0",
    "Examiner Laptop Refresh", "Case Intake Redesign", "Real-Time License Lookup",
    "Armory Wi-Fi", "Bed Roster & Census", "Rate Filing Archive", "Voucher Waitlist System",
    "Claims Form 30C Online", "Body Camera Storage", "HR/Payroll Kiosk", "Voice Over IP, Phase II",
)  # fmt: skip
VENDORS = (
    "Blue Heron Analytics", "Hartwell & Sons Consulting", "Quantum Ridge, LLC",
    "Nutmeg Data Services Inc.", "SHI International", "Constitution State Software",
    "Oak & Elm Partners", "Meridian Health IT", "Charter Point Group, Inc.",
    "River Bend Systems", "Avalon GovTech", "Pilgrim Networks Corp.",
)  # fmt: skip
OBJECTIVES = (
    "Inspectors currently write reports by hand and key them in again at the office, which costs "
    "the unit about two days a week.",
    "Public Act 24-17 directs the agency to publish results within ten calendar days.",
    "The present database runs on a server that has been out of support since October 2020.",
    "We want one record per client, shared by the five regional offices.",
    "Turnaround of applications should drop from 45 to 15 days by the end of fiscal year 2027.",
    "Auditors of Public Accounts cited the lack of an audit trail in their last two reports.",
    "Staff in the field need the same information as staff at 450 Columbus Boulevard.",
    "Without a replacement, the agency stands to lose $640,000 in federal match.",
    "Parents and providers have asked for text-message reminders for three years now.",
)
SERVICES = (
    "We ask DAS/BEST to host the application and its Oracle database in the Groton data center.",
    "Two virtual servers for test and three for production, about 4 TB of storage.",
    "Please advise on single sign-on with the state's identity provider.",
    "Network engineers would need to open ports 443 and 1521 to the vendor's address range.",
    "The agency will supply a business analyst and two part-time testers.",
    "A secure file transfer with the federal hub is needed twice a day, at 6 a.m. and 6 p.m.",
    "We would like a cost estimate before our Finance Advisory meeting in the spring.",
    "Desktop support: 120 tablets to be imaged and enrolled.",
    "Help with writing the technical section of the requirements would be welcome.",
    "Nightly backups kept for 60 days; yearly copies kept for seven years.",
)
