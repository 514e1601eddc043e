"""One signs digitally, the other with a pen or a picture over their own slot."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pyhanko.pdf_utils.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigFieldSpec

from fixtures.pdf_fill import fill_pdf
from parsers.model import SignatureStatus, Standing
from parsers.reading import read_form
from tests.unit.matching.sheets import form
from tests.unit.signatures.papers import (
    ANSWERS,
    IT,
    SPONSOR,
    certified,
    changed,
    drawing,
    new_signature_field,
    note,
    numbers,
    once,
    page_of,
    paper,
    signed,
    verdict,
)

IN_SLOT = (160, 84, 290, 126)
STROKES = b"2 2 m 30 38 60 -10 90 20 c 120 38 l S"


def by_hand(
    kind: str, drawn: bytes = STROKES, *, window: bool | None = None, **more: Any
) -> Callable[[IncrementalPdfFileWriter], None]:
    """An update that draws something in the slot.

    ``window`` is whether the window for remarks that Acrobat puts beside it stands open.
    """

    def change(writer: IncrementalPdfFileWriter) -> None:
        look = StreamObject(dict(drawing("").items()), stream_data=drawn)
        looks = DictionaryObject({NameObject("/N"): writer.add_object(look)})
        note(kind, 2, IN_SLOT, "", **{"/AP": looks, **more})(writer)
        if window is None:
            return
        page = page_of(writer, 2)
        made = {"/Type": NameObject("/Annot"), "/Subtype": NameObject("/Popup"),
                "/Parent": page["/Annots"].raw_get(-1), "/Rect": numbers(612, 10, 800, 110),
                "/F": NumberObject(28), "/Open": BooleanObject(window)}  # fmt: skip
        popup = DictionaryObject({NameObject(key): value for key, value in made.items()})
        page[NameObject("/Annots")] = ArrayObject([*page["/Annots"], writer.add_object(popup)])

    return change


@pytest.mark.parametrize("kind", ["/Ink", "/Stamp"])
@pytest.mark.parametrize("window", [None, False])
def test_the_next_signer_may_sign_by_hand_in_their_own_slot(kind: str, window: bool | None) -> None:
    data = changed(once(), by_hand(kind, window=window))
    told = verdict(data)
    assert told.standing is Standing.VALID
    assert "Another slot was signed by hand afterwards." in told.reason
    slots = read_form(data, [form()]).signatures
    assert {slots[name].status for name in (IT, SPONSOR)} == {SignatureStatus.SIGNED}


@pytest.mark.parametrize(
    ("kind", "page", "box"),
    [
        ("/Ink", 2, (160, 60, 290, 126)),
        ("/Ink", 2, (160, 138, 290, 180)),
        ("/Ink", 1, IN_SLOT),
        ("/FreeText", 2, IN_SLOT),
        ("/Square", 2, IN_SLOT),
    ],
)
def test_anything_else_put_on_a_page_is_for_a_person(
    kind: str, page: int, box: tuple[int, ...]
) -> None:
    told = verdict(changed(once(), note(kind, page, box, "Sam Poe")))
    assert (told.standing, told.reason) == (
        Standing.UNCLEAR, f"After signing, something was put on page {page}.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("flat", "page", "slot", "stamp"),
    [
        (False, 1, (30, 30, 590, 760), (42, 601, 300, 616)),
        (False, 1, (42, 590, 300, 620), (42, 601, 300, 616)),
        (True, 0, (42, 590, 300, 620), (44, 601, 298, 616)),
    ],
)
def test_a_slot_that_was_laid_over_answers_beforehand_lets_nothing_be_put_on_them(
    flat: bool, page: int, slot: tuple[int, int, int, int], stamp: tuple[int, ...]
) -> None:
    """A shadow attack: who prepares the form leaves an empty slot over what is to be hidden."""
    form_of = fill_pdf(ANSWERS, {}, flat=True) if flat else paper()
    prepared = changed(form_of, new_signature_field("hidden", 0 if flat else page - 1, slot))
    spec = SigFieldSpec("signed", on_page=1, box=(153, 20, 298, 60))
    data = signed(prepared, "signed", more={"new_field_spec": spec})
    assert verdict(data, "signed").standing is Standing.VALID
    told = verdict(changed(data, note("/Stamp", 1, stamp, "Other Agency")), "signed")
    assert told.standing is Standing.UNCLEAR


@pytest.mark.parametrize(
    "more",
    [
        {"/A": DictionaryObject({NameObject("/S"): NameObject("/Hide")})},
        {"/OC": DictionaryObject({NameObject("/Type"): NameObject("/OCG")})},
        {"/F": NumberObject(4 | 16)},
        {"/F": NumberObject(4 | 8)},
        {"/F": NumberObject(2)},
    ],
)
def test_ink_that_does_something_or_stands_elsewhere_is_for_a_person(
    more: dict[str, Any],
) -> None:
    told = verdict(changed(once(), note("/Ink", 2, IN_SLOT, "Sam Poe", **more)))
    assert told.standing is Standing.UNCLEAR


def test_an_open_window_of_remarks_may_hide_something() -> None:
    told = verdict(changed(once(), by_hand("/Stamp", window=True)))
    assert told.reason == "After signing, something was put on page 2."


def test_a_slot_in_which_somebody_had_signed_by_hand_is_not_empty() -> None:
    data = signed(changed(paper(), by_hand("/Ink")))
    assert verdict(data).standing is Standing.VALID
    assert verdict(changed(data, by_hand("/Stamp"))).standing is Standing.UNCLEAR


@pytest.mark.parametrize(
    ("drawn", "name"),
    [
        (STROKES, "/SBDraft"),
        (STROKES, "/SHSignHere"),
        (STROKES, "/Approved"),
        (b"0 0 1 rg 0 0 120 30 re f BT /F1 9 Tf 2 2 Td (Sam Poe) Tj ET", "/Custom"),
        (b" ", "/Custom"),
    ],
)
def test_a_stamp_that_only_says_something_is_nobodys_signature(drawn: bytes, name: str) -> None:
    """Forms go round with "Sign here", and come back with it and nothing else."""
    stamp = by_hand("/Stamp", drawn, **{"/Name": NameObject(name)})
    slot = read_form(changed(paper(), stamp), [form()]).signatures[SPONSOR]
    assert slot.status is SignatureStatus.UNCLEAR
    both = changed(changed(paper(), stamp), by_hand("/Ink"))
    slot = read_form(both, [form()]).signatures[SPONSOR]
    assert slot.status is SignatureStatus.SIGNED


@pytest.mark.parametrize(
    ("level", "standing"),
    [
        (MDPPerm.NO_CHANGES, Standing.INVALID),
        (MDPPerm.FILL_FORMS, Standing.UNCLEAR),
        (MDPPerm.ANNOTATE, Standing.VALID),
    ],
)
def test_who_certified_the_form_says_whether_ink_may_follow(
    level: MDPPerm, standing: Standing
) -> None:
    ink = note("/Ink", 2, IN_SLOT, "Sam Poe", **{"/F": NumberObject(4)})
    assert verdict(changed(certified(level), ink)).standing is standing
