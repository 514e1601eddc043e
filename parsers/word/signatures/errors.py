"""Why a signature is not valid; the text ends a sentence that a person reads."""

from __future__ import annotations


class BrokenError(Exception):
    """The signature does not hold: it is forged, or what it covers was changed."""


class UnjudgedError(Exception):
    """The signature cannot be judged, or does not cover all that is read: a person looks."""
