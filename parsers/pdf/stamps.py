"""Stamps that are nobody's signature: "Sign here", "Draft", a name in type.

A stamp may also be how somebody signs: with a picture of their signature, or strokes of a pen.
"""

from __future__ import annotations

import re

from parsers.errors import HostileError
from parsers.pdf.looks import shown_words
from parsers.pdf.signing import normal_appearance
from parsers.pdf.streams import unpacked
from parsers.pdf.strings import text_of
from parsers.pdf.tree import Node

_LONGEST = 200_000
_STANDARD = re.compile(
    r"(?:SB|SH|#?D)?(?:Approved|NotApproved|AsIs|Completed|Confidential|Departmental|Draft"
    r"|Experimental|Expired|Final|ForComment|ForPublicRelease|InformationOnly|InitialHere"
    r"|NotForPublicRelease|PreliminaryResults|Received|Reviewed|Revised|SignHere|Sold|TopSecret"
    r"|Verified|Void|Witness)"
)
"""The names of the stamps that programs bring along (ISO 32000-1, table 181, and Acrobat's)."""
_PAINTING = re.compile(rb"(?<![\w/(])(?:[SsFfBb]\*?|Do|EI|sh|T[jJ]|['\"])(?![\w)])")
_CURVING = re.compile(rb"[\d.]\s+[lcvy](?![\w)])")


def is_signing(stamp: Node) -> bool:
    """Whether a stamp may be a signature: one that is no program's own, draws, and not in type."""
    if _STANDARD.fullmatch(text_of(stamp.get("/Name"))):
        return False
    look = normal_appearance(stamp)
    try:
        drawn = unpacked(look, _LONGEST) if look is not None else b""
    except HostileError:
        return True  # long strokes; who draws a page looks after what is too long for it
    if not _PAINTING.search(drawn):
        return False
    return not shown_words(stamp) or _CURVING.search(drawn) is not None
