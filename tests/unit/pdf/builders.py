"""PDFs made for the tests: fields as dictionaries, pages as drawing instructions."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from pikepdf import Array, Dictionary, Name, PageCopyWarning, Pdf, Stream, String

HELV = Dictionary(
    Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
)
BOLD = Dictionary(
    Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Helvetica-Bold"),
    Encoding=Name.WinAnsiEncoding,
)  # fmt: skip
ZAPF = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.ZapfDingbats)


def text(x: float, y: float, words: str, size: float = 10, font: str = "F1", more: str = "") -> str:
    """Drawing instructions for one line of text."""
    safe = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{font} {size} Tf {more} {x} {y} Td ({safe}) Tj ET\n"


class Document:
    """A PDF under construction."""

    def __init__(self, pages: int = 1, size: tuple[float, float] = (612, 792)) -> None:
        self.pdf = Pdf.new()
        for _ in range(pages):
            self.pdf.add_blank_page(page_size=size)
            page = self.pdf.pages[-1].obj
            page.Annots = self.pdf.make_indirect(Array())
            page.Resources = Dictionary(
                Font=Dictionary(F1=HELV, F2=BOLD, Z=ZAPF), XObject=Dictionary()
            )
        self.form = self.pdf.make_indirect(Dictionary(Fields=Array()))
        self.used_form = False

    def draw(self, instructions: str, page: int = 1) -> Document:
        data = instructions.encode("cp1252", "replace")
        self.pdf.pages[page - 1].obj.Contents = self.pdf.make_stream(data)
        return self

    def node(self, **entries: Any) -> Dictionary:
        made = Dictionary({f"/{key}": value for key, value in entries.items()})
        return self.pdf.make_indirect(made)

    def widget(
        self, rect: Sequence[float] = (100, 700, 300, 720), page: int | None = 1, **entries: Any
    ) -> Dictionary:
        made = self.node(
            Type=Name.Annot, Subtype=Name.Widget, Rect=Array(list(rect)), F=4, **entries
        ) if "F" not in entries else self.node(
            Type=Name.Annot, Subtype=Name.Widget, Rect=Array(list(rect)), **entries
        )  # fmt: skip
        if page is not None:
            self.pdf.pages[page - 1].obj.Annots.append(made)
        return made

    def field(
        self,
        name: str | None = "a",
        rect: Sequence[float] = (100, 700, 300, 720),
        page: int | None = 1,
        **entries: Any,
    ) -> Dictionary:
        """A field that is its own widget, listed in /Fields."""
        if name is not None:
            entries["T"] = String(name)
        return self.listed(self.widget(rect, page, **entries))

    def listed(self, node: Dictionary) -> Dictionary:
        self.used_form = True
        self.form.Fields.append(node)
        return node

    def annotation(
        self, subtype: str, rect: Sequence[float], page: int = 1, **entries: Any
    ) -> None:
        made = self.node(
            Type=Name.Annot, Subtype=Name("/" + subtype), Rect=Array(list(rect)), **entries
        )
        self.pdf.pages[page - 1].obj.Annots.append(made)

    def looks(self, *states: str) -> Dictionary:
        """An appearance dictionary with empty looks for the states given."""
        made = {f"/{state}": self.pdf.make_stream(b"") for state in states}
        return Dictionary(N=Dictionary(made))

    def look(self, instructions: str) -> Dictionary:
        stream = Stream(self.pdf, instructions.encode("cp1252"))
        stream.Type, stream.Subtype = Name.XObject, Name.Form
        stream.BBox = Array([0, 0, 200, 20])
        stream.Resources = Dictionary(Font=Dictionary(F1=HELV))
        return Dictionary(N=self.pdf.make_indirect(stream))

    def image(self, width: int, height: int, pixel: Callable[[int, int], int]) -> Stream:
        data = bytes(pixel(x, y) for y in range(height) for x in range(width))
        stream = Stream(self.pdf, data)
        stream.Type, stream.Subtype = Name.XObject, Name.Image
        stream.Width, stream.Height = width, height
        stream.ColorSpace, stream.BitsPerComponent = Name.DeviceGray, 8
        return self.pdf.make_indirect(stream)

    def use(self, name: str, drawing: Any, page: int = 1) -> None:
        self.pdf.pages[page - 1].obj.Resources.XObject[f"/{name}"] = drawing

    def xfa(self, **packets: str) -> Document:
        self.used_form = True
        listed = Array()
        for name, xml in packets.items():
            listed.append(String(name))
            listed.append(self.pdf.make_stream(xml.encode()))
        self.form.XFA = listed
        return self

    def bytes(self, **options: Any) -> bytes:
        if self.used_form:
            self.pdf.Root.AcroForm = self.form
        out = BytesIO()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", PageCopyWarning)
            self.pdf.save(out, **options)
        return out.getvalue()


def scribble(x: int, y: int) -> int:
    """A grey picture with a dark wave in it."""
    return 0 if abs((x * 7) % 40 - y) < 4 else 255


def white(_x: int, _y: int) -> int:
    """A blank picture."""
    return 255


XDP = '<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/">{}</xdp:xdp>'
TEMPLATE = '<template xmlns="http://www.xfa.org/schema/xfa-template/3.3/">{}</template>'
DATASETS = '<xfa:datasets xmlns:xfa="http://www.xfa.org/schema/xfa-data/1.0/"><xfa:data>{}</xfa:data></xfa:datasets>'
