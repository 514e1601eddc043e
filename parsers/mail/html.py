"""HTML bodies as plain text, in one linear pass without a tree."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

_SKIPPED = frozenset({"script", "style", "head", "title", "template", "noscript", "object", "svg"})
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt",
        "fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
        "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "tfoot", "thead", "tr",
        "ul",
    }
)  # fmt: skip
_SPACED = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "pre"})
_SPACES = re.compile(r"[ \t\r\n\f\u00a0]+")
_MANY_BREAKS = re.compile(r"\n{3,}")
_CID = re.compile(r"cid:([^\s\"'<>)]{1,300})", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_VOID = frozenset(
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
        "track", "wbr",
    }
)  # fmt: skip
_CHUNK = 32_768


class _Writer:
    """Receives the parser's events and writes lines; quotations get "> " as in plain mail."""

    def __init__(self, limit: int) -> None:
        self.lines: list[str] = []
        self._line: list[str] = []
        self._left = limit
        self._hidden: list[str] = []
        self._quotes = 0
        self._pre = 0

    def start(self, tag: str | bytes, attrib: Mapping[str | bytes, str | bytes]) -> None:
        """A tag opens: a line ends, a cell begins, or what follows is hidden from a reader."""
        name = str(tag).lower()
        style = str(attrib.get("style", ""))[:500]
        if self._hidden or name in _SKIPPED or _HIDDEN.search(style):
            if name not in _VOID:
                self._hidden.append(name)
            return
        if name in _BLOCKS or name == "br":
            self.end_line(name in _SPACED)
        elif name in {"td", "th"} and self._line:
            self._line.append("\t")
        self._quotes += name == "blockquote"
        self._pre += name == "pre"

    def end(self, tag: str | bytes) -> None:
        """A tag closes; one that was never opened changes nothing."""
        name = str(tag).lower()
        if self._hidden:
            if name in self._hidden:
                while self._hidden.pop() != name:
                    pass
            return
        if name in _BLOCKS:
            self.end_line(name in _SPACED)
        self._quotes = max(0, self._quotes - (name == "blockquote"))
        self._pre = max(0, self._pre - (name == "pre"))

    def data(self, data: str | bytes) -> None:
        """Text, its white space as a browser shows it, up to the limit."""
        if self._hidden or self._left <= 0:
            return
        text = str(data)[: self._left]
        self._left -= len(text)
        if not self._pre:
            self._line.append(_SPACES.sub(" ", text))
            return
        first, *rest = text.splitlines() or [""]
        self._line.append(first)
        for line in rest:
            self.end_line(False)
            self._line.append(line)

    def comment(self, text: str | bytes) -> None:
        """Comments say nothing to a reader."""

    def pi(self, target: str | bytes, data: str | bytes | None = None) -> None:
        """Processing instructions say nothing to a reader."""

    def close(self) -> list[str]:
        """The lines, when all has been read."""
        self.end_line(False)
        return self.lines

    def end_line(self, spaced: bool) -> None:
        """End the line that is being gathered; ``spaced`` sets a paragraph apart."""
        quote = "> " * min(self._quotes, 10)
        text = "".join(self._line)
        cells = [cell.strip() for cell in text.split("\t")]
        text = text.rstrip() if self._pre else "\t".join(cells).strip()
        self._line.clear()
        if text:
            self.lines.append(quote + text)
        if spaced and self.lines and self.lines[-1].strip("> "):
            self.lines.append(quote.rstrip())


def html_to_text(html: str, limit: int = 1_000_000) -> str:
    """The words of ``html`` as a reader sees them, at most ``limit`` characters.

    Scripts, styles and hidden elements are dropped, table rows become lines with a tab between
    cells, quotations are marked with "> ". Never raises.
    """
    writer = _Writer(limit)
    parser = etree.HTMLParser(target=writer, no_network=True, recover=True)
    source = _XML_DECLARATION.sub("", html[: limit * 10]).replace("\x00", "")
    try:
        for start in range(0, len(source), _CHUNK):
            parser.feed(source[start : start + _CHUNK])
        parser.close()
    except (etree.LxmlError, ValueError, AssertionError):
        writer.close()
    return _MANY_BREAKS.sub("\n\n", "\n".join(writer.lines)).strip()


def content_ids(html: str) -> frozenset[str]:
    """The Content-IDs of the pictures that ``html`` shows."""
    return frozenset(found[1].lower() for found in _CID.finditer(html[:10_000_000]))
