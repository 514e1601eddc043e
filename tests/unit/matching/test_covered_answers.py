"""Answers of a flattened form over which a signature is laid."""

from __future__ import annotations

from pyhanko.sign.fields import SigFieldSpec

from fixtures.pdf_fill import fill_pdf
from form_templates import load_office
from parsers.model import ParsedForm
from parsers.reading import read_form
from tests.unit.signatures.papers import ANSWERS, IT, SPONSOR, signed

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
    assert told.reason == "A digital signature lies over what was read there."


def test_a_signature_over_the_name_beside_it_is_its_signers_own() -> None:
    told = read((153, 134, 480, 184), 1)
    assert told.fields["it_manager_signed_name"].sure
    assert told.fields["agency"].sure
