"""Mails that say that a mail of ours did not arrive.

Sources: RFC 3464 (delivery-status), RFC 6522 (multipart/report), RFC 3834 for who sends them; the
words of qmail, Exim, Postfix and Exchange for those that keep to no standard.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from parsers.mail.address import mailboxes
from parsers.mail.headers import message_id
from parsers.mail.mime import Part, split_headers
from parsers.model import DeliveryReport, Headers
from parsers.text import decode, one_line, unfolded
from parsers.unpack.limits import Budget

_STATUS_KINDS = frozenset({"message/delivery-status", "message/global-delivery-status"})
_RETURNED_KINDS = frozenset(
    {"message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers"}
)
_NOT_FAILED = frozenset({"delayed", "delivered", "relayed", "expanded"})
_DAEMON = re.compile(
    r"^(?:mailer-daemon|postmaster|mail-daemon|mailerdaemon|mdaemon)\b", re.IGNORECASE
)
_SAYS_FAILED = re.compile(
    r"this is the qmail-send program|created automatically by mail delivery software|"
    r"mail delivery (?:failed|failure|system)|undeliver(?:able|ed)|returned mail|failure notice|"
    r"delivery (?:status notification|has failed|failed|failure|to the following)|"
    r"did not reach (?:some or all of )?the|could ?n[o']t be delivered|could not be delivered|"
    r"unable to deliver|wasn't delivered|message not delivered|rejected your message",
    re.IGNORECASE,
)
_SAYS_DELAYED = re.compile(
    r"delayed|delivery is delayed|has not (?:yet )?been delivered|will (?:be retried|keep trying)|"
    r"still trying|warning: (?:message|could not send)|do not need to resend",
    re.IGNORECASE,
)
_STATUS = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
_CODE = re.compile(r"^.{0,200}\b[45]\d\d[ -].{1,300}$", re.MULTILINE)
_ID_LINE = re.compile(
    r"^[ \t>]{0,8}Message-ID:\s{0,10}(<[^<>\s]{1,500}>)", re.MULTILINE | re.IGNORECASE
)
_RECIPIENT = re.compile(
    r"^[ \t]{0,8}<?([^\s<>@:,;\"]{1,64}@[A-Za-z0-9.-]{1,255})>?:?[ \t]*$", re.MULTILINE
)
_MOST = 50


def read_report(root: Part, headers: Headers, text: str, budget: Budget) -> DeliveryReport | None:
    """What ``root`` says as a bounce or delay; None where it is neither."""
    parts = [part for part in root.walk() if part.kind.value in _STATUS_KINDS]
    returned = tuple(_returned_ids(root, budget))
    if parts:
        return _standard(parts, returned or _thread_ids(headers), budget)
    if not _from_daemon(headers) or root.kind.get("report-type") == "disposition-notification":
        return None
    return _by_words(headers, text, returned, _whole_text(root, text))


def _standard(parts: Iterable[Part], about: tuple[str, ...], budget: Budget) -> DeliveryReport:
    recipients: list[str] = []
    actions: list[str] = []
    statuses: list[str] = []
    diagnostics: list[str] = []
    for name, value in _status_fields(parts, budget):
        if name in {"final-recipient", "original-recipient"}:
            recipients.append(value.partition(";")[2].strip() or value)
        elif name == "action":
            actions.append(value.lower().split()[0] if value else "")
        elif name == "status":
            statuses.extend(_STATUS.findall(value)[:1])
        elif name == "diagnostic-code":
            diagnostics.append(value.partition(";")[2].strip() or value)
    failed = [action for action in actions if action not in _NOT_FAILED]
    return DeliveryReport(
        about=tuple(dict.fromkeys(about)),
        recipients=tuple(dict.fromkeys(recipients))[:_MOST],
        failed=bool(failed) or not actions,
        status=next(iter(statuses), ""),
        diagnostic=next(iter(diagnostics), "")[:500],
    )


def _status_fields(parts: Iterable[Part], budget: Budget) -> Iterator[tuple[str, str]]:
    """The fields of all groups; groups are separated by blank lines."""
    for part in parts:
        rest = part.data[:100_000]
        for _ in range(_MOST):
            rest = rest.lstrip(b"\r\n")
            fields, rest, _ = split_headers(rest, budget)
            if not fields:
                break
            yield from ((name, one_line(unfolded(value))) for name, value in fields)


def _returned_ids(root: Part, budget: Budget) -> Iterator[str]:
    for part in root.walk():
        if part is not root and part.kind.value in _RETURNED_KINDS:
            fields, _, _ = split_headers(part.data.lstrip(b"\r\n"), budget)
            found = (message_id(unfolded(v)) for k, v in fields if k == "message-id")
            yield from (value for value in found if value)


def _thread_ids(headers: Headers) -> tuple[str, ...]:
    return tuple(filter(None, (headers.in_reply_to, *headers.references[-1:])))


def _from_daemon(headers: Headers) -> bool:
    local = headers.sender.address if headers.sender else headers.first("from")
    return headers.return_path == "" or bool(_DAEMON.match(local.lstrip('<" ')))


def _whole_text(root: Part, text: str) -> str:
    others = (
        decode(part.data[:100_000])
        for part in root.walk()
        if not part.children and part.kind.value in {"text/plain", "", *_RETURNED_KINDS}
    )
    return "\n".join((text, *others))[:300_000]


def _by_words(
    headers: Headers, text: str, returned: tuple[str, ...], whole: str
) -> DeliveryReport | None:
    automatic = headers.first("auto-submitted").lower().startswith("auto-replied")
    failed_to = headers.first("x-failed-recipients")
    if not failed_to and not _SAYS_FAILED.search(f"{headers.subject}\n{text[:5_000]}"):
        return None
    if automatic and not failed_to and not _DAEMON.match(headers.first("from").lstrip('<" ')):
        return None
    about = returned or tuple(_ID_LINE.findall(whole)[:_MOST]) or _thread_ids(headers)
    recipients = [a.address for a in mailboxes(failed_to)] or _RECIPIENT.findall(text[:20_000])
    status = _STATUS.search(text[:20_000])
    code = _CODE.search(text[:20_000])
    delayed = _SAYS_DELAYED.search(f"{headers.subject}\n{text[:2_000]}") is not None
    return DeliveryReport(
        about=tuple(dict.fromkeys(about)),
        recipients=tuple(dict.fromkeys(recipients))[:_MOST],
        failed=not delayed or bool(status and status[1].startswith("5")),
        status=status[1] if status else "",
        diagnostic=one_line(code[0])[:500] if code else "",
    )
