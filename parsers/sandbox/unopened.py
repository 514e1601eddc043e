"""A profile that lacks pages, beside files that could not be read: they may be on these."""

from __future__ import annotations

from dataclasses import replace

from parsers.model import FileKind, Leaf, ParsedForm, ParsedMail
from parsers.unseen import perhaps_elsewhere

_DOCUMENTS = frozenset(
    {FileKind.WORD, FileKind.WORD_OLD, FileKind.OTHER_OFFICE, FileKind.ENCRYPTED_OFFICE}
)
"""Kinds of files that hold a form or none, and no page of one that came in another file."""
_MAY_STAND = "Nothing was found here, but it may stand in {}, which could not be read."
_SAID = "{} could not be read: what seems to be missing may stand there."


def with_unopened(mail: ParsedMail) -> ParsedMail:
    """``mail`` where what a profile lacks is in doubt while files beside it could not be read.

    People send each page as a file of its own, and one that breaks on its way was never forgotten.
    """
    lost = [leaf.name or f"Part {leaf.path}" for leaf in mail.leaves if _may_hold_pages(leaf)]
    if not lost or not any(_lacks(leaf.form) for leaf in mail.leaves):
        return mail
    return replace(mail, leaves=tuple(_doubted(leaf, ", ".join(lost)) for leaf in mail.leaves))


def _may_hold_pages(leaf: Leaf) -> bool:
    return leaf.problem is not None and not leaf.decoration and leaf.kind not in _DOCUMENTS


def _lacks(form: ParsedForm | None) -> bool:
    return form is not None and bool(form.missing_sections)


def _doubted(leaf: Leaf, lost: str) -> Leaf:
    if leaf.form is None or not _lacks(leaf.form):
        return leaf
    form = perhaps_elsewhere(leaf.form, _MAY_STAND.format(lost))
    return replace(leaf, form=replace(form, warnings=(*form.warnings, _SAID.format(lost))))
