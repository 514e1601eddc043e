"""Answers of a flattened form over which a signature is laid."""

from __future__ import annotations

from pyhanko.sign.fields import SigFieldSpec

from fixtures.pdf_fill import fill_pdf
from form_templates import load_office
from parsers.model import ParsedForm
from parsers.reading import read_form
from tests.unit.signatures.papers import ANSWERS, IT, SPONSOR, changed, note, signed

Box = tuple[int, int, int, int]
AGENCY = (42, 601, 300, 616)


def read(box: Box, page: int) -> ParsedForm:
    """A printed form signed by hand, with a digital signature laid over ``box``."""
    spec = SigFieldSpec("over", on_page=page, box=box)
    data = signed(
        fill_pdf(ANSWERS, {IT: 3, SPONSOR: 4}, flat=True), "over", more={"new_field_spec": spec}
    )
    return read_form(data, [load_office("ct_cep", messages=False).form])


def test_an_answer_under_a_signature_is_in_doubt() -> None:
    told = read(AGENCY, 0).fields["agency"]
    assert (told.value, told.sure) == ("Example Agency", False)
    assert told.reason == "A signature lies over what was read there."


def test_a_signature_over_the_name_beside_it_is_its_signers_own() -> None:
    told = read((153, 134, 480, 184), 1)
    assert told.fields["it_manager_signed_name"].sure
    assert told.fields["agency"].sure


def test_an_answer_under_a_stamp_is_in_doubt_in_a_file_that_was_signed_digitally() -> None:
    """The stamp may have been put there since, in a slot that was left over the answer."""
    flat = fill_pdf(ANSWERS, {IT: 3, SPONSOR: 4}, flat=True)
    spec = SigFieldSpec("seal", on_page=1, box=(153, 20, 298, 60))
    data = changed(
        signed(flat, "seal", more={"new_field_spec": spec}), note("/Stamp", 1, AGENCY, "Other")
    )
    told = read_form(data, [load_office("ct_cep", messages=False).form]).fields
    assert not told["agency"].sure
    assert told["engagement_title"].sure
    assert told["it_manager_signed_name"].sure
