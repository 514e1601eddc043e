"""Who is told what."""

import pytest

from intake_mailbot.domain.answering import answer, may_answer, why_unanswered
from intake_mailbot.domain.model import Message, MessageKind, Standing
from intake_mailbot.domain.outcomes import ReplyKind
from parsers.model import Address
from tests.unit.domain.test_deciding import NOW

CLERK = Address("pat@agency.example.gov")


def _message(standing, reply_to=CLERK, quiet=""):
    return Message(
        1, MessageKind.INQUIRY, "<a@b>", CLERK, reply_to, "s", NOW, standing, quiet=quiet
    )


@pytest.mark.parametrize("standing", list(Standing))
@pytest.mark.parametrize("reply_to", [CLERK, None])
@pytest.mark.parametrize("quiet", ["", "capped"])
def test_nobody_is_answered_without_saying_why_and_nobody_else_is_not(standing, reply_to, quiet):
    message = _message(standing, reply_to, quiet)
    assert may_answer(message) == (why_unanswered(message) == "")
    assert bool(answer(message, ReplyKind.GUIDANCE)) == may_answer(message)


def test_the_reason_of_a_held_sender_is_one_that_planners_understand():
    said = why_unanswered(_message(Standing.UNPROVEN))
    assert said == "our mail server does not confirm that it comes from its agency"
