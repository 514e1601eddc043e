"""Whether the lines of a finished mail are what RFC 5322 section 2.1.1 and RFC 5321 allow.

Counted, and not matched: a blank form that goes along has thousands of lines.
"""

from __future__ import annotations

LONGEST = 998
"""Bytes of a line without its end."""


def lines_are_whole(eml: bytes) -> bool:
    """Whether every CR and every LF is one of a pair."""
    return eml.count(b"\r\n") == eml.count(b"\r") == eml.count(b"\n")


def has_long_line(eml: bytes) -> bool:
    """Whether a line is longer than ``LONGEST`` bytes; lines are ended by CRLF."""
    return max(map(len, eml.split(b"\r\n"))) > LONGEST
