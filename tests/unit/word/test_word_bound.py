"""Bound controls: what shows wins, the store fills a prompt, a difference is told."""

from __future__ import annotations

import pytest

from parsers.model import Extract
from tests.unit.word.ooxml import dropdown, only, para, read, relations, sdt, tick

STORE = "{11111111-2222-3333-4444-555555555555}"
ITEM = (
    '<f:form xmlns:f="urn:form"><f:name>Jane</f:name><f:phase>D</f:phase><f:when at="noon">'
    "2026-03-15T00:00:00</f:when><f:row><f:v>one</f:v></f:row><f:row><f:v>two</f:v></f:row>"
    "<f:ok>true</f:ok><f:empty/></f:form>"
)
PROPS = (
    '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
    f'ds:itemID="{STORE.lower()}"/>'
)


def bound(
    shown: str,
    xpath: str,
    kind: str = "<w:text/>",
    item: str = ITEM,
    store: str = STORE,
    **more: str,
) -> Extract:
    binding = (
        f'<w:dataBinding w:prefixMappings="xmlns:n=&quot;urn:form&quot;" w:xpath="{xpath}" '
        f'w:storeItemID="{store}"/>'
    )
    parts = {
        "customXml/item1.xml": item,
        "customXml/itemProps1.xml": PROPS,
        "customXml/_rels/item1.xml.rels": relations(("rId1", "customXmlProps", "itemProps1.xml")),
        "docProps/core.xml": '<c xmlns="urn:core"><title>The title</title></c>',
    }
    body = para(sdt(shown, kind=kind, extra=binding, alias="Field", **more))
    related = ("rId8", "customXml", "../customXml/item1.xml")
    root = (("rId2", "core-properties", "docProps/core.xml"),)
    return read(body, related, parts=parts, root=root)


def test_the_store_fills_a_prompt() -> None:
    extract = bound("Click here to enter text.", "/n:form[1]/n:name[1]", showing="yes")
    control = only(extract)
    assert (control.value, control.placeholder) == ("Jane", False)
    assert control.shown == "Click here to enter text."


def test_the_store_fills_a_blank() -> None:
    assert only(bound("", "/n:form/n:name")).value == "Jane"


def test_what_shows_wins_and_the_difference_is_told() -> None:
    extract = bound("Joan", "/n:form[1]/n:name[1]")
    assert only(extract).value == "Joan"
    assert "Field" in extract.warnings[0]


def test_equal_values_are_no_news() -> None:
    assert bound("jane ", "/n:form/n:name").warnings == ()


def test_a_stored_choice_is_shown_as_its_entry() -> None:
    kind = dropdown(("Choose an item.", ""), ("Design", "D"))
    assert only(bound("Choose an item.", "/n:form/n:phase", kind)).value == "Design"
    assert bound("Design", "/n:form/n:phase", kind).warnings == ()
    prompt = dropdown(("Choose an item.", "D"))
    assert only(bound("Choose an item.", "/n:form/n:phase", prompt)).value is None
    assert only(bound("Choose an item.", "/n:form/n:name", kind)).value == "Jane"


def test_a_stored_date_loses_its_time() -> None:
    assert (
        only(bound("Click to enter a date.", "/n:form/n:when", "<w:date/>")).value == "2026-03-15"
    )


@pytest.mark.parametrize(
    ("shown", "warnings"),
    [("3/15/2026", 0), ("15 March 2026, 3 pm", 0), ("4/16/2026", 1)],
)
def test_dates_are_compared_whatever_their_form(shown: str, warnings: int) -> None:
    assert len(bound(shown, "/n:form/n:when", "<w:date/>").warnings) == warnings


def test_a_stored_date_equal_to_the_full_date_is_no_news() -> None:
    kind = '<w:date w:fullDate="2026-03-15T00:00:00Z"/>'
    assert bound("the Ides of March", "/n:form/n:when", kind).warnings == ()


def test_a_stored_text_in_a_date_control_is_compared_as_text() -> None:
    assert len(bound("3/15/2026", "/n:form/n:name", "<w:date/>").warnings) == 1
    assert only(bound("", "/n:form/n:name", "<w:date/>")).value == "Jane"


def test_a_check_box_bound_to_another_state_is_told() -> None:
    assert bound("☒", "/n:form/n:ok", tick("1")).warnings == ()
    assert len(bound("☐", "/n:form/n:ok", tick("0")).warnings) == 1


@pytest.mark.parametrize(
    ("xpath", "value"),
    [
        ("/n:form/n:row[2]/n:v", "two"),
        ("/n:form/n:row[3]/n:v", None),
        ("/n:form/n:row[0]/n:v", None),
        ("/n:form/n:when/@at", "noon"),
        ("/n:form/n:name/text()", "Jane"),
        ("/@at", None),
        ("/n:other/n:name", None),
        ("/n:form/n:empty", None),
        ("//n:name", None),
        ("/n:form/n:name[last()]", None),
        ("concat('a','b')", None),
        ("", None),
    ],
)
def test_only_plain_paths_are_followed(xpath: str, value: str | None) -> None:
    assert only(bound("", xpath)).value == value


def test_an_unknown_or_damaged_store_changes_nothing() -> None:
    assert only(bound("", "/n:form/n:name", store="{0}")).value is None
    assert only(bound("x", "/n:form/n:name", item="<broken")).value == "x"


def test_the_documents_own_properties_are_a_store() -> None:
    core = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
    xpath = "/x:c/x:title"
    binding = (
        f'<w:dataBinding w:prefixMappings="xmlns:x=\'urn:core\'" w:xpath="{xpath}" '
        f'w:storeItemID="{core}"/>'
    )
    parts = {"docProps/core.xml": '<c xmlns="urn:core"><title>The title</title></c>'}
    root = (("rId2", "core-properties", "docProps/core.xml"),)
    body = para(sdt("", extra=binding))
    assert only(read(body, parts=parts, root=root)).value == "The title"
