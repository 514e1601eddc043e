"""The machine-readable mark on a page: a QR code as a grid of dark and light modules."""

from __future__ import annotations

import segno

from form_templates.marks import page_mark
from form_templates.model import Form

Modules = tuple[tuple[bool, ...], ...]
"""Rows from the top, each from the left; True is dark. No quiet zone."""


def mark_modules(form: Form, page: int) -> Modules:
    """The QR code that says the form, its version and ``page`` (from 1)."""
    code = segno.make_qr(page_mark(form, page), error="m", boost_error=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)
