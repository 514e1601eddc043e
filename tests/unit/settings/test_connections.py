import pytest

from intake_mailbot.connections import mailbox_of, sender_of, tls_context
from intake_mailbot.domain.errors import SettingsError
from intake_mailbot.mailbox.imap import ImapMailbox
from intake_mailbot.mailbox.maildir import MaildirMailbox
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


@pytest.mark.parametrize("auth", ["microsoft365", "google", "token-command"])
def test_a_sign_in_of_a_later_version_is_refused_with_the_mend(folder, auth):
    [mailbox] = folder.load(
        MAILBOX__URL="imaps://u@h",
        MAILBOX__AUTH=auth,
        OUTGOING__URL="smtps://u@h",
        OUTGOING__AUTH=auth,
    ).mailboxes
    with pytest.raises(SettingsError, match=f'mailbox.auth: the sign-in "{auth}" comes with a'):
        mailbox_of(mailbox)
    with pytest.raises(SettingsError, match=r'outgoing\.auth: .* use auth = "password"'):
        sender_of(mailbox.outgoing)


def test_a_file_without_certificates_is_said(tmp_path):
    (tmp_path / "ca.pem").write_text("nothing")
    with pytest.raises(SettingsError, match=r"ca\.pem \(ca_file\) holds no certificates"):
        tls_context(tmp_path / "ca.pem")
