import os
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_mailbot.domain.errors import MailboxError
from intake_mailbot.mailbox.maildir import MaildirMailbox
from intake_mailbot.mailbox.protocol import Filing
from intake_mailbot.mailbox.uidlist import UidList

MAIL = b"From: a@example.gov\r\nSubject: one\r\n\r\nHello\r\n"


def deliver(path: Path, name: str, raw: bytes = MAIL, place: str = "new") -> Path:
    for folder in ("tmp", "new", "cur"):
        (path / folder).mkdir(parents=True, exist_ok=True)
    (path / "tmp" / name).write_bytes(raw)
    return (path / "tmp" / name).rename(path / place / name)


@pytest.fixture
def mailbox(tmp_path):
    (tmp_path / "box").mkdir()
    box = MaildirMailbox(tmp_path / "box", largest=1000)
    box.open()
    return box


@pytest.fixture
def path(tmp_path):
    return tmp_path / "box"


def test_an_empty_folder_becomes_a_maildir(mailbox, path):
    assert {p.name for p in path.iterdir()} == {"tmp", "new", "cur"}


@pytest.mark.parametrize("work", [MaildirMailbox.open, MaildirMailbox.check])
def test_a_mistyped_path_is_said_with_its_mend_and_not_made(tmp_path, work):
    with pytest.raises(MailboxError, match=r"There is no Maildir at .*mkdir -p .*/bux/new"):
        work(MaildirMailbox(tmp_path / "bux"))
    assert not (tmp_path / "bux").exists()


def test_a_folder_of_something_else_is_no_maildir(tmp_path):
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(MailboxError, match="There is no Maildir"):
        list(MaildirMailbox(tmp_path).new())
    assert [p.name for p in tmp_path.iterdir()] == ["letter.txt"]


def test_a_maildir_that_lacks_a_folder_gets_it(tmp_path):
    (tmp_path / "new").mkdir()
    (tmp_path / ".Accepted").mkdir()
    MaildirMailbox(tmp_path).open()
    assert (tmp_path / "cur").is_dir()


def test_a_delivered_message_comes_byte_for_byte_with_its_date(mailbox, path):
    raw = bytes(range(256)) + MAIL
    os.utime(deliver(path, "1.a", raw), (1_000_000, 1_000_000))
    [mail] = mailbox.new()
    assert (mail.raw, mail.size) == (raw, len(raw))
    assert mail.server_date is not None
    assert mail.server_date.timestamp() == 1_000_000


def test_messages_come_in_the_order_of_delivery(mailbox, path):
    for number in (3, 1, 2):
        os.utime(deliver(path, f"{number}.x", b"%d\n\n" % number), (number, number))
    assert [mail.raw for mail in mailbox.new()] == [b"1\n\n", b"2\n\n", b"3\n\n"]


def test_reading_moves_and_marks_nothing(mailbox, path):
    deliver(path, "1.a")
    deliver(path, "2.b:2,", place="cur")
    list(mailbox.new())
    assert (path / "new" / "1.a").exists()
    assert (path / "cur" / "2.b:2,").exists()


def test_the_ledger_is_asked_once_and_what_it_knows_is_not_read(mailbox, path):
    deliver(path, "1.a")
    deliver(path, "2.b")
    asked = []

    def known(folder, uidvalidity, uids):
        asked.append((folder, list(uids)))
        return uids[:1]

    assert len(list(mailbox.new(known))) == 1
    assert asked == [("INBOX", [1, 2])]


def test_numbers_survive_a_restart_and_changes_of_flags_and_place(mailbox, path):
    deliver(path, "1.a")
    deliver(path, "2.b")
    first = {m.uid for m in mailbox.new()}
    validity = next(mailbox.new()).uidvalidity
    (path / "new" / "2.b").rename(path / "cur" / "2.b:2,RS")
    again = list(MaildirMailbox(path).new())
    assert {m.uid for m in again} == first
    assert {m.uidvalidity for m in again} == {validity}


def test_a_filed_message_lies_in_its_folder_with_its_flags(mailbox, path):
    deliver(path, "1.a:2,S", place="cur")
    [mail] = mailbox.new()
    mailbox.file(mail.uidvalidity, mail.uid, "Accepted")
    assert (path / ".Accepted" / "cur" / "1.a:2,S").read_bytes() == MAIL
    assert list(mailbox.new()) == []
    assert mailbox.folders() == ("Accepted",)


def test_filing_twice_or_what_is_gone_is_harmless(mailbox, path):
    file = deliver(path, "1.a")
    deliver(path, "2.b")
    one, two = mailbox.new()
    mailbox.file(one.uidvalidity, one.uid, "Held")
    mailbox.file(one.uidvalidity, one.uid, "Held")
    (path / "new" / "2.b").unlink()
    mailbox.file(two.uidvalidity, two.uid, "Held")
    assert not file.exists()
    assert len(list((path / ".Held" / "new").iterdir())) == 1


def test_filing_with_ids_of_an_earlier_uidvalidity_moves_nothing(mailbox, path):
    deliver(path, "1.a")
    [mail] = mailbox.new()
    mailbox.file(mail.uidvalidity - 1, mail.uid, "Held")
    assert (path / "new" / "1.a").exists()


def test_many_messages_are_filed_at_once(mailbox, path):
    for number in range(5):
        deliver(path, f"{number}.x")
    mails = list(mailbox.new())
    mailbox.file_many(Filing(m.uidvalidity, m.uid, f"F{m.uid % 2}") for m in mails)
    assert list(mailbox.new()) == []
    assert mailbox.folders() == ("F0", "F1")


def test_a_message_dragged_back_to_the_inbox_is_new_again(mailbox, path):
    deliver(path, "1.a")
    [mail] = mailbox.new()
    mailbox.file(mail.uidvalidity, mail.uid, "Held")
    (path / ".Held" / "new" / "1.a").rename(path / "cur" / "1.a:2,S")
    [again] = mailbox.new()
    assert again.uid > mail.uid


def test_a_name_used_twice_never_overwrites_what_was_filed(mailbox, path):
    for raw in (b"one\n\n", b"two\n\n"):
        deliver(path, "same.eml", raw)
        [mail] = mailbox.new()
        mailbox.file(mail.uidvalidity, mail.uid, "Accepted")
    kept = {p.read_bytes() for p in (path / ".Accepted" / "new").iterdir()}
    assert kept == {b"one\n\n", b"two\n\n"}


def test_what_a_person_deleted_is_passed_over(mailbox, path):
    deliver(path, "1.a:2,ST", place="cur")
    assert list(mailbox.new()) == []
    assert mailbox.wait(0) is False


def test_of_a_message_too_large_only_the_headers_come(mailbox, path):
    deliver(path, "1.a", MAIL + b"x" * 2000)
    [mail] = mailbox.new()
    assert mail.raw == b"From: a@example.gov\r\nSubject: one\r\n\r\n"
    assert mail.size == len(MAIL) + 2000


def test_a_message_taken_away_during_the_reading_is_not_given(mailbox, path):
    first, second = deliver(path, "1.a"), deliver(path, "2.b")
    reading = mailbox.new()
    taken = next(reading)
    (second if taken.uid == 1 else first).unlink()
    assert list(reading) == []


def test_a_message_whose_flags_change_during_the_reading_is_given(mailbox, path):
    deliver(path, "1.a")
    deliver(path, "2.b")
    reading = mailbox.new()
    next(reading)
    (path / "new" / "2.b").rename(path / "cur" / "2.b:2,S")
    assert [mail.uid for mail in reading] == [2]


def test_a_broken_list_of_numbers_begins_another_uidvalidity(mailbox, path):
    deliver(path, "1.a")
    [mail] = mailbox.new()
    (path / "intake-uidlist").write_text("torn")
    [again] = MaildirMailbox(path).new()
    assert again.uid == 1
    assert again.uidvalidity >= mail.uidvalidity


def test_waiting_ends_when_mail_is_delivered(mailbox, path):
    assert mailbox.wait(0) is False
    threading.Timer(0.05, deliver, (path, "1.a")).start()
    assert mailbox.wait(10) is True


def test_waiting_ends_at_once_for_mail_that_came_before(mailbox, path):
    list(mailbox.new())
    deliver(path, "1.a")
    assert mailbox.wait(10) is True
    list(mailbox.new())
    assert mailbox.wait(0) is False


def test_waiting_is_ended_from_another_thread_even_beforehand(mailbox):
    mailbox.wake()
    assert mailbox.wait(60) is False
    threading.Timer(0.05, mailbox.wake).start()
    assert mailbox.wait(60) is False


def test_a_place_that_cannot_be_a_maildir_is_said_with_the_mend(tmp_path):
    (tmp_path / "box").write_text("a file")
    with pytest.raises(MailboxError, match=r"cannot be opened .*see that the folder"):
        MaildirMailbox(tmp_path / "box").check()


def test_the_account_is_the_same_from_wherever_it_is_named(path, monkeypatch):
    monkeypatch.chdir(path.parent)
    assert MaildirMailbox(Path("box")).account == MaildirMailbox(path).account


def test_the_check_says_what_it_found(mailbox, path):
    deliver(path, "1.a")
    assert mailbox.check()[1] == "1 in the inbox."


def test_names_of_folders_stay_inside_the_maildir(mailbox, path):
    deliver(path, "1.a")
    [mail] = mailbox.new()
    mailbox.file(mail.uidvalidity, mail.uid, "../../Out")
    assert mailbox.folders() == ("__.__.Out",) or all(p.parent == path for p in path.glob(".*"))
    assert not (path.parent / "Out").exists()


@given(st.lists(st.sets(st.text("abcdef", min_size=1, max_size=2))))
def test_a_number_is_never_given_twice(scans):
    uids, owner = UidList(1), {}
    previous: set[str] = set()
    for names in scans:
        uids.update(sorted(names))
        assert uids.uids.keys() == names
        for name, uid in uids.uids.items():
            if name in previous:
                assert owner[uid] == name
            else:
                assert uid not in owner
            owner[uid] = name
        previous = names
