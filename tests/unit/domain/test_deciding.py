"""The whole policy as a table: what follows from one message."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_mailbot.domain.decision import decide
from intake_mailbot.domain.model import (
    CaseRef,
    Folder,
    LedgerState,
    Message,
    MessageKind,
    Standing,
    Submitted,
    Thread,
    Verdict,
)
from intake_mailbot.domain.outcomes import ReplyKind
from parsers.errors import ErrorKind
from parsers.model import Address, PartProblem, SignatureStatus
from tests.unit.domain.making import absent, having, office, profile, signature, without_section

ZONE = ZoneInfo("America/New_York")
NOW = datetime(2026, 3, 2, 10, tzinfo=ZONE)
CLERK = Address("pat@agency.example.gov", "Pat")
OFFICES = {"ct_cep": office()}

GOOD = profile()
FAULTY = having("agency", None)
DOUBTFUL = having("agency", "DQT", sure=0.4)
VERDICTS = [
    (GOOD, Verdict.ACCEPT, Folder.ACCEPTED, LedgerState.DONE, ReplyKind.CONFIRMATION),
    (FAULTY, Verdict.RETURN, Folder.RETURNED, LedgerState.DONE, ReplyKind.RETURNED),
    (DOUBTFUL, Verdict.HOLD, Folder.HELD, LedgerState.HELD, ReplyKind.HELD),
]


def message(kind=MessageKind.PROFILE, **more) -> Message:
    plain = {
        "id": 7,
        "kind": kind,
        "message_id": "<a@agency.example.gov>",
        "sender": CLERK,
        "reply_to": CLERK,
        "subject": "Our profile",
        "received": NOW - timedelta(minutes=1),
        "standing": Standing.AUTHENTICATED,
    }
    return Message(**{**plain, **more})


def brought(parsed=GOOD, name="profile.docx", where="ct_cep") -> Submitted:
    return Submitted(f"2/{name}", name, name, where, parsed)


def case(verdict=Verdict.ACCEPT, title="Permit Portal", **more) -> CaseRef:
    plain = {
        "id": 3,
        "tracking_number": "EP-2026-0042",
        "office": "ct_cep",
        "title": title,
        "stage": "received",
        "verdict": verdict,
        "version": 1,
        "participants": frozenset({CLERK.address}),
        "received": NOW - timedelta(days=2),
    }
    return CaseRef(**{**plain, **more})


def decided(msg, *submitted):
    return decide(msg, submitted, OFFICES, NOW)


def kinds(decision):
    return [reply.kind for reply in decision.replies]


@pytest.mark.parametrize(("parsed", "verdict", "folder", "state", "reply"), VERDICTS)
@pytest.mark.parametrize("standing", [Standing.AUTHENTICATED, Standing.UNVERIFIED])
def test_a_believed_senders_profile_gets_what_it_deserves(
    parsed, verdict, folder, state, reply, standing
):
    decision = decided(message(standing=standing), brought(parsed))
    (outcome,) = decision.outcomes
    assert outcome.judgement.verdict is verdict
    assert outcome.opens
    assert outcome.numbered
    assert (decision.folder, decision.state) == (folder, state)
    assert kinds(decision) == [reply]
    assert decision.replies[0].outcomes == (0,)
    assert decision.replies[0].to == CLERK


def test_a_sender_who_could_not_be_asked_about_is_recorded_as_unverified():
    unverified = decided(message(standing=Standing.UNVERIFIED), brought())
    assert unverified.reason == "complete; sender unverified"
    assert decided(message(), brought()).reason == "complete"


def test_planners_hear_of_a_held_profile_with_its_doubts():
    assert (
        "Agency / Business Unit Name: This was not read"
        in decided(message(), brought(DOUBTFUL)).notice
    )
    many = profile(
        *(replace(r, confidence=0.3) for n, r in GOOD.fields.items() if n.endswith("_name"))
    )
    assert decided(message(), brought(many)).notice.endswith("is held for a look at 6 places.")
    assert decided(message(), brought(GOOD)).notice == ""
    assert decided(message(), brought(FAULTY)).notice == ""


@pytest.mark.parametrize("parsed", [GOOD, FAULTY, DOUBTFUL])
@pytest.mark.parametrize(
    ("standing", "replies"),
    [
        (Standing.UNPROVEN, []),
        (Standing.OUTSIDE, [ReplyKind.ACKNOWLEDGEMENT]),
        (Standing.STRANGER, []),
    ],
)
def test_a_sender_who_is_not_believed_opens_nothing(parsed, standing, replies):
    decision = decided(message(standing=standing), brought(parsed))
    assert (decision.state, decision.folder) == (LedgerState.HELD, Folder.HELD)
    assert kinds(decision) == replies
    assert not any(outcome.numbered for outcome in decision.outcomes)
    assert all(reply.outcomes == () for reply in decision.replies)
    assert "A profile from pat@agency.example.gov is held" in decision.notice


@pytest.mark.parametrize("standing", [Standing.UNPROVEN, Standing.OUTSIDE, Standing.STRANGER])
@pytest.mark.parametrize(
    "kind",
    [MessageKind.INQUIRY, MessageKind.STATUS, MessageKind.SUPPLEMENT, MessageKind.UNREADABLE],
)
def test_no_other_mail_of_such_a_sender_changes_or_tells_anything(standing, kind):
    decision = decided(message(kind, standing=standing, thread=Thread(case(), "token")))
    assert decision.state is LedgerState.HELD
    assert decision.supplement_to is None
    assert set(kinds(decision)) <= {ReplyKind.ACKNOWLEDGEMENT}
    assert bool(decision.replies) == (standing is Standing.OUTSIDE)
    assert bool(decision.notice) == (standing is not Standing.STRANGER)


def test_planners_hear_which_case_an_unbelieved_mail_is_about():
    in_thread = message(standing=Standing.UNPROVEN, thread=Thread(case(), "token"))
    assert "about EP-2026-0042" in decided(in_thread, brought()).notice
    claiming = message(standing=Standing.UNPROVEN, thread=Thread(claimed="EP-2026-0042"))
    assert "It names EP-2026-0042." in decided(claiming, brought()).notice


class TestDrafts:
    def test_a_draft_is_reviewed_without_a_number(self):
        decision = decided(message(MessageKind.DRAFT), brought(FAULTY))
        (outcome,) = decision.outcomes
        assert not outcome.numbered
        assert outcome.judgement.verdict is Verdict.RETURN
        assert kinds(decision) == [ReplyKind.DRAFT_REVIEW]
        assert (decision.folder, decision.state) == (Folder.DRAFTS, LedgerState.DONE)
        assert decision.reason == "draft, 1 error"

    def test_a_draft_in_a_cases_thread_leaves_the_case_alone(self):
        in_thread = message(MessageKind.DRAFT, thread=Thread(case(), "token"))
        assert decided(in_thread, brought()).outcomes[0].case is None

    def test_a_draft_beside_a_profile_is_only_reviewed(self):
        both = message(drafts=("2/draft.docx",))
        other = having("engagement_title", "Licence Desk")
        decision = decided(both, brought(), brought(other, "draft.docx"))
        assert [o.numbered for o in decision.outcomes] == [True, False]
        assert kinds(decision) == [ReplyKind.SEVERAL]
        assert decision.folder is Folder.ACCEPTED

    def test_a_draft_in_which_nothing_can_be_read_is_held(self):
        nothing = replace(
            GOOD,
            fields={name: absent(name) for name in GOOD.fields},
            signatures={},
            warnings=("It needs Adobe Reader",),
        )
        decision = decided(message(MessageKind.DRAFT), brought(nothing))
        assert (decision.folder, decision.state) == (Folder.HELD, LedgerState.HELD)
        assert kinds(decision) == [ReplyKind.ACKNOWLEDGEMENT]
        assert "Adobe" in decision.notice
        assert not decision.outcomes[0].numbered

    def test_planners_hear_nothing_of_a_doubtful_draft(self):
        assert decided(message(MessageKind.DRAFT), brought(DOUBTFUL)).notice == ""


class TestSeveralProfiles:
    def test_several_profiles_are_several_cases_and_one_reply(self):
        other = having("engagement_title", "Licence Desk")
        decision = decided(message(), brought(), brought(other, "other.docx"))
        assert [o.opens for o in decision.outcomes] == [True, True]
        assert kinds(decision) == [ReplyKind.SEVERAL]
        assert decision.replies[0].outcomes == (0, 1)

    def test_the_worst_of_them_names_the_folder(self):
        faulty = profile(*(FAULTY.fields["agency"],))
        faulty = replace(
            faulty,
            fields={
                **faulty.fields,
                "engagement_title": replace(GOOD.fields["engagement_title"], value="Other"),
            },
        )
        decision = decided(message(), brought(), brought(faulty, "b.docx"))
        assert decision.folder is Folder.RETURNED
        doubtful = having("engagement_title", "Third", sure=0.5)
        decision = decided(message(), brought(faulty), brought(doubtful, "c.docx"))
        assert (decision.folder, decision.state) == (Folder.HELD, LedgerState.HELD)

    def test_two_files_of_one_profile_are_one_case(self):
        unsigned = profile(
            signatures=(signature("it_manager_signature", SignatureStatus.MISSING, None),)
        )
        decision = decided(message(), brought(unsigned), brought(GOOD, "profile.pdf"))
        assert len(decision.outcomes) == 1
        assert kinds(decision) == [ReplyKind.CONFIRMATION]


class TestThreads:
    def test_a_profile_in_the_thread_of_a_case_is_its_next_version(self):
        msg = message(MessageKind.CORRECTION, thread=Thread(case(Verdict.RETURN), "token"))
        decision = decided(msg, brought())
        (outcome,) = decision.outcomes
        assert outcome.case == case(Verdict.RETURN)
        assert not outcome.opens
        assert outcome.numbered
        assert kinds(decision) == [ReplyKind.CONFIRMATION]

    def test_planners_hear_that_a_newer_version_undoes_an_acceptance(self):
        msg = message(MessageKind.CORRECTION, thread=Thread(case(Verdict.ACCEPT), "token"))
        returned = decided(msg, brought(FAULTY))
        assert kinds(returned) == [ReplyKind.RETURNED]
        assert returned.notice == (
            "EP-2026-0042 was accepted, and a newer version from pat@agency.example.gov has"
            " 1 error. A case that somebody has begun to work on goes on with the version before;"
            " one that nobody has waits for the corrected form."
        )
        held = decided(msg, brought(DOUBTFUL)).notice
        assert "EP-2026-0042 was accepted, and a newer version from" in held
        assert "needs a look" in held

    def test_planners_hear_nothing_of_a_version_that_is_no_step_back(self):
        returned = message(MessageKind.CORRECTION, thread=Thread(case(Verdict.RETURN), "token"))
        assert decided(returned, brought(FAULTY)).notice == ""
        accepted = message(MessageKind.CORRECTION, thread=Thread(case(Verdict.ACCEPT), "token"))
        assert decided(accepted, brought(GOOD)).notice == ""
        old = replace(accepted, before_start=True, quiet="it lay there")
        assert decided(old, brought(FAULTY)).notice == ""

    def test_a_single_profile_is_the_next_version_even_under_another_title(self):
        msg = message(MessageKind.CORRECTION, thread=Thread(case(title="Quite another"), "token"))
        assert decided(msg, brought()).outcomes[0].case is not None

    def test_of_several_the_one_with_the_same_title_goes_on_with_the_case(self):
        msg = message(MessageKind.CORRECTION, thread=Thread(case(), "token"))
        other = having("engagement_title", "Licence Desk")
        decision = decided(msg, brought(other, "a.docx"), brought(GOOD, "b.docx"))
        assert [o.case is not None for o in decision.outcomes] == [False, True]
        assert [o.opens for o in decision.outcomes] == [True, False]

    def test_of_several_with_no_like_title_none_goes_on_with_the_case(self):
        msg = message(thread=Thread(case(title="Bridge inspection app"), "token"))
        one = having("engagement_title", "Zoo")
        two = having("engagement_title", "Quarry")
        decision = decided(msg, brought(one, "a"), brought(two, "b"))
        assert [o.case for o in decision.outcomes] == [None, None]

    def test_a_profile_of_another_office_opens_its_own_case(self):
        msg = message(thread=Thread(case(office="other"), "token"))
        assert decided(msg, brought()).outcomes[0].opens

    def test_files_that_lie_on_the_case_keep_the_forms_promise(self):
        promising = having("documentation_attached", True)
        thread = Thread(case(Verdict.RETURN, files=("plan.pdf",)), "token")
        decision = decided(message(MessageKind.CORRECTION, thread=thread), brought(promising))
        assert decision.outcomes[0].judgement.verdict is Verdict.ACCEPT

    @pytest.mark.parametrize("verdict", list(Verdict))
    def test_a_signature_page_that_comes_later_is_filed_and_no_version(self, verdict):
        page = GOOD
        for section in ("I", "II", "III", "IV", "V"):
            page = replace(without_section(page, section), missing_sections=())
        page = replace(page, missing_sections=("I", "II", "III", "IV", "V"))
        msg = message(MessageKind.CORRECTION, thread=Thread(case(verdict), "token"))
        decision = decided(msg, brought(page, "signatures.pdf"))
        assert decision.outcomes == ()
        assert decision.supplement_to == case(verdict)
        assert kinds(decision) == [ReplyKind.SUPPLEMENT]
        assert decision.state is LedgerState.HELD
        assert "single pages" in decision.notice
        alone = decided(message(), brought(page, "signatures.pdf"))
        assert alone.folder is Folder.RETURNED

    def test_planners_hear_of_a_returned_case_of_the_same_sender_and_title(self):
        decision = decided(message(thread=Thread(perhaps="EP-2026-0041")), brought())
        assert decision.outcomes[0].opens
        assert "EP-2026-0041, of the same title, was returned" in decision.notice

    def test_planners_hear_of_a_form_that_may_have_come_before(self):
        decision = decided(message(thread=Thread(again="EP-2026-0041")), brought())
        assert decision.outcomes[0].opens
        assert "EP-2026-0041, of the same title, came from" in decision.notice

    def test_a_number_claimed_without_right_opens_nothing_and_is_told_to_planners(self):
        decision = decided(message(thread=Thread(claimed="EP-2026-0042")), brought())
        assert decision.outcomes[0].opens
        assert "EP-2026-0042" in decision.notice


def test_an_attachment_keeps_the_promise_and_one_that_cannot_be_read_does_too():
    promising = having("documentation_attached", True)
    assert decided(message(), brought(promising)).folder is Folder.RETURNED
    assert decided(message(attachments=("plan.pdf",)), brought(promising)).folder is Folder.ACCEPTED
    locked = (("plan.docx", PartProblem(ErrorKind.ENCRYPTED, "It asks for a password.")),)
    decision = decided(message(problems=locked), brought(promising))
    assert decision.folder is Folder.ACCEPTED
    assert "could not be taken in: plan.docx: It asks for a password." in decision.notice


def test_the_day_of_receipt_is_the_day_of_judgement():
    signed_late = having("it_manager_signed_date", "2026-03-02")
    at_night = datetime(2026, 3, 2, 3, tzinfo=UTC)  # still the first of March in New York
    decision = decided(message(received=at_night.astimezone(ZONE)), brought(signed_late))
    assert decision.folder is Folder.RETURNED
    assert decided(message(received=NOW), brought(signed_late)).folder is Folder.ACCEPTED


def test_a_mail_cannot_have_come_after_now():
    signed_tomorrow = having("it_manager_signed_date", "2026-03-03")
    ahead = message(received=NOW + timedelta(days=3))
    assert decided(ahead, brought(signed_tomorrow)).folder is Folder.RETURNED


class TestSilence:
    @pytest.mark.parametrize("parsed", [GOOD, FAULTY, DOUBTFUL])
    def test_a_mail_that_must_not_be_answered_is_still_taken_in(self, parsed):
        quiet = message(quiet="it is automatic mail (Auto-Submitted: auto-generated)")
        spoken = decided(message(), brought(parsed))
        decision = decided(quiet, brought(parsed))
        assert decision.replies == ()
        assert decision.outcomes == spoken.outcomes
        assert decision.folder is spoken.folder
        assert "not answered: it is automatic mail" in decision.reason

    @pytest.mark.parametrize("parsed", [GOOD, FAULTY, DOUBTFUL])
    def test_planners_hear_that_an_agency_was_told_nothing(self, parsed):
        """Not even the number of a form that was accepted: it came by a list, or by a program."""
        decision = decided(message(reply_to=None), brought(parsed))
        assert "was told nothing" in decision.notice
        assert "no address that may be answered" in decision.notice

    def test_what_lay_there_before_the_start_makes_no_noise(self):
        old = message(quiet="it lay there", before_start=True)
        assert decided(old, brought(FAULTY)).notice == ""
        inquiry = decided(replace(old, kind=MessageKind.INQUIRY))
        assert (inquiry.state, inquiry.folder) == (LedgerState.DONE, Folder.INQUIRIES)
        assert inquiry.replies == ()

    @pytest.mark.parametrize("kind", [MessageKind.INQUIRY, MessageKind.UNREADABLE])
    def test_a_question_that_cannot_be_answered_waits_for_a_person(self, kind):
        decision = decided(message(kind, quiet="three answers a day"))
        assert (decision.state, decision.folder) == (LedgerState.HELD, Folder.HELD)
        assert decision.replies == ()
        assert "three answers a day" in decision.reason


@pytest.mark.parametrize(
    "kind",
    [MessageKind.AUTOMATIC, MessageKind.LIST, MessageKind.ECHO, MessageKind.DUPLICATE],
)
@pytest.mark.parametrize("standing", list(Standing))
def test_mail_that_nobody_waits_for_is_put_aside(kind, standing):
    decision = decided(message(kind, standing=standing))
    assert (decision.state, decision.folder) == (LedgerState.DONE, Folder.AUTOMATIC)
    assert decision.replies == ()
    assert decision.notice == ""


@pytest.mark.parametrize("kind", [MessageKind.AUTOMATIC, MessageKind.LIST])
def test_a_profile_in_such_a_mail_is_taken_in_all_the_same(kind):
    assert decided(message(kind, reply_to=None), brought()).outcomes[0].opens


@pytest.mark.parametrize("kind", [MessageKind.ECHO, MessageKind.DUPLICATE, MessageKind.BOUNCE])
def test_our_own_form_coming_back_opens_no_case(kind):
    decision = decided(message(kind), brought())
    assert decision.outcomes == ()
    assert decision.replies == ()


def test_a_bounce_says_which_mails_did_not_arrive():
    msg = message(MessageKind.BOUNCE, about=("<x@us>",), reason="mail to p@a did not arrive")
    decision = decided(msg)
    assert decision.bounced == ("<x@us>",)
    assert "did not arrive" in decision.notice
    assert decided(message(MessageKind.BOUNCE)).notice == ""


def test_a_question_gets_guidance():
    decision = decided(message(MessageKind.INQUIRY))
    assert kinds(decision) == [ReplyKind.GUIDANCE]
    assert (decision.folder, decision.state) == (Folder.INQUIRIES, LedgerState.DONE)


@pytest.mark.parametrize("several", [OFFICES, {"ct_cep": office(), "other": office()}])
def test_an_answer_to_a_mail_of_ours_gets_no_guidance_once_more_but_a_person(several):
    asked = message(MessageKind.INQUIRY, thread=Thread(answers_us=True))
    decision = decide(asked, (), several, NOW)
    assert (decision.folder, kinds(decision)) == (Folder.HELD, [ReplyKind.ACKNOWLEDGEMENT])
    assert decision.notice == (
        "pat@agency.example.gov answered a mail of ours, and sent no form."
        " Please answer from your own mailbox."
    )


@pytest.mark.parametrize("kind", [MessageKind.INQUIRY, MessageKind.STATUS])
@pytest.mark.parametrize("several", [OFFICES, {"ct_cep": office(), "other": office()}])
def test_what_asks_for_a_person_is_put_to_one(kind, several):
    decision = decide(message(kind, wants="takes a request back"), (), several, NOW)
    assert (decision.folder, kinds(decision)) == (Folder.HELD, [ReplyKind.ACKNOWLEDGEMENT])
    assert decision.notice == (
        "pat@agency.example.gov takes a request back. Please answer from your own mailbox."
    )


def test_thanks_for_guidance_are_filed_and_shown_to_planners():
    thanks = message(MessageKind.INQUIRY, thread=Thread(answers_us=True), thanks=True, quiet="no")
    decision = decided(thanks)
    assert (decision.state, decision.folder) == (LedgerState.DONE, Folder.INQUIRIES)
    assert kinds(decision) == []
    assert decision.notice == "pat@agency.example.gov thanked for a mail of ours."


@pytest.mark.parametrize("brings", [(), (brought(where="unknown"),)])
def test_a_form_that_no_office_of_the_mailbox_takes_is_put_to_a_planner(brings):
    decision = decided(message(MessageKind.PROFILE), *brings)
    assert (decision.folder, kinds(decision)) == (Folder.HELD, [ReplyKind.ACKNOWLEDGEMENT])
    assert "a form that no office of this mailbox takes" in decision.notice


def test_of_several_offices_none_answers_what_may_be_for_another():
    several = {"ct_cep": office(), "other": office()}
    asking = message(MessageKind.INQUIRY)
    decision = decide(asking, (), several, NOW)
    assert (decision.folder, kinds(decision)) == (Folder.HELD, [ReplyKind.ACKNOWLEDGEMENT])
    assert "it fits none of" in decision.notice
    for_one = decide(replace(asking, office="other"), (), several, NOW)
    assert kinds(for_one) == [ReplyKind.GUIDANCE]


def test_a_status_is_told_to_those_who_take_part():
    decision = decided(message(MessageKind.STATUS, thread=Thread(case(), "number")))
    assert kinds(decision) == [ReplyKind.STATUS]
    assert decision.folder is Folder.INQUIRIES
    assert decision.asked_about == case()
    assert decision.supplement_to is None


@pytest.mark.parametrize("kind", [MessageKind.STATUS, MessageKind.INQUIRY, MessageKind.SUPPLEMENT])
def test_who_names_a_case_without_right_is_told_nothing_about_it(kind):
    decision = decided(message(kind, thread=Thread(claimed="EP-2026-0042")))
    assert kinds(decision) == [ReplyKind.ACKNOWLEDGEMENT]
    assert decision.state is LedgerState.HELD
    assert "EP-2026-0042" in decision.notice
    assert decision.supplement_to is None


def test_a_status_of_nothing_in_particular_waits_for_a_person():
    decision = decided(message(MessageKind.STATUS))
    assert kinds(decision) == [ReplyKind.ACKNOWLEDGEMENT]
    assert decision.state is LedgerState.HELD


@pytest.mark.parametrize(
    ("verdict", "folder", "noticed"),
    [
        (Verdict.ACCEPT, Folder.ACCEPTED, False),
        (Verdict.RETURN, Folder.RETURNED, True),
        (Verdict.HOLD, Folder.HELD, True),
    ],
)
def test_a_supplement_is_filed_to_its_case(verdict, folder, noticed):
    thread = Thread(case(verdict), "token")
    decision = decided(message(MessageKind.SUPPLEMENT, thread=thread, attachments=("a.pdf",)))
    assert decision.supplement_to == case(verdict)
    assert decision.folder is folder
    assert decision.state is LedgerState.DONE
    assert kinds(decision) == [ReplyKind.SUPPLEMENT]
    assert bool(decision.notice) == noticed


def test_words_alone_for_a_case_are_shown_to_a_planner():
    thread = Thread(case(Verdict.ACCEPT), "token")
    words = decided(message(MessageKind.SUPPLEMENT, thread=thread))
    assert "EP-" in words.notice
    assert kinds(words) == [ReplyKind.SUPPLEMENT]
    old = decided(message(MessageKind.SUPPLEMENT, thread=thread, before_start=True))
    assert old.notice == ""


def _unreadable(*problems, **more):
    named = tuple((f"{kind}.docx", PartProblem(kind, f"{kind}.")) for kind in problems)
    return message(MessageKind.UNREADABLE, problems=named, **more)


@pytest.mark.parametrize(
    "kind",
    [ErrorKind.ENCRYPTED, ErrorKind.CORRUPT, ErrorKind.TOO_LARGE, ErrorKind.UNSUPPORTED],
)
def test_a_sender_who_can_mend_a_file_is_told_how(kind):
    decision = decided(_unreadable(kind))
    assert kinds(decision) == [ReplyKind.UNREADABLE]
    assert (decision.folder, decision.state) == (Folder.RETURNED, LedgerState.DONE)


def test_of_an_encrypted_mail_planners_hear_too():
    decision = decided(_unreadable(ErrorKind.ENCRYPTED, encrypted=True))
    assert kinds(decision) == [ReplyKind.UNREADABLE]
    assert decision.notice.startswith(f"{CLERK.address} sent an encrypted mail")
    assert decision.notice.endswith("was asked to send it without encryption.")
    quiet = decided(_unreadable(ErrorKind.ENCRYPTED, encrypted=True, quiet="capped"))
    assert (kinds(quiet), quiet.state) == ([], LedgerState.HELD)
    assert quiet.notice.endswith("was told nothing.")
    assert decided(_unreadable(ErrorKind.ENCRYPTED)).notice == ""
    old = decided(_unreadable(ErrorKind.ENCRYPTED, encrypted=True, before_start=True))
    assert old.notice == ""


@pytest.mark.parametrize("kind", [ErrorKind.TIMEOUT, ErrorKind.HOSTILE])
def test_what_only_a_person_can_judge_is_held_with_neutral_words(kind):
    decision = decided(_unreadable(ErrorKind.ENCRYPTED, kind))
    assert kinds(decision) == [ReplyKind.ACKNOWLEDGEMENT]
    assert decision.state is LedgerState.HELD
    assert CLERK.address in decision.notice


def test_a_scan_alone_is_held_for_a_person_who_reads_it():
    scan = PartProblem(ErrorKind.UNSUPPORTED, "This is a scan.", scan=True)
    decision = decided(message(MessageKind.UNREADABLE, problems=(("scan.pdf", scan),)))
    assert kinds(decision) == [ReplyKind.ACKNOWLEDGEMENT]
    assert (decision.folder, decision.state) == (Folder.HELD, LedgerState.HELD)


def test_an_unreadable_file_in_a_thread_is_filed_to_its_case():
    decision = decided(_unreadable(ErrorKind.CORRUPT, thread=Thread(case(), "token")))
    assert decision.supplement_to == case()


_kinds, _standings = st.sampled_from(list(MessageKind)), st.sampled_from(list(Standing))
_threads = st.sampled_from([Thread(), Thread(case(), "token"), Thread(claimed="EP-2026-0042")])
_brought = st.lists(st.sampled_from([GOOD, FAULTY, DOUBTFUL]), max_size=2)


@given(
    kind=_kinds,
    standing=_standings,
    thread=_threads,
    parsed=_brought,
    quiet=st.sampled_from(["", "capped"]),
    reply_to=st.sampled_from([None, CLERK]),
    sender=st.sampled_from([None, CLERK]),
)
def test_every_message_has_one_outcome_and_at_most_one_reply(
    kind, standing, thread, parsed, quiet, reply_to, sender
):
    msg = message(
        kind, standing=standing, thread=thread, quiet=quiet, reply_to=reply_to, sender=sender
    )
    submitted = [brought(one, f"{n}.docx") for n, one in enumerate(parsed)]
    decision = decide(msg, submitted, OFFICES, NOW)
    assert decision.kind is kind
    assert len(decision.replies) <= 1
    assert (decision.state is LedgerState.HELD) <= (decision.folder is Folder.HELD)
    if quiet or reply_to is None or not standing.may_be_answered:
        assert decision.replies == ()
    if not standing.believed:
        assert decision.supplement_to is None
        assert not any(o.numbered for o in decision.outcomes)
        assert set(kinds(decision)) <= {ReplyKind.ACKNOWLEDGEMENT}
    assert sum(o.case is not None for o in decision.outcomes) <= 1
    assert all(i < len(decision.outcomes) for r in decision.replies for i in r.outcomes)
