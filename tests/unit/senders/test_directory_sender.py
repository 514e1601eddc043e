from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_mailbot.domain.errors import SendRefusedForNowError, ServiceUnreachableError
from intake_mailbot.replies.senders.directory import DirectorySender, file_name

MAIL = b"Message-ID: <t1.abc@example.gov>\r\nSubject: x\r\n\r\nHello\r\n"


def test_a_reply_is_a_file_named_by_its_message_id(tmp_path):
    DirectorySender(tmp_path / "sent").send(MAIL, "office@example.gov", "a@example.gov")
    assert (tmp_path / "sent" / "t1.abc@example.gov.eml").read_bytes() == MAIL


def test_sending_again_is_harmless(tmp_path):
    sender = DirectorySender(tmp_path)
    sender.send(MAIL, "office@example.gov", "a@example.gov")
    sender.send(MAIL, "office@example.gov", "a@example.gov")
    assert [p.read_bytes() for p in tmp_path.iterdir()] == [MAIL]


def test_a_folder_that_cannot_be_written_is_a_refusal_for_now(tmp_path):
    (tmp_path / "sent").write_text("a file")
    sender = DirectorySender(tmp_path / "sent")
    with pytest.raises(SendRefusedForNowError, match="cannot be written into"):
        sender.send(MAIL, "office@example.gov", "a@example.gov")
    with pytest.raises(ServiceUnreachableError):
        sender.check()


def test_the_check_leaves_nothing_behind(tmp_path):
    assert str(tmp_path) in DirectorySender(tmp_path).check()[0]
    assert list(tmp_path.iterdir()) == []


def test_names_differ_where_message_ids_differ_only_in_what_is_unsafe():
    assert file_name(b"Message-ID: <a/b@x>\r\n\r\n") != file_name(b"Message-ID: <a?b@x>\r\n\r\n")


def test_a_mail_without_a_message_id_has_a_name_of_its_own():
    assert file_name(b"Subject: a\r\n\r\n1") != file_name(b"Subject: a\r\n\r\n2")


@given(st.text(max_size=400))
def test_every_message_id_gives_a_name_that_stays_in_the_folder(message_id):
    name = file_name(b"Message-ID: <" + message_id.encode("utf-8", "replace") + b">\r\n\r\n")
    assert Path(name).name == name
    assert not name.startswith(".")
    assert len(name.encode()) < 200
