"""What a mail is."""

import sys
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from intake_mailbot.domain.model import MessageKind, Verdict
from intake_mailbot.message import FakeLookup, body_digest, make_message_id, understand
from intake_mailbot.message.triage import QUESTIONS
from parsers.errors import ErrorKind
from parsers.model import DeliveryReport, FileKind
from tests.unit.message.mails import (
    CASE,
    KEY,
    LOOKUP,
    NOW,
    OFFICE,
    RULES,
    TOKEN,
    broken,
    form,
    headers,
    leaf,
    mail,
    profile,
    understood,
)

IN_THREAD = {"in_reply_to": TOKEN}


def kind(parsed, **more):
    return understood(parsed, **more).kind


def test_every_kind_has_one_question():
    assert [k for k, _ in QUESTIONS] == list(dict.fromkeys(k for k, _ in QUESTIONS))
    assert {k for k, _ in QUESTIONS} == set(MessageKind)


def test_every_question_is_one():
    for _, ask in QUESTIONS:
        question = (sys.modules[ask.__module__].__doc__ or "").splitlines()[0]
        assert question.endswith("?"), ask.__module__


def test_a_mail_with_a_profile_is_one():
    message = understood(mail(profile()))
    assert message.kind is MessageKind.PROFILE
    assert message.reason == "a profile"
    assert understood(mail(profile(), profile("b"))).reason == "2 profiles"
    assert kind(mail(body_form=form())) is MessageKind.PROFILE


def test_a_profile_in_the_thread_of_a_case_is_a_correction():
    message = understood(mail(profile(), head=headers(**IN_THREAD)))
    assert message.kind is MessageKind.CORRECTION
    assert message.thread.case == CASE


def test_a_draft_is_one_even_in_a_thread():
    message = understood(mail(profile(), head=headers(**IN_THREAD), words="A draft for review."))
    assert message.kind is MessageKind.DRAFT
    assert message.drafts == ("2/profile.docx",)


def test_a_mail_with_one_draft_among_profiles_is_a_profile():
    message = understood(mail(profile(), profile("draft.docx")))
    assert message.kind is MessageKind.PROFILE
    assert message.drafts == ("2/draft.docx",)


class TestOurOwn:
    def test_mail_from_our_own_address_is_an_echo(self):
        assert kind(mail(profile(), head=headers(sender=OFFICE))) is MessageKind.ECHO
        assert kind(mail(head=headers(sender=OFFICE.title()))) is MessageKind.ECHO

    def test_mail_under_our_own_message_id_is_an_echo(self):
        assert kind(mail(head=headers(message_id=TOKEN))) is MessageKind.ECHO
        lookup = FakeLookup(sent=frozenset({"<m1@agency.example.gov>"}))
        assert kind(mail(), lookup=lookup) is MessageKind.ECHO

    def test_mail_that_went_round_in_a_loop_is_an_echo(self):
        assert kind(mail(head=headers(("X-Loop", f" {OFFICE} ")))) is MessageKind.ECHO


class TestBounces:
    REPORT = DeliveryReport((TOKEN, "<other@x>"), ("pat@agency.example.gov",), True, "5.1.1")

    def test_a_bounce_names_the_mails_of_ours_that_did_not_arrive(self):
        message = understood(mail(profile(), report=self.REPORT, head=headers(return_path="")))
        assert message.kind is MessageKind.BOUNCE
        assert message.about == (TOKEN,)
        assert message.reason == "mail to pat@agency.example.gov did not arrive: 5.1.1"

    def test_a_mail_of_ours_is_also_known_by_the_outbox(self):
        lookup = FakeLookup(sent=frozenset({"<other@x>"}))
        report = replace(self.REPORT, about=("<other@x>",), diagnostic="no such user")
        message = understood(mail(report=report, head=headers(return_path="")), lookup=lookup)
        assert message.about == ("<other@x>",)
        assert message.reason.endswith("no such user")

    def test_a_mere_delay_is_a_bounce_about_nothing(self):
        report = replace(self.REPORT, failed=False, recipients=())
        message = understood(mail(report=report, head=headers(return_path="")))
        assert message.kind is MessageKind.BOUNCE
        assert message.about == ()
        assert "is delayed" in message.reason

    @pytest.mark.parametrize(
        "head",
        [
            headers(("Content-Type", "multipart/report; report-type=delivery-status")),
            headers(sender="MAILER-DAEMON@mx.example.gov"),
            headers(("X-Failed-Recipients", "pat@agency.example.gov")),
        ],
    )
    def test_mail_systems_are_known_by_several_signs(self, head):
        assert kind(mail(report=self.REPORT, head=head)) is MessageKind.BOUNCE

    def test_a_bounce_that_a_person_forwards_is_a_persons_mail(self):
        assert kind(mail(report=self.REPORT)) is MessageKind.INQUIRY


class TestDuplicates:
    def test_the_same_mail_again_is_a_duplicate(self):
        parsed = mail(profile())
        seen = {("pat@agency.example.gov", "<m1@agency.example.gov>", body_digest(parsed)): 4}
        message = understood(parsed, lookup=FakeLookup(seen=seen))
        assert message.kind is MessageKind.DUPLICATE
        assert message.reason == "it is a copy of mail 4"
        other = mail(profile("other.docx"))
        assert kind(other, lookup=FakeLookup(seen=seen)) is MessageKind.PROFILE

    def test_a_mail_that_a_person_put_back_is_tried_again(self):
        parsed = mail(profile())
        seen = {("pat@agency.example.gov", "<m1@agency.example.gov>", body_digest(parsed)): 4}
        message = understand(
            parsed,
            ledger_id=9,
            received=NOW,
            rules=RULES,
            lookup=FakeLookup(seen=seen),
            now=NOW,
            tried_again=True,
        )
        assert message.kind is MessageKind.PROFILE

    def test_a_mail_without_a_message_id_or_a_sender_is_never_one(self):
        parsed = mail(profile(), head=headers(message_id=""))
        seen = {("pat@agency.example.gov", "", body_digest(parsed)): 4}
        assert kind(parsed, lookup=FakeLookup(seen=seen)) is MessageKind.PROFILE

    def test_the_digest_is_of_text_and_files_only(self):
        parsed = mail(leaf())
        again = replace(parsed, headers=headers(("Received", "again")), text="Good  morning.\r\n")
        assert body_digest(parsed) == body_digest(again)
        assert body_digest(parsed) != body_digest(mail(leaf("other.pdf")))
        assert body_digest(parsed) == body_digest(mail(leaf(), leaf("logo", decoration=True)))
        assert body_digest(mail(text="\udcff"))


AUTOMATIC = [
    ("Auto-Submitted", "auto-replied"),
    ("Auto-Submitted", "auto-generated; owner-email=x"),
    ("Auto-Submitted", "auto-notified"),
    ("Content-Type", "multipart/report; report-type=disposition-notification"),
    ("Precedence", "bulk"),
    ("Precedence", "auto_reply"),
    ("Precedence", "Junk"),
    ("X-Autoreply", "yes"),
    ("X-Autorespond", "Re: hello"),
    ("X-Autoresponse", "1"),
    ("X-MS-Exchange-Inbox-Rules-Loop", "intake@office.example.gov"),
    ("Content-Class", "urn:content-classes:calendarmessage"),
]


class TestAutomatic:
    @pytest.mark.parametrize("field", AUTOMATIC)
    def test_these_headers_are_of_programs(self, field):
        message = understood(mail(head=headers(field)))
        assert message.kind is MessageKind.AUTOMATIC
        assert message.reply_to is None

    @pytest.mark.parametrize("field", AUTOMATIC)
    def test_a_profile_in_automatic_mail_is_taken_in_and_nobody_is_answered(self, field):
        message = understood(mail(profile(), head=headers(field)))
        assert message.kind in {MessageKind.PROFILE, MessageKind.AUTOMATIC}
        if field[0] != "Content-Class":
            assert message.kind is MessageKind.PROFILE
            assert message.reply_to is None
            assert message.quiet

    @pytest.mark.parametrize(
        "field",
        [
            ("Auto-Submitted", "no"),
            ("Precedence", "first-class"),
            ("X-Autoreply", "no"),
            ("X-Auto-Response-Suppress", "All"),
            ("X-Auto-Response-Suppress", "DR, RN"),
        ],
    )
    def test_these_are_not(self, field):
        assert kind(mail(head=headers(field))) is MessageKind.INQUIRY

    def test_an_empty_return_path_is_of_a_program(self):
        assert kind(mail(head=headers(return_path=""))) is MessageKind.AUTOMATIC
        head = headers(return_path="pat@agency.example.gov")
        assert kind(mail(head=head)) is MessageKind.INQUIRY

    @pytest.mark.parametrize("sender", ["mailer-daemon@x.example.gov", "Postmaster@x.example.gov"])
    def test_a_mail_system_is_a_program(self, sender):
        assert kind(mail(head=headers(sender=sender))) is MessageKind.AUTOMATIC

    @pytest.mark.parametrize(
        "subject",
        [
            "Automatic reply: Our profile",
            "Out of Office: back Monday",
            "Read: your mail",
            "Fuera de la oficina: Re: su formulario",
            "Risposta automatica: modulo",
            "Automatisch antwoord: formulier",
            "自动答复: profile",
        ],
    )
    def test_some_programs_are_known_by_their_subject_only(self, subject):
        assert kind(mail(head=headers(subject=subject))) is MessageKind.AUTOMATIC

    def test_an_answer_to_an_invitation_is_automatic(self):
        invitation = leaf("invite.ics", FileKind.CALENDAR, decoration=True)
        assert kind(mail(invitation)) is MessageKind.AUTOMATIC
        assert kind(mail(invitation, leaf())) is MessageKind.INQUIRY

    def test_an_automatic_answer_in_a_thread_adds_nothing_to_the_case(self):
        head = headers(("Auto-Submitted", "auto-replied"), **IN_THREAD)
        assert kind(mail(head=head)) is MessageKind.AUTOMATIC


class TestLists:
    @pytest.mark.parametrize(
        "field",
        [("List-Id", "<news.example.gov>"), ("List-Unsubscribe", "<mailto:off@x>")],
    )
    def test_mail_through_a_list_is_put_aside(self, field):
        message = understood(mail(head=headers(field)))
        assert message.kind is MessageKind.LIST
        assert message.reply_to is None
        assert "mailing list" in understood(mail(profile(), head=headers(field))).quiet

    def test_an_office_that_is_itself_a_group_is_no_list(self):
        fields = [
            ("List-Id", "<intake.office.example.gov>"),
            ("List-Post", f"<mailto:{OFFICE}>"),
        ]
        assert kind(mail(profile(), head=headers(*fields))) is MessageKind.PROFILE
        assert understood(mail(profile(), head=headers(*fields))).reply_to is not None


class TestUnreadable:
    def test_a_file_that_cannot_be_read_is_never_no_attachment(self):
        message = understood(mail(broken()))
        assert message.kind is MessageKind.UNREADABLE
        assert message.problems[0][0] == "profile.docx"
        assert message.attachments == ()

    def test_in_a_thread_too(self):
        assert kind(mail(broken(), head=headers(**IN_THREAD))) is MessageKind.UNREADABLE

    def test_in_automatic_mail_only_where_it_is_a_file(self):
        head = headers(("Auto-Submitted", "auto-generated"))
        assert kind(mail(broken(), head=head)) is MessageKind.UNREADABLE
        part = replace(broken(kind=ErrorKind.CORRUPT), name="")
        assert kind(mail(part, head=head)) is MessageKind.AUTOMATIC
        assert understood(mail(part)).problems[0][0] == "2/profile.docx"

    def test_beside_a_profile_it_is_only_mentioned(self):
        message = understood(mail(profile(), broken("plan.docx")))
        assert message.kind is MessageKind.PROFILE
        assert [name for name, _ in message.problems] == ["plan.docx"]


OTHERS = [
    (FileKind.OPEN_DOCUMENT, "Our profile.odt", "an OpenDocument text (.odt)"),
    (FileKind.RICH_TEXT, "Our profile.rtf", "a rich text file (.rtf)"),
    (FileKind.IWORK, "Our profile.pages", "a file of Apple's Pages or its like (.pages)"),
    (FileKind.WORKS, "Our profile.wps", "a Microsoft Works document (.wps)"),
]


class TestOtherWordProcessors:
    @pytest.mark.parametrize(("what", "name", "called"), OTHERS)
    def test_their_file_without_a_form_cannot_be_read_and_the_answer_names_it(
        self, what, name, called
    ):
        message = understood(mail(leaf(name, what)))
        assert message.kind is MessageKind.UNREADABLE
        [(named, problem)] = message.problems
        assert (named, problem.kind) == (name, ErrorKind.UNSUPPORTED)
        assert problem.message.startswith(f"{name} is {called}, which we cannot read; please save")

    def test_beside_a_profile_it_is_a_document(self):
        message = understood(mail(profile(), leaf("plan.odt", FileKind.OPEN_DOCUMENT)))
        assert (message.kind, message.problems) == (MessageKind.PROFILE, ())
        assert message.attachments == ("plan.odt",)

    def test_for_a_case_that_waits_for_its_form_it_is_filed_and_named(self):
        parsed = mail(leaf("fixed.odt", FileKind.OPEN_DOCUMENT), head=headers(**IN_THREAD))
        message = understood(parsed)
        assert (message.kind, message.attachments) == (MessageKind.SUPPLEMENT, ("fixed.odt",))
        assert [name for name, _ in message.problems] == ["fixed.odt"]
        accepted = FakeLookup(cases=(replace(CASE, verdict=Verdict.ACCEPT),))
        assert understood(parsed, lookup=accepted).problems == ()

    def test_what_a_list_or_a_program_sends_is_not_looked_at_for_forms(self):
        minutes = leaf("minutes.odt", FileKind.OPEN_DOCUMENT)
        head = headers(("List-Id", "<news.example.gov>"))
        assert kind(mail(minutes, head=head)) is MessageKind.LIST


STATUS = [
    "Any update on our request?",
    "Could you please let us know the status of our profile?",
    "How does our request stand?",
    "Could you say how our profile stands?",
    "What's the status?",
    "Where do we stand with this?",
    "Just checking in on this.",
    "Following up on the below.",
    "When can we expect to hear back?",
    "Has our profile been approved yet?",
    "Have you had a chance to review the profile?",
    "Is there any news?",
    "Could you give me an update?",
    "How is our request coming along?",
    "Where are we with this?",
    "Is there an update on the request?",
    "I am checking on the profile that we sent.",
    "What’s happening with our profile?",
    "Has anybody looked at it yet?",
    "What is the latest on this one?",
    "Is it approved?",
    "Was our request accepted yet?",
    "Any idea when we will hear back?",
    "We have not heard back.",
    "Could you tell us where our project Permit Portal is in your review?",
    "Please let us know where our request stands.",
    "We wonder when we will hear from you.",
    "We sent the plan.\nI have heard nothing from you so far.",
    "We’d like to know what the decision is, as we have not\nheard anything yet.",
    "What’s the latest?",
    "Could you tell us\nwhere our project is now?",
]
TOLD = [
    "We have not heard back from the vendor, so please put the review off to June.",
    "We have not heard back\nfrom the vendor, so please put the review off to June.",
    "Please hold the review until July, when we will know our budget.",
    "Can it wait until July, when we will know our budget?",
    "I heard nothing against it from legal, so please go ahead.",
    "The data center where our new project is hosted moves on May 5.",
    "Please let us know where our project is to be hosted.",
    "What's the latest form version?",
    "We will tell you when we can expect the plan.",
    "Has anyone had the same question about the sponsor?",
]


class TestStatus:
    @pytest.mark.parametrize("words", STATUS)
    def test_these_words_ask_how_a_case_stands(self, words):
        message = understood(mail(words=words, head=headers(**IN_THREAD)))
        assert message.kind is MessageKind.STATUS
        assert message.reason == "asks how EP-2026-0042 stands"

    @pytest.mark.parametrize(
        "words",
        [
            "Thank you, we will send the plan.",
            "The contact has changed.",
            "Please call me.",
            "Is it approved by the CIO or by the sponsor?",
            "Where this form asks for a phone, which one is meant?",
            "Has somebody to sign for the agency?",
        ],
    )
    def test_other_words_are_filed_to_the_case(self, words):
        assert kind(mail(words=words, head=headers(**IN_THREAD))) is MessageKind.SUPPLEMENT

    @pytest.mark.parametrize("words", TOLD)
    def test_what_is_told_with_the_words_of_such_a_question_is_for_a_person(self, words):
        assert kind(mail(words=words, head=headers(**IN_THREAD))) is MessageKind.SUPPLEMENT

    def test_a_project_that_is_asked_for_without_its_number_is_put_to_a_planner(self):
        message = understood(mail(words="Could you tell us where our project stands?"))
        assert (message.kind, message.thread.case) == (MessageKind.STATUS, None)

    def test_a_question_with_a_file_is_a_supplement(self):
        parsed = mail(leaf(), words="Any update?", head=headers(**IN_THREAD))
        assert kind(parsed) is MessageKind.SUPPLEMENT

    def test_the_number_may_stand_in_the_subject_or_the_words(self):
        in_subject = mail(head=headers(subject="Status of ep-2026-0042?"), words="Thanks.")
        in_words = mail(head=headers(subject="Question"), words="What is the status of EP 2026 42?")
        for parsed in (in_subject, in_words):
            message = understood(parsed)
            assert message.kind is MessageKind.STATUS
            assert message.thread.by == "number"

    def test_how_a_number_stands_is_asked_in_many_ways(self):
        for words in ("How does EP-2026-0042 stand?", "Hello, how is EP-2026-0042 doing?"):
            assert understood(mail(words=words)).kind is MessageKind.STATUS

    def test_a_number_named_without_right_is_asked_about_too(self):
        parsed = mail(
            head=headers(sender="other@agency.example.gov"),
            words="What is the status of EP-2026-0042?",
        )
        message = understood(parsed)
        assert message.kind is MessageKind.STATUS
        assert message.thread.case is None
        assert message.thread.claimed == "EP-2026-0042"
        assert message.reason == "asks how EP-2026-0042 stands"

    def test_a_request_may_be_meant_without_a_number(self):
        assert kind(mail(words="Any update on our request?")) is MessageKind.STATUS
        assert kind(mail(words="What is the status field for?")) is MessageKind.INQUIRY
        assert kind(mail(words="Any news about trainings?")) is MessageKind.INQUIRY

    def test_a_subject_taken_over_asks_nothing(self):
        head = headers(subject="Re: Status update", **IN_THREAD)
        assert kind(mail(words="The plan follows.", head=head)) is MessageKind.SUPPLEMENT


def test_files_and_words_in_a_thread_are_a_supplement():
    message = understood(mail(leaf(), leaf("b.pdf"), head=headers(**IN_THREAD)))
    assert message.kind is MessageKind.SUPPLEMENT
    assert message.attachments == ("notes.pdf", "b.pdf")
    assert message.reason == "2 files for EP-2026-0042"
    one = understood(mail(leaf(), head=headers(**IN_THREAD)))
    assert one.reason == "a file for EP-2026-0042"


def test_what_a_mail_program_adds_is_no_attachment():
    logo = leaf("logo.png", FileKind.IMAGE, decoration=True)
    assert understood(mail(logo, head=headers(**IN_THREAD))).attachments == ()


def test_anything_else_is_a_question():
    assert understood(mail()).reason == "a question"
    message = understood(mail(leaf()))
    assert message.kind is MessageKind.INQUIRY
    assert message.reason == "files without a form that we know"


def test_a_mail_of_ours_about_no_case_starts_no_thread():
    about_none = make_message_id(KEY, None, "abcdefgh02", "office.example.gov")
    message = understood(mail(head=headers(in_reply_to=about_none)), lookup=LOOKUP, rules=RULES)
    assert message.kind is MessageKind.INQUIRY
    assert message.thread.case is None


def test_the_time_of_receipt_is_given_in_the_offices_zone():
    rules = replace(RULES, zone=ZoneInfo("America/New_York"))
    received = understood(mail(), rules=rules).received
    assert received == NOW
    assert received.utcoffset() == timedelta(hours=-5)
