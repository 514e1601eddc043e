"""Arrangements of labels and answers on a PDF page."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.layouts.catalog import BOXES, FIELDS
from tests.layouts.fresh.press import Press, wrap

Rows = Sequence[Sequence[str]]
Cell = str | tuple[str, str]
PARTS = {1: (1.0,), 2: (0.64, 0.36), 3: (0.34, 0.33, 0.33), 4: (0.25,) * 4}


def title(p: Press, sub: str = "") -> None:
    """The form's title in the middle."""
    wide = stringWidth(p.words.title, "Helvetica-Bold", 15)
    p.print((p.ink.width - wide) / 2, p.y - 12, p.words.title, "Helvetica-Bold", 15)
    if sub:
        p.print((p.ink.width - stringWidth(sub, "Helvetica", 8)) / 2, p.y - 24, sub, "Helvetica", 8)
    p.y -= 34


def heading(p: Press, number: str, bar: bool = False, room: float = 90) -> None:
    """A section's heading, on a grey bar or plain."""
    p.need(room)
    text = p.words.section(number)
    if not text:
        p.y -= 8
        return
    if bar:
        p.canvas.setFillColorRGB(0.86, 0.86, 0.86)
        p.canvas.rect(p.ink.left, p.y - 17, p.wide, 15, stroke=0, fill=1)
    p.print(p.ink.left + 3, p.y - 13, text, p.ink.heading, p.ink.heading_size)
    p.y -= 22


def stacked(p: Press, rows: Rows, lines: bool = True, below: bool = False) -> None:
    """Small label above (or below) the answer, in boxes."""
    p.canvas.setLineWidth(0.7)
    for keys in rows:
        parts = [s * p.wide for s in PARTS[len(keys)]]
        tall = (
            max(p.high(k, w - 18) for k, w in zip(keys, parts, strict=True)) + p.ink.label_size + 6
        )
        p.need(tall)
        x = p.ink.left
        for key, wide in zip(keys, parts, strict=True):
            if lines:
                p.canvas.rect(x, p.y - tall, wide, tall)
            elif below:
                foot = p.y - tall + p.ink.label_size + 3
                p.canvas.line(x, foot, x + wide - 12, foot)
            top = p.y - p.ink.label_size - 2
            p.print(x + 3, p.y - tall + 2 if below else top, p.label(key))
            first = p.y - p.ink.size - 2 if below else top - p.ink.size - 2.5
            p.answer(key, x + 2, first, wide - 16)
            x += wide
        p.y -= tall + (0 if lines else 4)
    p.y -= 6


def beside(
    p: Press, rows: Rows, share: float = 0.4, lines: bool = False, rule: bool = False
) -> None:
    """Label at the left, answer at the right, in columns."""
    for keys in rows:
        each = p.wide / len(keys)
        sizes = [each * share if len(keys) < 3 else each * 0.5] * len(keys)
        if len(keys) == 1:
            sizes = [p.wide / 2 * share]
        tall = (
            max(
                max(
                    p.high(k, each - s - 6),
                    11 * len(wrap(p.label(k), p.ink.label, p.ink.label_size, s - 4)),
                )
                for k, s in zip(keys, sizes, strict=True)
            )
            + 4
        )
        p.need(tall)
        x = p.ink.left
        for key, left in zip(keys, sizes, strict=True):
            for at, line in enumerate(wrap(p.label(key), p.ink.label, p.ink.label_size, left - 4)):
                p.print(x + 3, p.y - p.ink.size - 2 - at * (p.ink.label_size + 2), line)
            p.answer(key, x + left, p.y - p.ink.size - 2, each - left - 8)
            if lines:
                p.canvas.rect(x, p.y - tall, left, tall)
                p.canvas.rect(x + left, p.y - tall, each - left, tall)
            if rule:
                p.canvas.line(x + left, p.y - tall + 1, x + each - 8, p.y - tall + 1)
            x += each
        p.y -= tall + (0 if lines else 3)
    p.y -= 6


def running(p: Press, rows: Rows, stops: Sequence[float] = (0, 300)) -> None:
    """Label and answer one after the other on a line, several on a line."""
    for keys in rows:
        p.need(18)
        for key, stop in zip(keys, stops, strict=False):
            x = p.print(p.ink.left + stop, p.y - 11, p.label(key) + " ")
            after = [s for s in stops if s > stop]
            end = p.ink.left + (after[0] if after and len(keys) > 1 else p.wide)
            p.answer(key, x, p.y - 11, end - x - 6)
        p.y -= 17
    p.y -= 4


def _long_lines(p: Press, key: str, wide: float) -> list[str]:
    return wrap(p.profile.written[key] or p.ink.blank, p.ink.answer, p.ink.size, wide)


def long(p: Press, key: str, boxed: bool = True, hint: str = "") -> None:
    """A long answer under its question; unboxed print may run over the page's end."""
    room = p.high(key, p.wide - 14)
    p.need(room + 34 if boxed or p.fields else 60)
    p.print(p.ink.left + 3, p.y - 11, p.label(key))
    p.y -= 16
    if hint:
        p.print(p.ink.left + 3, p.y - 6, hint, "Helvetica-Oblique", 6.5)
        p.y -= 10
    if boxed or p.fields:
        if boxed:
            p.canvas.rect(p.ink.left, p.y - room - 8, p.wide, room + 8)
        p.answer(key, p.ink.left + 4, p.y - p.ink.size - 2, p.wide - 14, room)
        p.y -= room + 16
        return
    for line in _long_lines(p, key, p.wide - 14):
        p.need(14)
        p.canvas.setFillColorRGB(*p.ink.color)
        p.canvas.setFont(p.ink.answer, p.ink.size)
        p.canvas.drawString(p.ink.left + 8, p.y - p.ink.size, line)
        p.y -= p.ink.size + 2.5
    p.y -= 8


def question(p: Press, key: str, boxes: bool = False, note: str = "", at: float = 0) -> None:
    """A yes/no question, its answer behind it or at a column of its own."""
    p.need(18)
    x = p.print(p.ink.left + 3, p.y - 11, p.label(key)) + 8
    x = p.ink.left + at if at else x
    x = p.yes_no(key, x, p.y - 11) if boxes else p.answer(key, x, p.y - 11, 70, 13)
    if note:
        p.print(x + 8, p.y - 11, note, "Helvetica-Oblique", 7)
    p.y -= 17


def options(p: Press, key: str) -> None:
    """A field's choices as checkboxes on a line."""
    p.need(30)
    p.print(p.ink.left + 3, p.y - 11, p.label(key))
    x, said = p.ink.left + 12, p.profile.expected[key]
    for choice in FIELDS[key].choices:
        x = p.box(key, said == choice, x, p.y - 25, choice)
        x = p.print(x, p.y - 25, choice) + 14
    p.y -= 34


def boxes(p: Press, columns: int = 2) -> None:
    """The checkboxes of section V, down the columns."""
    split = (BOXES[:4], BOXES[4:]) if columns == 2 else (BOXES,)
    p.need(15 * len(split[0]) + 4)
    for column, keys in enumerate(split):
        for at, key in enumerate(keys):
            y = p.y - 11 - 14 * at
            x = p.box(key, bool(p.profile.expected[key]), p.ink.left + 3 + column * p.wide / 2, y)
            p.print(x, y, p.words.label(key, ""))
    p.y -= 14 * len(split[0]) + 6
