"""Word designs whose choices are marked, not written, and labels in two languages."""

from __future__ import annotations

from tests.layouts.catalog import PHASES, STATUSES
from tests.layouts.outsiders_word import ooxml as x
from tests.layouts.outsiders_word import parts
from tests.layouts.outsiders_word.form import Form
from tests.layouts.outsiders_word.wording import ONE


def facing(f: Form) -> str:
    """Label at the left, answer at the right, in one table; labels in two languages."""
    widths = parts.shares(4, 5)
    rows = [x.row(x.cell(x.para(f.label(k), after=0), width=widths[0], shade="FFF2CC"),
                  x.cell(x.para(f.answer(k), after=0), width=widths[1])) for k in ONE]  # fmt: skip
    return f.title() + f.heading("I") + x.table(*rows, widths=widths) + parts.rest(f, columns=2)


def choices(f: Form) -> str:
    """Every choice printed with a box before it; the statuses as a matrix of boxes."""
    widths, rows = parts.shares(2, 4), []
    for key in ONE:
        marked = key in {"current_phase", "request_type"}
        said = f.choices(key) if marked else f.answer(key)
        rows.append(x.row(x.cell(x.para(f.label(key), after=0), width=widths[0]),
                          x.cell(x.para(said, after=0), width=widths[1])))  # fmt: skip
    body = f.title() + f.heading("I") + x.table(*rows, widths=widths)
    return body + parts.rest(f, columns=2, sign="side", planned=_matrix)


def _matrix(f: Form) -> str:
    """A column a status, ticked; the dates behind."""
    widths = parts.shares(3, *[1.25] * 5, 1.8, 1.8)
    heads = ("Project Phase", *STATUSES, f.words.word("Start"), f.words.word("Finish"))
    rows = [x.row(*(x.cell(x.para(x.run(h, bold=True, size=8), after=0), width=w, shade="EDEDED")
                    for h, w in zip(heads, widths, strict=True)), head=True)]  # fmt: skip
    for phase in PHASES:
        status = f.profile.expected[f"{phase}_status"]
        cells = [x.run(f.words.phase(phase)), *(f.pen.tick(s == status) for s in STATUSES),
                 f.answer(f"{phase}_start"), f.answer(f"{phase}_finish")]  # fmt: skip
        rows.append(x.row(*(x.cell(x.para(c, after=0), width=w)
                            for c, w in zip(cells, widths, strict=True))))  # fmt: skip
    return x.table(*rows, widths=widths)
