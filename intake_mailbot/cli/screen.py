"""What strangers wrote, shown on a terminal: letters only, neither its orders nor our markup."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

import typer
from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

_ORDERS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
)
"""Control characters but for tab and line feed (ECMA-48, C0 and C1), and what turns text round."""


def harmless(text: str) -> str:
    """``text`` without what orders a terminal about or shows letters in another order."""
    return _ORDERS.sub("", text)


def json_text(document: object) -> str:
    """``document`` as JSON for a terminal: what would order it about is written as an escape."""
    text = json.dumps(document, indent=2, ensure_ascii=False)
    return _ORDERS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def say(text: str, *, err: bool = False) -> None:
    """Print one sentence, to standard error where ``err``."""
    typer.echo(harmless(text), err=err)


class Screen(Console):
    """A console that prints what it is given as text, whoever wrote it."""

    def render(
        self, renderable: RenderableType, options: ConsoleOptions | None = None
    ) -> Iterable[Segment]:
        """The segments of ``renderable``, each as it may be shown."""
        for segment in super().render(renderable, options):
            if segment.control:
                yield segment
            else:
                yield Segment(harmless(segment.text), segment.style)
