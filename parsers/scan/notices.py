"""What is stamped or written into slots that nobody signs: words of an office, and dates."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

_WORDS = (
    "received", "copy", "filed", "draft", "void", "paid", "approved", "original", "duplicate",
    "certified", "confidential", "scanned", "entered", "posted", "cancelled", "urgent",
)  # fmt: skip
_ALIKE = 82
_LEAST = 4
"""Letters of a word from which it is compared."""
_DATE = re.compile(r"(?:19|20)\d\d|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}")


def is_stamped(text: str) -> bool:
    """Whether ``text`` is a date or has a word that offices stamp, read perhaps a letter wrong."""
    words = [word for word in re.findall(r"[a-z]+", text.casefold()) if len(word) >= _LEAST]
    return _DATE.search(text) is not None or any(
        fuzz.ratio(word, one) >= _ALIKE for word in words for one in _WORDS
    )
