"""Triage is told what is known, and nothing that is not."""

from __future__ import annotations

from intake_mailbot.domain.model import Folder, Judgement, LedgerState, MessageKind, Verdict
from intake_mailbot.store.rows import About
from intake_mailbot.store.unit import Store, UnitOfWork
from tests.integration.store.helpers import NOW, claim, open_case


def describe(unit: UnitOfWork, message: int, header_id: str = "<m1@agency.gov>") -> None:
    unit.ledger.describe(
        message, header_id=header_id, sender="Clerk@agency.gov", subject="Profile", received=NOW
    )


def settle(unit: UnitOfWork, message: int, state: LedgerState, digest: str) -> None:
    unit.ledger.settle(
        message,
        state=state,
        folder=Folder.ACCEPTED,
        kind=MessageKind.PROFILE,
        reason="",
        body_digest=digest,
    )


def test_a_case_is_found_by_the_mail_that_opened_it(store: Store) -> None:
    with store.unit() as unit:
        message = claim(unit)
        describe(unit, message)
        case = open_case(unit, message)
        assert unit.lookup.case_by_message_id("<m1@agency.gov>") == case
        assert unit.lookup.case_by_id(case.id) == case
        assert unit.lookup.case_by_number("EP-2026-0001") == case
        assert unit.lookup.case_by_message_id("<m2@agency.gov>") is None


def test_what_was_returned_to_a_sender_is_known(store: Store) -> None:
    with store.unit() as unit:
        open_case(unit, claim(unit))
        returned = open_case(unit, claim(unit), Judgement(Verdict.RETURN, (), ()))
        assert unit.lookup.returned_to("clerk@agency.gov") == (returned,)
        assert unit.lookup.returned_to("nobody@agency.gov") == ()


def test_a_mail_of_several_cases_names_none(store: Store) -> None:
    with store.unit() as unit:
        message = claim(unit)
        describe(unit, message)
        open_case(unit, message)
        open_case(unit, message)
        assert unit.lookup.case_by_message_id("<m1@agency.gov>") is None


def test_mails_without_a_message_id_have_no_case_in_common(store: Store) -> None:
    with store.unit() as unit:
        message = claim(unit)
        describe(unit, message, "")
        open_case(unit, message)
        assert unit.lookup.case_by_message_id("") is None


def test_a_mail_of_ours_is_known_by_its_message_id(store: Store) -> None:
    with store.unit() as unit:
        unit.outbox.add(
            message_id="<x@bot>",
            to="a@b",
            subject="",
            kind="held",
            about=About(),
            eml=b"",
            counts_for_cap=False,
            created=NOW,
        )
        assert unit.lookup.sent_by_us("<x@bot>")
        assert not unit.lookup.sent_by_us("<y@bot>")


def test_a_duplicate_is_the_same_sender_message_id_and_content_settled_before(
    store: Store,
) -> None:
    with store.unit() as unit:
        message = claim(unit)
        describe(unit, message)
        same = ("Clerk@agency.gov", "<m1@agency.gov>", "d1")
        assert unit.lookup.duplicate_of(*same) is None
        settle(unit, message, LedgerState.DONE, "d1")
        assert unit.lookup.duplicate_of(*same) == message
        assert unit.lookup.duplicate_of("other@agency.gov", *same[1:]) is None
        assert unit.lookup.duplicate_of(*same[:2], "d2") is None
        assert unit.lookup.duplicate_of(same[0], "", "d1") is None


def test_a_mail_that_is_tried_again_is_no_duplicate_of_itself(store: Store) -> None:
    with store.unit() as unit:
        message = claim(unit)
        describe(unit, message)
        settle(unit, message, LedgerState.HELD, "d1")
        unit.ledger.retry(message)
        assert unit.lookup.duplicate_of("clerk@agency.gov", "<m1@agency.gov>", "d1") is None
