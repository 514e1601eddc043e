"""Thanks and nothing else: that needs no automatic reply, and people see it all the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_mailbot.domain.decision import decide
from intake_mailbot.domain.model import Folder, LedgerState, MessageKind
from intake_mailbot.domain.outcomes import ReplyKind
from intake_mailbot.message.thanks import only_thanks
from tests.unit.message.mails import TOKEN, headers, mail, understood

_THANKS = (
    "Thank you!",
    "Thanks, Pat",
    "OK, many thanks.",
    "Great, thank you very much",
    "Got it.",
    "Thanks a lot!\n\nBest,\nZip",
    "Hi all,\n\nThank you so much for your help!\n\nPat",
    "Thank you for letting me know. Have a great weekend.\n\nZip Clerk\nDepartment of Samples",
    "Thank you.\n\nPat Sample\n(860) 555-0101",
    "Thanks for the quick reply and your help.\n\nSent from my iPhone",
    "Much appreciated.\n--\nPat Sample | Example Agency\npat@agency.example.gov",
    "We appreciate your prompt response. Happy Thanksgiving!",
)
_MORE = (
    "",
    "Pat",
    "Thanks, but please cancel it.",
    "Thank you. Cancel",
    "Thank you. Please note that our sponsor is Jo Smith from next Monday.",
    "Thanks. We withdraw it.",
    "Thanks!\nNot needed any more",
    "Thank you. When will we hear from you?",
    "Thanks for moving the review to May 5.",
    "Thanks. The phone is (860) 555-0101 now",
    "No thanks",
    "Hello please cancel it. Thanks",
)


@pytest.mark.parametrize("words", _THANKS)
def test_thanks_alone_are_known(words: str) -> None:
    assert only_thanks(words)


@pytest.mark.parametrize("words", _MORE)
def test_whatever_else_is_said_is_for_a_person(words: str) -> None:
    assert not only_thanks(words)


@given(st.text(alphabet=st.characters(categories=("Ll",)), min_size=4, max_size=30))
def test_a_sentence_of_small_letters_behind_thanks_is_never_passed_over(said: str) -> None:
    assert not only_thanks(f"Thank you. xq{said} it")


def test_thanks_in_a_thread_are_not_answered_and_told_to_planners() -> None:
    head = headers(subject="Re: Our profile", in_reply_to=TOKEN)
    thanks = understood(mail(words="Thank you!\n\nPat", head=head))
    decision = decide(thanks, (), {}, thanks.received)
    assert decision.replies == ()
    assert "wrote about EP-2026-0042" in decision.notice
    assert (decision.state, decision.kind) == (LedgerState.DONE, MessageKind.SUPPLEMENT)


@pytest.mark.parametrize("subject", ["Thanks", "Fwd: A question"])
def test_thanks_in_a_mail_of_their_own_are_answered_with_guidance(subject: str) -> None:
    thanks = understood(mail(words="Thank you so much!", head=headers(subject=subject)))
    decision = decide(thanks, (), {}, thanks.received)
    assert [reply.kind for reply in decision.replies] == [ReplyKind.GUIDANCE]
    assert (decision.state, decision.folder) == (LedgerState.DONE, Folder.INQUIRIES)


def test_thanks_for_what_a_person_wrote_by_hand_need_no_guidance() -> None:
    """They answer a mail that went out of the office's own mail program."""
    head = headers(subject="RE: Your question", in_reply_to="<by.hand@office.example.gov>")
    thanks = understood(mail(words="Thank you so much!", head=head))
    decision = decide(thanks, (), {}, thanks.received)
    assert decision.replies == ()
    assert "thanked" in decision.notice


def test_thanks_under_a_subject_that_takes_a_request_back_are_put_to_a_person() -> None:
    thanks = understood(
        mail(words="Thank you so much!", head=headers(subject="Please withdraw our request"))
    )
    decision = decide(thanks, (), {}, thanks.received)
    assert "takes a request back" in decision.notice
