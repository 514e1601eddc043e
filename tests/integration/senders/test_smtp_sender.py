import socket
import ssl

import pytest

from intake_mailbot.domain.errors import (
    SendRefusedError,
    SendRefusedForNowError,
    SendUncertainError,
    ServiceUnreachableError,
)
from intake_mailbot.replies.senders.smtp import SmtpSender
from intake_mailbot.replies.senders.smtp_connection import SmtpAccount
from tests.servers.mail import SMTP_PASSWORD, SMTP_USER
from tests.servers.smtp import SmtpSink

OFFICE = "office@example.gov"
AGENCY = "agency@example.gov"
MAIL = b"Message-ID: <1@example.gov>\r\nSubject: One\r\n\r\nHello\r\n.\r\n..two dots\r\n"


@pytest.fixture
def sender_for(trusting):
    """Makes senders to a sink that are closed after the test."""
    made = []

    def make(sink, **changes):
        values = {
            "name": sink.url(SMTP_USER),
            "host": "127.0.0.1",
            "port": sink.port,
            "user": SMTP_USER,
            "password": SMTP_PASSWORD,
            "starttls": not sink.implicit,
            "tls": trusting,
            "timeout": 30,
            "taking_timeout": 30,
        }
        made.append(SmtpSender(SmtpAccount(**(values | changes))))
        return made[-1]

    yield make
    for sender in made:
        sender.close()


@pytest.fixture
def sender(sender_for, smtp_sink):
    return sender_for(smtp_sink)


def send(sender, to=AGENCY, eml=MAIL):
    sender.send(eml, OFFICE, to)


def test_a_mail_arrives_byte_for_byte_with_starttls_and_sign_in(sender, smtp_sink):
    send(sender)
    [mail] = smtp_sink.received
    assert mail.data == MAIL
    assert (mail.sender, mail.recipients, mail.user) == (OFFICE, (AGENCY,), SMTP_USER)


def test_a_mail_arrives_with_tls_from_the_start(sender_for, smtps_sink):
    send(sender_for(smtps_sink))
    assert smtps_sink.received[0].user == SMTP_USER


def test_a_mail_without_a_line_end_at_its_end_gets_one(sender, smtp_sink):
    send(sender, eml=b"Subject: x\r\n\r\nHello")
    assert smtp_sink.received[0].data == b"Subject: x\r\n\r\nHello\r\n"


def test_many_mails_share_one_connection(sender, smtp_sink):
    for _ in range(20):
        send(sender)
    assert len(smtp_sink.received) == 20
    assert smtp_sink.sessions == 1


@pytest.mark.parametrize("kind", ["smtp_sink", "smtps_sink"])
def test_the_end_of_a_large_mail_does_not_wait_for_the_server(sender_for, request, kind):
    sender = sender_for(request.getfixturevalue(kind))
    send(sender)
    assert sender._client.sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_the_envelope_sender_may_be_null(sender_for, smtp_sink):
    send(sender_for(smtp_sink, null_envelope=True))
    assert smtp_sink.received[0].sender == ""


def test_a_server_that_wants_no_sign_in_gets_none(sender_for, certificate):
    with SmtpSink(certificate) as sink:
        send(sender_for(sink, user=None, password=""))
        assert sink.received[0].user is None


@pytest.mark.parametrize("stage", ["MAIL", "RCPT", "DATA"])
@pytest.mark.parametrize(
    ("reply", "error"),
    [
        ("450 4.2.0 greylisted", SendRefusedForNowError),
        ("552 5.2.3 too large", SendRefusedError),
        ("550 5.7.1 no", SendRefusedError),
        ("530 5.7.0 sign in first", ServiceUnreachableError),
    ],
)
def test_a_refusal_is_told_apart_at_every_stage_and_hinders_no_other_mail(
    sender, smtp_sink, stage, reply, error
):
    smtp_sink.script.replies[stage].append(reply)
    with pytest.raises(error, match=reply):
        send(sender)
    assert smtp_sink.received == []
    send(sender)
    assert len(smtp_sink.received) == 1
    assert smtp_sink.sessions == 1


def test_one_recipient_is_refused_and_the_next_is_not(sender, smtp_sink):
    smtp_sink.script.recipients["gone@example.gov"] = "550 5.1.1 no such user"
    with pytest.raises(SendRefusedError, match=r"gone@example\.gov for good .*no such user"):
        send(sender, "gone@example.gov")
    send(sender)
    assert smtp_sink.received[0].recipients == (AGENCY,)


@pytest.mark.parametrize("stage", ["MAIL", "RCPT"])
def test_a_connection_lost_before_the_text_is_a_refusal_for_now(sender, smtp_sink, stage):
    smtp_sink.script.drop.add(stage)
    with pytest.raises(SendRefusedForNowError, match="lost before the mail"):
        send(sender)
    send(sender)
    assert len(smtp_sink.received) == 1


@pytest.mark.parametrize("stage", ["MAIL", "RCPT"])
def test_a_kept_connection_that_was_lost_is_made_anew_at_once(sender, smtp_sink, stage):
    send(sender)
    smtp_sink.script.drop.add(stage)
    send(sender)
    assert len(smtp_sink.received) == 2
    assert smtp_sink.sessions == 2


def test_a_server_that_drops_every_connection_before_the_text_gets_the_mail_later(
    sender_for, smtp_sink, proxied
):
    proxy = proxied(smtp_sink.port)
    sender = sender_for(smtp_sink, port=proxy.port)
    send(sender)
    proxy.cut()
    smtp_sink.script.drop.add("RCPT")
    with pytest.raises(SendRefusedForNowError, match="lost before the mail"):
        send(sender)
    send(sender)
    assert len(smtp_sink.received) == 2


def test_a_server_without_letters_beyond_ascii_is_not_asked_to_take_them(
    sender_for, certificate, monkeypatch
):
    monkeypatch.setattr("smtplib.SMTP.has_extn", lambda self, name: name == "starttls")
    with SmtpSink(certificate) as sink:
        with pytest.raises(SendRefusedError, match="no address with letters beyond ASCII"):
            send(sender_for(sink, user=None), "jörg@example.gov")
        assert sink.received == []


def test_a_server_that_ended_the_kept_connection_politely_gets_the_mail_later(sender, smtp_sink):
    send(sender)
    smtp_sink.script.replies["MAIL"].append("421 4.3.2 shutting down")
    with pytest.raises(SendRefusedForNowError, match="421"):
        send(sender)
    send(sender)
    assert len(smtp_sink.received) == 2


def test_a_connection_lost_after_the_text_is_uncertain_and_never_repeated(sender, smtp_sink):
    send(sender)
    smtp_sink.script.drop.add("DATA")
    with pytest.raises(SendUncertainError, match="lost after the mail to agency"):
        send(sender)
    assert len(smtp_sink.received) == 2
    send(sender)
    assert len(smtp_sink.received) == 3


def test_an_answer_that_never_comes_after_the_text_is_uncertain(sender_for, smtp_sink):
    sender = sender_for(smtp_sink, taking_timeout=2)
    smtp_sink.script.silent.add("DATA")
    with pytest.raises(SendUncertainError, match="timed out"):
        send(sender)
    assert len(smtp_sink.received) == 1
    send(sender)
    assert len(smtp_sink.received) == 2


def test_an_answer_after_the_text_that_nobody_can_read_is_uncertain(sender, smtp_sink):
    smtp_sink.script.replies["DATA"].append("what?")
    with pytest.raises(SendUncertainError, match="no answer that can be read"):
        send(sender)
    send(sender)
    assert len(smtp_sink.received) == 1


def test_a_connection_cut_in_the_middle_of_the_text_took_nothing(
    sender_for, smtp_sink, one_way_cut
):
    sender = sender_for(smtp_sink, port=one_way_cut.port)
    with pytest.raises(SendRefusedForNowError, match="lost before the mail"):
        send(sender, eml=b"Subject: x\r\n\r\n" + b"x" * 76 + b"\r\n" * 4_000_000)
    assert smtp_sink.received == []


@pytest.fixture
def one_way_cut(smtp_sink, proxied):
    """A proxy that cuts when it has passed on a megabyte to the server."""
    proxy = proxied(smtp_sink.port)
    proxy.cut_after_upload = 1_000_000
    return proxy


def test_a_server_that_cannot_be_reached_is_said(sender_for, smtp_sink, proxied):
    proxy = proxied(smtp_sink.port)
    proxy.refusing = True
    with pytest.raises(ServiceUnreachableError, match="cannot be used"):
        send(sender_for(smtp_sink, port=proxy.port))


def test_a_server_that_does_not_answer_is_given_up(sender_for, smtp_sink, proxied):
    proxy = proxied(smtp_sink.port)
    proxy.stall_after = 0
    with pytest.raises(ServiceUnreachableError, match="cannot be used"):
        send(sender_for(smtp_sink, port=proxy.port, timeout=0.3))


def test_a_wrong_password_is_said_and_not_repeated(sender_for, smtp_sink):
    with pytest.raises(ServiceUnreachableError, match="see the user") as caught:
        send(sender_for(smtp_sink, password="hunter2"))
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize("sink", ["smtp_sink", "smtps_sink"])
def test_a_certificate_that_nobody_trusts_is_refused(sender_for, request, sink):
    with pytest.raises(ServiceUnreachableError, match=r"certificate is not trusted.*ca_file"):
        send(sender_for(request.getfixturevalue(sink), tls=ssl.create_default_context()))


def test_without_starttls_no_password_is_sent(sender_for, certificate):
    with SmtpSink(certificate, starttls=False) as sink:
        with pytest.raises(ServiceUnreachableError, match="STARTTLS"):
            send(sender_for(sink))
        assert sink.received == []


def test_a_connection_unused_for_long_is_made_anew(sender_for, smtp_sink):
    sender = sender_for(smtp_sink, keep=-1)
    send(sender)
    send(sender)
    assert smtp_sink.sessions == 2


def test_the_check_sends_nothing(sender, smtp_sink):
    assert sender.check() == (
        f"Connected to {smtp_sink.url(SMTP_USER)}, signed in as {SMTP_USER}.",
    )
    assert smtp_sink.received == []


@pytest.mark.parametrize(
    ("eml", "to"),
    [
        (b"Subject: x\n\nHello\n", AGENCY),
        (b"Subject: x\r\n\r\na\rb\r\n", AGENCY),
        (b"Subject: x\r\n\r\n" + b"x" * 999 + b"\r\n", AGENCY),
        (MAIL, "a@example.gov>\r\nRCPT TO:<b@example.gov"),
        (MAIL, ""),
    ],
)
def test_what_would_break_the_protocol_never_leaves(sender, smtp_sink, eml, to):
    with pytest.raises(SendRefusedError, match="cannot be sent"):
        sender.send(eml, OFFICE, to)
    assert smtp_sink.sessions == 0


def test_addresses_beyond_ascii_leave_where_the_server_takes_them(sender, smtp_sink):
    send(sender, "jörg@example.gov")
    assert smtp_sink.received[0].recipients == ("jörg@example.gov",)


def test_a_text_with_bytes_beyond_ascii_arrives_as_it_is(sender, smtp_sink):
    eml = "Subject: x\r\n\r\nGrüße\r\n".encode()
    send(sender, eml=eml)
    assert smtp_sink.received[0].data == eml


def test_a_password_beyond_ascii_signs_in(sender_for, certificate):
    with SmtpSink(certificate, users={"jörg@example.gov": "größer"}) as sink:
        send(sender_for(sink, user="jörg@example.gov", password="größer"))
        assert sink.received[0].user == "jörg@example.gov"
        with pytest.raises(ServiceUnreachableError, match="see the user"):
            send(sender_for(sink, user="jörg@example.gov", password="kleiner"))


class Tokens:
    """The tokens given, one after the other."""

    def __init__(self, *tokens):
        self.tokens = list(tokens)

    def get(self, *, anew=False):
        if anew and len(self.tokens) > 1:
            self.tokens.pop(0)
        return self.tokens[0]


def test_a_sign_in_by_token_sends_and_replaces_a_token_that_was_taken_back(sender_for, smtp_sink):
    smtp_sink.tokens = {"good": SMTP_USER}
    send(sender_for(smtp_sink, tokens=Tokens("taken-back", "good"), password=""))
    [mail] = smtp_sink.received
    assert mail.user == SMTP_USER


def test_a_refused_token_is_said_and_nothing_is_lost(sender_for, smtp_sink):
    smtp_sink.tokens = {"good": "another@example.gov"}
    with pytest.raises(ServiceUnreachableError, match="the rights of the application"):
        send(sender_for(smtp_sink, tokens=Tokens("good"), password=""))
    assert smtp_sink.received == []
