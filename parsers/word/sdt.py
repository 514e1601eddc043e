"""Content controls: what ``w:sdtPr`` says (ISO/IEC 29500-1, 17.5.2; [MS-DOCX] 2.6)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, TypedDict

from lxml import etree

from parsers.model import ControlKind
from parsers.word.names import VAL, W14, W15, W
from parsers.word.prompts import is_list_prompt

OFF = frozenset(["0", "false", "off", "none"])

# Names that are compared for every control are put together once.
_DOC_PART = W + "docPart"
_LIST_ITEM = W + "listItem"
_DISPLAY_TEXT = W + "displayText"
_VALUE = W + "value"
_MULTI_LINE = W + "multiLine"
_FULL_DATE = W + "fullDate"
_DATE_FORMAT = W + "dateFormat"


def is_on(element: etree._Element, attribute: str = VAL) -> bool:
    """Whether an on/off element says on: it does without a value (17.17.4)."""
    return (element.get(attribute) or "1").lower() not in OFF


class Option(NamedTuple):
    """An entry of a list: what is shown, and what is stored (None where only one is given)."""

    text: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Binding:
    """Where a bound control keeps its value: an XPath into one custom XML part."""

    xpath: str
    prefixes: str
    store: str


_GLYPHS = ("☒", "☐")
"""What a ticked and an empty box show where the file does not say."""


@dataclass(frozen=True, slots=True)
class Properties:
    """What ``w:sdtPr`` says. ``kind`` None is rich text; ``container`` holds no value itself.

    ``choices`` are the texts of ``options``, the list's entries, its prompt left out. ``typed`` is
    a combo box: its answer need not be an entry of its list.
    """

    kind: ControlKind | None = None
    container: bool = False
    name: str = ""
    title: str = ""
    options: tuple[Option, ...] = ()
    choices: tuple[str, ...] = ()
    typed: bool = False
    flagged: bool = False
    doc_part: str = ""
    checked: bool = False
    glyphs: tuple[str, str] = _GLYPHS
    full_date: str = ""
    date_format: str = ""
    locked: bool = False
    multiline: bool = False
    binding: Binding | None = None


class _Said(TypedDict, total=False):
    """Those of the :class:`Properties` that were read so far."""

    kind: ControlKind
    container: bool
    name: str
    title: str
    options: tuple[Option, ...]
    choices: tuple[str, ...]
    typed: bool
    flagged: bool
    doc_part: str
    checked: bool
    glyphs: tuple[str, str]
    full_date: str
    date_format: str
    locked: bool
    multiline: bool
    binding: Binding


def read_properties(element: etree._Element | None) -> Properties:
    """Read ``w:sdtPr``; unknown properties are passed over."""
    said: _Said = {}
    readers = _READERS
    for child in () if element is None else element:
        reader = readers.get(child.tag)
        if reader is not None:
            reader(said, child)
    return Properties(**said)


def _tag(said: _Said, element: etree._Element) -> None:
    said["name"] = element.get(VAL, "")


def _alias(said: _Said, element: etree._Element) -> None:
    said["title"] = element.get(VAL, "")


def _flag(said: _Said, element: etree._Element) -> None:
    said["flagged"] = is_on(element)


def _placeholder(said: _Said, element: etree._Element) -> None:
    for child in element:
        if child.tag == _DOC_PART:
            said["doc_part"] = child.get(VAL, "")


def _lock(said: _Said, element: etree._Element) -> None:
    said["locked"] = element.get(VAL) in ("contentLocked", "sdtContentLocked")


def _text(said: _Said, element: etree._Element) -> None:
    said["kind"] = ControlKind.TEXT
    said["multiline"] = element.get(_MULTI_LINE, "0").lower() not in OFF


def _list(said: _Said, element: etree._Element) -> None:
    said["kind"] = ControlKind.CHOICE
    options = []
    for item in element:
        if item.tag == _LIST_ITEM:
            value = item.get(_VALUE)
            options.append(Option(item.get(_DISPLAY_TEXT) or value or "", value))
    said["options"] = tuple(options)
    said["choices"] = tuple([text for text, value in options if not is_list_prompt(text, value)])


def _combo(said: _Said, element: etree._Element) -> None:
    _list(said, element)
    said["typed"] = True


def _date(said: _Said, element: etree._Element) -> None:
    said["kind"] = ControlKind.DATE
    said["full_date"] = element.get(_FULL_DATE, "")
    for child in element:
        if child.tag == _DATE_FORMAT:
            said["date_format"] = child.get(VAL, "")


def _checkbox(said: _Said, element: etree._Element) -> None:
    said["kind"] = ControlKind.CHECKBOX
    on, off = said.get("glyphs", _GLYPHS)
    for child in element:
        if child.tag.endswith("}checked"):
            said["checked"] = is_on(child, child.tag[:-7] + "val")
        elif child.tag.endswith("}checkedState"):
            on = _glyph(child, on)
        elif child.tag.endswith("}uncheckedState"):
            off = _glyph(child, off)
    said["glyphs"] = (on, off)


def _glyph(element: etree._Element, otherwise: str) -> str:
    try:
        return chr(int(element.get(W14 + "val", ""), 16))
    except (ValueError, OverflowError):
        return otherwise


def _picture(said: _Said, _element: etree._Element) -> None:
    said["kind"] = ControlKind.PICTURE


def _container(said: _Said, _element: etree._Element) -> None:
    said["container"] = True


def _binding(said: _Said, element: etree._Element) -> None:
    said["binding"] = Binding(
        element.get(W + "xpath", ""),
        element.get(W + "prefixMappings", ""),
        element.get(W + "storeItemID", "").upper(),
    )


_READERS: dict[str, Callable[[_Said, etree._Element], None]] = {
    W + "tag": _tag,
    W + "alias": _alias,
    W + "showingPlcHdr": _flag,
    W + "placeholder": _placeholder,
    W + "lock": _lock,
    W + "text": _text,
    W + "dropDownList": _list,
    W + "comboBox": _combo,
    W + "docPartList": _list,
    W + "date": _date,
    W14 + "checkbox": _checkbox,
    W + "checkbox": _checkbox,
    W + "picture": _picture,
    W + "group": _container,
    W + "docPartObj": _container,
    W + "citation": _container,
    W + "bibliography": _container,
    W + "equation": _container,
    W15 + "repeatingSection": _container,
    W15 + "repeatingSectionItem": _container,
    W + "dataBinding": _binding,
    W15 + "dataBinding": _binding,
}
