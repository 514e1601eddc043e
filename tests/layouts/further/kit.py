"""Pieces that several of the further designs share, beside those of the novel ones."""

from __future__ import annotations

from collections.abc import Iterable

from tests.layouts.catalog import FIELDS, PHASES
from tests.layouts.further.wording import SHOUTED
from tests.layouts.novel.kit import WIDE, Form
from tests.layouts.word.ooxml import cell, para, row, run, table
from tests.layouts.word.pens import Controls

IDENTITY = (
    "engagement_title", "requestor_name", "requestor_phone", "agency", "project_manager_name",
    "project_manager_phone", "business_sponsor_name", "business_sponsor_phone",
    "it_director_name", "it_director_phone", "date_requested", "desired_go_live",
    "current_phase", "request_type",
)  # fmt: skip
ROLES = {
    "requestor": "Requestor",
    "project_manager": "Project Manager (if applicable)",
    "business_sponsor": "Agency Business Sponsor",
    "it_director": "Agency IT Director",
}
OBJECTIVES = ("mandated", "documentation_attached")
PLANNING = ("depends_on_other_agencies", "formal_project_plan")
PARTS = ("status", "start", "finish")


def title(text: str = "Customer Engagement Profile", over: str = "") -> str:
    """The head of the print."""
    above = para(run(over, size=9), align="center") if over else ""
    return above + para(run(text, bold=True, size=14), align="center", after=120)


def section(number: str, pattern: str = "SECTION {number} – {title}") -> str:
    """The words of a section's heading."""
    return pattern.format(number=number, title=SHOUTED[number])


def head_row(text: str, width: int, span: int, fill: str = "1F3864") -> str:
    """A heading as the first row of a table, repeated on each page."""
    inside = para(run(text, bold=True, color="FFFFFF", size=10))
    return row(cell(inside, width=width, span=span, fill=fill), head=True)


def text_cell(text: str, width: int, span: int = 1, fill: str = "F2F2F2", **look: object) -> str:
    """A shaded cell of printed words."""
    runs = run(text, **{"bold": True, "size": 8.5, **look})
    return cell(para(runs), width=width, span=span, fill=fill)


def value_cell(f: Form, field_id: str, width: int, span: int = 1) -> str:
    """A cell that holds nothing but a value, the control round it where the pen does so."""
    kind = FIELDS[field_id].type
    plain = kind in {"yes_no", "checkbox"} and (kind == "checkbox" or f.answers != "text")
    if plain:
        return cell(para(f.val(field_id)), width=width, span=span)
    return f.pen.cell(field_id, width, span=span)


def pair_rows(f: Form, keys: Iterable[str], widths: tuple[int, int]) -> list[str]:
    """Rows of a label and a value."""
    left, right = widths
    return [
        row(text_cell(f.words.label(key), left), value_cell(f, key, right)) for key in keys
    ]  # fmt: skip


def plan(f: Form, widths: tuple[int, int, int, int] = (4000, 2200, 2120, 2120)) -> str:
    """The plan, a phase a row, without a heading of its own."""
    rows = [row(*(text_cell(t, w) for t, w in zip(("Phase", *f.words.columns), widths,
                                                  strict=True)))]  # fmt: skip
    for phase in PHASES:
        cells = [cell(para(run(f.words.phase(phase))), width=widths[0])]
        cells += [
            value_cell(f, f"{phase}_{part}", width)
            for part, width in zip(PARTS, widths[1:], strict=True)
        ]
        rows.append(row(*cells))
    return table(*rows, grid=widths)


def vendors(f: Form, widths: tuple[int, int] = (6000, 4440)) -> str:
    """The vendors, a row each."""
    rows = [row(*(text_cell(t, w) for t, w in zip(f.words.vendors, widths, strict=True)))]
    rows += [
        row(value_cell(f, f"vendor_{n}_name", widths[0]),
            value_cell(f, f"vendor_{n}_authority", widths[1]))
        for n in f.vendors
    ]  # fmt: skip
    return table(*rows, grid=widths)


def long_box(f: Form, field_id: str, hint: str = "") -> str:
    """A question over a box of the page's width."""
    told = para(run(hint, italic=True, size=7.5)) if hint else ""
    asked = cell(para(f.lab(field_id)) + told, width=WIDE, fill="F2F2F2")
    return table(row(asked), row(cell(f.pen.block(field_id), width=WIDE)), grid=(WIDE,))


def wrap(inside: str, kind: str = "", names: str = "", number: int = 0) -> str:
    """A content control round whatever stands inside: rows, cells, paragraphs or runs."""
    mark = f'<w:id w:val="{number}"/>' if number else ""
    return (
        f"<w:sdt><w:sdtPr>{names}{mark}{kind}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent>"
        "</w:sdt>"
    )


def ruled(*inline: str, pos: int = WIDE, leader: str = "underscore") -> str:
    """A paragraph whose tabs run to ``pos`` (or to each of several) with a leader."""
    stop = f'<w:tab w:val="right" w:leader="{leader}" w:pos="{pos}"/>'
    body = "".join(inline)
    return f'<w:p><w:pPr><w:tabs>{stop}</w:tabs><w:spacing w:after="80"/></w:pPr>{body}</w:p>'


class Titled(Controls):
    """Controls whose titles are a programmer's: abbreviated, or in another language."""

    titles: dict[str, str] = {}  # noqa: RUF012 - a table of words, never written to

    def _properties(self, field_id: str, kind: str, shows_prompt: bool, name: str = "") -> str:
        made = super()._properties(field_id, kind, shows_prompt, name)
        if field_id not in self.titles:
            return made
        alias = "_".join(filter(None, (self.titles[field_id], name)))
        return made.replace("<w:sdtPr>", f'<w:sdtPr><w:alias w:val="{alias}"/>', 1)


class Programmer(Titled):
    """Titles such as a programmer gives to the boxes of a dialogue."""

    titles = {  # noqa: RUF012
        "engagement_title": "txtTitle", "requestor_name": "txtReqNm", "requestor_phone": "txtReqPh",
        "agency": "txtAgcy", "project_manager_name": "txtPMNm", "project_manager_phone": "txtPMPh",
        "business_sponsor_name": "txtSpnsrNm", "business_sponsor_phone": "txtSpnsrPh",
        "it_director_name": "txtITDirNm", "it_director_phone": "txtITDirPh",
        "date_requested": "dtReq", "desired_go_live": "dtGoLive", "current_phase": "ddPhase",
        "request_type": "ddType", "business_objectives": "txtObj", "services_requested": "txtSvc",
        "mandated": "ddMand", "documentation_attached": "ddDoc",
        "depends_on_other_agencies": "ddDep", "formal_project_plan": "ddPlan",
        "vendor_engaged": "ddVndr",
        **{f"{phase}_{part}": f"ph{n}{part[:2]}"
           for n, phase in enumerate(PHASES, 1) for part in PARTS},
    }  # fmt: skip


class Spanish(Titled):
    """Titles in the language of whoever set up the template; the print is in English."""

    titles = {  # noqa: RUF012
        "engagement_title": "Título", "requestor_name": "Solicitante",
        "requestor_phone": "Teléfono", "agency": "Agencia", "project_manager_name": "Gerente",
        "project_manager_phone": "Teléfono", "business_sponsor_name": "Patrocinador",
        "business_sponsor_phone": "Teléfono", "it_director_name": "Director de informática",
        "it_director_phone": "Teléfono", "date_requested": "Fecha", "desired_go_live": "Fecha",
        "current_phase": "Fase", "request_type": "Tipo", "business_objectives": "Objetivos",
        "services_requested": "Servicios", "mandated": "Sí o no",
        "documentation_attached": "Sí o no", "depends_on_other_agencies": "Sí o no",
        "formal_project_plan": "Sí o no", "vendor_engaged": "Sí o no",
        **{f"{phase}_{part}": {"status": "Estado", "start": "Inicio", "finish": "Fin"}[part]
           for phase in PHASES for part in PARTS},
    }  # fmt: skip
