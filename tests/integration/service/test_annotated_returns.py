"""A returned form comes back with notes, is corrected in that copy, and is accepted."""

from __future__ import annotations

from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

import fixtures
from intake_mailbot.domain.model import Verdict
from parsers.errors import ChildDiedError
from parsers.model import Annotated, Notes, ParsedMail
from parsers.sandbox import Reader
from tests.integration.service.office import OfficeFolder, letter
from tests.unit.word.ooxml import scribble, zipped
from tests.unit.word.opc import parts_of, text_of
from tests.unit.word.signer import signed

CLERK = "clerk@agency.example.gov"
FORMS = Path(fixtures.__file__).parent / "forms"
UNSIGNED = (FORMS / "word-unsigned.docx").read_bytes()
MISSING = (FORMS / "word-missing-fields.docx").read_bytes()


def files_of(mail: EmailMessage) -> dict[str, bytes]:
    """The attachments of a mail by their names."""
    return {
        str(part.get_filename()): bytes(part.get_payload(decode=True))
        for part in mail.iter_attachments()
    }


def the_answer(office: OfficeFolder) -> EmailMessage:
    (mail,) = office.sent_to(CLERK)
    return mail


def events_of(office: OfficeFolder, kind: str) -> list[str]:
    with office.store() as store, store.unit(write=False) as unit:
        found = unit.events.of_message(unit.ledger.list()[0].id)
    return [one.text for one in found if one.kind == kind]


def with_pictures(data: bytes) -> bytes:
    """The form with a picture of a signature put into both slots, as Word does."""
    files = parts_of(data)
    rels = text_of(files["word/_rels/document.xml.rels"])
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    row = f'<Relationship Id="rIdInk" Type="{kind}" Target="media/ink.png"/>'
    files["word/_rels/document.xml.rels"] = rels.replace(
        "</Relationships>", row + "</Relationships>"
    )
    files["word/media/ink.png"] = scribble()
    text = text_of(files["word/document.xml"])
    for slot in ("it_manager_signature", "business_sponsor_signature"):
        before, tag, after = text.partition(f'<w:tag w:val="{slot}"/>')
        properties, showing, after = after.partition("<w:showingPlcHdr/>")
        until, embed, after = after.partition('r:embed="')
        _, quote, after = after.partition('"')
        assert showing
        assert quote
        text = before + tag + properties + until + embed + "rIdInk" + quote + after
    files["word/document.xml"] = text
    return zipped(files)


def test_the_copy_that_came_back_is_signed_sent_again_and_accepted(office: OfficeFolder) -> None:
    office.deliver(letter(files=(("Our profile.docx", UNSIGNED),)))
    office.poll()
    answer = the_answer(office)
    ((name, copy),) = files_of(answer).items()
    assert name == "Our-profile-notes.docx"
    body = answer.get_body(("plain",))
    assert body is not None
    assert "copy of your form with a note at each place" in " ".join(body.get_content().split())
    assert b"is not signed" in bytes(parts_of(copy)["word/comments.xml"])  # type: ignore[arg-type]
    back = (("In-Reply-To", answer["Message-ID"]), ("References", answer["Message-ID"]))
    again = letter("RE: " + answer["Subject"], headers=back, files=((name, with_pictures(copy)),))
    office.deliver(again)
    office.poll()
    (case,) = office.cases()
    assert (case.verdict, case.version, case.findings) == (Verdict.ACCEPT, 2, ())


def test_a_signed_form_is_not_altered_and_its_notes_stand_on_a_sheet(office: OfficeFolder) -> None:
    office.deliver(letter(files=(("profile.docx", signed(MISSING)),)))
    office.poll()
    ((name, sheet),) = files_of(the_answer(office)).items()
    assert name == "profile-notes.pdf"
    assert sheet.startswith(b"%PDF")
    body = the_answer(office).get_body(("plain",))
    assert body is not None
    assert "we wrote nothing into it" in " ".join(body.get_content().split())


@dataclass
class Refusing:
    """A reader whose child dies whenever it is to write notes."""

    reader: Reader

    def read_mail(self, raw: bytes) -> ParsedMail:
        return self.reader.read_mail(raw)

    def annotate(self, data: bytes, notes: Notes, path: str = "") -> Annotated:
        raise ChildDiedError(f"The process that wrote on {notes.name} ({len(data)}) ended: {path}")


def test_an_answer_whose_copy_cannot_be_made_goes_out_without_it(office: OfficeFolder) -> None:
    office.deliver(letter(files=(("profile.docx", MISSING),)))
    office.reader = Refusing(office.reader)  # type: ignore[assignment]
    office.poll()
    answer = the_answer(office)
    assert files_of(answer) == {}
    body = answer.get_body(("plain",))
    assert body is not None
    assert "copy of your form" not in body.get_content()
    (said,) = events_of(office, "not_annotated")
    assert "without a copy with notes" in said


def test_an_accepted_form_is_not_sent_back(office: OfficeFolder) -> None:
    office.deliver(letter(files=(("p.docx", (FORMS / "word-complete.docx").read_bytes()),)))
    office.poll()
    assert files_of(the_answer(office)) == {}
