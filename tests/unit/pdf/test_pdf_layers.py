"""Layers that are off."""

from __future__ import annotations

import pytest
from pikepdf import Array, Dictionary, Name, String

from parsers.pdf import read_pdf
from tests.unit.pdf.builders import Document, text
from tests.unit.pdf.sheets import said


def layered(instructions: str, default: dict[str, object], **more: object) -> Document:
    """A page whose /Off is a layer that is off by ``default``, /On another."""
    document = Document()
    off = document.node(Type=Name.OCG, Name=String("Old"))
    shown = document.node(Type=Name.OCG, Name=String("New"))
    settings = {
        f"/{key}": Array([off]) if value is None else value for key, value in default.items()
    }
    document.pdf.Root.OCProperties = Dictionary(OCGs=Array([off, shown]), D=Dictionary(settings))
    groups = {
        f"/{rule}": document.node(Type=Name.OCMD, P=Name(f"/{rule}"), OCGs=Array([off, shown]))
        for rule in ("AnyOn", "AllOn", "AnyOff", "AllOff")
    }
    page = document.pdf.pages[0].obj
    page.Resources.Properties = Dictionary({"/Off": off, "/On": shown, **groups})
    for name, drawing in more.items():
        made = document.look(str(drawing))
        made.OC = off
        page.Resources.XObject[f"/{name}"] = made
    return document.draw(instructions)


def on_layer(name: str, words: str, y: float) -> str:
    return f"/OC /{name} BDC {text(72, y, words)} EMC\n"


def test_what_stands_on_a_layer_that_is_off_is_not_read() -> None:
    page = text(72, 700, "seen") + on_layer("Off", "hidden", 650) + on_layer("On", "shown", 600)
    assert said(read_pdf(layered(page, {"OFF": None}).bytes())) == ["seen", "shown"]


def test_all_layers_may_be_off_but_those_that_are_named() -> None:
    page = on_layer("Off", "named", 650) + on_layer("On", "hidden", 600)
    document = layered(page, {"BaseState": Name.OFF, "ON": None})
    assert said(read_pdf(document.bytes())) == ["named"]


def test_without_a_layer_that_is_off_everything_is_read() -> None:
    page = on_layer("Off", "one", 650) + on_layer("On", "two", 600)
    assert said(read_pdf(layered(page, {}).bytes())) == ["one", "two"]


@pytest.mark.parametrize(
    ("rule", "seen"), [("AnyOn", True), ("AllOn", False), ("AnyOff", True), ("AllOff", False)]
)
def test_a_group_of_layers_shows_by_its_rule(rule: str, seen: bool) -> None:
    page = text(72, 700, "always") + on_layer(rule, "sometimes", 650)
    told = said(read_pdf(layered(page, {"OFF": None}).bytes()))
    assert ("sometimes" in told) is seen


def test_a_drawing_on_a_layer_that_is_off_ticks_nothing() -> None:
    tick = "0 0 m 10 10 l 0 10 m 10 0 l S"
    page = "72 600 10 10 re S " + text(86, 601, "Yes") + " q 1 0 0 1 72 600 cm /Tick Do Q"
    hidden = layered(page, {"OFF": None}, Tick=tick)
    assert said(read_pdf(hidden.bytes())) == ["False | Yes"]


def test_what_a_hidden_layer_does_to_the_page_stays_done() -> None:
    page = "/OC /Off BDC 1 0 0 1 50 0 cm 72 650 200 20 re S EMC " + text(72, 700, "moved")
    (cell,) = read_pdf(layered(page, {"OFF": None}).bytes()).sheet
    assert cell.x0 > 100


def test_lines_hidden_one_by_one_keep_their_leading() -> None:
    page = "BT /F1 10 Tf 14 TL 72 700 Td (one) Tj /OC /Off BDC (two) ' EMC (three) ' ET"
    told = read_pdf(layered(page, {"OFF": None}).bytes()).sheet
    assert " ".join(said(told)).split() == ["one", "three"]
    assert told[-1].y0 - told[0].y0 > 20 or len(told) == 1


def test_a_page_that_draws_nothing_has_nothing_to_hide() -> None:
    document = layered(text(72, 700, "seen"), {"OFF": None})
    document.pdf.add_blank_page(page_size=(612, 792))
    assert said(read_pdf(document.bytes())) == ["seen"]
