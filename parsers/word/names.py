"""The XML names that this room knows, in Clark notation, all of the Transitional namespaces.

Strict documents (ISO/IEC 29500 Strict, ``purl.oclc.org``) are renamed before they are parsed, so
that nobody else needs to know two names for one thing.
"""

from __future__ import annotations

_OPENXML = "http://schemas.openxmlformats.org/"
_MICROSOFT = "http://schemas.microsoft.com/office/"

W_NS = _OPENXML + "wordprocessingml/2006/main"
R_NS = _OPENXML + "officeDocument/2006/relationships"
MC_NS = _OPENXML + "markup-compatibility/2006"
A_NS = _OPENXML + "drawingml/2006/main"

W = f"{{{W_NS}}}"
R = f"{{{R_NS}}}"
MC = f"{{{MC_NS}}}"
A = f"{{{A_NS}}}"
W14 = f"{{{_MICROSOFT}word/2010/wordml}}"
W15 = f"{{{_MICROSOFT}word/2012/wordml}}"
VML = "{urn:schemas-microsoft-com:vml}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"
PKG = f"{{{_MICROSOFT}2006/xmlPackage}}"
RELATIONSHIP = f"{{{_OPENXML}package/2006/relationships}}Relationship"

P = W + "p"
PPR = W + "pPr"
RUN = W + "r"
RPR = W + "rPr"
TEXT = W + "t"
TAB = W + "tab"
BREAK = W + "br"
CARRIAGE_RETURN = W + "cr"
SDT = W + "sdt"
SDT_PR = W + "sdtPr"
SDT_CONTENT = W + "sdtContent"
TABLE = W + "tbl"
TABLE_GRID = W + "tblGrid"
TABLE_PR = W + "tblPr"
ROW = W + "tr"
ROW_PR = W + "trPr"
CELL = W + "tc"
CELL_PR = W + "tcPr"
DEL = W + "del"
VAL = W + "val"
ALTERNATE = MC + "AlternateContent"
CHOICE = MC + "Choice"
FALLBACK = MC + "Fallback"
TEXT_BOX = W + "txbxContent"
BLIP = A + "blip"
IMAGE_DATA = VML + "imagedata"
SHAPE = VML + "shape"
SIGNATURE_LINE = OFFICE + "signatureline"
INK = OFFICE + "ink"
GEOMETRY = A + "custGeom"
EMBEDDED = W + "control"
OTHER_FILE = W + "altChunk"

WRAPPERS = frozenset(
    [W + name for name in ("ins", "moveTo", "customXml", "smartTag", "hyperlink", "dir", "bdo")]
)
"""Elements whose content stands in the document as if they were not there (tracked insertions
among them; deletions and the old places of moved text are simply not listed)."""

STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W_NS.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R_NS.encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/main", A_NS.encode()),
    (
        b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
        (_OPENXML + "drawingml/2006/wordprocessingDrawing").encode(),
    ),
    (
        b"http://purl.oclc.org/ooxml/drawingml/picture",
        (_OPENXML + "drawingml/2006/picture").encode(),
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/customXml",
        (_OPENXML + "officeDocument/2006/customXml").encode(),
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/customProperties",
        (_OPENXML + "officeDocument/2006/custom-properties").encode(),
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes",
        (_OPENXML + "officeDocument/2006/docPropsVTypes").encode(),
    ),
)
"""Strict namespace, Transitional namespace (ISO/IEC 29500-1 Annex A, 29500-4 Annex A)."""
