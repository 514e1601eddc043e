"""What planners are shown of a held form: one list, its pictures, and the rest in a sentence."""

from __future__ import annotations

from dataclasses import replace

from intake_mailbot.domain.model import Doubt, Finding, Severity, Verdict
from intake_mailbot.domain.outcomes import ReplyKind
from intake_mailbot.replies.facts import ReplyFacts
from intake_mailbot.replies.looking import looks_of
from parsers.model import Damage, Evidence, FoundBy, ParsedForm, Reading, Source
from tests.unit.replies.samples import office, part, read, tracked, written

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x2c\x00\x00\x00\x40rest"
FAX = "In black and white as coarse as this, no letter can be trusted."


def doubt(field: str, shown: str, reason: str = FAX, *, follows: bool = False) -> Doubt:
    one = office().form[field]
    return Doubt(field, one.full_label, one.section, reason, shown, follows)


def unsure(field: str) -> Finding:
    one = office().form[field]
    said = f"“{one.full_label}” could not be read with certainty."
    return Finding(field, one.full_label, one.section, "unsure", Severity.WARNING, said, "")


DOUBTS = (
    doubt("engagement_title", "<b>Ferry</b>"),
    doubt("requestor_name", "Sam"),
    doubt("requestor_phone", "(860) 555-0101"),
    doubt("agency", "Ferry Board"),
    doubt("design_start", "", follows=True),
    doubt("design_finish", "", follows=True),
    doubt("it_manager_signature", "", "Only a line crosses the slot."),
)


def held() -> ReplyFacts:
    names = [one.field for one in DOUBTS if one.shown] + ["business_objectives"]
    fields = {
        name: Reading(name, "x", "as read", 0.75, FoundBy.REGION)
        for name in names
    }  # fmt: skip
    shown = tuple(Evidence(name, PNG, 300, 64, "page 1", Damage.NONE) for name in names)
    form = ParsedForm(
        "ct_cep", "1.9", Source.SCAN, 2, fields, {}, ("Page 2 came twice.",), evidence=shown
    )
    findings = (unsure("business_objectives"), unsure("vendor_2_name"), unsure("agency"))
    item = tracked(Verdict.HOLD, doubts=DOUBTS, findings=findings)
    outcome = replace(item.outcome, submitted=replace(item.outcome.submitted, form=form))
    return ReplyFacts((replace(item, outcome=outcome),), notice="It is held.")


def test_what_needs_a_decision_is_one_list_in_the_forms_order() -> None:
    looks = looks_of(held().outcomes[0], office().form)
    assert [one.field for one in looks.first] == [one.field for one in DOUBTS if not one.follows]
    assert [one.heading.partition(" –")[0] for one in looks.sections] == ["Section I", "Section VI"]
    assert looks.follow == 2
    assert looks.others == (office().form["vendor_2_name"].full_label,)
    assert [one.field for one in looks.texts] == ["business_objectives"]


def test_a_reason_that_most_share_is_said_once() -> None:
    looks = looks_of(held().outcomes[0], office().form)
    assert looks.reason == FAX
    assert [one.reason for one in looks.first] == ["", "", "", "", "Only a line crosses the slot."]
    words = part(read(written(ReplyKind.PLANNER_NOTICE, held())), "plain")
    assert " ".join(words.split()).count(FAX) == 1


def test_each_place_is_shown_with_its_picture_and_the_same_in_words() -> None:
    mail = read(written(ReplyKind.PLANNER_NOTICE, held()))
    page, words = part(mail, "html"), " ".join(part(mail, "plain").split())
    inline = [one for one in mail.walk() if one["Content-ID"]]
    assert len(inline) == 5
    assert all(one.get_content_disposition() == "inline" for one in inline)
    assert 'src="cid:requestor_name.evidence"' in page
    assert 'alt="Picture of Requestor&#39;s Name on page 1: read as “Sam”"' in page
    assert "requestor_name (Requestor's Name): Read: “Sam”. Confidence 0.75." in words
    assert "2 more answers are needed only if these say so" in words
    assert "About the file: Page 2 came twice." in words


def test_what_was_read_is_shown_and_not_obeyed() -> None:
    page = part(read(written(ReplyKind.PLANNER_NOTICE, held())), "html")
    assert "<b>Ferry" not in page
    assert "&lt;b&gt;Ferry" in page


def test_the_agency_is_sent_no_pictures() -> None:
    mail = read(written(ReplyKind.HELD, held()))
    assert not [one for one in mail.walk() if one["Content-ID"]]
