"""The scans of a mail are read in a child of their own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from form_templates import load_office
from parsers.errors import ErrorKind, ReadTimeoutError, StarvedError
from parsers.model import (
    FileKind,
    FoundBy,
    Leaf,
    ParsedForm,
    ParsedMail,
    PartProblem,
    SignatureReading,
    SignatureStatus,
    Source,
)
from parsers.model.mail import Headers
from parsers.sandbox import Reader, scans
from parsers.sandbox.clock import Clock
from parsers.sandbox.wire import Answered, Call, Request, Scanned
from tests.hostile.build import attached, text, with_parts
from tests.scans.files import heic
from tests.unit.scan.sheets import file_of, pages, stranger

SCAN = PartProblem(ErrorKind.UNSUPPORTED, "a scan", scan=True)
FORM = ParsedForm("ct_cep", "1.9", Source.SCAN, 1, {}, {})


def leaf(path: str, problem: PartProblem | None = None, **more: object) -> Leaf:
    return Leaf(path, f"{path}.jpg", FileKind.IMAGE, "", 1, "", problem=problem, **more)  # type: ignore[arg-type]


def mail(*leaves: Leaf) -> ParsedMail:
    return ParsedMail(Headers("", None, "", None), "", "", leaves)


def test_pages_sent_as_a_picture_each_are_one_profile() -> None:
    first, second = pages()
    one, two = file_of([first], "JPEG"), heic([second])
    raw = with_parts(
        text(), attached(one, "IMG_1.jpg"), attached(file_of([stranger()], "PNG"), "garden.png"),
        attached(two, "IMG_2.HEIC"),
    )  # fmt: skip
    with Reader((load_office("ct_cep").form,)) as reader:
        read = reader.read_mail(raw)
    by_name = {one.name: one for one in read.leaves if one.name}
    form = by_name["IMG_1.jpg"].form
    assert form is not None
    assert form.pages == 2
    assert form.missing_sections == ()
    anchor = form.fields["rfp"].anchor
    assert anchor is not None
    assert anchor.place == "IMG_2.HEIC, page 1"
    assert by_name["IMG_2.HEIC"].problem is None
    assert by_name["garden.png"].problem is not None


def test_a_mail_without_scans_asks_nobody() -> None:
    def ask(_: Request, __: bytes, ___: Clock) -> Answered:
        raise AssertionError

    plain = mail(leaf("2", decoration=True), leaf("3", form=FORM))
    assert scans.with_scans(ask, b"", plain, Clock(10, 10), []) is plain


@pytest.mark.parametrize(("size", "asked"), [(300_000, ("2",)), (12_000, ("2",)), (9_000, ())])
def test_a_page_that_is_pasted_into_the_text_is_looked_at_and_a_logo_is_not(
    size: int, asked: tuple[str, ...]
) -> None:
    def ask(request: Request, _: bytes, __: Clock) -> Answered:
        assert request.paths == asked
        return (("2", FORM),)

    shown = mail(replace(leaf("2", decoration=True), size=size))
    (read,) = scans.with_scans(ask, b"", shown, Clock(10, 10), []).leaves
    assert (read.form, read.decoration) == ((FORM, False) if asked else (None, True))


def test_a_picture_in_the_text_that_is_no_form_stays_decoration() -> None:
    shown = mail(replace(leaf("2", decoration=True), size=300_000))
    read = scans.with_scans(lambda *_: (("2", SCAN),), b"", shown, Clock(10, 10), [])
    assert read.leaves == shown.leaves


@pytest.mark.parametrize(
    ("kind", "unread"), [(ErrorKind.TIMEOUT, True), (ErrorKind.UNSUPPORTED, False)]
)
def test_a_page_in_the_text_that_nobody_read_is_unread_beside_the_pages_that_were(
    kind: ErrorKind, *, unread: bool
) -> None:
    shown = [replace(leaf(path, decoration=True), size=300_000) for path in ("2", "3", "4")]
    problem = PartProblem(kind, "Nobody looked.", scan=True)
    told = (("2", FORM), ("3", problem), ("4", None))
    read = scans.with_scans(lambda *_: told, b"", mail(*shown), Clock(10, 10), []).leaves
    assert [one.problem for one in read] == [None, problem if unread else None, None]
    assert [(one.decoration, one.page) for one in read] == [
        (False, False),
        (not unread, False),
        (False, True),
    ]


def test_pictures_in_the_text_are_unread_where_there_was_no_time_for_them() -> None:
    def ask(_: Request, __: bytes, ___: Clock) -> Answered:
        raise ReadTimeoutError("late")

    shown = replace(leaf("2", decoration=True), size=300_000)
    logo = replace(leaf("3", decoration=True), size=4_000)
    read = scans.with_scans(ask, b"", mail(shown, logo), Clock(10, 10), []).leaves
    assert [one.problem and one.problem.kind for one in read] == [ErrorKind.TIMEOUT, None]


def test_beside_a_whole_profile_nothing_in_the_text_is_looked_at() -> None:
    def ask(_: Request, __: bytes, ___: Clock) -> Answered:
        raise AssertionError

    slots = {"s": SignatureReading("s", SignatureStatus.SIGNED, None, 1.0, FoundBy.ID)}
    shown = replace(leaf("2", decoration=True), size=300_000)
    whole = mail(shown, leaf("3", form=replace(FORM, signatures=slots)))
    assert scans.with_scans(ask, b"", whole, Clock(10, 10), []) is whole


def test_without_the_extra_scans_stay_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "is_installed", lambda: False)
    unread = mail(leaf("2", SCAN))
    assert scans.with_scans(lambda *_: (), b"", unread, Clock(10, 10), []) == unread


def test_a_scan_that_takes_too_long_is_held_and_its_neighbours_stay() -> None:
    def ask(_: Request, __: bytes, ___: Clock) -> Answered:
        raise ReadTimeoutError("late")

    read = scans.with_scans(ask, b"", mail(leaf("2", SCAN), leaf("3")), Clock(10, 10), [])
    late, picture = read.leaves
    assert late.problem is not None
    assert (late.problem.kind, late.problem.scan) == (ErrorKind.TIMEOUT, True)
    assert picture.problem is None


def test_scanned_pages_that_this_machine_cannot_read_now_stay_unread() -> None:
    def ask(_: Request, __: bytes, ___: Clock) -> Answered:
        raise StarvedError("busy")

    typed, request = replace(FORM, scanned=(2,)), Request(Call.FORM, 10, 10)
    read = scans.with_scanned_pages(ask, request, b"", Clock(10, 10), typed, [])
    assert read.warnings == ("Scanned pages were not read: page 2.",)


def test_beside_a_profile_a_picture_without_a_form_stays_an_attachment() -> None:
    def ask(_: Request, __: bytes, ___: Clock) -> Answered:
        return (("2", SCAN), ("3", FORM))

    read = scans.with_scans(
        ask, b"", mail(leaf("2"), leaf("3"), leaf("4", SCAN)), Clock(10, 10), []
    )
    assert [one.problem for one in read.leaves] == [None, None, SCAN]
    assert read.leaves[1].form == FORM


TYPED = replace(FORM, source=Source.PDF_FORM, scanned=(2,))
PAGES = PartProblem(ErrorKind.NO_FORM, "no form", scan=True, pages=(3,))


def test_the_scanned_pages_of_a_typed_file_are_asked_for_by_their_numbers() -> None:
    asked: list[Request] = []

    def ask(request: Request, _: bytes, __: Clock) -> Answered:
        asked.append(request)
        return (("2", replace(FORM, warnings=("read",))), ("3", FORM))

    some = mail(leaf("2", form=TYPED), leaf("3", PAGES), leaf("4"))
    read = scans.with_scans(ask, b"", some, Clock(10, 10), [load_office("ct_cep").form])
    assert asked[0].paths == ("2", "3", "4")
    assert asked[0].among == (Scanned("2", "ct_cep", (2,)), Scanned("3", "", (3,)))
    assert [one.form for one in read.leaves] == [
        replace(TYPED, scanned=(), warnings=("read",)), FORM, None,
    ]  # fmt: skip


@pytest.mark.parametrize("installed", [False, True])
def test_scanned_pages_that_stay_unread_are_named(
    monkeypatch: pytest.MonkeyPatch, installed: bool
) -> None:
    def ask(_: Request, __: bytes, ___: Clock) -> Answered:
        raise ReadTimeoutError("late")

    monkeypatch.setattr(scans, "is_installed", lambda: installed)
    some = mail(leaf("2", form=TYPED), leaf("3", PAGES), leaf("4", further=TYPED))
    read = scans.with_scans(ask, b"", some, Clock(10, 10), [])
    typed, beside, letter = read.leaves
    assert typed.form is not None
    assert typed.form.warnings == ("Scanned pages were not read: page 2.",)
    assert letter.form == typed.form
    assert beside.problem is None
    alone = scans.with_scans(ask, b"", mail(leaf("3", PAGES)), Clock(10, 10), [])
    (problem,) = [one.problem for one in alone.leaves]
    assert problem is not None
    assert problem.kind is (ErrorKind.TIMEOUT if installed else ErrorKind.NO_FORM)


def test_a_typed_file_read_by_itself_has_its_scanned_pages_read_too() -> None:
    def ask(request: Request, _: bytes, __: Clock) -> Answered:
        assert request.among == (Scanned("", "ct_cep", (2,)),)
        return FORM

    def late(_: Request, __: bytes, ___: Clock) -> Answered:
        raise ReadTimeoutError("late")

    request, forms = Request(Call.FORM, 1, 1), [load_office("ct_cep").form]
    read = scans.with_scanned_pages(ask, request, b"", Clock(10, 10), TYPED, forms)
    assert (read.warnings, read.scanned) == ((), ())
    read = scans.with_scanned_pages(late, request, b"", Clock(10, 10), TYPED, forms)
    assert (len(read.warnings), read.scanned) == (1, ())


LACKING = replace(FORM, missing_sections=("IV", "V"))


@pytest.mark.parametrize("kind", [FileKind.IMAGE, FileKind.PDF, FileKind.ZIP])
def test_what_a_profile_lacks_is_not_missing_where_a_file_beside_it_could_not_be_read(
    kind: FileKind,
) -> None:
    broken = replace(leaf("3", PartProblem(ErrorKind.CORRUPT, "cut off")), kind=kind)
    read = scans.with_scans(
        lambda *_: (("2", LACKING),), b"", mail(leaf("2", SCAN), broken), Clock(10, 10), []
    )
    form = read.leaves[0].form
    assert form is not None
    assert form.missing_sections == ()
    assert form.warnings == ("3.jpg could not be read: what seems to be missing may stand there.",)


@pytest.mark.parametrize("form", [FORM, LACKING])
def test_a_document_that_could_not_be_read_says_nothing_of_a_scans_pages(form: ParsedForm) -> None:
    broken = replace(
        leaf("3", PartProblem(ErrorKind.CORRUPT, "cut off")), kind=FileKind.WORD, name="plan.docx"
    )
    some = mail(leaf("2", form=form), broken)
    assert scans.with_scans(lambda *_: (), b"", some, Clock(10, 10), []) is some


def test_a_whole_profile_is_itself_whatever_lies_broken_beside_it() -> None:
    some = mail(leaf("2", form=FORM), leaf("3", PartProblem(ErrorKind.CORRUPT, "cut off")))
    assert scans.with_scans(lambda *_: (), b"", some, Clock(10, 10), []) is some


@pytest.mark.parametrize(("status", "asked"), [("signed", ("4",)), ("missing", ("3", "4"))])
def test_beside_a_whole_profile_a_file_of_many_scanned_pages_is_its_documentation(
    status: str, asked: tuple[str, ...]
) -> None:
    """An unsigned one may be signed there."""
    paths: list[tuple[str, ...]] = []

    def ask(request: Request, _: bytes, __: Clock) -> Answered:
        paths.append(request.paths)
        return ()

    slot = SignatureReading("s", SignatureStatus(status), None, 0.9, FoundBy.ID)
    typed = replace(FORM, source=Source.PDF_FORM, signatures={"s": slot})
    report = replace(PAGES, pages=tuple(range(2, 12)))
    some = mail(leaf("2", form=typed), leaf("3", report), leaf("4"))
    read = scans.with_scans(ask, b"", some, Clock(10, 10), [])
    assert paths == [asked]
    assert read.leaves[1].problem is None


def test_pages_of_a_report_that_there_was_no_time_for_are_said_beside_a_profile_too() -> None:
    late = PartProblem(ErrorKind.TIMEOUT, "late", scan=True)
    some = mail(leaf("2", form=FORM), leaf("3", PAGES))
    read = scans.with_scans(lambda *_: (("3", late),), b"", some, Clock(10, 10), [])
    assert read.leaves[1].problem == late
