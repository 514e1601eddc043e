"""People who sign the paper of a form and stand nowhere in it: it may be of another form."""

from __future__ import annotations

from dataclasses import replace

from form_templates.model import Form
from intake_mailbot.domain.model import Submitted
from intake_mailbot.domain.states import sure_text
from intake_mailbot.domain.wording import listed, quote
from parsers.model import ParsedForm, SignatureReading, SignatureStatus
from parsers.model.persons import same_person

_FEWEST = 2
"""Signers from which it is no deputy, and nobody new, where none of them is named."""
_WHY = "{} is signed by {}, and the form names {}: is it of this form?"


def by_strangers(form: Form, whole: ParsedForm, scan: Submitted) -> ParsedForm:
    """``whole``, into which the paper ``scan`` was read, for a person where nobody who signs there
    is named in it: what the paper signs is unclear."""
    why = _strange(form, whole, scan.name)
    if not why:
        return whole
    slots = {
        key: _unclear(one, why) if one is scan.form.signatures.get(key) else one
        for key, one in whole.signatures.items()
    }
    return replace(whole, signatures=slots, perhaps_several=why)


def _strange(form: Form, whole: ParsedForm, scan: str) -> str:
    asked = [(field.id, field.same_person_as) for field in form.values if field.same_person_as]
    pairs = [(sure_text(form, a, whole), sure_text(form, b, whole)) for a, b in asked]
    known = any(not (one and other) or same_person(one, other) for one, other in pairs)
    if known or len(pairs) < _FEWEST:
        return ""
    signers, named = ([*dict.fromkeys(map(quote, names))] for names in zip(*pairs, strict=True))
    return _WHY.format(scan, listed(signers, "and"), listed(named, "and"))


def _unclear(slot: SignatureReading, why: str) -> SignatureReading:
    if slot.status is not SignatureStatus.SIGNED:
        return slot
    return replace(slot, status=SignatureStatus.UNCLEAR, reason=why)
