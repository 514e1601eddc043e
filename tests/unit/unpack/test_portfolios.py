"""PDF portfolios: the files in them count, as those of an archive do."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from fixtures.answers import IT_MANAGER, SPONSOR, complete
from fixtures.pdf_fill import fill_pdf
from form_templates import load_office
from parsers.errors import ErrorKind, HostileError, ParseError, TooLargeError
from parsers.mail import leaf_data, read_mail
from parsers.model import FileKind, ParsedMail
from parsers.pdf.streams import unpacked
from parsers.unpack import Budget, Limits, portfolio
from parsers.unpack.portfolio import may_be_portfolio, members
from tests.hostile.build import attached, text, with_parts

FORM = load_office("ct_cep").form
PROFILE = fill_pdf(
    complete("Permit Portal", "Department of Samples", "Sample Requestor", "11/20/2026"),
    {IT_MANAGER: 11, SPONSOR: 12},
)
PLAN = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\nstartxref\n0\n%%EOF\n"


def envelope(files: dict[str, bytes], *, collection: bool = True, packed: bool = False) -> bytes:
    """A PDF of one page with ``files`` in it; ``packed``: its catalog lies in a stream."""
    pdf, out = Pdf.new(), io.BytesIO()
    pdf.add_blank_page()
    for name, data in files.items():
        pdf.attachments[name] = data
    if collection:
        pdf.Root.Collection = pdf.make_indirect(Dictionary(Type=Name.Collection, View=Name.D))
    mode = pikepdf.ObjectStreamMode
    pdf.save(out, object_stream_mode=mode.generate if packed else mode.disable)
    return out.getvalue()


def mailed(data: bytes) -> ParsedMail:
    return read_mail(with_parts(text(), attached(data, "all.pdf", "application/pdf")), (FORM,))


@pytest.mark.parametrize("packed", [False, True])
def test_the_form_in_a_portfolio_is_read_and_its_cover_is_no_document(packed: bool) -> None:
    read = mailed(envelope({"profile.pdf": PROFILE, "plan.pdf": PLAN}, packed=packed))
    (form,) = read.forms
    assert form.name == "profile.pdf"
    assert form.form is not None
    assert form.form.fields["engagement_title"].value == "Permit Portal"
    documents = [
        leaf.name for leaf in read.leaves if not leaf.decoration and leaf.kind is FileKind.PDF
    ]
    assert sorted(documents) == ["plan.pdf", "profile.pdf"]


def test_a_file_of_a_portfolio_can_be_had_by_its_path() -> None:
    raw = with_parts(text(), attached(envelope({"profile.pdf": PROFILE}), "all.pdf"))
    (form,) = read_mail(raw, (FORM,)).forms
    assert leaf_data(raw, form.path) == PROFILE


def test_an_ordinary_pdf_with_files_in_it_stays_one_file() -> None:
    data = envelope({"source.pdf": PROFILE}, collection=False)
    assert members(data, Budget()) == ()
    assert not mailed(data).forms


def test_a_profile_that_is_the_portfolio_itself_is_read() -> None:
    pdf, out = Pdf.open(io.BytesIO(PROFILE)), io.BytesIO()
    pdf.attachments["plan.pdf"] = PLAN
    pdf.Root.Collection = pdf.make_indirect(Dictionary(Type=Name.Collection))
    pdf.save(out)
    read = mailed(out.getvalue())
    assert [leaf.name for leaf in read.forms] == ["all.pdf"]
    assert [leaf.name for leaf in read.leaves if leaf.name == "plan.pdf"]


def test_an_empty_file_in_a_portfolio_is_said() -> None:
    (one,) = members(envelope({"profile.pdf": b""}), Budget())
    assert one.problem is not None
    assert one.problem.kind is ErrorKind.CORRUPT
    assert "profile.pdf in the PDF portfolio" in one.problem.message


def test_a_bomb_in_a_portfolio_is_refused() -> None:
    (one,) = members(envelope({"profile.pdf": b"\0" * 5_000_000}), Budget())
    assert one.problem is not None
    assert one.problem.kind is ErrorKind.HOSTILE


def test_portfolios_in_portfolios_are_opened_to_a_depth() -> None:
    data = PROFILE
    for _ in range(3):
        data = envelope({"inner.pdf": data})
    assert [leaf.name for leaf in mailed(data).forms] == ["inner.pdf"]
    blamed = [leaf.problem for leaf in mailed(envelope({"inner.pdf": data})).leaves if leaf.problem]
    assert [one.kind for one in blamed] == [ErrorKind.HOSTILE]


def test_more_files_than_a_mail_may_hold_are_too_many() -> None:
    data = envelope({f"{n}.pdf": PLAN for n in range(4)})
    with pytest.raises(ParseError):
        members(data, Budget(Limits(members=3)))


def all_one(count: int, data: bytes) -> bytes:
    """A portfolio whose ``count`` files are one packed stream."""
    pdf, out = Pdf.new(), io.BytesIO()
    pdf.add_blank_page()
    stream = pdf.make_indirect(Stream(pdf, zlib.compress(data), Filter=Name.FlateDecode))
    stream.Type = Name.EmbeddedFile
    names = Array()
    for number in range(count):
        held = Dictionary(Type=Name.Filespec, UF=f"{number}.pdf", EF=Dictionary(F=stream))
        names.append(String(f"{number:03}"))
        names.append(pdf.make_indirect(held))
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=names))
    pdf.Root.Collection = Dictionary(Type=Name.Collection)
    pdf.save(out, compress_streams=False)
    return out.getvalue()


def unpackings(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Each unpacking of a stream from now on."""
    done: list[object] = []

    def counted(stream: pikepdf.Object) -> bytes:
        done.append(stream)
        return unpacked(stream)

    monkeypatch.setattr(portfolio, "unpacked", counted)
    return done


def test_files_that_are_one_stream_are_unpacked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    done = unpackings(monkeypatch)
    assert [one.data for one in members(all_one(9, PLAN), Budget())] == [PLAN] * 9
    assert len(done) == 1


def test_nothing_more_is_unpacked_once_it_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    done = unpackings(monkeypatch)
    data = envelope({f"{n}.pdf": PLAN + bytes([n]) for n in range(9)})
    with pytest.raises(TooLargeError):
        members(data, Budget(Limits(inflated=2 * len(PLAN) + 2)))
    assert len(done) == 3


def test_nothing_more_is_unpacked_after_a_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    done = unpackings(monkeypatch)
    found = members(all_one(9, b"\0" * 5_000_000), Budget())
    assert [one.problem and one.problem.kind for one in found] == [ErrorKind.HOSTILE] * 9
    assert len(done) == 1


def test_a_list_of_files_that_is_none_raises_nothing_else() -> None:
    data = envelope({"profile.pdf": PROFILE})
    for old, new in ((b"/Names", b"/Nemes"), (b"/EF", b"/XX"), (b"/UF", b"/EF"), (b"/F ", b"/Q ")):
        broken = data.replace(old, new)
        assert may_be_portfolio(broken)
        try:
            members(broken, Budget())
        except (ParseError, HostileError):
            continue
