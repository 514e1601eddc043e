"""Whether the digital signatures of a PDF hold, and what was done to it after each of them."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.model import Mark, MarkKind, Roots
from parsers.pdf.controls import Placed, read_controls
from parsers.pdf.opening import Opened, opened
from parsers.pdf.tree import FieldTree, read_tree


def with_verified(
    source: Opened, tree: FieldTree, placed: Sequence[Placed], roots: Roots
) -> list[Placed]:
    """``placed`` with what each of its digital signatures is worth; raises nothing of its own."""
    from parsers.pdf.signatures.verifying import Verifier  # noqa: PLC0415 - pyHanko is heavy

    verifier = Verifier(source, tree, roots, placed)
    return [verifier.judged(one) for one in placed]


def digital_marks(data: bytes, roots: Roots) -> tuple[Mark, ...]:
    """The digital signatures of the PDF ``data``, verified, whatever its pages show.

    Raises the errors of opening it.
    """
    if b"/ByteRange" not in data:
        return ()
    with opened(data) as source:
        tree = read_tree(source.pdf)
        placed = with_verified(source, tree, read_controls(tree, source.pages).placed, roots)
    marks = (one.control.mark for one in placed)
    return tuple(mark for mark in marks if mark and mark.kind is MarkKind.DIGITAL and mark.present)
