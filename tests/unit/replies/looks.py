"""What a receiver would stumble over in a mail of ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import EmailMessage
from functools import cache
from html import unescape

from form_templates import known_offices, load_office

_HOLES = (
    (r"\bNone\b|Undefined|\{\{|\}\}|\{%", "a value of the program"),
    (r"“\s*”|‘\s*’|\(\s*\)|\[\s*\]", "quotes or brackets around nothing"),
    (r" [,.;]( |$)|,\s*,|[^.]\.\.( |$)|: [.;,]", "a stop or comma behind nothing"),
    (r"(?m)^- *$|^- [,–:]", "a line of a list that says nothing"),
    (r"(?m)[^\n]*[,–] *$(?=\n\n)|^Contact: *,", "a line that breaks off"),
    (r" \b(of|from|to|with|by|for|on|and) [.,;:]", "a name that is missing"),
)


def told(mail: EmailMessage) -> str:
    """Its plain text on one line, without what our line breaks do to it."""
    return " ".join(_part(mail, "plain").split())


def faults(mail: EmailMessage, office: str) -> list[str]:
    """Everything that is wrong with a mail of ``office``, in sentences; [] where nothing is."""
    plain, html = _part(mail, "plain"), _words(_part(mail, "html"))
    found = [f"{what}: {hit!r}" for what, hit in _holes(f"{mail['Subject']}\n\n{plain}")]
    found += [f"a value of the program in the HTML: {hit!r}" for what, hit in _holes(html)
              if what == _HOLES[0][1]]  # fmt: skip
    found += [f"it speaks of another office: {name!r}" for name in _foreign(office)
              if name in plain]  # fmt: skip
    body = " ".join(plain.partition("Hello,")[2].partition("This message was")[0].split())
    missing = [word for word in re.findall(r"\w{4,}", body) if word.lower() not in html.lower()]
    return found + ([f"the HTML does not say: {missing[:5]}"] if missing else [])


def _holes(text: str) -> Iterator[tuple[str, str]]:
    for pattern, what in _HOLES:
        for hit in re.finditer(pattern, text):
            yield what, text[max(0, hit.start() - 30) : hit.end() + 10]


def _part(mail: EmailMessage, kind: str) -> str:
    body = mail.get_body((kind,))
    assert body is not None
    return str(body.get_content())


def _words(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", " ", re.sub(r"(?s)<head>.*?</head>", " ", html)))


@cache
def _foreign(office: str) -> tuple[str, ...]:
    """What only the other offices say: their forms, publishers, contacts and numbers."""
    own = " ".join(_names(office))
    others = (name for one in known_offices() if one != office for name in _names(one))
    return tuple(dict.fromkeys(name for name in others if len(name) > 6 and name not in own))


def _names(office: str) -> Iterator[str]:
    found = load_office(office)
    for form in found.forms:
        yield from (form.title, form.publisher)
    yield f"{found.process.numbering.prefix}-2026"
    yield from found.process.contacts.values()
    yield from (role.title for role in found.process.flow.roles if " " in role.title)
