"""Forms and processes of offices: what a form is, as data.

``load_office("ct_cep")`` gives an office; ``form_templates.builders`` makes the blank forms and is
imported only by those who build.
"""

from typing import TYPE_CHECKING

from form_templates.errors import TemplateError, UnknownOfficeError
from form_templates.flow import Flow
from form_templates.flow_clocks import Unit
from form_templates.marks import MARK_PROPERTY, Mark, form_mark, page_mark, read_mark
from form_templates.model import (
    Check,
    Condition,
    Field,
    FieldType,
    Form,
    Grid,
    GridRow,
    Note,
    Part,
    Phase,
    Row,
    Schedule,
    Section,
)
from form_templates.office import Numbering, Office, Process, Promise

if TYPE_CHECKING:
    from form_templates.loader import (
        check_office,
        known_offices,
        load_form,
        load_office,
        load_process,
        office_folder,
    )

__all__ = [
    "MARK_PROPERTY",
    "Check",
    "Condition",
    "Field",
    "FieldType",
    "Flow",
    "Form",
    "Grid",
    "GridRow",
    "Mark",
    "Note",
    "Numbering",
    "Office",
    "Part",
    "Phase",
    "Process",
    "Promise",
    "Row",
    "Schedule",
    "Section",
    "TemplateError",
    "Unit",
    "UnknownOfficeError",
    "check_office",
    "form_mark",
    "known_offices",
    "load_form",
    "load_office",
    "load_process",
    "office_folder",
    "page_mark",
    "read_mark",
]

_LOADING = frozenset(
    {"check_office", "known_offices", "load_form", "load_office", "load_process", "office_folder"}
)


def __getattr__(name: str) -> object:
    """The loader's functions, imported when first asked for: readers need the model only."""
    if name in _LOADING:
        from form_templates import loader  # noqa: PLC0415  (the point of this function)

        return getattr(loader, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
