"""Mailbox, ledger and files are compared, a few mails each time, all of them by ``doctor``."""

from __future__ import annotations

from datetime import UTC, datetime

from intake_mailbot.care.reconciling import Pace, check_all, reconcile
from intake_mailbot.mailbox.fake import FakeMailbox
from intake_mailbot.replies.digest import digest_words
from intake_mailbot.service.doctor import examine
from intake_mailbot.service.keeping import bulletins
from intake_mailbot.store.unit import Store
from tests.integration.care.people import CLERK, mail_of
from tests.integration.service.office import OfficeFolder, letter
from tests.integration.store.helpers import NOW


def filled(store: Store, count: int, *, account: str = "a") -> FakeMailbox:
    """A mailbox whose mails, all filed, the ledger knows with their bytes."""
    with store.unit() as unit:
        for uid in range(1, count + 1):
            mail_of(store, unit, CLERK, uid)
        unit.commit()
    return FakeMailbox(account, uidvalidity=7)


def lose(store: Store, message: int) -> str:
    with store.unit(write=False) as unit:
        sha256 = unit.ledger.get(message).sha256
    store.files.remove(sha256)
    return sha256


def test_where_all_agrees_it_is_one_sum(store: Store):
    box = filled(store, 3)
    books = reconcile(store, box, NOW)
    assert (books.on_server, books.wrong, books.checked) == (0, 0, 3)


def test_a_few_are_looked_at_each_time_until_all_were(store: Store):
    box = filled(store, 5)
    lose(store, 5)
    two = Pace(2, 10**9)
    assert [reconcile(store, box, NOW, two).checked for _ in range(3)] == [2, 4, 5]
    with store.unit(write=False) as unit:
        assert [one.id for one in unit.comparing.books(["a"]).damaged] == [5]
    assert reconcile(store, box, NOW, two).checked == 2  # the round begins anew


def test_a_large_mail_ends_the_sample_and_is_looked_at_alone(store: Store):
    assert reconcile(store, filled(store, 3), NOW, Pace(20, 1)).checked == 1


def test_bytes_that_are_lost_or_altered_are_told_until_they_are_right_again(store: Store):
    box = filled(store, 2)
    with store.unit(write=False) as unit:
        raw = store.files.get(unit.ledger.get(1).sha256)
    lose(store, 1)
    assert [one.what for one in reconcile(store, box, NOW).damaged] == ["its bytes are missing"]
    store.files._files.write(f"{lose(store, 1)[:2]}/{lose(store, 1)}", b"another")
    assert [one.what for one in reconcile(store, box, NOW).damaged] == ["its bytes were altered"]
    lose(store, 1)
    store.files.put(raw)
    assert check_all(store, "a", NOW) == (2, ())
    with store.unit(write=False) as unit:
        assert unit.comparing.books(["a"]).damaged == ()


def test_a_mail_that_was_filed_and_lies_in_the_inbox_is_moved_again(store: Store):
    box = filled(store, 1)
    box.deliver(b"the same", NOW)
    assert reconcile(store, box, NOW).misplaced == 1
    with store.unit(write=False) as unit:
        assert [row.id for row in unit.ledger.to_file("a")] == [1]
    assert reconcile(store, box, NOW).misplaced == 0


def test_a_mail_that_was_passed_over_is_told_and_one_that_just_came_is_not(store: Store):
    box = filled(store, 0)
    box.deliver(b"passed over", NOW)
    box.deliver(b"taken in", NOW)
    box.deliver(b"just came", NOW)
    with store.unit() as unit:
        mail_of(store, unit, CLERK, 2)
        unit.ledger._change(1, filed=False)
        unit.commit()
    books = reconcile(store, box, NOW)
    assert (books.on_server, books.unknown, books.misplaced) == (3, 1, 0)


def test_bytes_that_were_removed_on_purpose_are_not_missed(store: Store):
    box = filled(store, 1)
    with store.unit() as unit:
        unit.erasing.discard_mails([1], NOW)
        unit.commit()
    lose(store, 1)
    assert reconcile(store, box, NOW).wrong == 0
    assert check_all(store, "a", NOW) == (0, ())


def test_every_pass_compares_and_the_digest_and_doctor_say_what_came_of_it(office: OfficeFolder):
    office.deliver(letter("A question", text="Do we need a profile for a new server?"))
    office.poll()
    assert "agree: 0 in the inbox, every one known; 1 mail looked at" in digest(office)
    assert "1 in the ledger (1 done)" in doctor(office)
    assert "the bytes of 1 of 1 mails are as they came" in doctor(office)
    [row] = office.ledger()
    with office.store() as store:
        store.files.remove(row.sha256)
    office.poll()
    told = digest(office)
    assert "MAILBOX, LEDGER AND FILES DO NOT AGREE (1)" in told
    assert "Mail 1: its bytes are missing; put the file back from a backup" in told
    assert "✗ books of mailbox: mail 1: its bytes are missing" in doctor(office)


def digest(office: OfficeFolder) -> str:
    with office.bureau() as bureau, bureau.store.unit(write=False) as unit:
        [bulletin] = bulletins(bureau)
        told = bulletin.whole(unit, datetime.now(UTC).date())
        said = digest_words(told, bulletin.sending(datetime.now(UTC)))
    assert "agree" in said.html
    return " ".join(said.text.split())


def doctor(office: OfficeFolder) -> str:
    return "\n".join(f"{one.sign} {one.part}: {one.said}" for one in examine(office.load()))
