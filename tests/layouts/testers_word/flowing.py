"""Prints in paragraphs: lines with leaders, numbered questions, newspaper columns."""

from __future__ import annotations

from tests.layouts.catalog import BOXES
from tests.layouts.testers_word.form import CLOSING, IDENTITY, PLAN, WHY, Form
from tests.layouts.testers_word.page import WIDE, cell, para, row, run, stop, table

_LONG: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("II", "business_objectives", WHY),
    ("III", "services_requested", ()),
)
_FIELDS = tuple(k for line in IDENTITY for k in line)


def _line(f: Form, *keys: str) -> str:
    """Labels and answers in one line; two abreast meet at a tab stop in the middle."""
    leader = "underscore" if f.pen.line == "leader" else ""
    tabs = stop(5600, leader) + stop(WIDE, leader) if len(keys) == 2 else stop(WIDE, leader)
    parts = []
    for at, key in enumerate(keys):
        ends = f.pen.line in {"leader", "tabbed"} or not at
        parts += [run("" if ends else "\t"), f.label(key), run(" "), f.pen.answer(key)]
    return para(*parts, tabs=tabs, after=100)


def _ending(f: Form) -> str:
    out = f.head("IV") + f.planned() + "".join(para(f.asked(k)) for k in PLAN)
    out += f.head("V") + "".join(para(f.tick(k), after=20) for k in BOXES)
    return out + para(f.asked("vendor_engaged")) + f.bought() + f.head("VI") + f.approved()


def _described(f: Form) -> str:
    """Sections II and III: what is wanted, and why."""
    out = ""
    for roman, key, asked in (
        ("II", "business_objectives", WHY),
        ("III", "services_requested", ()),
    ):
        out += f.head(roman) + para(f.label(key), keep=True) + f.pen.block(key)
        out += "".join(para(f.asked(k)) for k in asked)
    return out


def ruled(f: Form) -> str:
    """Section I in lines, two facts abreast where the source has two."""
    out = f.title() + f.head("I") + "".join(_line(f, *keys) for keys in IDENTITY)
    out += _line(f, *CLOSING[:2]) + _line(f, *CLOSING[2:])
    return out + _described(f) + _ending(f)


def listed(f: Form) -> str:
    """One fact a line."""
    out = f.title() + f.head("I") + "".join(_line(f, k) for k in (*_FIELDS, *CLOSING))
    return out + _described(f) + _ending(f)


def questions(f: Form) -> str:
    """Every label a line of its own, its answer the line after."""

    def ask(key: str) -> str:
        return para(f.label(key), keep=True, after=0) + para(f.pen.answer(key), after=120)

    out = f.title() + f.head("I") + "".join(ask(k) for k in (*_FIELDS, *CLOSING))
    for roman, key, asked in (
        ("II", "business_objectives", WHY),
        ("III", "services_requested", ()),
    ):
        out += f.head(roman) + para(f.label(key), keep=True, after=0) + f.pen.block(key)
        out += "".join(ask(k) for k in asked)
    out += f.head("IV") + f.planned() + "".join(ask(k) for k in PLAN)
    out += f.head("V") + "".join(para(f.tick(k), after=20) for k in BOXES)
    return out + ask("vendor_engaged") + f.bought() + f.head("VI") + f.approved()


def _middle(f: Form) -> str:
    """Sections II and III in paragraphs."""
    out = ""
    for roman, key, asked in _LONG:
        out += f.head(roman) + para(f.label(key), keep=True) + f.pen.block(key)
        out += "".join(para(f.asked(k)) for k in asked)
    return out


def _fact(f: Form, key: str) -> str:
    return para(f.label(key), run(" "), f.pen.answer(key), after=80)


def paired(f: Form) -> str:
    """Section I in two cells beside each other, persons left and facts of the request right."""
    left = [_fact(f, k) for k in _FIELDS if k not in {"engagement_title", "agency"}]
    right = [_fact(f, k) for k in ("engagement_title", "agency", *CLOSING)]
    half = WIDE // 2
    both = row(cell(*left, wide=half), cell(*right, wide=half))
    out = f.title() + f.head("I") + table([both], (half, half), f.look.borders)
    return out + _middle(f) + _ending(f)


def _break(columns: int) -> str:
    """What ends a part set in so many columns."""
    return (
        '<w:p><w:pPr><w:spacing w:before="0" w:after="0"/><w:sectPr><w:type w:val="continuous"/>'
        '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1080" w:right="1200" w:bottom="1080" '
        'w:left="1200" w:header="500" w:footer="500" w:gutter="0"/>'
        f'<w:cols w:num="{columns}" w:space="400"/></w:sectPr></w:pPr></w:p>'
    )


def newspaper(f: Form) -> str:
    """Section I set in two newspaper columns."""
    out = f.title() + f.head("I") + _break(1)
    out += "".join(_fact(f, k) for k in (*_FIELDS, *CLOSING)) + _break(2)
    return out + _middle(f) + _ending(f)
