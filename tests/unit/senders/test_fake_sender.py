import pytest

from intake_mailbot.domain.errors import SendRefusedForNowError
from intake_mailbot.replies.senders.fake import FakeSender
from intake_mailbot.replies.senders.protocol import Sender


def test_the_fake_sender_behaves_as_a_sender():
    fake = FakeSender()
    sender: Sender = fake
    fake.errors.append(SendRefusedForNowError("later"))
    with pytest.raises(SendRefusedForNowError):
        sender.send(b"mail", "office@example.gov", "agency@example.gov")
    sender.send(b"mail", "office@example.gov", "agency@example.gov")
    assert fake.sent == [(b"mail", "office@example.gov", "agency@example.gov")]
    assert sender.check()
    sender.close()
    assert fake.closed
