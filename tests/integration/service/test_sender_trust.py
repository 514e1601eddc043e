"""How far a sender is believed is kept, shown, and told to planners with what speaks against it."""

from __future__ import annotations

from tests.integration.service.office import OfficeFolder, letter, profile_mail

PLANNER = "planner@example.gov"


def events(office: OfficeFolder, message: int = 1) -> list[str]:
    with office.store() as store, store.unit(write=False) as unit:
        return [e.text for e in unit.events.of_message(message) if e.kind == "sender"]


def test_a_case_says_how_its_sender_was_confirmed(office: OfficeFolder) -> None:
    office.deliver(profile_mail())
    office.poll()
    [said] = events(office)
    assert said == "sent by clerk@agency.example.gov, authenticated: mx.example.gov says dmarc=pass"
    with office.store() as store, store.unit(write=False) as unit:
        case = unit.cases.by_number(office.cases()[0].tracking_number)
        assert case
        assert said in [event.text for event in unit.events.history(case)]


def test_a_forged_sender_is_held_with_the_reason(office: OfficeFolder) -> None:
    office.deliver(profile_mail(passes=False))
    office.poll()
    assert office.cases() == []
    assert events(office)[0].endswith("unproven: our receiving server says nothing about it")
    assert [mail["To"] for mail in office.sent()] == [PLANNER]


def test_a_domain_that_looks_like_an_agencys_is_told_to_planners(office: OfficeFolder) -> None:
    office.deliver(profile_mail(sender="clerk@agency.examp1e.gov"))
    office.poll()
    [notice] = office.sent_to(PLANNER)
    body = notice.get_body(("plain",))
    assert body
    told = " ".join(body.get_content().split())
    assert "its domain agency.examp1e.gov is not example.gov, but looks like it" in told
    assert "looks like it" in office.ledger()[0].reason


def test_a_tracking_number_alone_opens_nothing(office: OfficeFolder) -> None:
    office.deliver(profile_mail())
    office.poll()
    number = office.cases()[0].tracking_number
    for sender in ("stranger@elsewhere.example", "other@agency.example.gov"):
        office.deliver(letter(f"How does {number} stand?", sender=sender, text="Please tell me."))
    office.poll()
    for sender in ("stranger@elsewhere.example", "other@agency.example.gov"):
        for mail in office.sent_to(sender):
            body = mail.get_body(("plain",))
            assert body
            assert "Contact" not in body.get_content()
            assert "accepted" not in body.get_content().lower()
