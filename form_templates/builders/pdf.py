"""The blank PDF: an AcroForm that reads well on screen, on paper and aloud.

Nothing in it depends on the day or the machine: the same form gives the same bytes.
"""

from __future__ import annotations

import io
from html import escape

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from form_templates.builders.arrange import lay_out
from form_templates.builders.layout import PAGE_HEIGHT, PAGE_WIDTH, Layout
from form_templates.builders.pdf_canvas import FONT_NAMES
from form_templates.builders.pdf_page import PagePainter
from form_templates.builders.pdf_tags import Structure, Tag
from form_templates.marks import MARK_PROPERTY, form_mark
from form_templates.model import Form

_LANGUAGE = "en-US"


def build_pdf(form: Form) -> bytes:
    """The blank PDF of ``form``: a field for every field, named by its id."""
    layout = lay_out(form)
    pdf = Pdf.new()
    _prepare(pdf, layout)
    document = Tag("Document")
    fields = Array()
    for sheet in layout.sheets:
        painter = PagePainter(pdf, layout, sheet, document)
        fields.extend(painter.paint())
    pdf.Root.AcroForm.Fields = fields
    Structure(pdf).attach(document)
    _describe(pdf, form)
    out = io.BytesIO()
    # Left uncompressed: builds of zlib differ in their output, and the committed file is compared.
    pdf.save(out, deterministic_id=True, compress_streams=False, min_version="1.7")
    return out.getvalue()


def _prepare(pdf: Pdf, layout: Layout) -> None:
    """Blank pages with their fonts, and the form's own fonts."""
    fonts = Dictionary()
    for base, name in FONT_NAMES.items():
        fonts[f"/{name}"] = _font(pdf, base)
    symbols = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.ZapfDingbats)
    own = Dictionary(Helv=fonts["/F1"], ZaDb=pdf.make_indirect(symbols))
    pdf.Root.AcroForm = pdf.make_indirect(
        Dictionary(DR=Dictionary(Font=own), DA=String("/Helv 9.5 Tf 0 g"))
    )
    for _ in layout.sheets:
        page = pdf.add_blank_page(page_size=(PAGE_WIDTH, PAGE_HEIGHT))
        page.obj.Resources = Dictionary(Font=fonts)
        page.obj.Tabs = Name.S


def _font(pdf: Pdf, base: str) -> Dictionary:
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name(f"/{base}"),
            Encoding=Name.WinAnsiEncoding,
        )
    )


def _describe(pdf: Pdf, form: Form) -> None:
    """Title, language and the form's mark, where programs and people look for them."""
    mark = form_mark(form)
    pdf.docinfo = pdf.make_indirect(
        Dictionary(
            Title=String(form.title),
            Author=String(form.publisher),
            Subject=String(f"Version {form.version} {form.revision}".strip()),
            Keywords=String(mark),
        )
    )
    pdf.docinfo[f"/{MARK_PROPERTY}"] = String(mark)
    pdf.Root.Lang = String(_LANGUAGE)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    metadata = Stream(pdf, _xmp(form, mark).encode())
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = metadata


def _xmp(form: Form, mark: str) -> str:
    title, creator = escape(form.title), escape(form.publisher)
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   <dc:creator><rdf:Seq><rdf:li>{creator}</rdf:li></rdf:Seq></dc:creator>
   <dc:language><rdf:Bag><rdf:li>{_LANGUAGE}</rdf:li></rdf:Bag></dc:language>
   <pdf:Keywords>{escape(mark)}</pdf:Keywords>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
