"""One PDF as an extract: fields first, the printed sheet where it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from parsers.model import NO_ROOTS, Control, Extract, MarkKind, Roots, Source
from parsers.pdf.controls import Controls, read_controls
from parsers.pdf.formmark import form_mark_of
from parsers.pdf.images import may_be_filled
from parsers.pdf.limits import MAX_LAID_OUT
from parsers.pdf.opening import Opened, opened
from parsers.pdf.over import is_empty_slot, marks_over
from parsers.pdf.tree import FieldTree, read_tree
from parsers.pdf.unsaid import with_looks


def read(
    data: bytes,
    *,
    sheet: bool,
    marks: bool,
    unsigned: Callable[[Control], bool] | None = None,
    roots: Roots = NO_ROOTS,
) -> Extract:
    """See :func:`parsers.pdf.read_pdf`."""
    with opened(data) as source:
        tree = read_tree(source.pdf)
        controls = read_controls(tree, source.pages)
        if not controls.fresh and any("/V" not in one.raw.node for one in controls.placed):
            controls.placed = with_looks(controls.placed)
        if (sheet or marks) and any(_is_signed(one.control) for one in controls.placed):
            from parsers.pdf.signatures import with_verified  # noqa: PLC0415 - few are signed

            controls.placed = with_verified(source, tree, controls.placed, roots)
        unreadable = _add_xfa(tree, controls) if "/XFA" in tree.form else ""
        made = Extract(
            source=controls.source,
            controls=controls.all,
            sheet=(),
            pages=len(source.pages),
            marks=tuple(one.control.mark for one in controls.placed if one.control.mark),
            form_mark=form_mark_of(source.pdf),
            warnings=tuple(dict.fromkeys(controls.warnings)),
            unreadable=unreadable,
            damaged=source.damaged,
        )
        if unreadable:
            return made
        if not sheet and not marks:
            return _alone(made, source, tree, controls)
        if not sheet and controls.shown:
            empty = [one for one in controls.placed if (unsigned or is_empty_slot)(one.control)]
            over = marks_over(source, tree, empty)
            if over is not None:
                return _with_scanned(replace(made, marks=made.marks + over), source, controls)
        from parsers.pdf.printed import with_sheet  # noqa: PLC0415 - PDFium is heavy

        return with_sheet(made, source, tree, controls)


def _with_scanned(made: Extract, source: Opened, controls: Controls) -> Extract:
    """``made`` with the pages named that are pictures of paper.

    Fields may lie on these: a page was replaced by its scan, and its fields were left over.
    """
    fielded = {widget.page or 0 for one in controls.placed for widget in one.raw.widgets}
    asked = [
        page
        for page in source.pages
        if (page.number <= MAX_LAID_OUT and page.number not in fielded)
        or may_be_filled(source.pdf.pages[page.number - 1].obj)
    ]
    if not asked:
        return made
    from parsers.pdf.scanned import scanned_among  # noqa: PLC0415 - PDFium is heavy

    return replace(made, scanned=scanned_among(source, asked, fielded))


def _is_signed(control: Control) -> bool:
    mark = control.mark
    return mark is not None and mark.kind is MarkKind.DIGITAL and mark.present


def _alone(made: Extract, source: Opened, tree: FieldTree, controls: Controls) -> Extract:
    """The fields alone; the pages are asked only whether a file without fields is a scan."""
    if controls.placed:
        return made
    from parsers.pdf.printed import prints_text, with_sheet  # noqa: PLC0415 - PDFium is heavy

    if not prints_text(source):
        with_sheet(made, source, tree, controls)
    return made


def _add_xfa(tree: FieldTree, controls: Controls) -> str:
    """Complete ``controls`` from XFA; says why nothing can be seen when the form is dynamic."""
    from parsers.pdf.hybrid import with_xfa  # noqa: PLC0415 - only few PDFs have XFA
    from parsers.pdf.xfa import xfa_fields  # noqa: PLC0415

    fields = xfa_fields(tree.form)
    if not fields:
        return ""
    hybrid = with_xfa(controls.placed, fields)
    controls.placed = hybrid.placed
    controls.warnings += hybrid.warnings
    controls.source = Source.PDF_XFA
    return hybrid.unreadable
