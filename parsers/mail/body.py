"""The text of a mail: which parts are its body, and what they say.

Sources: RFC 2046 section 5.1.4 (alternatives), RFC 2387 (related), RFC 3676 (flowed text).
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from parsers.mail.html import html_to_text
from parsers.mail.mime import Part
from parsers.text import decode, plain_lines

_TEXTS = frozenset({"text/plain", "text/html", ""})
_WITHOUT_BODY = frozenset({"multipart/digest", "multipart/parallel"})


def is_body_text(part: Part) -> bool:
    """Whether ``part`` is text that a mail program shows as the mail itself."""
    if part.kind.value not in _TEXTS or part.disposition.value == "attachment":
        return False
    is_first = part.path.endswith("1") and not part.disposition.value
    return is_first or not part.name


@dataclass(frozen=True, slots=True)
class Body:
    """What the walk through a mail found out about its text, by the paths of parts.

    ``texts`` are the parts that are its text by their bytes too; ``opened`` are the parts inside
    opaque signatures, by the path of the signature. ``limit`` is in characters.
    """

    texts: AbstractSet[str]
    opened: Mapping[str, Part]
    limit: int

    def of(self, root: Part) -> str:
        """The mail's own text, plain text preferred to HTML; nested mails are not part of it."""
        return "\n".join(filter(None, self._under(root)))[: self.limit].strip()

    def _under(self, part: Part) -> list[str]:
        if part.path in self.opened:
            return self._under(self.opened[part.path])
        if not part.children:
            shown = part.path in self.texts or (part.is_multipart and not part.problem)
            return [part_text(part, self.limit)] if shown else []
        if part.kind.value == "multipart/alternative":
            return self._best(part)
        children = part.children
        if part.kind.value in {"multipart/related", "multipart/report"}:
            children = (_root_of(part),)
        if part.kind.value in _WITHOUT_BODY:
            children = ()
        return [text for child in children for text in self._under(child)]

    def _best(self, part: Part) -> list[str]:
        """The first alternative that says anything: programs order them from plain to rich."""
        each = ([t for t in self._under(child) if t.strip()] for child in part.children)
        return next((found for found in each if found), [])


def _root_of(part: Part) -> Part:
    start = part.kind.get("start").strip("<>")
    named = (child for child in part.children if start and child.content_id == start)
    return next(named, part.children[0])


def part_text(part: Part, limit: int) -> str:
    """What the leaf ``part`` says, at most ``limit`` characters."""
    data = part.data[: limit * 4]
    text = decode(data, part.kind.get("charset"))
    if part.kind.value == "text/html":
        return html_to_text(text, limit)
    if part.kind.get("format").lower() == "flowed":
        text = unflow(text, part.kind.get("delsp").lower() == "yes")
    return plain_lines(text)[:limit]


def unflow(text: str, delete_space: bool = False) -> str:
    """Flowed lines put together again (RFC 3676 section 4)."""
    out: list[str] = []
    pending: list[str] = []
    depth = 0
    for line in text.splitlines():
        bare = line.lstrip(">")
        level = len(line) - len(bare)
        content = bare.removeprefix(" ")
        if pending and (level != depth or content == "-- "):
            out.append(_quoted(depth, "".join(pending)))
            pending = []
        depth = level
        if content.endswith(" ") and content != "-- ":
            pending.append(content[:-1] if delete_space else content)
        else:
            out.append(_quoted(depth, "".join([*pending, content])))
            pending = []
    if pending:
        out.append(_quoted(depth, "".join(pending)))
    return "\n".join(out)


def _quoted(depth: int, text: str) -> str:
    return f"{'>' * depth} {text}" if depth else text
