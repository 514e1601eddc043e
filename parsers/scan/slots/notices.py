"""What is stamped or written into slots that nobody signs: words of an office, dates, remarks."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

_WORDS = (
    "received", "copy", "filed", "draft", "void", "paid", "approved", "original", "duplicate",
    "certified", "confidential", "scanned", "entered", "posted", "cancelled", "urgent",
)  # fmt: skip
_REMARKS = frozenset(
    {"asap", "attached", "by", "call", "date", "email", "file", "for", "fyi", "here", "na", "no",
     "none", "not", "ok", "on", "pending", "per", "phone", "pls", "please", "same", "see", "sign",
     "signed", "tbd", "unsigned", "vacant", "verbal", "waived", "yes"}
)  # fmt: skip
"""Words of which people write remarks where they do not sign."""
_ALIKE = 82
_LEAST = 4
"""Letters of a word from which it is compared."""
_CONFORMED = re.compile(r"^\W*[/|]?[s5][/|]|^\W*signed\b", re.IGNORECASE)
"""The mark before a name that is typed where somebody else signed: "/s/"."""
_DATE = re.compile(r"(?:19|20)\d\d|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}")


def is_stamped(text: str) -> bool:
    """Whether ``text`` is a date or has a word that offices stamp, read perhaps a letter wrong."""
    words = [word for word in re.findall(r"[a-z]+", text.casefold()) if len(word) >= _LEAST]
    return _DATE.search(text) is not None or any(
        fuzz.ratio(word, one) >= _ALIKE for word in words for one in _WORDS
    )


def is_notice(text: str) -> bool:
    """Whether ``text`` is stamped, a name behind "/s/", or a remark in place of a name."""
    if _CONFORMED.search(text):
        return True
    words = re.findall(r"[a-z]+", text.casefold())
    return is_stamped(text) or "".join(words) in _REMARKS or not _REMARKS.isdisjoint(words)
