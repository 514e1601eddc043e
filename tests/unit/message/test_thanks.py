"""Thanks and nothing else: nobody has to read or answer that; anything else is somebody's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_mailbot.domain.decision import decide
from intake_mailbot.domain.model import Folder, LedgerState, MessageKind
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


def test_thanks_in_a_thread_bother_no_planner() -> None:
    thanks = understood(mail(words="Thank you!\n\nPat", head=headers(in_reply_to=TOKEN)))
    decision = decide(thanks, (), {}, thanks.received)
    assert (decision.replies, decision.notice) == ((), "")
    assert (decision.state, decision.kind) == (LedgerState.DONE, MessageKind.SUPPLEMENT)


def test_thanks_in_a_mail_of_their_own_are_filed_without_a_blank_form() -> None:
    thanks = understood(mail(words="Thank you so much!", head=headers(subject="Thanks")))
    decision = decide(thanks, (), {}, thanks.received)
    assert (decision.replies, decision.notice) == ((), "")
    assert (decision.state, decision.folder) == (LedgerState.DONE, Folder.INQUIRIES)
