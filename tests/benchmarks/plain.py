"""The peer: the same work as somebody would write it in an afternoon, and nothing done twice.

mail-parser reads the mail, python-docx the Word form, pypdf the PDF form; SQLite keeps every step
in a transaction of its own; every reply goes out over a connection of its own, at once.
"""

from __future__ import annotations

import base64
import io
import mailbox
import smtplib
import sqlite3
import ssl
from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from email.message import EmailMessage
from email.utils import make_msgid
from pathlib import Path

import docx
import mailparser
import phonenumbers
import pypdf
from docx.oxml.ns import qn

from form_templates import load_office
from form_templates.model import Field, FieldType, Form
from tests.benchmarks.mails import OFFICE

Values = Mapping[str, str]

_TABLES = """
CREATE TABLE mails (id INTEGER PRIMARY KEY, sender TEXT, subject TEXT, state TEXT, raw BLOB);
CREATE TABLE cases (id INTEGER PRIMARY KEY, mail INTEGER, number TEXT, verdict TEXT);
CREATE TABLE readings (form INTEGER, field TEXT, value TEXT);
CREATE TABLE findings (form INTEGER, field TEXT, message TEXT);
CREATE TABLE replies (id INTEGER PRIMARY KEY, mail INTEGER, recipient TEXT, body TEXT, state TEXT);
"""
_FOLDERS = {"accept": "Accepted", "return": "Returned", "inquiry": "Inquiries"}


class Plain:
    """One mailbox, one database, one server."""

    def __init__(self, folder: Path, port: int, authority: Path) -> None:
        self._box = mailbox.Maildir(folder / "mailbox", factory=None)
        self._port = port
        self._tls = ssl.create_default_context(cafile=authority)
        self._form = load_office("ct_cep").form
        self._db = sqlite3.connect(folder / "plain.db", isolation_level=None)
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.executescript(_TABLES)

    def run(self) -> Counter[str]:
        """Work through the mailbox; gives how many mails came to which end."""
        return Counter(self._work(key) for key in sorted(self._box.keys()))

    def close(self) -> None:
        """Close the database."""
        self._db.close()

    def _step(self, statement: str, *values: object) -> int:
        self._db.execute("BEGIN")
        made = self._db.execute(statement, values).lastrowid
        self._db.execute("COMMIT")
        return made or 0

    def _work(self, key: str) -> str:
        raw = self._box.get_bytes(key)
        mail = mailparser.parse_from_bytes(raw)
        sender = mail.from_[0][1]
        row = self._step(
            "INSERT INTO mails (sender, subject, state, raw) VALUES (?, ?, 'received', ?)",
            sender, mail.subject, raw,
        )  # fmt: skip
        if mail.headers.get("Auto-Submitted", "no") != "no":
            return self._file(key, row, "automatic")
        found = [values for one in mail.attachments if (values := self._read(one)) is not None]
        if not found:
            self._answer(row, sender, mail.subject, "Please send the attached form back to us.")
            return self._file(key, row, "inquiry")
        return self._decide(key, row, sender, mail.subject, found[0])

    def _read(self, attachment: Mapping[str, str]) -> Values | None:
        name, data = attachment["filename"], base64.b64decode(attachment["payload"])
        if name.endswith(".docx"):
            return _word(data)
        return _pdf(data) if name.endswith(".pdf") else None

    def _decide(self, key: str, row: int, sender: str, subject: str, values: Values) -> str:
        findings = _check(self._form, values)
        verdict = "return" if findings else "accept"
        number = f"EP-2026-{row:04d}"
        case = self._step(
            "INSERT INTO cases (mail, number, verdict) VALUES (?, ?, ?)", row, number, verdict
        )
        self._db.execute("BEGIN")
        self._db.executemany(
            "INSERT INTO readings VALUES (?, ?, ?)", [(case, *one) for one in values.items()]
        )
        self._db.execute("COMMIT")
        for field, message in findings:
            self._step("INSERT INTO findings VALUES (?, ?, ?)", case, field, message)
        listed = "\n".join(f"- {message}" for _, message in findings)
        text = f"Your tracking number is {number}.\n{listed}"
        self._answer(row, sender, subject, text)
        return self._file(key, row, verdict)

    def _answer(self, row: int, to: str, subject: str, text: str) -> None:
        reply = self._step(
            "INSERT INTO replies (mail, recipient, body, state) VALUES (?, ?, ?, 'waiting')",
            row, to, text,
        )  # fmt: skip
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = OFFICE, to, f"Re: {subject}"
        message["Message-ID"] = make_msgid(domain="example.gov")
        message["Auto-Submitted"] = "auto-replied"
        message.set_content(text)
        message.add_alternative(f"<p>{text}</p>", subtype="html")
        with smtplib.SMTP("127.0.0.1", self._port) as server:
            server.starttls(context=self._tls)
            server.send_message(message)
        self._step("UPDATE replies SET state = 'sent' WHERE id = ?", reply)

    def _file(self, key: str, row: int, outcome: str) -> str:
        self._step("UPDATE mails SET state = ? WHERE id = ?", outcome, row)
        folder = self._box.add_folder(_FOLDERS.get(outcome, "Automatic"))
        folder.add(self._box.get_message(key))
        self._box.remove(key)
        return outcome


def _word(data: bytes) -> Values:
    """What stands in the content controls, by tag; a picture that is no icon is "signed"."""
    values: dict[str, str] = {}
    for control in docx.Document(io.BytesIO(data)).element.body.iter(qn("w:sdt")):
        properties = control.find(qn("w:sdtPr"))
        tag = properties.find(qn("w:tag"))
        if tag is None:
            continue
        empty = properties.find(qn("w:showingPlcHdr")) is not None
        text = "".join(one.text or "" for one in control.iter(qn("w:t")))
        if properties.find(qn("w:picture")) is not None:
            text = "signed"
        values[tag.get(qn("w:val"))] = "" if empty else text
    return values


def _pdf(data: bytes) -> Values:
    """What stands in the fields, by name; ink on the page is "signed"."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    fields = reader.get_fields() or {}
    values = {name: str(field.get("/V", "")).removeprefix("/") for name, field in fields.items()}
    kinds = [note.get_object()["/Subtype"] for p in reader.pages for note in p.annotations or ()]
    slots = [name for name, field in fields.items() if field.get("/FT") == "/Sig"]
    return values | dict.fromkeys(slots, "signed" if "/Ink" in kinds else "")


def _check(form: Form, values: Values) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for field in form.fields.values():
        value = values.get(field.id, "").strip().removeprefix(field.prompt or "\0")
        if field.required and not value and field.type is not FieldType.CHECKBOX:
            found.append((field.id, f"{field.label} is missing."))
        elif value and not _good(field, value):
            found.append((field.id, f"{field.label}: {value} cannot be used."))
    return found


def _good(field: Field, value: str) -> bool:
    if field.type is FieldType.DATE:
        try:
            return datetime.strptime(value, "%m/%d/%Y") is not None  # noqa: DTZ007 - a day
        except ValueError:
            return False
    if field.type is FieldType.PHONE:
        return phonenumbers.is_possible_number(phonenumbers.parse(value, "US"))
    if field.type is FieldType.CHOICE:
        return value in field.choices
    return field.limit is None or len(value) <= field.limit
