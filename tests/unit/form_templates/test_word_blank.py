"""The blank Word form holds a control for every field, and survives what programs do to it."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from lxml import etree

from form_templates import FieldType, Form, load_form, load_office
from form_templates.builders.png import encode_png, signature_icon
from form_templates.builders.word import build_word
from tests.unit.form_templates.making import long_form, write_office

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


@pytest.fixture(scope="module")
def form() -> Form:
    return load_office("ct_cep").form


@pytest.fixture(scope="module")
def parts(form: Form) -> dict[str, bytes]:
    return unpacked(build_word(form))


@pytest.fixture(scope="module")
def controls(parts: dict[str, bytes]) -> dict[str, etree._Element]:
    body = etree.fromstring(parts["word/document.xml"])
    return {value(c, "sdtPr/tag"): c for c in body.iter(f"{W}sdt")}


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def find(element: etree._Element, path: str) -> etree._Element | None:
    return element.find("/".join(f"{W}{step}" for step in path.split("/")))


def value(element: etree._Element, path: str) -> str:
    found = find(element, path)
    return "" if found is None else found.get(f"{W}val", "")


def shown(control: etree._Element) -> str:
    return "".join(t.text or "" for t in control.iter(f"{W}t"))


def test_the_committed_blank_is_what_is_built(parts: dict[str, bytes]) -> None:
    committed = load_office("ct_cep").blank(".docx").read_bytes()
    assert unpacked(committed) == parts


def test_every_field_has_one_control_with_its_id_and_label(
    form: Form, controls: dict[str, etree._Element]
) -> None:
    assert sorted(controls) == sorted(form.fields)
    for field in form.fields.values():
        assert value(controls[field.id], "sdtPr/alias") == field.full_label
        assert value(controls[field.id], "sdtPr/lock") == "sdtLocked"


def test_controls_are_of_the_kind_of_their_field(
    form: Form, controls: dict[str, etree._Element]
) -> None:
    kinds = {
        FieldType.TEXT: f"{W}text",
        FieldType.LONG_TEXT: f"{W}text",
        FieldType.PHONE: f"{W}text",
        FieldType.DATE: f"{W}date",
        FieldType.CHOICE: f"{W}dropDownList",
        FieldType.YES_NO: f"{W}dropDownList",
        FieldType.CHECKBOX: f"{W14}checkbox",
        FieldType.SIGNATURE: f"{W}picture",
    }
    for field in form.fields.values():
        properties = find(controls[field.id], "sdtPr")
        assert properties is not None
        assert properties[-1].tag == kinds[field.type], field.id
    long = find(controls["business_objectives"], "sdtPr/text")
    assert long is not None
    assert long.get(f"{W}multiLine") == "1"


def test_choices_are_listed_and_the_prompt_is_empty(controls: dict[str, etree._Element]) -> None:
    items = [
        (item.get(f"{W}displayText"), item.get(f"{W}value"))
        for item in controls["design_status"].iter(f"{W}listItem")
    ]
    assert items[:2] == [("Choose Status...", ""), ("Not Applicable", "Not Applicable")]
    assert len(items) == 6


def test_empty_controls_show_their_prompt_and_know_it(controls: dict[str, etree._Element]) -> None:
    for name, prompt in (
        ("agency", "Click or tap here to enter text."),
        ("engagement_title", "Click or tap here to enter text (at most 32 characters)."),
        ("requestor_phone", "(nnn) nnn-nnnn"),
        ("date_requested", "mm/dd/yyyy"),
        ("current_phase", "Choose Phase..."),
    ):
        assert shown(controls[name]) == prompt
        assert find(controls[name], "sdtPr/showingPlcHdr") is not None


def test_a_question_shows_its_preset(controls: dict[str, etree._Element]) -> None:
    assert shown(controls["mandated"]) == "No"
    assert find(controls["mandated"], "sdtPr/showingPlcHdr") is None


def test_every_control_has_a_building_block_of_its_own(
    form: Form, parts: dict[str, bytes], controls: dict[str, etree._Element]
) -> None:
    glossary = etree.fromstring(parts["word/glossary/document.xml"])
    names = [value(part, "docPartPr/name") for part in glossary.iter(f"{W}docPart")]
    assert sorted(names) == sorted(form.fields)
    for name, control in controls.items():
        assert value(control, "sdtPr/placeholder/docPart") == name
    guids = [guid.get(f"{W}val") for guid in glossary.iter(f"{W}guid")]
    assert len(set(guids)) == len(form.fields)


def test_only_controls_can_be_filled(parts: dict[str, bytes]) -> None:
    protection = find(etree.fromstring(parts["word/settings.xml"]), "documentProtection")
    assert protection is not None
    assert protection.get(f"{W}edit") == "forms"
    assert protection.get(f"{W}enforcement") == "1"


def test_rows_have_exact_heights(parts: dict[str, bytes]) -> None:
    heights = list(etree.fromstring(parts["word/document.xml"]).iter(f"{W}trHeight"))
    assert heights
    assert {height.get(f"{W}hRule") for height in heights} == {"exact"}


def test_the_file_and_its_pages_carry_the_mark(parts: dict[str, bytes]) -> None:
    assert b'name="FormMark"' in parts["docProps/custom.xml"]
    assert b">ct_cep/1.9<" in parts["docProps/custom.xml"]
    body = etree.fromstring(parts["word/document.xml"])
    marks = [a.find(f"{WP}docPr").get("descr") for a in body.iter(f"{WP}anchor")]
    assert marks == ["Form mark ct_cep/1.9/1", "Form mark ct_cep/1.9/2"]


def test_every_part_is_named_and_every_relationship_leads_somewhere(
    parts: dict[str, bytes],
) -> None:
    body = parts["word/document.xml"] + parts["word/glossary/document.xml"]
    targets = etree.fromstring(parts["word/_rels/document.xml.rels"])
    for relation in targets:
        assert f"word/{relation.get('Target')}" in parts
    used = {
        a for e in etree.fromstring(parts["word/document.xml"]).iter() for a in e.attrib.items()
    }
    ids = {v for k, v in used if k.endswith(("}embed", "}id")) and v.startswith("rId")}
    assert ids <= {relation.get("Id") for relation in targets}
    assert b"rId1" in body


def test_other_libraries_open_it(form: Form) -> None:
    document = docx.Document(io.BytesIO(build_word(form)))
    assert len(document.tables) == len(form.sections)
    assert document.core_properties.title == form.title
    assert document.core_properties.keywords == "ct_cep/1.9"


def test_ids_of_controls_and_pictures_are_unique(controls: dict[str, etree._Element]) -> None:
    ids = [value(control, "sdtPr/id") for control in controls.values()]
    assert len(set(ids)) == len(ids)


def test_the_icon_of_an_unsigned_slot_is_pale() -> None:
    levels = {level for row in signature_icon() for level in row}
    assert max(levels) - min(levels) <= 32
    assert encode_png(signature_icon()).startswith(b"\x89PNG")


def test_a_form_of_many_pages_breaks_between_its_tables(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = write_office(tmp_path_factory.mktemp("long"), long_form(sections=3, fields=30))
    form = load_form(folder / "form.toml")
    body = etree.fromstring(unpacked(build_word(form))["word/document.xml"])
    breaks = [one for one in body.iter(f"{W}br") if one.get(f"{W}type") == "page"]
    assert len(breaks) == 5
    assert len(list(body.iter(f"{W}sdt"))) == 90
