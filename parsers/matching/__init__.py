"""From what a file says to the fields of a form: by id, by label, by position."""

from __future__ import annotations

from parsers.matching.match import match, read_document

__all__ = ["match", "read_document"]
