"""Every file and text in a mail, however deep it lies, told apart by its bytes.

Attachments come as attachments, inline, without a disposition, as the whole mail, as an
alternative, in forwarded mails, zips, winmail.dat, Outlook messages, PDF portfolios and opaque
signatures. All of these are walked; what cannot be opened stays in the list with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from parsers.detect import detect, packed_in
from parsers.errors import CorruptError, ErrorKind, ParseError
from parsers.mail.body import is_body_text
from parsers.mail.html import content_ids, html_to_text
from parsers.mail.mime import Part, parse
from parsers.mail.whole import PGP, damaged, is_said_form, may_be_form, require_whole
from parsers.model import FileKind, PartProblem
from parsers.text import decode, decode_uu
from parsers.unpack.limits import Budget
from parsers.unpack.member import Member, clean_name, clean_path

_MAIL_TYPES = frozenset({"message/rfc822", "message/global", "message/news"})
_UU_FILE = re.compile(rb"^begin [0-7]{3,4} ([^\r\n]{1,200})\r?\n", re.MULTILINE)
_MOST_UU = 20


@dataclass
class Found:
    """A leaf while the mail is walked; ``wrapper`` holds others, ``body`` is the mail's text."""

    path: str
    name: str
    kind: FileKind
    declared: str
    data: bytes
    problem: PartProblem | None = None
    content_id: str = ""
    disposition: str = ""
    body: bool = False
    wrapper: bool = False
    junk: bool = False

    def blame(self, error: ParseError) -> None:
        """Keep why this part cannot be read."""
        self.problem = PartProblem(error.kind, str(error))


@dataclass(frozen=True, slots=True)
class _Depth:
    """How deep a part lies in mails (``mime``) and in archives (``archive``)."""

    mime: int = 0
    archive: int = 0


class Walk:
    """One walk through one mail; afterwards ``found`` holds its leaves in order."""

    def __init__(self, budget: Budget) -> None:
        """A walk that may spend ``budget``."""
        self.found: list[Found] = []
        self.opened: dict[str, Part] = {}
        self.shown_ids: set[str] = set()
        self.wrapped_text = ""
        self._budget = budget
        self._paths: set[str] = set()
        self._openers: dict[FileKind, Callable[[Found, _Depth], None]] = {
            FileKind.ZIP: self._open_zip,
            FileKind.TNEF: self._open_tnef,
            FileKind.OUTLOOK_MESSAGE: self._open_outlook,
            FileKind.SMIME_OPAQUE: self._open_signed,
            FileKind.MESSAGE: self._open_message,
            FileKind.PDF: self._open_portfolio,
            FileKind.WORD: self._open_pasted,
        }

    def mail(self, raw: bytes) -> Part:
        """Walk the mail ``raw`` and return its tree."""
        root = parse(raw, self._budget)
        self._part(root, _Depth())
        return root

    def _part(self, part: Part, depth: _Depth) -> None:
        if part.children:
            deeper = _Depth(depth.mime + 1, depth.archive)
            for child in part.children:
                self._part(child, deeper)
        elif part.problem or part.is_multipart:
            self._broken(part)
        else:
            self._leaf(part, depth)

    def _broken(self, part: Part) -> None:
        """A multipart whose parts cannot be had; an empty one holds nothing and says nothing."""
        if not part.problem and not part.raw.strip():
            return
        found = self._add(part, part.raw, FileKind.OTHER)
        found.problem = part.problem or PartProblem(
            ErrorKind.CORRUPT,
            "The parts of the mail cannot be told apart; please send it again from another mail "
            "program.",
        )

    def _leaf(self, part: Part, depth: _Depth) -> None:
        data = part.data
        kind = detect(data)
        body = is_body_text(part)
        if part.kind.value in _MAIL_TYPES and kind is not FileKind.EMPTY:
            kind = FileKind.MESSAGE
        elif kind is FileKind.MESSAGE and _is_text(part):
            kind = FileKind.TEXT
        if kind is FileKind.TEXT and part.kind.value == "text/html":
            kind = FileKind.HTML
        if body and kind is FileKind.OTHER and not _is_known(data):
            kind = FileKind.TEXT
        found = self._add(part, data, kind)
        found.body = body and kind in {FileKind.TEXT, FileKind.HTML, FileKind.EMPTY}
        if kind is FileKind.HTML and found.body:
            self.shown_ids |= content_ids(decode(data, part.kind.get("charset")))
        self._open(found, depth)
        if found.body and kind is FileKind.TEXT:
            self._uuencoded(found, depth)

    def _add(self, part: Part, data: bytes, kind: FileKind) -> Found:
        name = clean_name(part.name)
        found = Found(
            self._unique(part.path), name, kind, part.kind.value, data,
            content_id=part.content_id.lower(), disposition=part.disposition.value,
        )  # fmt: skip
        self.found.append(found)
        return found

    def _member(self, parent: Found, member: Member, depth: _Depth) -> None:
        kind = FileKind.OTHER if member.problem else detect(member.data)
        found = Found(
            self._unique(f"{parent.path}/{member.name}"), clean_name(member.name), kind, "",
            member.data, member.problem, member.content_id.lower(), junk=member.junk,
        )  # fmt: skip
        self.found.append(found)
        if not member.junk:
            self._open(found, depth)

    def _unique(self, path: str) -> str:
        unique, number = path, 1
        while unique in self._paths:
            number += 1
            unique = f"{path}#{number}"
        self._paths.add(unique)
        return unique

    def _open(self, found: Found, depth: _Depth) -> None:
        """Open a container, or say why a file that matters cannot be read."""
        try:
            if found.problem is None:
                require_whole(found)
            if found.problem is None and found.kind in self._openers:
                self._openers[found.kind](found, depth)
        except ParseError as error:
            found.blame(error)

    def _open_zip(self, found: Found, depth: _Depth) -> None:
        from parsers.unpack.zips import members  # noqa: PLC0415 - most mails hold no archive

        deeper = self._archive(depth)
        before = len(self.found)
        base = self._named(found)
        for member in members(found.data, self._budget):
            self._member(base, member, deeper)
        if len(self.found) == before:
            raise CorruptError(f"{found.name or 'The zip archive'} holds no files.")
        if is_said_form(found) and not any(may_be_form(leaf) for leaf in self.found[before:]):
            raise CorruptError(damaged(found.name or "A file in the mail"))
        found.wrapper = True

    def _open_portfolio(self, found: Found, depth: _Depth) -> None:
        """The files of a portfolio; an ordinary PDF, or one that cannot be opened, stays itself."""
        from parsers.unpack.portfolio import may_be_portfolio, members  # noqa: PLC0415

        if not may_be_portfolio(found.data):
            return
        held = members(found.data, self._budget)
        if not held:
            return
        deeper = self._archive(depth)
        base = self._named(found)
        for member in held:
            self._member(base, member, deeper)
        found.wrapper = True

    def _open_pasted(self, found: Found, depth: _Depth) -> None:
        """The pictures that a Word file shows and that are all it holds: the file stays itself."""
        from parsers.unpack.pasted import members  # noqa: PLC0415

        base = self._named(found)
        for member in members(found.data, self._budget):
            shown = f"{base.path}/{member.name}".lower()
            self.shown_ids.add(shown)
            self._member(base, replace(member, content_id=shown), depth)

    def _open_tnef(self, found: Found, depth: _Depth) -> None:
        from parsers.unpack.tnef import unwrap  # noqa: PLC0415

        deeper = self._archive(depth)
        wrapped = unwrap(found.data, self._budget)
        found.wrapper = True
        if wrapped.html:
            html = decode(wrapped.html)
            self.shown_ids |= content_ids(html)
            text = html_to_text(html, self._budget.limits.text)
        else:
            text = ""
        if depth.mime <= 1 and depth.archive == 0:
            self.wrapped_text = self.wrapped_text or wrapped.text or text
        base = self._named(found)
        for member in wrapped.members:
            self._member(base, member, deeper)

    def _open_outlook(self, found: Found, depth: _Depth) -> None:
        from parsers.unpack.outlook import read_outlook  # noqa: PLC0415

        deeper = self._archive(depth)
        message = read_outlook(found.data, self._budget)
        if message.html:
            self.shown_ids |= content_ids(decode(message.html))
        found.name = found.name or clean_name(message.subject)
        found.wrapper = bool(message.members)
        base = self._named(found)
        for member in message.members:
            self._member(base, member, deeper)

    def _open_signed(self, found: Found, depth: _Depth) -> None:
        from parsers.unpack.smime import signed_content  # noqa: PLC0415

        inner = self._nested(signed_content(found.data), found, depth)
        found.wrapper = True
        self.opened[found.path] = inner
        self._part(inner, _Depth(depth.mime + 1, depth.archive))

    def _open_message(self, found: Found, depth: _Depth) -> None:
        self._budget.take_part()
        inner = self._nested(found.data, found, depth)
        found.name = found.name or clean_name(_subject(inner))
        before = len(self.found)
        self._part(inner, _Depth(depth.mime + 1, depth.archive))
        found.wrapper = any(not leaf.body for leaf in self.found[before:])

    def _nested(self, raw: bytes, found: Found, depth: _Depth) -> Part:
        self._budget.check_mime_level(depth.mime + 1)
        return parse(raw, self._budget, depth.mime + 1, f"{found.path}/")

    def _archive(self, depth: _Depth) -> _Depth:
        self._budget.check_archive_level(depth.archive + 1)
        return _Depth(depth.mime, depth.archive + 1)

    def _named(self, found: Found) -> Found:
        """``found`` with a path that ends in its own name, for the paths of its members."""
        if not found.name or found.path.endswith(f"/{found.name}"):
            return found
        path = f"{found.path}/{found.name}"
        return Found(path, found.name, found.kind, found.declared, b"")

    def _uuencoded(self, found: Found, depth: _Depth) -> None:
        for number, begin in enumerate(_UU_FILE.finditer(found.data)):
            if number >= _MOST_UU:
                break
            name = clean_path(decode(begin[1])) or "unnamed"
            data = decode_uu(found.data[begin.start() :])
            if data and detect(data) is not FileKind.EMPTY:
                self._budget.take_member()
                self._member(found, Member(name, data), depth)


def _is_known(data: bytes) -> bool:
    """Whether these bytes, which are no text, are at least known for what they are."""
    return data.startswith(PGP) or bool(packed_in(data))


def _is_text(part: Part) -> bool:
    declared = part.kind.value
    return not declared or (declared.startswith("text/") and not part.name.lower().endswith(".eml"))


def _subject(part: Part) -> str:
    from parsers.text import decode_words, unfolded  # noqa: PLC0415

    return decode_words(unfolded(part.header("subject")))[:150]
