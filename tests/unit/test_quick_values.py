"""Values that are quickly made are values all the same: equal, hashed, copied, sent to others."""

from __future__ import annotations

import pickle
from dataclasses import fields, replace

import pytest

from parsers.model import Anchor, Control, ControlKind, FoundBy, Reading

_ANCHOR = Anchor("table 1, row 2", "word/document.xml", "/w:document")


@pytest.mark.parametrize(
    ("value", "other"),
    [
        (_ANCHOR, {"place": "table 1, row 3"}),
        (Control("name", "Name", ControlKind.TEXT, "Jane", "Jane", _ANCHOR), {"value": "Joan"}),
        (Reading("name", "Jane", "Jane", 1.0, FoundBy.ID, _ANCHOR), {"confidence": 0.5}),
    ],
)
def test_two_that_say_the_same_are_the_same(value: object, other: dict[str, object]) -> None:
    parts = {field.name: getattr(value, field.name) for field in fields(value)}
    for copy in (type(value)(**parts), replace(value), pickle.loads(pickle.dumps(value))):
        assert copy == value
        assert hash(copy) == hash(value)
        assert copy is not value
    changed = replace(value, **other)
    assert changed != value
    assert len({value, changed, replace(value)}) == 2


def test_a_value_has_no_room_for_what_it_is_not_made_of() -> None:
    with pytest.raises(AttributeError):
        _ANCHOR.pages = 3  # type: ignore[attr-defined]
