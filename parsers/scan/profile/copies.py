"""Pages that came more than once: copies of one page, or pages of several forms.

What copies do not agree on is put to a person with what each of them says. Whoever signed one of
two copies that differ did not sign the other, and a tick that only one of them bears is not lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from form_templates.model import Field, FieldType, Form
from parsers.model import DOUBTED, Reading, SignatureReading, SignatureStatus
from parsers.scan.page.fields import Told

Copy = Mapping[str, Told]
"""What one copy of a page says."""
_MOST_NAMED = 3
_ENOUGH = 3
"""Answers in which two copies surely differ from which they are of two forms."""
_SHORT = frozenset({FieldType.TEXT, FieldType.PHONE, FieldType.DATE, FieldType.CHOICE})
_SLOTS = {SignatureStatus.SIGNED: "“signed”", SignatureStatus.MISSING: "“not signed”"}
_TICKED, _YES = ("“not ticked”", "“ticked”"), ("“No”", "“Yes”")
_SAY = "The page came twice: {} says {}, and {} says {}."
_DIFFER = "Page {} of the form came twice, and the two do not say the same: {}. Which was signed?"
_SEVERAL = "The pages seem to be of more than one form: {}. Ask for each as a file of its own."


def one_of(form: Form, copies: Sequence[Copy]) -> dict[str, Told]:
    """What ``copies`` of one page say together, each answer of the surest of them; what they do
    not agree on in doubt, with the reason."""
    return {key: _agreed(form[key], [copy[key] for copy in copies]) for key in copies[0]}


def differing(form: Form, copies: Sequence[Copy]) -> list[Field]:
    """The fields of which two copies surely say different things, in the order of the form."""
    pairs = [(key, a[key], b[key]) for a, b in combinations(copies, 2) for key in a]
    keys = {key for key, one, other in pairs if one.sure and other.sure and _differ(one, other)}
    return [field for field in form.fields.values() if field.id in keys]


def are_several(form: Form, fields: Sequence[Field]) -> bool:
    """Whether copies of a page that differ in ``fields`` are of forms of their own."""
    titles = any(field.id == form.title_field for field in fields)
    return titles or sum(field.type in _SHORT for field in fields) >= _ENOUGH


def why_unclear(number: int, fields: Sequence[Field]) -> str:
    """What is asked of signatures where the copies of page ``number`` differ in ``fields``."""
    return _DIFFER.format(number, _named(fields))


def why_several(form: Form, number: int, fields: Sequence[Field], copies: Sequence[Copy]) -> str:
    """Why copies of page ``number`` that differ in ``fields`` are of forms of their own."""
    title = form.title_field
    if any(field.id == title for field in fields):
        said = ", ".join(f"{_place(one[title])} says {_shown(form[title], one[title])}"
                         for one in copies)  # fmt: skip
        return _SEVERAL.format(said)
    return _SEVERAL.format(f"page {number} came twice, with another {_named(fields)}")


def _agreed(field: Field, said: Sequence[Told]) -> Told:
    best = max(said, key=lambda one: one.confidence)
    other = next((one for one in said if _differ(one, best)), None)
    if other is None:
        return best
    if not _says(best) and _says(other):
        best, other = other, best
    one, two = (best, other) if said.index(best) < said.index(other) else (other, best)
    reason = _SAY.format(_place(one), _shown(field, one), _place(two), _shown(field, two))
    sure = min(best.confidence, DOUBTED)
    if isinstance(best, SignatureReading):
        unclear = SignatureStatus.UNCLEAR
        return replace(best, status=unclear, confidence=sure, reason=reason)
    return replace(best, confidence=sure, reason=reason)


def _differ(one: Told, other: Told) -> bool:
    if isinstance(one, Reading) and isinstance(other, Reading):
        return one.value != other.value
    if isinstance(one, SignatureReading) and isinstance(other, SignatureReading):
        return one.status is not other.status
    return True


def _says(one: Told) -> bool:
    if isinstance(one, Reading):
        return one.value not in {None, False}
    return one.status is not SignatureStatus.MISSING


def _place(one: Told) -> str:
    return one.anchor.place if one.anchor is not None else "one copy"


def _shown(field: Field, one: Told) -> str:
    if isinstance(one, SignatureReading):
        return _SLOTS.get(one.status, "what may be a signature")
    if isinstance(one.value, bool):
        words = _TICKED if field.type is FieldType.CHECKBOX else _YES
        return words[one.value]
    said = one.shown or str(one.value or "")
    return f"“{said}”" if said else "nothing"


def _named(fields: Sequence[Field]) -> str:
    names = [f"“{field.full_label.rstrip('.')}”" for field in fields[:_MOST_NAMED]]
    more = len(fields) - len(names)
    return ", ".join([*names, f"{more} more"] if more else names)


def runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    """The places in ``numbers``, pages of a form as they lie in a file, parted where a page comes
    that the pages before have already.

    >>> list(runs([1, 2, 1, 2])), list(runs([1, 1, 2]))
    ([[0, 1], [2, 3]], [[0], [1, 2]])
    """
    run: list[int] = []
    for place, number in enumerate(numbers):
        if number in {numbers[before] for before in run}:
            yield run
            run = []
        run.append(place)
    if run:
        yield run
