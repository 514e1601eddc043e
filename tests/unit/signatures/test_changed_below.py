"""Changes after signing that lie deeper than what is written on a page or in a field."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pyhanko.pdf_utils.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from fixtures.signed_pdf import digitally_signed
from parsers.model import Standing
from tests.unit.signatures.papers import (
    IT,
    changed,
    drawing,
    field_of,
    note,
    once,
    page_of,
    paper,
    setting,
    signed,
    verdict,
)

Change = Callable[[IncrementalPdfFileWriter], None]
RICH = 1 << 25


def prepared_drawing(name: str) -> tuple[bytes, int]:
    """A signed file whose first page draws something called ``name``, and that object's number."""
    made: list[IndirectObject] = []

    def prepare(writer: IncrementalPdfFileWriter) -> None:
        page = page_of(writer, 1)
        made.append(writer.add_object(drawing("Harmless")))
        named = DictionaryObject({NameObject(name): made[0]})
        resources = DictionaryObject(dict(page["/Resources"]))
        resources[NameObject("/XObject")] = named
        page[NameObject("/Resources")] = resources
        contents = page["/Contents"]
        old = list(contents) if isinstance(contents, ArrayObject) else [page.raw_get("/Contents")]
        drawn = StreamObject(stream_data=f"q 1 0 0 1 100 500 cm {name} Do Q".encode())
        page[NameObject("/Contents")] = ArrayObject([*old, writer.add_object(drawn)])

    return signed(paper(), mend=prepare), made[0].idnum


@pytest.mark.parametrize("name", ["/Fx", "/P", "/Parent", "/Popup", "/IRT", "/Dest", "/Pg"])
def test_a_drawing_exchanged_under_any_name_is_not_valid(name: str) -> None:
    data, number = prepared_drawing(name)
    assert verdict(data).standing is Standing.VALID

    def change(writer: IncrementalPdfFileWriter) -> None:
        writer.objects[0, number] = drawing("Something else")

    assert verdict(changed(data, change)).reason == "After signing, page 1 was changed."


def test_a_widget_of_no_field_that_is_drawn_anew_is_for_a_person() -> None:
    data = signed(paper(), mend=note("/Widget", 1, (100, 500, 400, 520), " "))

    def change(writer: IncrementalPdfFileWriter) -> None:
        annotation = page_of(writer, 1)["/Annots"].raw_get(-1)
        writer.mark_update(annotation)
        looks = DictionaryObject({NameObject("/N"): writer.add_object(drawing("Other Agency"))})
        annotation.get_object()[NameObject("/AP")] = looks

    assert verdict(data).standing is Standing.VALID
    told = verdict(changed(data, change))
    assert (told.standing, "was drawn anew" in told.reason) == (Standing.UNCLEAR, True)


def form_of(writer: IncrementalPdfFileWriter) -> DictionaryObject:
    form: DictionaryObject = writer.root["/AcroForm"]
    writer.update_container(form)
    return form


def other_font(writer: IncrementalPdfFileWriter) -> None:
    fonts = form_of(writer)["/DR"]["/Font"]
    writer.update_container(fonts)
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/ZapfDingbats"}
    fonts[NameObject("/Helv")] = DictionaryObject(
        {NameObject(key): NameObject(value) for key, value in font.items()}
    )


def pale_fields(writer: IncrementalPdfFileWriter) -> None:
    form = form_of(writer)
    form[NameObject("/NeedAppearances")] = BooleanObject(True)
    form[NameObject("/DA")] = TextStringObject("/Helv 9 Tf 1 g")


def pale_field(writer: IncrementalPdfFileWriter) -> None:
    form_of(writer)[NameObject("/NeedAppearances")] = BooleanObject(True)
    field_of(writer, "agency")[NameObject("/DA")] = TextStringObject("/Helv 9 Tf 1 g")


def rich_words(writer: IncrementalPdfFileWriter) -> None:
    node = field_of(writer, "agency")
    node[NameObject("/RV")] = TextStringObject("<body><p>Other Agency</p></body>")
    node[NameObject("/Ff")] = NumberObject(RICH)


def script(writer: IncrementalPdfFileWriter) -> None:
    action = DictionaryObject({NameObject("/S"): NameObject("/JavaScript")})
    action[NameObject("/JS")] = TextStringObject("event.value = 'Other Agency'")
    actions = DictionaryObject({NameObject("/F"): action})
    field_of(writer, "agency")[NameObject("/AA")] = actions


def other_label(writer: IncrementalPdfFileWriter) -> None:
    field_of(writer, "agency")[NameObject("/TU")] = TextStringObject("Division")


HOW = "After signing, how “Agency / Business Unit Name” is drawn or called was changed."


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (other_font, "After signing, the fonts of the form's fields were changed."),
        (pale_fields, "After signing, how the form draws its fields was changed."),
        (pale_field, HOW),
        (rich_words, HOW),
        (script, HOW),
        (other_label, HOW),
    ],
)
def test_what_draws_a_field_changed_after_signing_is_for_a_person(
    change: Change, said: str
) -> None:
    told = verdict(changed(once(), change))
    assert (told.standing, told.reason) == (Standing.UNCLEAR, said)


def test_a_field_that_showed_other_words_when_it_was_signed_is_for_a_person() -> None:
    told = verdict(signed(paper(), mend=setting("agency", None, "Other Agency")))
    said = "shows “Other Agency” but has the value “Example Agency”. Which of the two was signed"
    assert (told.standing, said in told.reason) == (Standing.UNCLEAR, True)


def fresh(writer: IncrementalPdfFileWriter) -> None:
    form_of(writer)[NameObject("/NeedAppearances")] = BooleanObject(True)


def test_looks_that_viewers_draw_anew_are_not_compared() -> None:
    stale = changed(changed(paper(), setting("agency", None, "Other Agency")), fresh)
    assert verdict(digitally_signed(stale, IT)).standing is Standing.VALID


def test_a_form_that_is_drawn_anew_only_after_signing_showed_other_words() -> None:
    data = signed(paper(), mend=setting("agency", None, "Other Agency"))
    assert verdict(changed(data, fresh)).standing is Standing.UNCLEAR


def test_a_font_that_is_added_to_the_form_changes_nothing() -> None:
    def change(writer: IncrementalPdfFileWriter) -> None:
        fonts = form_of(writer)["/DR"]["/Font"]
        writer.update_container(fonts)
        fonts[NameObject("/More")] = DictionaryObject(dict(fonts["/Helv"]))
        form_of(writer)[NameObject("/NeedAppearances")] = BooleanObject(True)

    assert verdict(changed(once(), change)).standing is Standing.VALID


def test_more_than_can_be_compared_is_unclear_and_not_broken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("parsers.pdf.signatures.revision.MAX_NODES", 2)
    told = verdict(changed(once(), note("/Stamp", 1, (100, 500, 400, 520), "Received")))
    assert (told.standing, told.reason) == (
        Standing.UNCLEAR,
        "The file is too large to tell what was done to it after signing.",
    )


@pytest.mark.parametrize(
    ("field", "value", "look"),
    [
        ("date_requested", "3/5/2026", "03/05/2026"),
        ("date_requested", "2026-03-05", "March 5, 2026"),
        ("agency", "Office of Samples (West)", "Office of Samples West"),
        ("agency", "Ren\u0065\u0301e Example", "Ren Example"),
    ],
)
def test_a_field_that_is_drawn_in_its_own_format_was_signed_as_it_is(
    field: str, value: str, look: str
) -> None:
    assert verdict(signed(paper(), mend=setting(field, value, look))).standing is Standing.VALID


def named_font(writer: IncrementalPdfFileWriter) -> None:
    fonts = form_of(writer)["/DR"]["/Font"]
    writer.update_container(fonts)
    font = DictionaryObject(dict(fonts["/Helv"].items()))
    font[NameObject("/Name")] = NameObject("/Helv")
    fonts[NameObject("/Helv")] = writer.add_object(font)


def test_a_font_that_is_written_anew_is_the_same_font() -> None:
    assert verdict(changed(once(), named_font)).standing is Standing.VALID
