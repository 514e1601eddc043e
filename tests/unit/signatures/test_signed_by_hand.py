"""One signs digitally, the other with a pen or a picture over their own slot."""

from __future__ import annotations

import pytest
from pyhanko.pdf_utils.generic import DictionaryObject, NameObject, NumberObject
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
    new_signature_field,
    note,
    once,
    paper,
    signed,
    verdict,
)

IN_SLOT = (160, 84, 290, 126)


@pytest.mark.parametrize("kind", ["/Ink", "/Stamp"])
def test_the_next_signer_may_sign_by_hand_in_their_own_slot(kind: str) -> None:
    data = changed(once(), note(kind, 2, IN_SLOT, "Sam Poe"))
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
    ],
)
def test_ink_that_does_something_or_can_be_hidden_is_for_a_person(
    more: dict[str, DictionaryObject],
) -> None:
    told = verdict(changed(once(), note("/Ink", 2, IN_SLOT, "Sam Poe", **more)))
    assert told.standing is Standing.UNCLEAR


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
