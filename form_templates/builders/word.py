"""The blank Word form: protected, with a content control for every field.

Nothing in it depends on the day or the machine; only its compression may differ between builds of
zlib, never what its parts say.
"""

from __future__ import annotations

from form_templates.builders import word_parts
from form_templates.builders.arrange import lay_out
from form_templates.builders.mark import mark_modules
from form_templates.builders.opc import Part, write_package, xml_bytes
from form_templates.builders.png import encode_png, enlarged, signature_icon
from form_templates.builders.word_body import Ends, document
from form_templates.builders.word_controls import Controls
from form_templates.builders.word_xml import Element
from form_templates.model import Form

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
_MODULE_PIXELS = 12


def build_word(form: Form) -> bytes:
    """The blank ``.docx`` of ``form``: tag = field id, title = label."""
    layout = lay_out(form)
    body = Part("word/document.xml", f"{_TYPE}document.main+xml", b"")
    styles = Part("word/styles.xml", f"{_TYPE}styles+xml", xml_bytes(word_parts.styles()))
    settings = Part("word/settings.xml", f"{_TYPE}settings+xml", xml_bytes(word_parts.settings()))
    icon = Part("word/media/signature.png", "image/png", encode_png(signature_icon()))
    body.relate(f"{_RELATION}styles", styles)
    body.relate(f"{_RELATION}settings", settings)
    controls = Controls(body.relate(f"{_RELATION}image", icon))
    marks, runs = _marks(form, len(layout.sheets), body)
    head = Part("word/header1.xml", f"{_TYPE}header+xml", xml_bytes(word_parts.header(form)))
    foot = word_parts.footer(form, len(layout.sheets))
    footer = Part("word/footer1.xml", f"{_TYPE}footer+xml", xml_bytes(foot))
    ends = Ends(body.relate(f"{_RELATION}header", head), body.relate(f"{_RELATION}footer", footer))
    body.data = xml_bytes(document(layout, controls, runs, ends))
    prompts = _glossary(controls, body, icon)
    return _package(form, [body, styles, settings, icon, *marks, head, footer, *prompts])


def _marks(form: Form, pages: int, body: Part) -> tuple[list[Part], list[Element]]:
    """The pictures of the pages' marks, and the runs that put them on their pages."""
    parts: list[Part] = []
    runs: list[Element] = []
    for page in range(1, pages + 1):
        pixels = enlarged(mark_modules(form, page), _MODULE_PIXELS)
        picture = Part(f"word/media/mark{page}.png", "image/png", encode_png(pixels))
        relation = body.relate(f"{_RELATION}image", picture)
        runs.append(word_parts.mark_run(form, page, relation))
        parts.append(picture)
    return parts, runs


def _glossary(controls: Controls, body: Part, icon: Part) -> list[Part]:
    data = xml_bytes(word_parts.glossary(controls.prompts, controls.icons))
    prompts = Part("word/glossary/document.xml", f"{_TYPE}document.glossary+xml", data)
    look = xml_bytes(word_parts.styles())
    styles = Part("word/glossary/styles.xml", f"{_TYPE}styles+xml", look)
    prompts.relate(f"{_RELATION}image", icon)
    prompts.relate(f"{_RELATION}styles", styles)
    body.relate(f"{_RELATION}glossaryDocument", prompts)
    return [prompts, styles]


def _package(form: Form, parts: list[Part]) -> bytes:
    core = Part(
        "docProps/core.xml",
        "application/vnd.openxmlformats-package.core-properties+xml",
        xml_bytes(word_parts.core_properties(form)),
    )
    custom = Part(
        "docProps/custom.xml",
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        xml_bytes(word_parts.custom_properties(form)),
    )
    root = Part("", "", b"")
    root.relate(f"{_RELATION}officeDocument", parts[0])
    root.relate(f"{_PACKAGE_RELATION}core-properties", core)
    root.relate(f"{_RELATION}custom-properties", custom)
    return write_package(root, [*parts, core, custom])
