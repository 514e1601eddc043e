"""What in a mail without a form asks for a person."""

import pytest

from intake_mailbot.domain.model import MessageKind
from tests.unit.message.mails import TOKEN, headers, mail, understood


def wants(words="", subject="Hello", **more):
    return understood(mail(words=words, head=headers(subject=subject, **more))).wants


@pytest.mark.parametrize(
    "words",
    [
        "Please cancel our request for the Permit Portal.",
        "We would like to withdraw our engagement profile.",
        "Our director decided that the project has been cancelled.",
        "We no longer need this. Thanks for your help.",
        "I am withdrawing my submission of last week.",
        "Please disregard the profile that I sent on Monday.",
    ],
)
def test_who_takes_a_request_back_wants_a_person(words):
    assert wants(words) == "takes a request back"
    assert wants("See above.", subject=words) == "takes a request back"


@pytest.mark.parametrize(
    "words",
    [
        "Could somebody call me at (860) 555-0123 about our project?",
        "Please give us a quick call.",
        "I would like to speak to someone about this.",
        "Can we set up a short meeting next week?",
        "May I talk with a real person?",
    ],
)
def test_who_wants_to_be_called_wants_a_person(words):
    assert wants(words) == "asks to be called or met"


@pytest.mark.parametrize(
    "words",
    [
        "This is ridiculous. I have sent it three times.",
        "This is the third time I ask, and nobody replies.",
        "I want to file a complaint about this office.",
    ],
)
def test_who_complains_wants_a_person(words):
    assert wants(words) == "complains"


@pytest.mark.parametrize(
    "words",
    [
        "Do we need a profile for new scheduling software?",
        "Do we need a profile? Please call me if you have any questions.",
        "Should there be any concerns, give me a call.",
        "Where is the form? Feel free to call me at (860) 555-0100.",
        "We are replacing our Complaint Tracking System; is a profile needed?",
        "Is a profile needed for a call center?",
        "Which form do we use to cancel a server?",
        "We had a meeting with the vendor. Do we need the form?",
        "Do we need a profile?\n\nPat Clerk\nDepartment of Permits\nBook a meeting with me",
        "How does this work?\n\nThanks,\nPat Clerk\nSchedule a meeting: https://b.example.gov/pat",
        "We plan new software.\n\nRegards,\nPat Clerk\nPlease call us for more.",
        "We plan new software.\n\nPat Clerk\nDepartment of Permits\nCall us: (860) 555-0100",
        "We plan new software. Questions? Call me at (860) 555-0100.",
        "We plan new software. If received in error, please disregard and delete it.",
        "Where is it? If you are not the intended recipient, please disregard this message.",
        "Our earlier project was cancelled in 2019. Do we need a new profile to start again?",
        "Our vendor says that we no longer need the old server. Please send the form.",
        "Please disregard my last e-mail. Where can I find the form for a new project?",
        "Our project is a portal where citizens withdraw the application.",
        "Before we set up a meeting with the vendor, do we need to fill in the profile?",
        "We would like to set up a meeting with the vendor.",
        "We want a reminder; today no one returns the library books. Do we need a profile?",
        "We are applying for the second time after last year's project. Where is the form?",
        "It is frustrating for our clerks to use the old system. Is a profile needed?",
        "We run a call center where people give us a call. Is a profile needed?",
        "Should the sponsor speak to the IT manager before signing the form?",
        "Our procurement office numbered it EP-2026-0999. Which form do we need?",
    ],
)
def test_a_question_about_the_form_wants_none(words):
    assert wants(words) == ""


def test_a_number_of_ours_that_is_no_case_may_be_mistyped():
    told = "names EP-2026-0999, which is no case here: the number may be mistyped"
    assert wants("What is the status of EP-2026-0999?") == told
    assert wants("Thanks", subject="ep 2026 999") == told


def test_words_about_a_case_of_the_sender_tell_what_they_want():
    message = understood(mail(words="Please cancel our request.", head=headers(in_reply_to=TOKEN)))
    assert message.kind is MessageKind.SUPPLEMENT
    assert message.wants == "takes a request back"
