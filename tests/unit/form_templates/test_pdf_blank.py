"""The blank PDF has a real field for every field, and reads well aloud."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pikepdf
import pypdf
import pytest

from form_templates import FieldType, Form, load_form, load_office
from form_templates.builders.measure import text_width
from form_templates.builders.office import build_layout, build_office
from form_templates.builders.pdf import build_pdf
from tests.unit.form_templates.making import FORM, long_form, write_office


@pytest.fixture(scope="module")
def form() -> Form:
    return load_office("ct_cep").form


@pytest.fixture(scope="module")
def built(form: Form) -> bytes:
    return build_pdf(form)


@pytest.fixture(scope="module")
def pdf(built: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(built))


@pytest.fixture(scope="module")
def fields(pdf: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
    return {str(field.T): field for field in pdf.Root.AcroForm.Fields}


def test_the_committed_blank_is_what_is_built(built: bytes) -> None:
    assert load_office("ct_cep").blank(".pdf").read_bytes() == built


def test_every_field_has_its_id_as_name_and_its_label_as_tooltip(
    form: Form, fields: dict[str, pikepdf.Object]
) -> None:
    assert sorted(fields) == sorted(form.fields)
    for field in form.fields.values():
        assert str(fields[field.id].TU) == field.full_label


def test_fields_are_of_the_kind_of_their_type(
    form: Form, fields: dict[str, pikepdf.Object]
) -> None:
    kinds = {
        FieldType.CHOICE: "/Ch",
        FieldType.YES_NO: "/Ch",
        FieldType.CHECKBOX: "/Btn",
        FieldType.SIGNATURE: "/Sig",
    }
    for field in form.fields.values():
        assert str(fields[field.id].FT) == kinds.get(field.type, "/Tx")


def test_limits_choices_and_formats_are_enforced(fields: dict[str, pikepdf.Object]) -> None:
    assert fields["engagement_title"].MaxLen == 32
    assert fields["services_requested"].MaxLen == 1024
    assert [str(option) for option in fields["design_status"].Opt][:2] == [
        "Choose Status...",
        "Not Applicable",
    ]
    assert str(fields["mandated"].V) == str(fields["mandated"].DV) == "No"
    assert "mm/dd/yyyy" in str(fields["date_requested"].AA.F.JS)
    assert str(fields["requestor_phone"].AA.F.JS) == "AFSpecial_Format(2);"


def test_long_texts_wrap_and_required_fields_say_so(fields: dict[str, pikepdf.Object]) -> None:
    assert int(fields["business_objectives"].Ff) & 1 << 12
    assert int(fields["agency"].Ff) & 2
    assert "/Ff" not in fields["project_manager_name"]


def test_a_check_box_draws_its_tick(fields: dict[str, pikepdf.Object]) -> None:
    states = fields["itb"].AP.N
    assert set(states.keys()) == {"/Yes", "/Off"}
    assert fields["itb"].AS == "/Off"


def test_the_document_says_what_it_is(pdf: pikepdf.Pdf) -> None:
    assert str(pdf.docinfo["/FormMark"]) == "ct_cep/1.9"
    assert str(pdf.docinfo["/Keywords"]) == "ct_cep/1.9"
    assert b"<pdf:Keywords>ct_cep/1.9<" in pdf.Root.Metadata.read_bytes()
    assert str(pdf.Root.Lang) == "en-US"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle


def walk(element: pikepdf.Object) -> list[pikepdf.Object]:
    found = [element]
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary):
            found += walk(kid) if "/S" in kid else [kid]
    return found


def test_the_structure_reaches_every_field_and_every_text(pdf: pikepdf.Pdf) -> None:
    nodes = walk(pdf.Root.StructTreeRoot.K[0])
    assert pdf.Root.MarkInfo.Marked
    objects = [node.Obj for node in nodes if node.get("/Type") == "/OBJR"]
    assert sorted(str(w.T) for w in objects) == sorted(load_office("ct_cep").form.fields)
    kinds = {str(node.S) for node in nodes if "/S" in node}
    assert {"/Document", "/H1", "/H2", "/Sect", "/Table", "/TR", "/TH", "/TD", "/Form"} <= kinds
    drawn = sum(node.get("/Type") == "/MCR" for node in nodes)
    marked = sum(page.Contents.read_bytes().count(b"/MCID") for page in pdf.pages)
    assert drawn == marked > 50


def test_parents_lead_back_from_page_and_widget(pdf: pikepdf.Pdf) -> None:
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    for page in pdf.pages:
        assert page.obj.Tabs == "/S"
        assert len(parents[int(page.obj.StructParents)]) > 20
        for widget in page.obj.Annots:
            assert parents[int(widget.StructParent)].S == "/Form"


def test_all_content_is_marked(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        depth = 0
        for operands, operator in pikepdf.parse_content_stream(page):
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(str(operator), 0)
            assert depth in {0, 1}
            assert depth or str(operator) == "EMC", operands


def test_the_layout_is_where_the_fields_are(form: Form, fields: dict[str, pikepdf.Object]) -> None:
    committed = (load_office("ct_cep").folder / "layout.json").read_text("utf-8")
    assert committed == build_layout(form)
    layout = json.loads(committed)
    assert [page["mark"] for page in layout["pages"]] == ["ct_cep/1.9/1", "ct_cep/1.9/2"]
    assert list(layout["fields"]) == list(form.fields)
    for name, place in layout["fields"].items():
        rectangle = [float(edge) for edge in fields[name].Rect]
        assert place["box"] == pytest.approx(rectangle, abs=0.06)


def test_no_two_fields_overlap_and_none_leaves_the_page(form: Form) -> None:
    places = list(json.loads(build_layout(form))["fields"].values())
    for at, one in enumerate(places):
        x0, y0, x1, y1 = one["box"]
        assert 36 <= x0 < x1 <= 576
        assert 36 <= y0 < y1 <= 756
        for other in places[at + 1 :]:
            left, low, right, high = other["box"]
            apart = x1 <= left or right <= x0 or y1 <= low or high <= y0
            assert apart or one["page"] != other["page"]


def test_values_fit_their_boxes_in_print(form: Form) -> None:
    places = json.loads(build_layout(form))["fields"]
    for field in form.values:
        x0, _, x1, _ = places[field.id]["box"]
        longest = [*field.choices, field.prompt, "(888) 888-8888" if field.type == "phone" else ""]
        assert max(text_width(text, "Helvetica", 9.5) for text in longest) < x1 - x0 - 4, field.id


def test_another_library_fills_it(built: bytes) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(built))
    for page in writer.pages:
        writer.update_page_form_field_values(
            page, {"agency": "Consumer Protection", "rfp": "/Yes"}, auto_regenerate=False
        )
    out = io.BytesIO()
    writer.write(out)
    found = pypdf.PdfReader(out).get_fields()
    assert found is not None
    assert found["agency"]["/V"] == "Consumer Protection"
    assert found["rfp"]["/V"] == "/Yes"


def test_the_printed_text_reads_in_order(built: bytes) -> None:
    text = pypdf.PdfReader(io.BytesIO(built)).pages[0].extract_text()
    assert re.search(
        r"Customer Engagement Profile.*SECTION I.*Requestor's Name.*SECTION II", text, re.DOTALL
    )


def test_building_an_office_writes_all_three(tmp_path: Path) -> None:
    office = load_office(write_office(tmp_path / "mine", FORM))
    written = build_office(office, office.folder / "built")
    assert [path.name for path in written] == ["small.docx", "small.pdf", "layout.json"]
    assert all(path.stat().st_size for path in written)


def test_a_long_form_goes_on_over_pages(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = write_office(tmp_path_factory.mktemp("long"), long_form(sections=2, fields=30))
    form = load_form(folder / "form.toml")
    pages = json.loads(build_layout(form))["pages"]
    assert len(pages) == 4
    assert len(pikepdf.open(io.BytesIO(build_pdf(form))).pages) == 4
