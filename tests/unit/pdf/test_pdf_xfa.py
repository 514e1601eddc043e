"""XFA forms: their data beside, or instead of, the AcroForm's."""

from __future__ import annotations

import pytest
from pikepdf import Name, String

from parsers.errors import HostileError
from parsers.model import ControlKind, Extract, Source
from parsers.pdf import read_pdf
from tests.unit.pdf.builders import DATASETS, TEMPLATE, XDP, Document

FIELDS = """
<subform name="form1"><pageSet><pageArea name="p"/></pageSet>
 <subform name="Page1">
  <field name="Name"><ui><textEdit multiLine="1"/></ui>
   <caption><value><text>Requestor's Name</text></value></caption></field>
  <field name="Name"><ui><textEdit/></ui><assist><toolTip>Second name</toolTip></assist></field>
  <field name="Phase" access="readOnly"><ui><choiceList/></ui>
   <items><text>Choose...</text><text>Design</text></items>
   <items save="1"><text>0</text><text>1</text></items></field>
  <field name="Many"><ui><choiceList open="multiSelect"/></ui>
   <items><text>a</text><text>b</text></items></field>
  <field name="Agree"><ui><checkButton/></ui><items><integer>1</integer><integer>0</integer></items></field>
  <field name="When"><ui><dateTimeEdit/></ui></field>
  <field name="Preset"><ui><textEdit/></ui><value><text>No</text></value></field>
  <field name="Bound"><ui/><bind match="dataRef" ref="$record.other.place[1]"/></field>
  <field name="Loose"><ui><textEdit/></ui><bind match="none"/><value><text>own</text></value></field>
  <field name="Rich"><ui><textEdit/></ui></field>
  <field name="Sign"><ui><signature/></ui></field>
  <field name="Photo"><ui><imageEdit/></ui></field>
  <field name="Go"><ui><button/></ui></field>
  <exclGroup name="Mandated">
   <field name="y"><ui><checkButton shape="round"/></ui><caption><value><text>Yes</text></value></caption>
    <items><text>1</text></items></field>
   <field name="n"><ui><checkButton shape="round"/></ui><caption><value><text>No</text></value></caption>
    <items><text>2</text></items></field></exclGroup>
  <subform><field name="Deep"><ui><textEdit/></ui></field></subform>
  <subform name="Row"><occur max="-1"/><field name="Vendor"><ui><textEdit/></ui></field></subform>
 </subform></subform>"""  # noqa: E501

DATA = """<form1><Page1><Name>Jane</Name><Name>Joan</Name><Phase>1</Phase>
<Many><value>a</value><value>b</value></Many><Agree>1</Agree><When>2026-01-02</When>
<Rich><body xmlns="http://www.w3.org/1999/xhtml"><p>one</p><p>two</p></body></Rich>
<Mandated>2</Mandated><Deep>down</Deep><Row><Vendor>Acme</Vendor></Row><Row><Vendor>Apex</Vendor></Row>
</Page1><other><place>x</place><place>second</place></other></form1>"""


def xfa(document: Document | None = None, data: str = DATA, fields: str = FIELDS) -> Extract:
    document = document or Document()
    document.xfa(template=TEMPLATE.format(fields), datasets=DATASETS.format(data))
    return read_pdf(document.bytes())


def test_a_dynamic_form_gives_its_data_and_says_that_it_needs_adobe() -> None:
    extract = xfa()
    found = {c.name.removeprefix("form1[0].Page1[0]."): c for c in extract.controls}
    assert extract.source is Source.PDF_XFA
    assert "Adobe Reader" in extract.unreadable
    assert {name: c.value for name, c in found.items()} == {
        "Name[0]": "Jane", "Name[1]": "Joan", "Phase[0]": "Design", "Many[0]": ("a", "b"),
        "Agree[0]": True, "When[0]": "2026-01-02", "Preset[0]": "No", "Bound[0]": "second",
        "Loose[0]": "own", "Rich[0]": "one\ntwo", "Sign[0]": None, "Photo[0]": None, "Go[0]": None,
        "Mandated[0]": "No", "#subform[0].Deep[0]": "down", "Row[0].Vendor[0]": "Acme",
        "Row[1].Vendor[0]": "Apex",
    }  # fmt: skip
    assert found["Name[0]"].title == "Requestor's Name"
    assert found["Name[1]"].title == "Second name"
    assert found["Name[0]"].multiline
    assert found["Phase[0]"].options == ("Choose...", "Design")
    assert found["Phase[0]"].locked
    assert found["Mandated[0]"].options == ("Yes", "No")
    assert found["When[0]"].kind is ControlKind.DATE
    assert found["Sign[0]"].mark.present is False
    assert found["Photo[0]"].mark.present is False
    assert found["Name[0]"].box is None


def test_prompts_in_xfa_are_no_answers() -> None:
    extract = xfa(data="<form1><Page1><Phase>0</Phase></Page1></form1>")
    phase = next(c for c in extract.controls if "Phase" in c.name)
    assert (phase.value, phase.placeholder, phase.shown) == (None, True, "Choose...")


def test_a_field_takes_the_only_data_of_its_name_wherever_it_lies() -> None:
    extract = xfa(data="<form1><elsewhere><Deep>found</Deep></elsewhere></form1>")
    assert next(c.value for c in extract.controls if "Deep" in c.name) == "found"


def hybrid(value: str | None, data: str, **more) -> Extract:
    document = Document()
    form = document.listed(document.node(T="form1[0]"))
    page = document.node(T="Page1[0]", Parent=form)
    entries = {} if value is None else {"V": String(value)}
    form.Kids = document.pdf.make_indirect([page])
    page.Kids = document.pdf.make_indirect(
        [document.widget(T="Name[0]", FT=Name.Tx, Parent=page, **entries, **more)]
    )
    return xfa(document, f"<form1><Page1><Name>{data}</Name></Page1></form1>")


def test_a_hybrid_form_takes_from_xfa_what_the_fields_lack() -> None:
    extract = hybrid(None, "Jane")
    (control,) = extract.controls
    assert (control.value, control.title) == ("Jane", "Requestor's Name")
    assert extract.source is Source.PDF_XFA
    assert extract.unreadable == ""
    assert extract.warnings == ()


def test_two_values_for_one_field_earn_a_warning() -> None:
    extract = hybrid("John", "Jane")
    assert extract.controls[0].value == "John"
    assert any("two values" in warning for warning in extract.warnings)
    assert hybrid("Ja ne", "Jane").warnings == ()
    assert hybrid("John", "").warnings == ()


def test_check_boxes_of_a_hybrid_form_are_compared() -> None:
    def read(**entries) -> Extract:
        document = Document()
        form = document.listed(document.node(T="form1[0]"))
        page = document.node(T="Page1[0]", Parent=form)
        form.Kids = document.pdf.make_indirect([page])
        tick = document.widget(
            T="Agree[0]", FT=Name.Btn, Parent=page, AP=document.looks("1", "Off"), **entries
        )
        sign = document.widget((10, 10, 90, 30), T="Sign[0]", FT=Name.Sig, Parent=page)
        page.Kids = document.pdf.make_indirect([tick, sign])
        return xfa(document, "<form1><Page1><Agree>1</Agree></Page1></form1>")

    assert read().controls[0].value is True
    off = read(V=Name.Off, AS=Name.Off)
    assert off.controls[0].value is False
    assert len(off.warnings) == 1
    on = read(V=Name("/1"), AS=Name("/1"))
    assert on.warnings == ()


def test_the_whole_xfa_may_be_one_stream() -> None:
    document = Document()
    document.used_form = True
    xml = XDP.format(TEMPLATE.format(FIELDS) + DATASETS.format(DATA))
    document.form.XFA = document.pdf.make_stream(xml.encode())
    assert len(read_pdf(document.bytes()).controls) == 17


def test_data_without_a_template_is_given_by_its_paths() -> None:
    document = Document().xfa(datasets=DATASETS.format("<f><a>1</a><b><c> </c></b></f>"))
    extract = read_pdf(document.bytes())
    assert {c.name: c.value for c in extract.controls} == {"f.a": "1", "f.b.c": None}


def test_broken_or_empty_xfa_changes_nothing() -> None:
    for packets in (
        {"template": ""},
        {"template": "<<<"},
        {"datasets": DATASETS.format("")},
        {"config": "<c/>"},
    ):
        document = Document()
        document.field("a", FT=Name.Tx, V="x")
        extract = read_pdf(document.xfa(**packets).bytes())
        assert [c.value for c in extract.controls] == ["x"]
        assert extract.unreadable == ""


def test_entities_are_not_resolved() -> None:
    evil = (
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "boom">]>'
        + DATASETS.format("<f><v>&a;&b;</v></f>")
    )
    (control,) = read_pdf(Document().xfa(datasets=evil).bytes()).controls
    assert "root" not in control.shown


def test_endless_repeats_and_depths_are_cut() -> None:
    rows = "<Row><Vendor>v</Vendor></Row>" * 1000
    extract = xfa(data=f"<form1><Page1>{rows}</Page1></form1>")
    assert sum("Vendor" in c.name for c in extract.controls) == 201
    deep = "<subform name='s'>" * 80 + "<field name='x'/>" + "</subform>" * 80
    assert xfa(fields=f"<subform name='form1'>{deep}</subform>").controls == ()


def test_data_with_more_parts_than_any_form_is_refused(monkeypatch) -> None:
    monkeypatch.setattr("parsers.pdf.xfadata._MAX_NODES", 100)
    with pytest.raises(HostileError):
        xfa(data="<form1>" + "<a/>" * 200 + "</form1>")
