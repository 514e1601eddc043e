"""What is said of readings in doubt: why, what follows from them, what became of them."""

from __future__ import annotations

from dataclasses import replace

from intake_mailbot.domain.copies import merged
from intake_mailbot.domain.corrections import CorrectionKind, said_of
from intake_mailbot.domain.judge import judge
from intake_mailbot.domain.misread import misread
from intake_mailbot.domain.model import Submitted, Verdict
from intake_mailbot.domain.outcomes import CaseOutcome
from parsers.model import Damage, Evidence, ParsedForm, Source
from tests.unit.domain.making import TODAY, form, profile, reading

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x02\x00\x00\x00\x02rest"


def unsure(name: str, confidence: float = 0.5, reason: str = "") -> ParsedForm:
    found = replace(profile().fields[name], confidence=confidence, reason=reason)
    return profile().corrected({name: found})


def test_the_readers_reason_is_the_doubts() -> None:
    (doubt,) = judge(form(), unsure("agency", reason="The page is faint."), (), TODAY).doubts
    assert doubt.reason == "The page is faint."
    (doubt,) = judge(form(), unsure("agency"), (), TODAY).doubts
    assert doubt.reason == "This was not read with certainty."


def test_an_empty_place_that_hangs_on_a_doubt_follows_from_it() -> None:
    parsed = unsure("design_status").corrected(
        {
            "design_start": replace(reading("design_start", None), confidence=0.95),
            "design_finish": replace(reading("design_finish", None), confidence=0.95),
        }
    )
    doubts = {one.field: one for one in judge(form(), parsed, (), TODAY).doubts}
    assert not doubts["design_status"].follows
    assert doubts["design_start"].follows
    assert doubts["design_finish"].follows


def test_confirmed_is_not_corrected() -> None:
    kinds = {
        "agency": CorrectionKind.CONFIRMED,
        "requestor_name": CorrectionKind.CHANGED,
        "engagement_title": CorrectionKind.FILLED,
        "it_manager_signature": CorrectionKind.SIGNED,
        "business_sponsor_signature": CorrectionKind.NOT_SIGNED,
    }
    assert said_of(kinds, kinds) == (
        "confirmed: agency; corrected: requestor_name, engagement_title;"
        " signed: it_manager_signature; not signed: business_sponsor_signature"
    )
    assert said_of({}, ["agency"]) == "corrected: agency"


def accepted(confidence: float, source: Source = Source.SCAN) -> str:
    parsed = replace(unsure("business_objectives", confidence), source=source)
    judgement = judge(form(), parsed, (), TODAY)
    assert judgement.verdict is Verdict.ACCEPT
    outcome = CaseOutcome(Submitted("2", "s.pdf", "", "ct_cep", parsed), judgement, opens=True)
    return misread(outcome, form())


def test_a_text_that_could_hardly_be_read_holds_nothing_and_is_shown_to_a_planner() -> None:
    assert accepted(0.6) == (
        "s.pdf is accepted, and 1 long text in it could hardly be read: please compare what was"
        " noted. Nothing waits for it."
    )
    assert accepted(0.75) == ""
    assert accepted(0.6, Source.PDF_TEXT) == ""


def test_copies_bring_the_pictures_of_what_they_are_read_from() -> None:
    def file(parsed: ParsedForm, *shown: str) -> Submitted:
        seen = tuple(Evidence(name, PNG, 2, 2, "page 1", Damage.NONE) for name in shown)
        return Submitted("2", "a", "", "ct_cep", replace(parsed, evidence=seen))

    def doubted(*names: str) -> ParsedForm:
        return profile().corrected({name: unsure(name).fields[name] for name in names})

    doubtful, other = doubted("agency", "requestor_name"), doubted("requestor_name")
    both = merged(form(), file(doubtful, "agency", "requestor_name"), file(other, "requestor_name"))
    assert [one.field for one in both.form.evidence] == ["requestor_name"]
