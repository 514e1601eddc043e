"""Do the people who sign a form stand in it? Pages of two projects that were put together show by
their names that they are no one form.

A page with signatures bears no title: what says whose it is are the names printed beside them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from form_templates.model import Field, Form
from parsers.model import Reading, SignatureReading, SignatureStatus
from parsers.model.persons import same_person
from parsers.scan.page.fields import Told
from parsers.scan.telling.covered import is_rest_of, is_same_name, is_slip_of

_FEWEST = 2
"""Signers of whom none is named in the form from which its pages may be of two: one may have had a
deputy sign, or be new."""
PAIR = 2
"""Files of a page each that names can tie together: none ties a third one."""
_STRANGERS = "It is signed by {}, and the form names {}: are its pages of one form?"
LOOSE = (
    "The pages came as files of their own, and the names printed beside the signatures do not say"
    " that they are of one form."
)
"""Why nobody can tell that pages of several files are of one form."""


def strangers(form: Form, told: Mapping[str, Told]) -> str:
    """Why the pages may be of two forms: of the people who sign, none is named; "" where one is, or
    where not all of their names were surely read."""
    asked = [field for field in form.values if field.same_person_as]
    signers = [_name(told, field.id) for field in asked]
    if len(signers) < _FEWEST or not all(signers):
        return ""
    named = [_name(told, field.same_person_as or "") for field in asked]
    if not all(named) or any(map(_may_be_one, signers, named)):
        return ""
    beside = {field.id for field in asked}
    others = [_name(told, f.id) for f in form.values if f.personal and f.id not in beside]
    if any(_shares_names(signer, other) for signer in signers for other in others):
        return ""
    return _STRANGERS.format(_listed(dict.fromkeys(signers)), _listed(dict.fromkeys(named)))


def loose(form: Form, told: Mapping[str, Told]) -> str:
    """Why it is not certain that two loose pages are of one form; "" where the names say so.

    Whoever signs in a role that the form names must be the person whom it names for it, as surely
    read. Another role may be anybody's: an IT manager need not be the IT director.
    """
    asked = [field for field in form.values if _has_role(form, field)]
    agreed = (_is_named(told, field.id, field.same_person_as or "") for field in asked)
    return "" if asked and all(agreed) else LOOSE


def unclear(slot: SignatureReading, reason: str) -> SignatureReading:
    """``slot``, where it is signed, unclear for ``reason``; as it was where there is none."""
    if not reason or slot.status is not SignatureStatus.SIGNED:
        return slot
    return replace(slot, status=SignatureStatus.UNCLEAR, reason=reason)


def to_be_seen(told: Mapping[str, Told], reason: str) -> dict[str, Told]:
    """``told`` with every signature unclear for ``reason``; all of it as it was without one."""
    return {
        key: unclear(one, reason) if isinstance(one, SignatureReading) else one
        for key, one in told.items()
    }


def _has_role(form: Form, field: Field) -> bool:
    return bool(field.same_person_as) and field.role == form[field.same_person_as or ""].role


def _is_named(told: Mapping[str, Told], signer: str, named: str) -> bool:
    one, other = _name(told, signer), _name(told, named)
    return bool(one and other) and same_person(one, other)


def _may_be_one(one: str, other: str) -> bool:
    return same_person(one, other) or any(
        alike(a, b)
        for alike in (is_same_name, is_rest_of, is_slip_of)
        for a, b in ((one, other), (other, one))
    )


def _shares_names(one: str, other: str) -> bool:
    """Whether two names share more than one word, as those of one person do."""
    return len(set(one.casefold().split()) & set(other.casefold().split())) > 1


def _name(told: Mapping[str, Told], key: str) -> str:
    """What was surely read there, "" for nothing."""
    one = told.get(key)
    sure = isinstance(one, Reading) and one.found and one.sure
    return one.value if sure and isinstance(one, Reading) and isinstance(one.value, str) else ""


def _listed(names: Iterable[str]) -> str:
    return " and ".join(f"“{name}”" for name in names)
