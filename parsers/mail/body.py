"""The text of a mail: which parts are its body, and what they say.

Sources: RFC 2046 section 5.1.4 (alternatives), RFC 2387 (related), RFC 3676 (flowed text).
"""

from __future__ import annotations

from collections.abc import Mapping

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


def body_text(root: Part, opened: Mapping[str, Part], limit: int) -> str:
    """The mail's own text, plain text preferred to HTML; at most ``limit`` characters.

    ``opened`` are the parts inside opaque signatures, by the path of the signature. Nested mails
    are not the mail's own text.
    """
    return "\n".join(filter(None, _texts(root, opened, limit)))[:limit].strip()


def _texts(part: Part, opened: Mapping[str, Part], limit: int) -> list[str]:
    if part.path in opened:
        return _texts(opened[part.path], opened, limit)
    if not part.children:
        shown = is_body_text(part) or part.is_multipart
        return [part_text(part, limit)] if shown and not part.problem else []
    if part.kind.value == "multipart/alternative":
        return _best(part, opened, limit)
    children = part.children
    if part.kind.value in {"multipart/related", "multipart/report"}:
        children = (_root_of(part),)
    if part.kind.value in _WITHOUT_BODY:
        children = ()
    return [text for child in children for text in _texts(child, opened, limit)]


def _best(part: Part, opened: Mapping[str, Part], limit: int) -> list[str]:
    """The first alternative that says anything: programs order them from plain to rich."""
    for child in part.children:
        found = [text for text in _texts(child, opened, limit) if text.strip()]
        if found:
            return found
    return []


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
