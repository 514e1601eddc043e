"""What a file says, as values: the one public place of these names.

Readers of each format make an :class:`Extract`, every control and the sheet around them. Matching
turns an extract and a form into a :class:`ParsedForm`. A mail holds forms: :class:`ParsedMail`.
"""

from parsers.model.evidence import Damage, Evidence, within_limits
from parsers.model.form import (
    DOUBTED,
    SURE,
    FoundBy,
    ParsedForm,
    Reading,
    SignatureKind,
    SignatureReading,
    SignatureStatus,
    Value,
)
from parsers.model.losses import lost_page, warnings_of
from parsers.model.mail import (
    Address,
    DeliveryReport,
    FileKind,
    Headers,
    Leaf,
    MailSignature,
    ParsedMail,
    PartProblem,
    problem_of,
)
from parsers.model.notes import Annotated, Note, Notes
from parsers.model.roots import NO_ROOTS, Roots, roots_of
from parsers.model.sheet import (
    Anchor,
    Box,
    Cell,
    Control,
    ControlKind,
    Extract,
    Line,
    Mark,
    MarkKind,
    Piece,
    Source,
    Standing,
    Trust,
    Verification,
)

__all__ = [
    "DOUBTED",
    "NO_ROOTS",
    "SURE",
    "Address",
    "Anchor",
    "Annotated",
    "Box",
    "Cell",
    "Control",
    "ControlKind",
    "Damage",
    "DeliveryReport",
    "Evidence",
    "Extract",
    "FileKind",
    "FoundBy",
    "Headers",
    "Leaf",
    "Line",
    "MailSignature",
    "Mark",
    "MarkKind",
    "Note",
    "Notes",
    "ParsedForm",
    "ParsedMail",
    "PartProblem",
    "Piece",
    "Reading",
    "Roots",
    "SignatureKind",
    "SignatureReading",
    "SignatureStatus",
    "Source",
    "Standing",
    "Trust",
    "Value",
    "Verification",
    "lost_page",
    "problem_of",
    "roots_of",
    "warnings_of",
    "within_limits",
]
