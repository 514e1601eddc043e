"""The parts of a mail arrive as they were written."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from intake_mailbot.replies.body import Attachment, mime_body

texts = st.text(st.characters(codec="utf-8"), max_size=300)


@given(texts, texts, st.binary(max_size=500))
def test_text_html_and_files_survive_the_wire(text: str, html: str, data: bytes) -> None:
    files = (Attachment("a.pdf", "application/pdf", data),) if data else ()
    written = mime_body(text, html, files)
    mail = cast("EmailMessage", message_from_bytes(written, policy=policy.default))
    for kind, said in (("plain", text), ("html", html)):
        body = mail.get_body((kind,))
        assert body is not None
        assert str(body.get_content()).splitlines() == (said.splitlines() or [""])
    assert [part.get_content() for part in mail.iter_attachments()] == ([data] if data else [])
    assert b"\n" not in written.replace(b"\r\n", b"")
    assert b"\r" not in written.replace(b"\r\n", b"")
    assert max(map(len, written.split(b"\r\n"))) <= 100
