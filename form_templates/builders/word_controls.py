"""The content controls of the Word blank: one for every field of the form."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field

from form_templates.builders import palette
from form_templates.builders.layout import LONG_VALUE, VALUE, Box, Style
from form_templates.builders.png import icon_size
from form_templates.builders.word_xml import (
    Element,
    W,
    inline_picture,
    run,
    run_properties,
    text,
    w,
    w14,
)
from form_templates.model import Field, FieldType

GLOSSARY_ICON = "rId1"
"""The relationship of the same picture in the glossary."""

PLACEHOLDER_STYLE = "PlaceholderText"
SIGNATURE_WORDS = "Click to insert a picture of the signature"

_ANSWER_PROMPT = "Choose…"
"""Short, since the place of a yes or no is narrow."""

_DATE_FORMAT, _DATE_PROMPT = "MM/dd/yyyy", "mm/dd/yyyy"
_PHONE_PROMPT = "(nnn) nnn-nnnn"
_TEXT_PROMPT = "Click or tap here to enter text"
_BOX_FONT = "MS Gothic"
_EMPTY_BOX, _TICKED_BOX = "2610", "2612"
_PROMPTS = {
    FieldType.DATE: _DATE_PROMPT,
    FieldType.CHECKBOX: chr(int(_EMPTY_BOX, 16)),
    FieldType.SIGNATURE: SIGNATURE_WORDS,
}


@dataclass
class Controls:
    """Makes controls; ``icon`` is the relationship of the picture in unsigned slots.

    Every control has a building block named by its field's id, which says what it shows while it
    is empty: ``prompts`` collects the texts, ``icons`` the pictures. LibreOffice 7.4 drops the tag
    of a control but keeps the name of its block, and lends it to a next control without one.
    """

    icon: str
    prompts: dict[str, str] = field(default_factory=dict)
    icons: dict[str, Element] = field(default_factory=dict)

    def make(self, form_field: Field, box: Box) -> Element:
        """The control of ``form_field``, empty or with its preset; ``box`` bounds a picture."""
        number = zlib.crc32(form_field.id.encode()) & 0x7FFFFFFF
        self.prompts[form_field.id] = prompt = _prompt(form_field)
        shown = form_field.type in {FieldType.YES_NO, FieldType.CHECKBOX} or form_field.preset
        properties = w(
            "sdtPr",
            _properties(form_field),
            w("alias", val=form_field.full_label),
            w("tag", val=form_field.id),
            w("id", val=number),
            w("lock", val="sdtLocked"),
            w("placeholder", w("docPart", val=form_field.id)),
            None if shown else w("showingPlcHdr"),
            _kind(form_field),
        )
        return w("sdt", properties, w("sdtContent", self._content(form_field, prompt, number, box)))

    def _content(self, form_field: Field, prompt: str, number: int, box: Box) -> Element:
        if form_field.type is FieldType.SIGNATURE:
            size = icon_size(box.x1 - box.x0, box.y1 - box.y0)
            self.icons[form_field.id] = inline_picture(GLOSSARY_ICON, number, prompt, *size)
            return inline_picture(self.icon, number, prompt, *size)
        if form_field.type is FieldType.CHECKBOX:
            return w("r", _properties(form_field), text(prompt))
        if form_field.preset:
            return run(form_field.preset, VALUE)
        return w("r", placeholder_properties(), text(prompt))


def placeholder_properties() -> Element:
    """Style and colour of a prompt; the colour once more for programs that drop the style."""
    return w("rPr", w("rStyle", val=PLACEHOLDER_STYLE), w("color", val=palette.PROMPT))


def _prompt(form_field: Field) -> str:
    """What shows while nothing is filled in."""
    match form_field.type:
        case FieldType.YES_NO if not form_field.preset:
            return _ANSWER_PROMPT
        case FieldType.CHOICE | FieldType.YES_NO:
            return form_field.prompt or "Choose an item."
        case FieldType.PHONE if form_field.region == "US":
            return _PHONE_PROMPT
        case FieldType.DATE | FieldType.CHECKBOX | FieldType.SIGNATURE:
            return _PROMPTS[form_field.type]
        case _:
            told = form_field.limit and not form_field.limit_is_ours
            limit = f" (at most {form_field.limit:,} characters)" if told else ""
            return f"{_TEXT_PROMPT}{limit}."


def _properties(form_field: Field) -> Element:
    if form_field.type is not FieldType.CHECKBOX:
        long = form_field.type is FieldType.LONG_TEXT
        return run_properties(LONG_VALUE if long else VALUE)
    properties = run_properties(Style("", 11, 12))
    fonts = w("rFonts")
    for script in ("ascii", "eastAsia", "hAnsi"):
        fonts.set(f"{{{W}}}{script}", _BOX_FONT)
    properties.insert(0, fonts)
    return properties


def _kind(form_field: Field) -> Element:
    match form_field.type:
        case FieldType.CHOICE | FieldType.YES_NO:
            return w("dropDownList", *_items(form_field))
        case FieldType.DATE:
            return w(
                "date",
                w("dateFormat", val=_DATE_FORMAT),
                w("lid", val="en-US"),
                w("storeMappedDataAs", val="dateTime"),
                w("calendar", val="gregorian"),
            )
        case FieldType.CHECKBOX:
            return w14(
                "checkbox",
                w14("checked", val=0),
                w14("checkedState", val=_TICKED_BOX, font=_BOX_FONT),
                w14("uncheckedState", val=_EMPTY_BOX, font=_BOX_FONT),
            )
        case FieldType.SIGNATURE:
            return w("picture")
        case FieldType.LONG_TEXT:
            return w("text", multiLine=1)
        case _:
            return w("text")


def _items(form_field: Field) -> list[Element]:
    """The choices; choosing the prompt, whose value is empty, empties the control again."""
    choices = ("Yes", "No") if form_field.type is FieldType.YES_NO else form_field.choices
    items = [w("listItem", displayText=choice, value=choice) for choice in choices]
    if form_field.prompt:
        items.insert(0, w("listItem", displayText=form_field.prompt, value=""))
    return items
