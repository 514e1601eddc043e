"""Our own Word form, signed digitally or beside the controls that were meant for it."""

from __future__ import annotations

import pytest

from form_templates import load_office
from parsers.matching import read_document
from parsers.model import SURE, FileKind, SignatureKind, SignatureReading, SignatureStatus
from tests.unit.matching.sheets import form
from tests.unit.word.ooxml import scribble, zipped
from tests.unit.word.opc import parts_of, text_of
from tests.unit.word.signer import LINE, Signing, signed_parts

MANAGER, SPONSOR = "it_manager_signature", "business_sponsor_signature"
PICTURE = (
    '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata r:id="rIdInk"/>'
    "</v:shape></w:pict></w:r>"
)
SIGNATURE_LINE = (
    '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office"><v:imagedata r:id="rIdInk"/>'
    f'<o:signatureline id="{LINE}" issignatureline="t"/></v:shape></w:pict></w:r>'
)


def blank(beside: str = "", *slots: str) -> dict[str, str | bytes]:
    """The blank form with ``beside`` after the signature controls of ``slots``."""
    files = parts_of(load_office("ct_cep").blank(".docx").read_bytes())
    text = text_of(files["word/document.xml"])
    for slot in slots:
        before, tag, rest = text.partition(f'<w:tag w:val="{slot}"/>')
        control, end, rest = rest.partition("</w:sdt>")
        text = before + tag + control + end + beside + rest
    files["word/document.xml"] = text
    files["word/media/ink.png"] = scribble()
    rels = text_of(files["word/_rels/document.xml.rels"])
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    row = f'<Relationship Id="rIdInk" Type="{kind}" Target="media/ink.png"/>'
    files["word/_rels/document.xml.rels"] = rels.replace(
        "</Relationships>", row + "</Relationships>"
    )
    return files


def slots(files: dict[str, str | bytes]) -> tuple[SignatureReading, SignatureReading]:
    """What the two slots say."""
    read = read_document(zipped(files), FileKind.WORD, [form()]).signatures
    return read[MANAGER], read[SPONSOR]


def test_a_signature_line_in_the_slots_cell_signs_that_slot_alone() -> None:
    manager, sponsor = slots(signed_parts(blank(SIGNATURE_LINE, MANAGER), Signing(line=LINE)))
    assert (manager.status, manager.kind) == (SignatureStatus.SIGNED, SignatureKind.DIGITAL)
    assert manager.confidence >= SURE
    assert manager.signer == "Jane Doe"
    assert "self-signed" in manager.reason
    assert sponsor.status is SignatureStatus.MISSING


def test_a_signature_line_that_nobody_signed_is_not_signed() -> None:
    files = blank(SIGNATURE_LINE, MANAGER)
    assert [one.status for one in slots(files)] == [SignatureStatus.MISSING] * 2


def test_a_form_changed_after_signing_is_not_signed() -> None:
    files = signed_parts(blank(SIGNATURE_LINE, MANAGER), Signing(line=LINE))
    files["word/document.xml"] = text_of(files["word/document.xml"]).replace("Agency", "Agencies")
    manager, _ = slots(files)
    assert (manager.status, manager.kind) == (SignatureStatus.INVALID, SignatureKind.DIGITAL)
    assert manager.reason == "The text of the document was changed after signing."


def test_a_signature_of_the_whole_form_leaves_its_two_slots_to_a_person() -> None:
    for slot in slots(signed_parts(blank())):
        assert slot.status is SignatureStatus.UNCLEAR
        assert "cannot be told" in slot.reason


@pytest.mark.parametrize("named", [(MANAGER,), (MANAGER, SPONSOR)])
def test_a_picture_beside_the_control_that_was_meant_for_it_signs(named: tuple[str, ...]) -> None:
    found = [one.field for one in slots(blank(PICTURE, *named)) if one.kind]
    assert found == list(named)
