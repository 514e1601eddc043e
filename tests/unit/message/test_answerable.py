"""Who may be answered, and why nobody is."""

from dataclasses import replace
from datetime import timedelta

import pytest

from intake_mailbot.domain.model import MessageKind
from intake_mailbot.message import Caps, FakeLookup, make_message_id
from parsers.model import Address
from tests.unit.message.mails import (
    CLERK,
    KEY,
    NOW,
    OFFICE,
    RULES,
    TOKEN,
    headers,
    leaf,
    mail,
    profile,
    understood,
)

PROFILE, QUESTION = mail(profile()), mail()


def _head(parsed, *fields, **more):
    return replace(parsed, headers=headers(*fields, **more))


def test_the_sender_is_answered():
    assert understood(QUESTION).reply_to == Address(CLERK)
    assert understood(QUESTION).quiet == ""


@pytest.mark.parametrize(
    ("reply_to", "expected"),
    [
        ((Address("desk@agency.example.gov"),), "desk@agency.example.gov"),
        ((Address("desk@other.example.gov"),), "desk@other.example.gov"),
        ((Address("desk@evil.example"),), CLERK),
        ((Address(OFFICE),), CLERK),
        ((Address("a@agency.example.gov"), Address("b@agency.example.gov")), CLERK),
    ],
)
def test_a_reply_to_counts_where_it_is_of_the_same_house(reply_to, expected):
    assert understood(_head(PROFILE, reply_to=reply_to)).reply_to == Address(expected)


@pytest.mark.parametrize(
    "local", ["noreply", "no-reply", "No_Reply", "do-not-reply", "donotreply", "noreply-forms",
              "forms.noreply", "bounces+123", "bounce"],
)  # fmt: skip
def test_an_address_that_nobody_reads_is_not_answered(local):
    message = understood(_head(PROFILE, sender=f"{local}@agency.example.gov"))
    assert message.kind is MessageKind.PROFILE
    assert message.reply_to is None


def test_a_scanner_that_names_its_user_is_answered_there():
    head = {"sender": "noreply@agency.example.gov", "reply_to": (Address(CLERK),)}
    assert understood(_head(PROFILE, **head)).reply_to == Address(CLERK)


@pytest.mark.parametrize("local", ["norman", "reply", "bouncer", "pat.noreplyson"])
def test_people_with_such_names_are_answered(local):
    assert understood(_head(PROFILE, sender=f"{local}@agency.example.gov")).reply_to is not None


@pytest.mark.parametrize("value", ["All", "OOF, AutoReply", "DR; RN; autoreply", "oof"])
def test_a_sender_who_asks_for_no_automatic_answer_gets_none(value):
    message = understood(_head(PROFILE, ("X-Auto-Response-Suppress", value)))
    assert message.kind is MessageKind.PROFILE
    assert "X-Auto-Response-Suppress" in message.quiet


@pytest.mark.parametrize("value", ["DR, RN, NRN", "None", ""])
def test_a_wish_about_receipts_is_none_about_answers(value):
    assert understood(_head(PROFILE, ("X-Auto-Response-Suppress", value))).quiet == ""


def test_what_lay_in_the_mailbox_before_the_start_is_answered_to_nobody():
    rules = replace(RULES, start=NOW)
    old = understood(PROFILE, rules=rules, received=NOW - timedelta(seconds=1))
    assert old.before_start
    assert "before the bot's start" in old.quiet
    assert understood(PROFILE, rules=rules).quiet == ""


class TestCaps:
    RULES = replace(RULES, caps=Caps(per_address=3, per_domain=5, in_all=7))

    def _lookup(self, *times, address=CLERK):
        return FakeLookup(answers={address: tuple(NOW - timedelta(hours=h) for h in times)})

    def _quiet(self, parsed, lookup):
        return understood(parsed, rules=self.RULES, lookup=lookup).quiet

    def test_the_fourth_answer_of_a_day_is_withheld(self):
        assert not self._quiet(QUESTION, self._lookup(1, 2))
        assert "3 automatic answers within a day" in self._quiet(QUESTION, self._lookup(1, 2, 3))
        assert not self._quiet(QUESTION, self._lookup(1, 2, 25))

    def test_the_cap_is_of_the_address_that_would_be_answered(self):
        parsed = _head(QUESTION, reply_to=(Address("desk@agency.example.gov"),))
        assert not self._quiet(parsed, self._lookup(1, 2, 3))
        assert self._quiet(parsed, self._lookup(1, 2, 3, address="desk@agency.example.gov"))

    def test_a_profile_of_a_believed_agency_is_always_answered(self):
        busy = self._lookup(*range(1, 9))
        assert not self._quiet(PROFILE, busy)
        assert not self._quiet(mail(profile(), words="A draft for review."), busy)

    def test_a_domain_and_everybody_have_caps_too(self):
        domain = self._lookup(1, 2, 3, 4, 5, address="other@agency.example.gov")
        assert "agency.example.gov has had 5" in self._quiet(QUESTION, domain)
        everybody = self._lookup(*range(1, 8), address="x@elsewhere.example")
        assert "7 automatic answers were sent" in self._quiet(QUESTION, everybody)

    def test_an_outside_senders_profile_has_a_cap(self):
        vendor = ("Authentication-Results", "mx.example.gov; dmarc=pass")
        parsed = _head(PROFILE, vendor, sender="a@vendor.example")
        assert self._quiet(parsed, self._lookup(1, 2, 3, address="a@vendor.example"))

    def test_nobody_counts_the_answers_to_a_stranger(self):
        parsed = _head(QUESTION, sender="a@vendor.example")
        assert not self._quiet(parsed, self._lookup(1, 2, 3, address="a@vendor.example"))
        assert understood(_head(QUESTION, sender=None)).reply_to is None

    def test_an_address_that_nobody_reads_has_a_cap_of_its_own(self):
        parsed = _head(QUESTION, sender="noreply@agency.example.gov")
        assert self._quiet(parsed, self._lookup(1, 2, 3, address="noreply@agency.example.gov"))


@pytest.mark.parametrize(
    "words",
    ["Thank you!", "Thanks, Pat", "OK, many thanks.", "Great, thank you very much", "Got it."],
)
def test_a_word_of_thanks_is_filed_and_not_answered(words):
    head = headers(subject="Re: Our profile", in_reply_to=TOKEN)
    message = understood(mail(words=words, head=head))
    assert message.kind is MessageKind.SUPPLEMENT
    assert message.quiet == "a word of thanks needs no answer"


def test_thanks_for_a_mail_about_no_case_are_not_answered_either():
    ours = make_message_id(KEY, None, "abcdefgh02", "office.example.gov")
    head = headers(subject="Re: When a profile is needed", in_reply_to=ours)
    message = understood(mail(words="Thank you!", head=head))
    assert (message.kind, message.thanks) == (MessageKind.INQUIRY, True)
    assert message.quiet == "a word of thanks needs no answer"
    out_of_the_blue = understood(mail(words="Thank you!", head=headers(subject="Thank you!")))
    assert (out_of_the_blue.thanks, out_of_the_blue.quiet) == (False, "")


@pytest.mark.parametrize(
    "subject", ["Thanks", "Re: Our profile", "[EP-2026-0042]", "", "Thank you!"]
)
def test_a_subject_that_is_a_courtesy_or_taken_over_leaves_thanks_what_they_are(subject):
    head = headers(subject=subject, in_reply_to=TOKEN)
    assert understood(mail(words="Thank you!", head=head)).quiet.startswith("a word of thanks")


def test_thanks_under_a_subject_of_its_own_words_are_answered():
    head = headers(subject="Please withdraw our request", in_reply_to=TOKEN)
    assert understood(mail(words="Thank you,\nRobin", head=head)).quiet == ""


def test_thanks_with_something_to_say_is_answered():
    words = "Thank you. Please note that our sponsor is Jo Smith from next Monday, and so on."
    head = headers(subject="Re: Our profile", in_reply_to=TOKEN)
    assert understood(mail(words=words, head=head)).quiet == ""
    assert understood(mail(leaf(), words="Thanks!", head=head)).quiet == ""


def test_why_a_sender_is_not_believed_is_part_of_the_reason():
    fail = ("Authentication-Results", "mx.example.gov; dmarc=fail")
    assert "mx.example.gov says dmarc=fail" in understood(_head(PROFILE, fail)).reason
    assert understood(PROFILE).reason == "a profile"
