import pytest

from intake_mailbot.connections import mailbox_of, sender_of, tls_context
from intake_mailbot.domain.errors import SettingsError
from intake_mailbot.mailbox.imap import ImapMailbox
from intake_mailbot.mailbox.maildir import MaildirMailbox
from intake_mailbot.mailbox.tokens import CommandTokens, GoogleTokens, MicrosoftTokens
from intake_mailbot.replies.senders.directory import DirectorySender
from intake_mailbot.replies.senders.smtp import SmtpSender


def test_folders_on_disk_are_a_maildir_and_replies_as_files(folder):
    [mailbox] = folder.load().mailboxes
    assert isinstance(mailbox_of(mailbox), MaildirMailbox)
    assert isinstance(sender_of(mailbox.outgoing), DirectorySender)


def test_servers_are_imap_and_smtp_and_nothing_is_connected_yet(folder):
    [mailbox] = folder.load(
        MAILBOX__URL="imaps://u@imap.invalid",
        MAILBOX__PASSWORD="p",
        OUTGOING__URL="smtps://smtp.invalid",
    ).mailboxes
    made = mailbox_of(mailbox)
    assert isinstance(made, ImapMailbox)
    assert made.account == "imaps://u@imap.invalid:993/INBOX"
    assert isinstance(sender_of(mailbox.outgoing), SmtpSender)


SIGN_INS = {
    "microsoft365": ({"TENANT": "t", "CLIENT_ID": "c", "PASSWORD": "s"}, MicrosoftTokens),
    "google": ({"SERVICE_ACCOUNT_FILE": "key.json"}, GoogleTokens),
    "token-command": ({"TOKEN_COMMAND": '["/usr/bin/vault", "read"]'}, CommandTokens),
}


@pytest.mark.parametrize("auth", SIGN_INS)
def test_a_sign_in_by_token_serves_both_ways(folder, auth):
    keys, kind = SIGN_INS[auth]
    (folder.path / "key.json").write_text("{}")
    named = {
        f"{table}__{name}": value
        for table in ("MAILBOX", "OUTGOING")
        for name, value in {"AUTH": auth, **keys}.items()
    }
    [mailbox] = folder.load(
        MAILBOX__URL="imaps://u@h", OUTGOING__URL="smtps://u@h", **named
    ).mailboxes
    made = (mailbox_of(mailbox), sender_of(mailbox.outgoing))
    assert [type(one._account.tokens) for one in made] == [kind, kind]


def test_a_file_without_certificates_is_said(tmp_path):
    (tmp_path / "ca.pem").write_text("nothing")
    with pytest.raises(SettingsError, match=r"ca\.pem \(ca_file\) holds no certificates"):
        tls_context(tmp_path / "ca.pem")
