"""One pass: what it waits for, and what fails beside what goes on."""

from __future__ import annotations

import threading

import pytest

from intake_mailbot.domain.errors import ServiceUnreachableError
from intake_mailbot.service import passes
from intake_mailbot.store.locks import poller_lock
from tests.integration.service.office import OfficeFolder, profile_mail

CLERK = "clerk@agency.example.gov"
TWO = """
[[mailboxes]]
name = "gone"
url = "imaps://nobody@127.0.0.1:9/INBOX"
[[mailboxes]]
name = "near"
url = "maildir:mailbox"
"""


def account(office: OfficeFolder) -> str:
    return f"maildir:{office.path / 'mailbox'}"


def test_a_pass_that_waited_in_vain_says_who_is_in_the_way(
    office: OfficeFolder, monkeypatch: pytest.MonkeyPatch
):
    assert passes.WAITS_FOR_LOCK == 60
    monkeypatch.setattr(passes, "WAITS_FOR_LOCK", 0.1)
    with (
        office.store() as other,
        poller_lock(other, account(office), 0),
        pytest.raises(ServiceUnreachableError, match="another process holds maildir:"),
    ):
        office.poll()


def test_a_pass_goes_on_when_the_other_process_is_done(office: OfficeFolder):
    office.deliver(profile_mail())
    with office.store() as other:
        held, let_go = threading.Event(), threading.Event()

        def hold() -> None:
            with poller_lock(other, account(office), 0):
                held.set()
                let_go.wait(120)

        holder = threading.Thread(target=hold)
        holder.start()
        held.wait(120)
        threading.Timer(0.2, let_go.set).start()
        office.poll()
        holder.join()
    assert len(office.sent_to(CLERK)) == 1


def test_a_mailbox_that_cannot_be_reached_stops_no_other(office: OfficeFolder):
    config = (office.path / "config.toml").read_text()
    config = config.replace('[mailbox]\nurl = "maildir:mailbox"\n', "[mailbox]\n")
    (office.path / "config.toml").write_text(config + TWO)
    office.settings["MAILBOXES__GONE__PASSWORD"] = "x"
    office.deliver(profile_mail())
    with pytest.raises(ServiceUnreachableError, match=r"127\.0\.0\.1:9"):
        office.poll()
    assert len(office.sent_to(CLERK)) == 1
    assert len(office.folder("Accepted")) == 1


def test_files_that_cannot_be_kept_leave_the_mail_where_it_is(office: OfficeFolder):
    (office.path / "files").write_text("a file where the folder should be")
    office.deliver(profile_mail())
    with pytest.raises(ServiceUnreachableError, match="the file store"):
        office.poll()
    (office.path / "files").unlink()
    office.poll()
    assert len(office.sent_to(CLERK)) == 1
