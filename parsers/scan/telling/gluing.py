"""Spaces that no reader sees: a speck lies in them, or type is set close."""

from __future__ import annotations

import re
import unicodedata

_GLUED = re.compile(
    r"(?<=[A-Za-z]{2})[.,](?=[a-z])|,(?=[^\W\d_])|(?<=[a-z]{2})[A-Z]\.| [.,]\w|\w[!\"]\w"
    r"|\b(?:of|and|the|for)[A-Z][a-z]"
)
"""A stop before a small letter, a comma before any; an initial right behind a name; a mark right
before a word; what is no letter of one; a small word that runs into a large one."""
_PERHAPS = re.compile(
    r"(?<=[A-Za-z]{2})\.(?=[A-Z][a-z])|\b[A-Z]\.(?=[A-Z][a-z])| &(?=\w)|\w& |;"
    r"|[A-Za-z][a-z]\d|(?<= )[A-Z]\.(?=[A-Z]\. )"
    r"|\b(?!(?:Mac|Fitz|Van|Von|Vander|De[ls]|Dell?a|San)[A-Z])[A-Z]?[a-z]{2,}[A-Z][a-z]"
)
"""A mark that fills a space, or none where one seems to be; some names have a capital within."""
_ADDRESS = re.compile(r"\S+@\S+")
"""An address of mail has stops before small letters, and no space."""
_JOINED = re.compile(
    r"\b(?!(?:Ma?c|Fitz|Van|Von|Vander|D[aeiu]|De[ls]|Dell?a|L[aeo]|San|Jo|O)[A-Z])"
    r"[A-Z][a-z]+[A-Z][a-z]"
)
"""Two words of a person's name that begin large, without what joins to the next one."""
_MARKED = re.compile(
    r"'(?=[JS]r\b|I{2,3}\b)|\b[A-Z],(?= [A-Z][a-z])|\b[A-Z]\.(?=(?!Eng)[A-Z][a-z])"
)
"""A mark that a speck makes in a space: before what stands behind a name, or behind an initial."""
_STROKES_APART = re.compile(r" I{1,2} I{1,2}$")


def lacks_a_space(text: str) -> bool:
    """Whether words of ``text`` stand together that nobody writes so.

    >>> lacks_a_space("Dept.of Samples"), lacks_a_space("HarrietJ. Sample")
    (True, True)
    >>> lacks_a_space("Bureau ofTest Fisheries"), lacks_a_space("e-Forms, iForce")
    (True, False)
    >>> lacks_a_space("Dept. of Samples"), lacks_a_space("jo.hill@samples.example.gov")
    (False, False)
    """
    return _GLUED.search(_ADDRESS.sub("", text)) is not None


def joins_names(name: str) -> bool:
    """Whether two words of a person's ``name`` stand together: an accent hangs over the space, or a
    speck lies in it.

    >>> joins_names("LíAl-Example"), joins_names("ZoëSample"), joins_names("Jo M.Hill")
    (True, True, True)
    >>> joins_names("Lí Al-Example"), joins_names("LaToya McHill"), joins_names("DeÁngelo Hill")
    (False, False, False)
    """
    if _MARKED.search(name):
        return True
    bare = (one for one in unicodedata.normalize("NFD", name) if not unicodedata.combining(one))
    return _JOINED.search("".join(bare)) is not None


def may_lack_a_space(text: str) -> bool:
    """Whether words of ``text`` are joined as few write them, and specks in their spaces do.

    >>> may_lack_a_space("St.Pierre"), may_lack_a_space("CaseManagement")
    (True, True)
    >>> may_lack_a_space("Tracker2.0"), may_lack_a_space("Tracker 2.0"), may_lack_a_space("3K")
    (True, False, False)
    >>> may_lack_a_space("St. Pierre"), may_lack_a_space("Jo E. MacHill, Ph.D.")
    (False, False)
    """
    return lacks_a_space(text) or _PERHAPS.search(_ADDRESS.sub("", text)) is not None


def strokes_apart(text: str) -> bool:
    """Whether a numeral at the end of ``text`` is parted: no name has two.

    >>> strokes_apart("Otto Hill II I"), strokes_apart("Otto Hill III")
    (True, False)
    """
    return _STROKES_APART.search(text) is not None
