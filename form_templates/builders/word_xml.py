"""Making WordprocessingML elements, and pictures in them. Lengths come in points."""

from __future__ import annotations

from lxml import etree

from form_templates.builders.layout import Style
from form_templates.builders.measure import BOLD, ITALIC

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
NAMESPACES = {"w": W, "r": R, "wp": WP, "a": A, "pic": PIC, "mc": MC, "w14": W14}

FONT = "Arial"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Element = etree._Element  # noqa: SLF001 - lxml has no public name for the type


def w(tag: str, *kids: Element | None, **attributes: object) -> Element:
    """``<w:tag w:attribute="…">`` with its kids; a kid that is None is left out."""
    made = etree.Element(f"{{{W}}}{tag}", nsmap=NAMESPACES)
    for name, value in attributes.items():
        made.set(f"{{{W}}}{name.rstrip('_')}", str(value))
    made.extend(kid for kid in kids if kid is not None)
    return made


def w14(tag: str, *kids: Element, **attributes: object) -> Element:
    """The same in the namespace of Word 2010."""
    made = etree.Element(f"{{{W14}}}{tag}", nsmap=NAMESPACES)
    for name, value in attributes.items():
        made.set(f"{{{W14}}}{name}", str(value))
    made.extend(kids)
    return made


def root(tag: str, *kids: Element) -> Element:
    """The root element of a part; Word 2010's namespace may be ignored by older programs."""
    made = w(tag, *kids)
    made.set(f"{{{MC}}}Ignorable", "w14")
    return made


def twips(points: float) -> int:
    """Twentieths of a point."""
    return round(points * 20)


def emu(points: float) -> int:
    """English Metric Units."""
    return round(points * 12700)


def text(words: str) -> Element:
    """``<w:t>`` that keeps its blanks."""
    made = w("t")
    made.text = words
    made.set(_SPACE, "preserve")
    return made


def run_properties(style: Style, colour: str = "") -> Element:
    """Weight, slant, colour and size."""
    size = twips(style.size) // 10
    return w(
        "rPr",
        w("b") if style.font == BOLD else None,
        w("i") if style.font == ITALIC else None,
        w("color", val=colour) if colour else None,
        w("sz", val=size),
        w("szCs", val=size),
    )


def run(words: str, style: Style, colour: str = "") -> Element:
    """A run of text."""
    return w("r", run_properties(style, colour), text(words))


def paragraph(
    *kids: Element,
    leading: float | None = None,
    before: float = 0.0,
    style: str = "",
) -> Element:
    """A paragraph with lines exactly ``leading`` high, or as high as they need for None."""
    spacing = w("spacing", before=twips(before), after=0)
    if leading is not None:
        spacing.set(f"{{{W}}}line", str(twips(leading)))
        spacing.set(f"{{{W}}}lineRule", "exact")
    properties = w("pPr", w("pStyle", val=style) if style else None, spacing)
    return w("p", properties, *kids)


def simple_field(code: str, shown: str, style: Style, colour: str) -> Element:
    """A field such as PAGE with the value it shows until it is worked out again."""
    return w("fldSimple", run(shown, style, colour), instr=f" {code} ")


def inline_picture(relation: str, number: int, words: str, width: float, height: float) -> Element:
    """A run with a picture that stands in the line; ``words`` describe it."""
    inline = etree.Element(f"{{{WP}}}inline", distT="0", distB="0", distL="0", distR="0")
    inline.extend(_drawn(relation, number, words, width, height))
    return w("r", w("drawing", inline))


def page_picture(
    relation: str, number: int, words: str, place: tuple[float, float, float]
) -> Element:
    """A run with a square picture at left, top and size, counted from the page's top left."""
    left, top, size = place
    attributes = dict.fromkeys(("distT", "distB", "distL", "distR", "simplePos"), "0")
    attributes |= {"relativeHeight": "2", "behindDoc": "0", "locked": "1", "layoutInCell": "1"}
    anchor = etree.Element(f"{{{WP}}}anchor", {**attributes, "allowOverlap": "1"})
    etree.SubElement(anchor, f"{{{WP}}}simplePos", x="0", y="0")
    for name, offset in (("positionH", left), ("positionV", top)):
        position = etree.SubElement(anchor, f"{{{WP}}}{name}", relativeFrom="page")
        etree.SubElement(position, f"{{{WP}}}posOffset").text = str(emu(offset))
    extent, *rest = _drawn(relation, number, words, size, size)
    anchor.append(extent)
    etree.SubElement(anchor, f"{{{WP}}}wrapNone")
    anchor.extend(rest)
    return w("r", w("drawing", anchor))


def _drawn(
    relation: str, number: int, words: str, width: float, height: float
) -> tuple[Element, ...]:
    """Extent, names, and the picture itself (ISO 29500-1, 20.4 and 20.2)."""
    size = {"cx": str(emu(width)), "cy": str(emu(height))}
    extent = etree.Element(f"{{{WP}}}extent", size)
    names = etree.Element(f"{{{WP}}}docPr", id=str(number), name=words, descr=words)
    frame = etree.Element(f"{{{WP}}}cNvGraphicFramePr")
    etree.SubElement(frame, f"{{{A}}}graphicFrameLocks", noChangeAspect="1")
    graphic = etree.Element(f"{{{A}}}graphic")
    data = etree.SubElement(graphic, f"{{{A}}}graphicData", uri=PIC)
    picture = etree.SubElement(data, f"{{{PIC}}}pic")
    about = etree.SubElement(picture, f"{{{PIC}}}nvPicPr")
    etree.SubElement(about, f"{{{PIC}}}cNvPr", id=str(number), name=words, descr=words)
    etree.SubElement(about, f"{{{PIC}}}cNvPicPr")
    fill = etree.SubElement(picture, f"{{{PIC}}}blipFill")
    etree.SubElement(fill, f"{{{A}}}blip", {f"{{{R}}}embed": relation})
    etree.SubElement(etree.SubElement(fill, f"{{{A}}}stretch"), f"{{{A}}}fillRect")
    shape = etree.SubElement(picture, f"{{{PIC}}}spPr")
    transform = etree.SubElement(shape, f"{{{A}}}xfrm")
    etree.SubElement(transform, f"{{{A}}}off", x="0", y="0")
    etree.SubElement(transform, f"{{{A}}}ext", size)
    outline = etree.SubElement(shape, f"{{{A}}}prstGeom", prst="rect")
    etree.SubElement(outline, f"{{{A}}}avLst")
    return extent, names, frame, graphic
