"""Which profiles of a mail are drafts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_mailbot.message.drafts import (
    drafts_of,
    name_says_draft,
    says_draft,
    says_final,
    subject_says_draft,
)
from parsers.model import Source
from tests.unit.message.mails import form, headers, leaf, mail, profile


@pytest.mark.parametrize(
    "words",
    [
        "Please find attached a draft for your review.",
        "This is a draft, not signed yet.",
        "Attached is the draft profile.",
        "Here is our draft Customer Engagement Profile.",
        "DRAFT - please comment",
        "I attach a first draft of the profile and would be glad of comments.",
        "Could you review this draft before we have it signed?",
        "We are sending our draft version so that you can check it.",
        "here's the draft",
        "It is still a draft.",
        "a draft of our engagement profile",
        "This is only a draft and not the final version.",
        "Draft attached.",
        "I've attached a draft Customer Engagement Profile for your review.",
        "Please review the attached draft before we get signatures.",
        "Enclosed: DRAFT of the form",
        "We would like you to look at our draft",
        "The draft\nis attached.",
    ],
)
def test_these_words_say_draft(words):
    assert says_draft(words)


@pytest.mark.parametrize(
    "words",
    [
        "This is not a draft.",
        "This is no longer a draft.",
        "This isn't a draft any more.",
        "Final, not draft.",
        "Our lawyers drafted it.",
        "We will draft the requirements next month.",
        "The drafting took weeks.",
        "Aircraft hangar booking.",
        "The draft project plan is attached as well.",
        "I also attach a draft RFP.",
        "This replaces the draft of last week.",
        "Thank you for reviewing our earlier draft.",
        "Thanks for your comments on the draft.",
        "Attached is our profile.",
        "The portal takes bank draft payments from the counties.",
        "Counties issue a draft permit within ten days.",
        "",
    ],
)
def test_these_do_not(words):
    assert not says_draft(words)


@pytest.mark.parametrize(
    "words",
    [
        "You reviewed a draft in January; here is the form.",
        "We sent you a draft for review last week.",
        "This follows the draft that you returned with remarks.",
    ],
)
def test_an_earlier_draft_counts_only_beside_an_unsigned_form(words):
    assert not says_draft(words, signed=True)


def test_a_signed_form_with_final_words_is_no_draft_whatever_else_they_say():
    words = "We attach the signed profile. The draft for review was better than we thought."
    assert not _drafts(mail(profile(signed=True), words=words)).all
    assert _drafts(mail(profile(signed=False), words=words)).all


def test_very_long_words_are_asked_quickly():
    spaces = "draft" + " " * 200_000 + "\n" * 200_000
    assert says_draft(spaces)
    assert not says_final("not " * 100_000)


@pytest.mark.parametrize(
    "subject",
    [
        "DRAFT",
        "Draft: Customer Engagement Profile",
        "Customer Engagement Profile (draft)",
        "[DRAFT] Permit Portal",
        "Permit Portal - draft",
        "Draft profile for review",
        "Fwd: Draft for review",
        "Our draft Customer Engagement Profile",
    ],
)
def test_these_subjects_say_draft(subject):
    assert subject_says_draft(subject)


@pytest.mark.parametrize(
    "subject",
    [
        "Customer Engagement Profile",
        "Final profile, not a draft",
        "Profile drafted by Pat",
        "Aircraft portal",
        "",
    ],
)
def test_these_subjects_do_not(subject):
    assert not subject_says_draft(subject)


@pytest.mark.parametrize(
    "name",
    [
        "DRAFT_profile.docx",
        "profile-draft.docx",
        "Profile (Draft).docx",
        "ProfileDraft.docx",
        "profile_DRAFT2.docx",
        "draft.docx",
        "CEP draft v2.docx",
    ],
)
def test_these_names_say_draft(name):
    assert name_says_draft(name)


@pytest.mark.parametrize(
    "name", ["profile.docx", "aircraft.docx", "drafted.docx", "not-draft.docx", "Draftsman.docx"]
)
def test_these_names_do_not(name):
    assert not name_says_draft(name)


@pytest.mark.parametrize(
    "words",
    [
        "Here is the final version.",
        "Attached is the signed profile.",
        "This is our official submission.",
        "This is no longer a draft.",
        "Please find the final, signed copy.",
    ],
)
def test_these_words_say_final(words):
    assert says_final(words)


@pytest.mark.parametrize(
    "words",
    [
        "This is not the final version.",
        "Please comment before we send the signed copy.",
        "The signed form will follow.",
        "Attached.",
    ],
)
def test_these_words_do_not_say_final(words):
    assert not says_final(words)


def _drafts(parsed, **more):
    return drafts_of(parsed, **more)


def test_the_words_make_every_profile_a_draft():
    found = _drafts(mail(profile(), profile("b.docx"), words="A draft for review."))
    assert found.all
    assert found.paths == ("2/profile.docx", "2/b.docx")


def test_the_subject_makes_it_a_draft():
    assert _drafts(mail(profile(), head=headers(subject="Draft profile"))).all


def test_the_final_profile_in_an_answer_to_the_draft_review_is_no_draft():
    head = headers(subject="Re: Draft profile for review")
    assert not _drafts(mail(profile(signed=True), head=head)).all
    assert _drafts(mail(profile(signed=False), head=head)).all
    final = mail(profile(signed=False), head=head, words="Here is the final version.")
    assert not _drafts(final).all


def test_quoted_text_says_nothing():
    quoted = mail(profile(), words="Attached.", text="Attached.\n> here is a draft")
    assert not _drafts(quoted).all


def test_a_title_with_the_word_in_it_says_nothing():
    titled = profile("Draft_Beer_Permits.docx", title="Draft Beer Permits")
    head = headers(subject="Profile: Draft beer permits")
    assert not _drafts(mail(titled, head=head, words="Our profile “Draft Beer Permits”.")).all


def test_a_files_name_makes_only_that_file_a_draft():
    found = _drafts(mail(profile("a.docx"), profile("b_draft.docx")))
    assert found.paths == ("2/b_draft.docx",)
    assert not found.all
    assert _drafts(mail(profile("b_draft.docx"))).all


def test_words_that_say_final_outweigh_a_files_name():
    assert not _drafts(mail(profile("draft.docx"), words="This is no longer a draft.")).paths


def test_an_unsigned_word_file_is_a_draft_only_where_the_office_says_so():
    unsigned = mail(profile(signed=False))
    assert not _drafts(unsigned).all
    assert _drafts(unsigned, unsigned_word_is_draft=True).all
    assert not _drafts(mail(profile()), unsigned_word_is_draft=True).all
    pdf = mail(profile("a.pdf", signed=False, source=Source.PDF_FORM))
    assert not _drafts(pdf, unsigned_word_is_draft=True).all


def test_a_request_in_the_mails_own_text_can_be_a_draft():
    assert _drafts(mail(body_form=form(), words="A draft for review.")).all


def test_without_a_profile_nothing_is_a_draft():
    assert not _drafts(mail(leaf("draft.docx"), words="A draft for review.")).all


@given(st.text(max_size=100))
def test_no_text_makes_it_fail(text):
    parsed = mail(profile(text or "x"), words=text, head=headers(subject=text))
    assert isinstance(_drafts(parsed).all, bool)
