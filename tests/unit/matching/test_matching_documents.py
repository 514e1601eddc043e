"""Documents: bytes of Word and PDF files, read as the form."""

from __future__ import annotations

import pytest

from form_templates import load_office
from form_templates.model import FieldType
from parsers.errors import NoFormError, UnsupportedError
from parsers.matching import read_document
from parsers.model import FileKind, FoundBy, SignatureStatus
from tests.unit.matching.sheets import form


@pytest.mark.parametrize(("suffix", "kind"), [(".docx", FileKind.WORD), (".pdf", FileKind.PDF)])
def test_our_own_blanks_have_every_field_and_nothing_in_it(suffix: str, kind: FileKind) -> None:
    data = load_office("ct_cep").blank(suffix).read_bytes()
    parsed = read_document(data, kind, [form()])
    assert (parsed.form, parsed.missing_sections) == ("ct_cep", ())
    for field_id, reading in parsed.fields.items():
        field = form()[field_id]
        assert reading.found_by is FoundBy.ID, field_id
        assert reading.sure
        boxed = field.type in {FieldType.CHECKBOX, FieldType.YES_NO}
        assert reading.value in ({None, False} if boxed else {None}), field_id
    for slot in parsed.signatures.values():
        assert (slot.status, slot.found_by) == (SignatureStatus.MISSING, FoundBy.ID)


@pytest.mark.parametrize("kind", [FileKind.IMAGE, FileKind.TEXT, FileKind.ZIP])
def test_other_kinds_of_files_are_not_read(kind: FileKind) -> None:
    with pytest.raises(UnsupportedError, match="neither a Word document nor a PDF"):
        read_document(b"", kind, [form()])


def test_a_form_that_nobody_knows_is_refused() -> None:
    data = load_office("ct_cep").blank(".pdf").read_bytes()
    with pytest.raises(NoFormError):
        read_document(data, FileKind.PDF, [form()], "other")
