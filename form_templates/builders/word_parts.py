"""The parts of the Word blank around its body: headers, footer, styles, settings, prompts."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from lxml import etree

from form_templates.builders import palette
from form_templates.builders.layout import LEFT, MARK_LEFT, MARK_SIZE, MARK_TOP, RIGHT, Style
from form_templates.builders.measure import BOLD, REGULAR, wrapped
from form_templates.builders.word_controls import PLACEHOLDER_STYLE, placeholder_properties
from form_templates.builders.word_xml import (
    FONT,
    Element,
    page_picture,
    paragraph,
    root,
    run,
    simple_field,
    text,
    twips,
    w,
)
from form_templates.marks import MARK_PROPERTY, form_mark, page_mark
from form_templates.model import Form

_PUBLISHER, _TITLE, _FOOT = Style(REGULAR, 9, 12), Style(BOLD, 18, 24), Style(REGULAR, 8, 10)
_UNDER_PUBLISHER = 4.0
_MARK_NUMBERS = 1000
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_CUSTOM_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def mark_run(form: Form, page: int, picture: str) -> Element:
    """The mark of ``page``, from 1, at its place; ``picture`` is its relationship.

    It hangs in the body: LibreOffice keeps one header for all pages when it saves a Word file.
    """
    place = (MARK_LEFT, MARK_TOP, MARK_SIZE)
    words = f"Form mark {page_mark(form, page)}"
    return page_picture(picture, _MARK_NUMBERS + page, words, place)


def header(form: Form) -> Element:
    """Publisher and title."""
    lines = wrapped(form.publisher, REGULAR, 9, MARK_LEFT - LEFT - 12)
    publisher = [
        paragraph(run(line, _PUBLISHER, palette.QUIET), leading=_PUBLISHER.leading)
        for line in lines
    ]
    words = run(form.title, _TITLE, palette.DEEP)
    title = paragraph(words, leading=_TITLE.leading, before=_UNDER_PUBLISHER, style="Title")
    return root("hdr", *publisher, title)


def footer(form: Form, pages: int) -> Element:
    """Version to the left, page to the right."""
    version = f"{form.title} – Version {form.version}"
    if form.revision:
        version += f" ({form.revision})"
    words = (_FOOT, palette.QUIET)
    tab = w("tabs", w("tab", val="right", pos=twips(RIGHT) - twips(LEFT)))
    line = paragraph(
        run(version, *words), w("r", w("tab")), run("Page ", *words), leading=_FOOT.leading
    )
    line.append(simple_field("PAGE", "1", *words))
    line.append(run(" of ", *words))
    line.append(simple_field("NUMPAGES", str(pages), *words))
    line[0].insert(0, tab)
    return root("ftr", line)


def styles() -> Element:
    """The few styles that the form needs."""
    fonts = w("rFonts", ascii=FONT, eastAsia=FONT, hAnsi=FONT, cs=FONT)
    defaults = w("rPr", fonts, w("sz", val=19), w("szCs", val=19), w("lang", val="en-US"))
    spacing = w("spacing", before=0, after=0)
    return root(
        "styles",
        w("docDefaults", w("rPrDefault", defaults), w("pPrDefault", w("pPr", spacing))),
        _style("paragraph", "Normal", "Normal", default=1),
        _style("character", "DefaultParagraphFont", "Default Paragraph Font", default=1),
        _style("table", "TableNormal", "Normal Table", default=1),
        _style("numbering", "NoList", "No List", default=1),
        _style("paragraph", "Title", "Title"),
        _style("paragraph", "Heading1", "heading 1", w("pPr", w("outlineLvl", val=0))),
        _style(
            "character",
            PLACEHOLDER_STYLE,
            "Placeholder Text",
            w("rPr", w("color", val=palette.PROMPT)),
        ),
    )


def _style(kind: str, style_id: str, name: str, *kids: Element, default: int = 0) -> Element:
    made = w("style", w("name", val=name), *kids, type=kind, styleId=style_id)
    if default:
        made.set(made.tag.replace("style", "default"), "1")
    elif kind == "paragraph":
        made.insert(1, w("basedOn", val="Normal"))
    return made


def settings() -> Element:
    """Only the controls can be filled; laid out as Word 2013 and later do."""
    mode = w(
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=15,
    )
    return root(
        "settings",
        w("zoom", percent=100),
        w("documentProtection", edit="forms", enforcement=1),
        w("defaultTabStop", val=720),
        w("characterSpacingControl", val="doNotCompress"),
        w("compat", mode),
        w("themeFontLang", val="en-US"),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )


def glossary(prompts: Mapping[str, str], icons: Mapping[str, Element]) -> Element:
    """The building blocks of the placeholders, so that an emptied control shows its prompt.

    ``icons`` are the runs that show in the controls for pictures, by block.
    """
    blocks = w("docParts")
    for name, prompt in prompts.items():
        guid = str(uuid.uuid5(uuid.NAMESPACE_URL, f"placeholder:{name}")).upper()
        properties = w(
            "docPartPr",
            w("name", val=name),
            w("category", w("name", val="General"), w("gallery", val="placeholder")),
            w("types", w("type", val="bbPlcHdr")),
            w("behaviors", w("behavior", val="content")),
            w("guid", val=f"{{{guid}}}"),
        )
        shown = icons.get(name)
        if shown is None:
            shown = w("r", placeholder_properties(), text(prompt))
        blocks.append(w("docPart", properties, w("docPartBody", w("p", shown))))
    return root("glossaryDocument", blocks)


def custom_properties(form: Form) -> etree._Element:
    """The form's mark as a custom document property."""
    made = etree.fromstring(f'<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_VALUES}"/>')
    attributes = {"fmtid": _CUSTOM_SET, "pid": "2", "name": MARK_PROPERTY}
    entry = etree.SubElement(made, f"{{{_PROPERTIES}}}property", attributes)
    etree.SubElement(entry, f"{{{_VALUES}}}lpwstr").text = form_mark(form)
    return made


def core_properties(form: Form) -> etree._Element:
    """Title, publisher and the mark once more, as keywords."""
    made = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DC})
    for tag, words in (("title", form.title), ("creator", form.publisher), ("language", "en-US")):
        etree.SubElement(made, f"{{{_DC}}}{tag}").text = words
    etree.SubElement(made, f"{{{_CORE}}}keywords").text = form_mark(form)
    return made
