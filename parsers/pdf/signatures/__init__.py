"""Whether the digital signatures of a PDF hold, and what was done to it after each of them."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.model import Roots
from parsers.pdf.controls import Placed
from parsers.pdf.opening import Opened
from parsers.pdf.tree import FieldTree


def with_verified(
    source: Opened, tree: FieldTree, placed: Sequence[Placed], roots: Roots
) -> list[Placed]:
    """``placed`` with what each of its digital signatures is worth; raises nothing of its own."""
    from parsers.pdf.signatures.verifying import Verifier  # noqa: PLC0415 - pyHanko is heavy

    verifier = Verifier(source, tree, roots, placed)
    return [verifier.judged(one) for one in placed]
