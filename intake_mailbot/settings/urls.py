"""The URLs of the settings as values: what they mean, and what is wrong with one.

A password never stands in a mailbox's or sender's URL.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, quote, unquote, urlsplit

_PORTS = {"imaps": 993, "imap+starttls": 143, "smtps": 465, "smtp+starttls": 587}
_IMAP_PORTS = {_PORTS["imaps"], _PORTS["imap+starttls"]}


@dataclass(frozen=True, slots=True)
class MaildirUrl:
    """``maildir:PATH``, absolute."""

    path: Path

    def __str__(self) -> str:
        return f"maildir:{self.path}"


@dataclass(frozen=True, slots=True)
class FolderUrl:
    """``dir:PATH``, absolute: replies as files."""

    path: Path

    def __str__(self) -> str:
        return f"dir:{self.path}"


@dataclass(frozen=True, slots=True)
class ImapUrl:
    """``imaps://`` (TLS from the start) or ``imap+starttls://``; ``folder`` is the inbox.

    A server knows the folder INBOX by that name in any case, and all others only as they are
    written (RFC 9051, section 5.1).
    """

    user: str
    host: str
    port: int
    starttls: bool
    folder: str = "INBOX"

    def __str__(self) -> str:
        scheme = "imap+starttls" if self.starttls else "imaps"
        return f"{scheme}://{quote(self.user)}@{_host(self.host)}:{self.port}/{quote(self.folder)}"


@dataclass(frozen=True, slots=True)
class SmtpUrl:
    """``smtps://`` (TLS from the start) or ``smtp+starttls://``; ``user`` None: no sign-in."""

    user: str | None
    host: str
    port: int
    starttls: bool

    def __str__(self) -> str:
        scheme = "smtp+starttls" if self.starttls else "smtps"
        user = f"{quote(self.user)}@" if self.user else ""
        return f"{scheme}://{user}{_host(self.host)}:{self.port}"


def mailbox_url(text: str, base: Path) -> MaildirUrl | ImapUrl:
    """The mailbox that ``text`` names. Raises ValueError with a sentence that holds the mend."""
    scheme, _, rest = text.partition(":")
    if scheme == "maildir":
        return MaildirUrl(_path(rest, base))
    if scheme not in {"imaps", "imap+starttls"}:
        raise ValueError(
            _unknown(text, scheme, "maildir:PATH", "imaps://user@host", "imap+starttls://user@host")
        )
    parts, port = _server(text, scheme)
    if not parts.username:
        raise ValueError(f"{text!r} does not say whose mailbox: write {scheme}://user@host")
    folder = unquote(parts.path.strip("/")) or "INBOX"
    host = parts.hostname or ""
    return ImapUrl(unquote(parts.username), host, port, scheme == "imap+starttls", folder)


def same_mailbox(one: MaildirUrl | ImapUrl, other: MaildirUrl | ImapUrl) -> bool:
    """Whether both name one mailbox: by two paths, or by both ports that a server has for IMAP."""
    if isinstance(one, MaildirUrl) and isinstance(other, MaildirUrl):
        return one.path.resolve() == other.path.resolve()
    if isinstance(one, ImapUrl) and isinstance(other, ImapUrl):
        ports = {one.port, other.port}
        there = (one.user, one.host, _told(one)) == (other.user, other.host, _told(other))
        return there and (len(ports) == 1 or ports <= _IMAP_PORTS)
    return False


def _told(box: ImapUrl) -> str:
    """The folder as the server tells it from others."""
    return "INBOX" if box.folder.upper() == "INBOX" else box.folder


def outgoing_url(text: str, base: Path) -> FolderUrl | SmtpUrl:
    """The way out that ``text`` names. Raises ValueError with a sentence that holds the mend."""
    scheme, _, rest = text.partition(":")
    if scheme == "dir":
        return FolderUrl(_path(rest, base))
    if scheme not in {"smtps", "smtp+starttls"}:
        raise ValueError(
            _unknown(text, scheme, "dir:PATH", "smtps://user@host", "smtp+starttls://user@host")
        )
    parts, port = _server(text, scheme)
    if parts.path.strip("/"):
        raise ValueError(f"{text!r} has a path, which an SMTP server has none of: leave it out")
    user = unquote(parts.username) if parts.username else None
    return SmtpUrl(user, parts.hostname or "", port, scheme == "smtp+starttls")


def files_url(text: str, base: Path) -> str:
    """The file store that ``text`` names. Raises ValueError with a sentence that holds the mend."""
    scheme, _, rest = text.partition(":")
    if scheme == "file":
        return f"file:{_path(rest.removeprefix('//'), base)}"
    if scheme != "s3":
        raise ValueError(_unknown(text, scheme, "file:PATH", "s3://bucket/prefix"))
    if not urlsplit(text).netloc:
        raise ValueError(f"{text!r} names no bucket: write s3://bucket/prefix")
    return text


def _server(text: str, scheme: str) -> tuple[SplitResult, int]:
    # Never the whole URL in a message from here on: it may hold a password.
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise ValueError(
            f"this {scheme} URL cannot be read ({error}): write {scheme}://user@host:port"
        ) from error
    if parts.password is not None:
        raise ValueError(
            "a password stands in the URL: take it out, and give it in the environment or by "
            "password_file"
        )
    if not parts.hostname:
        raise ValueError(f"this {scheme} URL names no server: write {scheme}://user@host")
    return parts, port or _PORTS[scheme]


def _path(text: str, base: Path) -> Path:
    if not text:
        raise ValueError("no path stands after the colon")
    return path_at(base, text.removeprefix("//"))


def path_at(base: Path, text: str) -> Path:
    """A path of the settings, from ``base`` where relative; ``~`` is a home. Raises ValueError."""
    try:
        if "\0" in text:
            raise ValueError(f"{text!r} holds a zero byte: correct the path")
        return base / Path(text).expanduser()
    except RuntimeError as error:  # the library's word for a user who does not exist
        raise ValueError(f"there is no home for {text!r}: write the path in full") from error


def _unknown(text: str, scheme: str, *known: str) -> str:
    plain = {"imap": "imaps", "smtp": "smtps"}.get(scheme)
    why = "sends passwords in the clear" if plain else "is no kind that is known here"
    shown = scheme if "://" in text else text
    return f"{shown!r} {why}: write one of {', '.join(known)}"


def _host(host: str) -> str:
    return f"[{host}]" if ":" in host else host
