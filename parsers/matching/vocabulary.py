"""The words a form may use for its fields: made once from the form, looked up in any document.

A *label* names fields by itself ("Engagement Title") or together with a *role* ("Contact Phone"
of the "Requestor"). A role is a person, a phase, an approver: whatever a repeated label belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property, lru_cache

from form_templates.model import Field, FieldType, Form
from parsers.matching.words import canonical_words, says_something, without_brackets

Tokens = tuple[str, ...]


class Sort(Enum):
    """What a label says by itself."""

    FIELD = "field"
    ROLE = "role"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Label:
    """A wording. ``fields`` are all that it may mean; ``keys`` the roles or the section it names.

    A field's label with a key is also the title of that section ("Services Requested"); one with a
    ``role`` is also that role's own name ("Requestor").
    ``primary`` is the form's own wording, rather than one seen on other prints. ``others`` are the
    fields that other prints call so, where it is the form's own wording of ``fields``.
    """

    tokens: Tokens
    sort: Sort
    fields: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    primary: bool = True
    role: str = ""
    others: tuple[str, ...] = ()

    @property
    def unique(self) -> bool:
        """Whether it names one field."""
        return self.sort is Sort.FIELD and len(self.fields) == 1


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """All labels of a form by their first word, longest first.

    ``role_of`` is by field id, ``members`` are the fields of each role, ``roles`` the roles that a
    wording names.
    """

    form: Form
    labels: tuple[Label, ...]
    by_first: Mapping[str, tuple[Label, ...]]
    role_of: Mapping[str, str]
    members: Mapping[str, tuple[str, ...]]
    roles: Mapping[Tokens, tuple[str, ...]]

    @cached_property
    def choices(self) -> frozenset[str]:
        """The choices of all fields, as canonical words with a blank between."""
        told = (choice for field in self.form.fields.values() for choice in field.choices)
        return frozenset(" ".join(canonical_words(choice)) for choice in told)

    @cached_property
    def owners(self) -> Mapping[str, frozenset[str]]:
        """The fields that have a word in a label of theirs, by the word."""
        found: dict[str, set[str]] = {}
        for label in self.labels:
            for word in label.tokens:
                found.setdefault(word, set()).update(label.fields)
        return {word: frozenset(fields) for word, fields in found.items()}


_GENERIC_PHONE = ("contact phone", "phone", "phone number", "contact number", "phone no",
                  "contact phone number", "work phone", "office phone", "contact phone no",
                  "daytime phone", "business phone")  # fmt: skip
_GENERIC_NAME = ("name", "full name", "print name", "printed name", "name print")
_GENERIC_SIGNED_NAME = ("printed name", "print name", "name printed", "name print", "name",
                        "typed name", "type name", "print or type name")  # fmt: skip
_GENERIC_SIGNED_DATE = ("date", "date signature", "signature date")
_GENERIC_SIGNATURE = ("signature", "sign here", "sign", "by", "authorized signature",
                      "approval signature")  # fmt: skip
_NAME_ENDING = re.compile(r"['’]?s?['’]?\s+names?(?:\(s\))?\s*$", re.IGNORECASE)
NUMBERED = re.compile(r"_(\d+)(?:_|$)")
"""The number of a field of which the form has several, in its id."""


def role_key(field: Field) -> str:
    """What groups ``field`` with its neighbours, "" where it stands alone."""
    return f"{field.section}:{field.role}" if field.role else ""


@lru_cache(maxsize=16)
def vocabulary(form: Form) -> Vocabulary:
    """The vocabulary of ``form``, made once."""
    role_of = {field.id: role_key(field) for field in form.fields.values()}
    members: dict[str, list[str]] = {}
    for field_id, key in role_of.items():
        if key:
            members.setdefault(key, []).append(field_id)
    found: dict[Tokens, dict[str, bool]] = {}
    for field in form.fields.values():
        for wording, primary in _wordings(form, field):
            tokens = canonical_words(wording)
            if tokens:
                sofar = found.setdefault(tokens, {})
                sofar[field.id] = sofar.get(field.id, False) or primary
    headings = {label.tokens: label for label in _headings(form)}
    roles = _role_labels(form, members)
    named = {label.tokens: label.keys for label in roles}
    labels = [_field_label(tokens, fields, headings) for tokens, fields in found.items()]
    labels = [_with_role(label, named.get(label.tokens, ()), role_of) for label in labels]
    labels += roles
    labels += [label for tokens, label in headings.items() if tokens not in found]
    by_first: dict[str, list[Label]] = {}
    for label in sorted(labels, key=lambda one: -len(one.tokens)):
        by_first.setdefault(label.tokens[0], []).append(label)
    return Vocabulary(
        form,
        tuple(labels),
        {first: tuple(some) for first, some in by_first.items()},
        role_of,
        {key: tuple(some) for key, some in members.items()},
        named,
    )


def _field_label(
    tokens: Tokens, fields: Mapping[str, bool], headings: Mapping[Tokens, Label]
) -> Label:
    """The form's own wordings outrank wordings seen elsewhere."""
    own = tuple(field for field, primary in fields.items() if primary)
    heading = headings.get(tokens)
    keys = heading.keys if heading else ()
    others = tuple(field for field, primary in fields.items() if own and not primary)
    return Label(tokens, Sort.FIELD, own or tuple(fields), keys, primary=bool(own), others=others)


def _with_role(label: Label, keys: Tokens, role_of: Mapping[str, str]) -> Label:
    own = role_of[label.fields[0]] if label.unique else ""
    return replace(label, role=own) if own in keys else label


def _wordings(form: Form, field: Field) -> Iterator[tuple[str, bool]]:
    """Every wording of ``field``, and whether it is the form's own."""
    for index, text in enumerate((field.label, *field.also)):
        yield text, index == 0
        yield without_brackets(text), index == 0
        yield from ((wording, False) for wording in _with_roles(field, text))
    generics = _generic(form, field)
    if generics is _GENERIC_NAME:  # the person stands for the name
        yield from ((role, False) for role in (field.role, *field.role_also))
    for generic in generics:
        yield generic, False
        yield from ((wording, False) for wording in _with_roles(field, generic))
    if number := NUMBERED.search(field.id):
        yield from ((wording, False) for wording in _numbered(field, number.group(1)))


def _with_roles(field: Field, text: str) -> Iterator[str]:
    """The wording together with each name of the field's role, either way round."""
    rest = _without_role(text, field.role) if field.role else ""
    bare = rest if without_brackets(rest).strip() else text
    if bare != text:
        yield bare
    for role in (field.role, *field.role_also):
        if role and says_something(bare):
            yield f"{role} {bare}"
            yield f"{bare} {role}"


def _numbered(field: Field, number: str) -> Iterator[str]:
    """ "Vendor 2", "Vendor Name 2", "Vendor 2 Name" for the second of several like fields."""
    stem = NUMBERED.split(field.id)[0].replace("_", " ")
    last = field.id.rpartition("_")[2]
    label = without_brackets(field.label)
    yield f"{label} {number}"
    yield f"{stem} {number} {last}"
    yield f"{stem} {last} {number}"
    yield f"{stem} {number} {label}"
    if not field.beside:
        yield f"{stem} {number}"
        yield f"{stem} #{number}"


def _generic(form: Form, field: Field) -> tuple[str, ...]:
    """What such a field is called where its role is said elsewhere."""
    if not field.role:
        return ()
    if field.type is FieldType.PHONE:
        return _GENERIC_PHONE
    if field.type is FieldType.SIGNATURE:
        return _GENERIC_SIGNATURE
    approves = any(
        other.type is FieldType.SIGNATURE and role_key(other) == role_key(field)
        for other in form.fields.values()
    )
    if approves and field.type is FieldType.TEXT:
        return _GENERIC_SIGNED_NAME
    if approves and field.type is FieldType.DATE:
        return _GENERIC_SIGNED_DATE
    named = field.type is FieldType.TEXT and _NAME_ENDING.search(without_brackets(field.label))
    return _GENERIC_NAME if named else ()


def _without_role(text: str, role: str) -> str:
    if not text.casefold().startswith(role.casefold()):
        return ""
    return text[len(role) :].strip(" –—-:,'’")


def _role_labels(form: Form, members: Mapping[str, list[str]]) -> list[Label]:
    found: dict[Tokens, list[str]] = {}
    for key, fields in members.items():
        wordings = {w for f in fields for w in (form[f].role, *form[f].role_also)}
        named = {canonical_words(wording) for wording in wordings}
        wordings |= {
            text
            for f in fields
            for text in (form[f].label, *form[f].also)
            if canonical_words(without_brackets(text)) in named
        }
        for wording in sorted(wordings):
            for text in (wording, without_brackets(wording)):
                tokens = canonical_words(text)
                if tokens and key not in found.setdefault(tokens, []):
                    found[tokens].append(key)
    return [Label(tokens, Sort.ROLE, keys=tuple(keys)) for tokens, keys in found.items()]


def _headings(form: Form) -> list[Label]:
    found: list[Label] = []
    for section in form.sections:
        for text in (section.title, f"section {section.id} {section.title}"):
            tokens = canonical_words(text)
            if tokens:
                found.append(Label(tokens, Sort.HEADING, keys=(section.id,)))
    return found
