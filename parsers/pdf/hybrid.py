"""Where a PDF has XFA: its fields beside those of the AcroForm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from parsers.model import Anchor, Control, ControlKind, Mark, MarkKind
from parsers.pdf.controls import Placed
from parsers.pdf.tree import RawField
from parsers.pdf.xfa import XfaField

DYNAMIC = (
    "The PDF is a dynamic XFA form: only Adobe Reader shows its pages. Please open it there, "
    "print it to PDF (or save a flattened copy), and send that copy."
)
_VALUED = {ControlKind.TEXT, ControlKind.CHOICE, ControlKind.DATE, ControlKind.CHECKBOX}


@dataclass(frozen=True, slots=True)
class Hybrid:
    """The controls of both kinds together; ``unreadable`` is set for a dynamic form."""

    placed: list[Placed]
    warnings: list[str]
    unreadable: str = ""


def with_xfa(placed: Sequence[Placed], fields: Sequence[XfaField]) -> Hybrid:
    """AcroForm controls with what XFA adds.

    A control without a value takes that of the XFA field of its name; two values that differ earn
    a warning and the AcroForm's stands, as every viewer but Adobe's shows it. Where no page shows
    a control that can hold a value, the XFA fields are the form, and only Adobe can show it.
    """
    by_name = {field.name: field for field in fields}
    made: list[Placed] = []
    warnings: list[str] = []
    met = 0
    for one in placed:
        field = by_name.get(one.control.name)
        if field is None:
            made.append(one)
            continue
        met += 1
        made.append(replace(one, control=_joined(one, field, warnings)))
    shown = any(one.place and one.control.kind in _VALUED for one in placed)
    if not met and not any(one.control.kind in _VALUED for one in placed):
        known = {one.control.name for one in placed}
        made += [_alone(field) for field in fields if field.name not in known]
    return Hybrid(made, warnings, "" if shown or not fields else DYNAMIC)


def _joined(one: Placed, field: XfaField, warnings: list[str]) -> Control:
    control = one.control
    control = replace(control, title=control.title or field.title)
    if control.kind not in _VALUED or (field.value in {None, False} and not control.value):
        return control
    unset = control.value is None or (control.value is False and "/V" not in one.raw.node)
    if unset and not control.placeholder:
        if isinstance(field.value, bool) != (control.kind is ControlKind.CHECKBOX):
            return control
        return replace(control, value=field.value, shown=field.shown)
    if _differ(control, field):
        called = control.title or control.name
        warnings.append(
            f"The field “{called}” has two values: “{control.shown}” in its form field, "
            f"“{field.shown}” in its XFA data."
        )
    return control


def _differ(control: Control, field: XfaField) -> bool:
    if field.value is None or control.kind is ControlKind.DATE or field.kind is ControlKind.DATE:
        return False
    if isinstance(control.value, bool) or isinstance(field.value, bool):
        return control.value is not field.value
    return "".join(control.shown.split()) != "".join(field.shown.split())


def _alone(field: XfaField) -> Placed:
    anchor = Anchor("no page", path=field.name)
    mark = None
    if field.kind is ControlKind.SIGNATURE:
        mark = Mark(MarkKind.DIGITAL, False, anchor)
    elif field.kind is ControlKind.PICTURE:
        mark = Mark(MarkKind.PICTURE, False, anchor)
    control = Control(
        field.name, field.title, field.kind, field.value, field.shown, anchor,
        field.options, field.locked, field.placeholder, field.multiline, mark,
    )  # fmt: skip
    return Placed(control, RawField(field.name, {}))
