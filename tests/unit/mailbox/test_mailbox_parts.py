import imaplib
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_mailbot.domain.errors import MailboxError
from intake_mailbot.mailbox.backoff import FIRST, LONGEST, Backoff
from intake_mailbot.mailbox.fake import FakeMailbox
from intake_mailbot.mailbox.imap_fetch import Waiting, batches, fetch
from intake_mailbot.mailbox.protocol import Filing, Mailbox
from intake_mailbot.mailbox.waker import Waker


def test_pauses_double_up_to_the_longest_and_start_anew_after_a_success():
    backoff = Backoff(draw=lambda: 1.0)
    pauses = []
    for _ in range(12):
        backoff.failed(100.0)
        pauses.append(backoff.left(100.0))
    assert pauses[:4] == [FIRST, FIRST * 2, FIRST * 4, FIRST * 8]
    assert pauses[-1] == LONGEST
    backoff.succeeded()
    assert backoff.left(100.0) == 0
    backoff.failed(100.0)
    assert backoff.left(100.0) == FIRST


@given(st.integers(1, 2000), st.floats(0, 0.999))
def test_a_pause_is_drawn_from_its_upper_half_and_ends(failures, drawn):
    backoff = Backoff(draw=lambda: drawn)
    for _ in range(failures):
        backoff.failed(0.0)
    whole = min(FIRST * 2.0 ** min(failures - 1, 30), LONGEST)
    assert whole / 2 <= backoff.left(0.0) <= whole
    assert backoff.left(whole) == 0


def test_a_sleep_ends_by_itself_or_when_woken_before_or_meanwhile():
    waker = Waker()
    assert waker.sleep(0) is False
    waker.wake()
    waker.wake()
    assert waker.sleep(60) is True
    assert waker.sleep(0) is False
    threading.Timer(0.05, waker.wake).start()
    assert waker.sleep(60) is True
    waker.close()
    waker.wake()


@given(st.lists(st.integers(0, 20_000_000), max_size=300))
def test_batches_hold_every_message_once_in_order_and_bound_the_memory(sizes):
    messages = [Waiting(uid, size, None) for uid, size in enumerate(sizes, 1)]
    made = list(batches(messages))
    assert [m for batch in made for m in batch] == messages
    for batch in made:
        assert 0 < len(batch) <= 50
        assert len(batch) == 1 or sum(m.size for m in batch) <= 8 * 1024 * 1024


class StumblingServer:
    """Answers FETCH but for some messages: ``bad`` whole, ``worse`` even their headers."""

    def __init__(self, bad=(), worse=(), gone=()):
        self.bad, self.worse, self.gone = set(bad), set(worse), set(gone)

    def fetch(self, uids, items):
        whole = items == ["BODY.PEEK[]"]
        if (self.bad if whole else self.worse) & set(uids):
            raise imaplib.IMAP4.error("FETCH command error: NO [SERVERBUG] Internal error")
        key = b"BODY[]" if whole else b"BODY[HEADER]"
        return {uid: {key: b"%d %s" % (uid, key)} for uid in uids if uid not in self.gone}


def test_a_message_that_the_server_stumbles_over_keeps_no_other_back():
    server = StumblingServer(bad={2, 3}, worse={3}, gone={4})
    mails = fetch(server, "INBOX", 7, [Waiting(uid, 20, None) for uid in range(1, 6)], 1000)
    assert [(m.uid, m.raw, m.size) for m in mails] == [
        (1, b"1 BODY[]", 8),
        (2, b"2 BODY[HEADER]", 20),
        (3, b"", 20),
        (5, b"5 BODY[]", 8),
    ]


def test_a_lost_connection_is_no_message_that_the_server_stumbles_over():
    class Dead:
        def fetch(self, uids, items):
            raise imaplib.IMAP4.abort("socket error: EOF")

    for largest in (0, 1000):
        with pytest.raises(imaplib.IMAP4.abort):
            fetch(Dead(), "INBOX", 7, [Waiting(1, 10, None)], largest)


def test_the_fake_mailbox_behaves_as_a_mailbox():
    mailbox = FakeMailbox()
    as_protocol: Mailbox = mailbox
    assert mailbox.wait(0) is False
    uid = mailbox.deliver(b"one")
    mailbox.deliver(b"two")
    assert as_protocol.wait(0) is True
    assert [m.raw for m in mailbox.new(lambda folder, validity, uids: uids[1:])] == [b"one"]
    mailbox.file_many([Filing(1, uid, "Held"), Filing(1, uid, "Held"), Filing(9, 2, "Held")])
    assert mailbox.filed == {"Held": [b"one"]}
    assert mailbox.folders() == ("Held",)
    assert mailbox.drag_back("Held") == 3
    mailbox.renumber()
    assert [(m.uidvalidity, m.uid) for m in mailbox.new()] == [(2, 1), (2, 2)]
    assert mailbox.check() == ("2 in the inbox.",)
    mailbox.close()
    mailbox.fail_with = "The mailbox is away."
    with pytest.raises(MailboxError, match="away"):
        list(mailbox.new())
    mailbox.wake()
    assert mailbox.is_open is False
