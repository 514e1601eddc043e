import ssl
import threading
import time
from datetime import UTC, datetime, timedelta

import pytest

from intake_mailbot.domain.errors import MailboxError
from intake_mailbot.mailbox.imap import ImapMailbox
from intake_mailbot.mailbox.imap_session import ImapAccount
from intake_mailbot.mailbox.protocol import Filing
from tests.servers.dovecot import Dovecot, sample
from tests.servers.mail import running

LONG = 120
"""Seconds that nothing here takes, on a busy machine either."""


def account_of(user, **changes):
    server = user.server
    values = {
        "name": user.url(),
        "host": "127.0.0.1",
        "port": server.tls_port,
        "user": user.name,
        "password": user.password,
        "starttls": False,
        "tls": ssl.create_default_context(cafile=str(server.certificate.authority)),
        "timeout": 30,
        "poll_seconds": 0.05,
    }
    return ImapAccount(**(values | changes))


@pytest.fixture
def open_box():
    """Makes mailboxes that are closed after the test."""
    made = []

    def make(user, *, largest=50_000_000, **changes):
        made.append(ImapMailbox(account_of(user, **changes), largest=largest))
        return made[-1]

    yield make
    for mailbox in made:
        mailbox.close()


@pytest.fixture
def box(open_box, mailbox_user):
    return open_box(mailbox_user)


@pytest.fixture(params=["dovecot", "plain_dovecot"])
def any_user(request):
    """A user of a server that can do all, and of one that can do little."""
    return request.getfixturevalue(request.param).user()


def test_a_message_comes_byte_for_byte_with_the_servers_date(box, mailbox_user):
    raw = sample(body=b"8-bit \xff\x80 and a lone line feed\n\r\n" + b"x" * 5000)
    mailbox_user.deliver(raw)
    [mail] = box.new()
    # A mailbox in Maildir format gives lines their CRLF on the way out (RFC 3501 demands it).
    assert mail.raw == raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    assert mail.server_date is not None
    assert abs(datetime.now(UTC) - mail.server_date) < timedelta(minutes=5)
    assert (mail.folder, mail.uid, mail.size) == ("INBOX", 1, len(mail.raw))


def test_reading_never_marks_a_message_as_read(box, mailbox_user):
    mailbox_user.deliver(sample())
    list(box.new())
    list(box.new())
    assert mailbox_user.flags() == set()


def test_messages_that_people_have_read_are_new_all_the_same(box, mailbox_user):
    mailbox_user.deliver(sample(), flags="S")
    assert len(list(box.new())) == 1


def test_messages_that_people_have_deleted_are_passed_over(box, mailbox_user):
    mailbox_user.deliver(sample(), flags="T")
    assert list(box.new()) == []


def test_only_what_the_ledger_does_not_know_is_fetched(box, mailbox_user):
    for number in range(3):
        mailbox_user.deliver(sample(f"n{number}"))
    asked = []

    def known(folder, uidvalidity, uids):
        asked.append((folder, uids))
        return {1, 3}

    assert [mail.uid for mail in box.new(known)] == [2]
    assert asked == [("INBOX", [1, 2, 3])]


def test_many_messages_come_in_batches_in_their_order(box, mailbox_user):
    for number in range(120):
        mailbox_user.deliver(sample(f"n{number}"))
    mails = list(box.new())
    assert [mail.uid for mail in mails] == list(range(1, 121))
    assert all(f"Subject: n{i}\r\n".encode() in mail.raw for i, mail in enumerate(mails))


def test_of_a_message_too_large_only_the_headers_come(open_box, mailbox_user):
    mailbox_user.deliver(sample("large", b"x" * 5000))
    mailbox_user.deliver(sample("small"))
    large, small = open_box(mailbox_user, largest=2000).new()
    assert large.size > len(large.raw)
    assert small.size == len(small.raw)
    assert b"Subject: large\r\n" in large.raw
    assert large.raw.endswith(b"\r\n\r\n")
    assert large.size > 5000


def test_a_message_taken_away_during_the_reading_is_not_given(box, open_box, mailbox_user):
    for number in range(60):
        mailbox_user.deliver(sample(f"n{number}"))
    reading = box.new()
    next(reading)
    open_box(mailbox_user).file_many(Filing(validity_of(box), 60, "Held") for _ in range(1))
    assert [mail.uid for mail in reading][-1] == 59


def validity_of(mailbox):
    return next(mailbox.new()).uidvalidity


def test_a_filed_message_lies_in_its_folder_with_its_flags(open_box, any_user):
    raw = sample().replace(b"\r\n", b"\n")
    any_user.deliver(raw, flags="S")
    any_user.deliver(sample())
    mailbox = open_box(any_user)
    first, second = mailbox.new()
    mailbox.file(first.uidvalidity, first.uid, "Accepted")
    assert any_user.messages("Accepted") == [raw]
    assert any_user.flags("Accepted") == {"S"}
    assert [mail.uid for mail in mailbox.new()] == [second.uid]
    assert mailbox.folders() == ("Accepted",)


def test_filing_again_or_what_is_gone_is_harmless(open_box, any_user):
    any_user.deliver(sample())
    mailbox = open_box(any_user)
    [mail] = mailbox.new()
    for _ in range(2):
        mailbox.file(mail.uidvalidity, mail.uid, "Held")
    mailbox.file(mail.uidvalidity, 4711, "Held")
    assert len(any_user.messages("Held")) == 1


def test_many_are_filed_with_one_command_a_folder(open_box, any_user):
    for number in range(30):
        any_user.deliver(sample(f"n{number}"))
    mailbox = open_box(any_user)
    mails = list(mailbox.new())
    mailbox.file_many(
        Filing(mail.uidvalidity, mail.uid, ("Accepted", "Returned", "Drafts")[mail.uid % 3])
        for mail in mails
    )
    assert any_user.messages() == []
    assert [len(any_user.messages(f)) for f in ("Accepted", "Returned", "Drafts")] == [10, 10, 10]


def test_filing_never_removes_what_a_person_has_marked_as_deleted(open_box, any_user):
    any_user.deliver(sample("marked"), flags="T")
    any_user.deliver(sample("ours"))
    mailbox = open_box(any_user)
    [mail] = mailbox.new()
    mailbox.file(mail.uidvalidity, mail.uid, "Accepted")
    assert len(any_user.messages()) == 1
    assert any_user.flags() == {"T"}


def test_names_of_folders_may_hold_any_letters_and_levels(open_box, any_user):
    any_user.deliver(sample())
    mailbox = open_box(any_user)
    [mail] = mailbox.new()
    mailbox.file(mail.uidvalidity, mail.uid, "Größe & mehr/Überall")
    assert "Größe & mehr/Überall" in mailbox.folders()


def test_a_folder_that_somebody_removed_is_made_again(box, mailbox_user):
    mailbox_user.deliver(sample())
    mailbox_user.deliver(sample())
    first, second = box.new()
    box.file(first.uidvalidity, first.uid, "Held")
    mailbox_user.server.doveadm("mailbox", "delete", "-u", mailbox_user.name, "Held")
    box.file(second.uidvalidity, second.uid, "Held")
    assert len(mailbox_user.messages("Held")) == 1


def test_a_message_dragged_back_to_the_inbox_is_new_again(box, mailbox_user):
    mailbox_user.deliver(sample())
    [mail] = box.new()
    box.file(mail.uidvalidity, mail.uid, "Held")
    name = mailbox_user.name
    mailbox_user.server.doveadm("move", "-u", name, "INBOX", "mailbox", "Held", "all")
    [again] = box.new()
    assert again.uid > mail.uid
    assert again.raw == mail.raw


def test_a_renumbered_mailbox_is_noticed_and_earlier_ids_move_nothing(box, mailbox_user):
    for number in range(3):
        mailbox_user.deliver(sample(f"n{number}"))
    first = list(box.new())
    box.file(first[0].uidvalidity, first[0].uid, "Accepted")
    box.close()
    mailbox_user.renumber()
    again = list(box.new())
    assert {mail.uidvalidity for mail in again}.isdisjoint({first[0].uidvalidity})
    box.file(first[1].uidvalidity, first[1].uid, "Accepted")
    assert len(mailbox_user.messages()) == 2


def test_a_mailbox_renumbered_under_an_open_session_fails_once_and_is_read_anew(box, mailbox_user):
    mailbox_user.deliver(sample())
    [before] = box.new()
    mailbox_user.renumber()
    mails = []
    for _ in range(3):
        try:
            mails = list(box.new())
            if mails and mails[0].uidvalidity != before.uidvalidity:
                break
        except MailboxError:
            continue
    assert mails[0].raw == before.raw


def test_waiting_ends_soon_after_mail_comes(open_box, any_user):
    any_user.deliver(sample())
    mailbox = open_box(any_user)
    assert len(list(mailbox.new())) == 1
    assert mailbox.wait(0) is False
    threading.Timer(0.1, any_user.deliver, (sample(),)).start()
    started = time.monotonic()
    assert mailbox.wait(LONG) is True
    assert time.monotonic() - started < LONG / 2


def test_mail_that_came_since_the_last_look_ends_the_wait_at_once(open_box, any_user):
    mailbox = open_box(any_user)
    mailbox.open()
    any_user.deliver(sample())
    started = time.monotonic()
    assert mailbox.wait(LONG) is True
    assert time.monotonic() - started < LONG / 2
    assert len(list(mailbox.new())) == 1
    assert mailbox.wait(0.2) is False


def test_waiting_is_ended_from_another_thread_even_beforehand(open_box, any_user):
    mailbox = open_box(any_user)
    mailbox.open()
    mailbox.wake()
    assert mailbox.wait(60) is False
    threading.Timer(0.2, mailbox.wake).start()
    assert mailbox.wait(60) is False
    any_user.deliver(sample())
    assert len(list(mailbox.new())) == 1


def test_after_the_server_ends_the_session_the_wait_is_over_and_the_next_look_connects(
    box, mailbox_user
):
    assert list(box.new()) == []
    threading.Timer(0.3, mailbox_user.kick).start()
    assert box.wait(60) is True
    mailbox_user.deliver(sample())
    assert len(list(box.new())) == 1


def test_a_connection_cut_while_waiting_is_noticed(open_box, mailbox_user, proxied):
    proxy = proxied(mailbox_user.server.tls_port)
    mailbox = open_box(mailbox_user, port=proxy.port)
    mailbox.open()
    threading.Timer(0.3, proxy.cut).start()
    assert mailbox.wait(60) is True
    mailbox_user.deliver(sample())
    assert len(list(mailbox.new())) == 1
    assert proxy.connections == 2


def test_a_connection_cut_in_the_middle_of_a_message_gives_an_error_and_then_all_of_it(
    open_box, mailbox_user, proxied
):
    mailbox_user.deliver(sample(body=b"x\r\n" * 200_000))
    proxy = proxied(mailbox_user.server.tls_port)
    proxy.cut_after = 300_000
    mailbox = open_box(mailbox_user, port=proxy.port)
    with pytest.raises(MailboxError, match="cannot be read"):
        list(mailbox.new())
    proxy.cut_after = None
    [mail] = mailbox.new()
    assert mail.size > 600_000


def test_a_server_that_stops_answering_is_given_up_after_the_timeout(
    open_box, mailbox_user, proxied
):
    mailbox_user.deliver(sample(body=b"x\r\n" * 200_000))
    proxy = proxied(mailbox_user.server.tls_port)
    proxy.stall_after = 300_000
    mailbox = open_box(mailbox_user, port=proxy.port, timeout=2)
    with pytest.raises(MailboxError, match=r"no answer within 2 s"):
        list(mailbox.new())


def test_a_move_whose_answer_is_lost_was_made_and_repeating_it_is_harmless(
    open_box, mailbox_user, proxied
):
    mailbox_user.deliver(sample())
    proxy = proxied(mailbox_user.server.tls_port)
    mailbox = open_box(mailbox_user, port=proxy.port)
    [mail] = mailbox.new()
    mailbox.file(mail.uidvalidity, 4711, "Held")
    proxy.cut()
    with pytest.raises(MailboxError):
        mailbox.file(mail.uidvalidity, mail.uid, "Held")
    mailbox.file(mail.uidvalidity, mail.uid, "Held")
    mailbox.file(mail.uidvalidity, mail.uid, "Held")
    assert len(mailbox_user.messages("Held")) == 1


def test_while_the_server_is_away_waiting_sleeps_and_never_raises(open_box, mailbox_user, proxied):
    proxy = proxied(mailbox_user.server.tls_port)
    proxy.refusing = True
    mailbox = open_box(mailbox_user, port=proxy.port)
    with pytest.raises(MailboxError, match="cannot be reached"):
        mailbox.open()
    assert mailbox.wait(0.01) is False
    assert mailbox.wait(60) is True
    proxy.refusing = False
    assert list(mailbox.new()) == []


def test_a_crash_of_the_server_loses_and_repeats_nothing(open_box, dovecot_of_its_own):
    user = dovecot_of_its_own.user()
    mailbox = open_box(user)
    user.deliver(sample("one"))
    [one] = mailbox.new()
    dovecot_of_its_own.crash()
    with pytest.raises(MailboxError):
        list(mailbox.new())
    dovecot_of_its_own.start()
    [again] = mailbox.new()
    assert again == one


@pytest.fixture
def dovecot_of_its_own():
    with running(Dovecot()) as server:
        yield server


def test_a_wrong_password_is_said_with_the_mend(open_box, mailbox_user):
    with pytest.raises(MailboxError, match=r"cannot be signed in to .*see the user .* password"):
        open_box(mailbox_user, password="wrong").check()


def test_a_password_may_hold_quotes_and_is_never_shown(mailbox_user):
    account = account_of(mailbox_user, password='hunter2"\\')
    assert "hunter2" not in repr(account)
    with pytest.raises(MailboxError) as caught:
        ImapMailbox(account).open()
    assert "hunter2" not in str(caught.value)


def test_a_certificate_that_nobody_trusts_is_refused(open_box, mailbox_user):
    with pytest.raises(MailboxError, match=r"certificate is not trusted.*ca_file"):
        open_box(mailbox_user, tls=ssl.create_default_context()).open()


def test_starttls_turns_to_tls_before_the_sign_in(open_box, mailbox_user):
    # On 127.0.0.2 the server refuses a sign-in without TLS.
    server = mailbox_user.server
    mailbox = open_box(mailbox_user, starttls=True, host="127.0.0.2", port=server.port)
    mailbox_user.deliver(sample())
    assert len(list(mailbox.new())) == 1


def test_a_certificate_for_another_name_is_refused_with_starttls_too(open_box, mailbox_user):
    port = mailbox_user.server.port
    tls = ssl.create_default_context()
    with pytest.raises(MailboxError, match="certificate is not trusted"):
        open_box(mailbox_user, starttls=True, host="127.0.0.2", port=port, tls=tls).open()


def test_a_folder_that_is_not_there_is_said(open_box, mailbox_user):
    with pytest.raises(MailboxError, match=r"cannot be opened .*the folder in the mailbox's URL"):
        open_box(mailbox_user, folder="Nowhere").open()


def test_filing_from_a_folder_of_ones_own_goes_beside_it(open_box, mailbox_user):
    inbox = open_box(mailbox_user)
    mailbox_user.deliver(sample())
    [mail] = inbox.new()
    inbox.file(mail.uidvalidity, mail.uid, "Work/Intake")
    work = open_box(mailbox_user, folder="Work/Intake")
    [mail] = work.new()
    work.file(mail.uidvalidity, mail.uid, "Accepted")
    assert work.folders() == ("Accepted", "Intake")


def test_the_check_says_what_was_found(open_box, any_user):
    any_user.deliver(sample())
    said = open_box(any_user).check()
    assert said[0].startswith("Signed in to imaps://")
    assert said[1].startswith("1 in the inbox")
    idle = any_user.server.folder.joinpath("dovecot.conf").read_text().count("imap_capability") == 0
    assert ("IDLE" in said[2]) is idle


@pytest.fixture(scope="module")
def bare_dovecot():
    with running(Dovecot(capability="IMAP4rev1")) as server:
        yield server


def test_a_server_that_can_neither_move_nor_remove_keeps_filed_messages_marked_as_deleted(
    open_box, bare_dovecot
):
    user = bare_dovecot.user()
    user.deliver(sample())
    mailbox = open_box(user)
    [mail] = mailbox.new()
    for _ in range(2):
        mailbox.file(mail.uidvalidity, mail.uid, "Held")
    assert len(user.messages("Held")) == 1
    assert (len(user.messages()), user.flags()) == (1, {"T"})
    assert list(mailbox.new()) == []
    assert "neither move (MOVE) nor remove" in mailbox.check()[3]


def test_a_wake_is_not_lost_when_the_server_dies_at_that_moment(open_box, mailbox_user, proxied):
    proxy = proxied(mailbox_user.server.tls_port)
    mailbox = open_box(mailbox_user, port=proxy.port, timeout=2)
    mailbox.open()
    assert mailbox.wait(0.05) is False

    def stall_and_wake():
        proxy.stall_after = 0
        mailbox.wake()

    threading.Timer(0.2, stall_and_wake).start()
    assert mailbox.wait(60) is False


def test_a_password_beyond_ascii_reaches_the_server(open_box, mailbox_user):
    with pytest.raises(MailboxError, match="cannot be signed in to"):
        open_box(mailbox_user, password="größer").open()


def test_an_authority_may_come_from_the_environment(mailbox_user, monkeypatch, tmp_path):
    from intake_mailbot.connections import mailbox_of
    from intake_mailbot.settings import load_settings

    (tmp_path / "config.toml").write_text(
        '[office]\naddress = "o@example.gov"\n[outgoing]\nurl = "dir:sent"\n'
        f'[mailbox]\nurl = "{mailbox_user.url()}"\n'
    )
    environ = {"INTAKE_MAILBOT_MAILBOX__PASSWORD": mailbox_user.password}
    authority = str(mailbox_user.server.certificate.authority)
    by_file = environ | {"INTAKE_MAILBOT_MAILBOX__CA_FILE": authority}
    for variables in (by_file, environ):
        mailbox = mailbox_of(load_settings(None, variables, tmp_path).mailboxes[0])
        mailbox.open()
        mailbox.close()
        monkeypatch.setenv("SSL_CERT_FILE", authority)
