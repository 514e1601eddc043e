"""An Engagement Profile's way through DAS/BEST, along every branch of its process."""

from __future__ import annotations

from datetime import date

import pytest

from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.model import Verdict
from intake_mailbot.domain.process import as_it_stood
from tests.unit.domain.process.walking import Walk, at, rules_of

RULES = rules_of()


def profile(*, month: int = 3, day: int = 2, hour: int = 10, **answers: str) -> Walk:
    """A complete profile, received on Monday, March 2, 2026 in the morning."""
    told = {"request_type": "Level Two Project", "desired_go_live": "2026-12-01"} | answers
    return Walk(RULES, at(month, day, hour)).arrives(**told)


def emergency() -> Walk:
    return profile(request_type="Emergency Request")


def test_a_complete_profile_is_under_review_with_both_promises_running():
    walk = profile()
    assert walk.stage == "accepted"
    assert walk.due("contact") == date(2026, 3, 9)
    assert walk.due("leadership_review") == date(2026, 3, 16)
    assert [one.task for one in walk.course.open_tasks] == ["contact"]
    assert walk.mails == []  # the confirmation is the answer to the mail itself


def test_a_profile_that_goes_back_has_no_clock_until_a_complete_one_comes():
    walk = Walk(RULES, at(3, 2)).arrives(Verdict.RETURN)
    assert (walk.stage, walk.course.clocks) == ("returned", ())
    walk.now = at(3, 9)
    walk.arrives()
    assert walk.stage == "accepted"
    assert walk.due("contact") == date(2026, 3, 16)
    assert walk.course.first_received == at(3, 2)


def test_a_held_profiles_clocks_run_from_its_receipt_and_planners_hear_of_them():
    walk = Walk(RULES, at(3, 2)).arrives(Verdict.HOLD)
    assert walk.stage == "held"
    walk.time_passes(at(3, 9))
    assert ("contact", "due", "planners") in walk.deadlines()
    walk.arrives(Verdict.ACCEPT)
    assert walk.stage == "accepted"
    assert walk.due("contact") == date(2026, 3, 9)


def test_a_held_profile_that_goes_back_after_all_loses_its_clocks():
    walk = Walk(RULES, at(3, 2)).arrives(Verdict.HOLD).arrives(Verdict.RETURN)
    assert walk.stage == "returned"
    assert walk.course.running == ()
    walk.now = at(3, 20)
    walk.arrives()
    assert walk.due("contact") == date(2026, 3, 27)


def test_the_usual_way_contact_review_approval_assignment():
    walk = profile()
    walk.now = at(3, 4)
    walk.does("contact")
    assert "clock ended in time: DAS/BEST will contact you" in walk.said
    assert walk.decides("readiness", "ready").stage == "leadership_review"
    assert walk.told(last=True) == [("to_review", "leadership")]
    walk.now = at(3, 12)
    walk.decides("leadership_review", "approve", "a good project")
    assert walk.stage == "assignment"
    assert walk.told(last=True) == [("to_assign", "planners")]
    walk.is_assigned()
    assert walk.stage == "engaged"
    assert walk.told(last=True) == [("intake_concluded", "agency"), ("your_engagement", "contact")]
    assert walk.course.running == ()
    assert walk.course.closed is None  # open to its number for the life of the engagement


def test_the_agency_is_told_again_when_its_point_of_contact_changes():
    walk = profile().decides("readiness", "ready").decides("leadership_review", "approve")
    walk.is_assigned().is_assigned("Networks", "B. Other")
    assert ("intake_concluded", "agency") in walk.told(last=True)
    assert walk.course.assignment.contact == "B. Other"
    assert walk.stage == "engaged"


def test_who_is_assigned_ahead_of_the_review_is_noted_and_the_agency_hears_nothing_yet():
    walk = profile().is_assigned().is_assigned("Networks", "B. Other")
    assert walk.stage == "accepted"
    assert walk.course.assignment.contact == "B. Other"
    assert walk.said[-1] == (
        "assigned to Networks, B. Other (ahead of its stage: nobody is written to)"
    )
    walk.decides("readiness", "ready").decides("leadership_review", "decline")
    assert {message for message, _ in walk.told()} == {"to_review", "declined"}


def test_who_was_assigned_ahead_is_told_once_it_is_said_at_its_stage():
    walk = profile().is_assigned().decides("readiness", "ready")
    walk.decides("leadership_review", "approve")
    assert (walk.stage, walk.told(last=True)) == ("assignment", [("to_assign", "planners")])
    walk.is_assigned()
    assert walk.stage == "engaged"
    assert walk.told(last=True) == [("intake_concluded", "agency"), ("your_engagement", "contact")]


def test_information_is_gathered_before_the_review_and_the_pause_is_only_noted():
    walk = profile().decides("readiness", "gather", "your network plan")
    assert walk.stage == "information_gathering"
    assert walk.told(last=True) == [("information_wanted", "agency")]
    assert walk.due("information") == date(2026, 3, 16)
    assert walk.course.clock("leadership_review").paused
    walk.time_passes(at(3, 17))
    assert walk.due("leadership_review") == date(2026, 3, 16)
    assert ("leadership_review", "overdue", "planners") in walk.deadlines()
    assert ("information_late", "agency") in walk.told()
    walk.sends("documents", "network.pdf")
    walk.decides("information", "complete")
    assert walk.stage == "leadership_review"
    (pause,) = walk.course.clock("leadership_review").pauses
    assert (pause.begin, pause.end) == (at(3, 2), at(3, 17))


def test_a_planner_may_set_by_when_the_information_is_needed():
    walk = profile().decides("readiness", "gather", until=date(2026, 3, 6))
    assert walk.due("information") == date(2026, 3, 6)


def test_information_may_be_complete_without_a_file():
    walk = profile().decides("readiness", "gather").decides("information", "complete")
    assert walk.stage == "leadership_review"
    assert walk.course.open_deliverables == ()


def test_leadership_may_meet_the_requestor_and_reviews_again():
    walk = profile().decides("readiness", "ready").decides("leadership_review", "meet")
    assert walk.stage == "requestor_meeting"
    assert walk.told(last=True) == [("meeting", "agency")]
    assert walk.does("meet_requestor").stage == "leadership_review"
    assert walk.decides("leadership_review", "meet").stage == "requestor_meeting"
    assert [one.task for one in walk.course.open_tasks] == ["contact", "meet_requestor"]
    assert walk.does("meet_requestor").decides("leadership_review", "approve").stage == "assignment"


def test_leadership_may_ask_for_more():
    walk = profile().decides("readiness", "ready").decides("leadership_review", "more", "a budget")
    assert walk.stage == "information_gathering"
    assert walk.told(last=True) == [("information_wanted", "agency")]
    assert walk.decides("information", "complete").stage == "leadership_review"


def test_leadership_may_decline_and_the_case_can_be_opened_again():
    walk = profile().decides("readiness", "ready").decides("leadership_review", "decline", "no")
    assert (walk.stage, walk.course.closed) == ("declined", at(3, 2))
    assert walk.told(last=True) == [("declined", "agency")]
    assert walk.course.running == ()
    with pytest.raises(UsageError, match="is closed"):
        walk.does("contact")
    walk.is_reopened()
    assert (walk.stage, walk.course.closed) == ("leadership_review", None)
    assert walk.decides("leadership_review", "approve").stage == "assignment"


def test_an_emergency_request_is_told_at_once_and_takes_the_other_path():
    walk = emergency()
    assert walk.stage == "emergency_review"
    assert walk.told() == [("emergency", "planners"), ("emergency", "leadership")]
    assert walk.due("leadership_review") == date(2026, 3, 16)
    assert [one.task for one in walk.course.open_tasks] == ["contact"]


def test_a_go_live_too_close_makes_an_emergency_and_a_day_later_does_not():
    assert profile(desired_go_live="2026-04-13").stage == "emergency_review"  # 29 business days
    assert profile(desired_go_live="2026-04-14").stage == "accepted"
    assert profile(desired_go_live="").stage == "accepted"
    assert profile(desired_go_live="soon").stage == "accepted"


def test_an_emergency_may_be_expedited():
    walk = emergency().decides("emergency_path", "expedite", "agreed with the agency")
    assert walk.stage == "assignment"
    assert walk.course.clock("leadership_review").kept
    assert walk.course.decisions[-1].note == "agreed with the agency"
    assert ("path_agreed", "agency") in walk.told(last=True)


def test_an_emergency_may_be_planned_anew_until_it_fits():
    walk = emergency().decides("emergency_path", "replan")
    assert walk.stage == "replanning"
    assert walk.told(last=True) == [("plan_wanted", "agency")]
    walk.sends("plan")
    assert walk.decides("new_plan", "again").stage == "emergency_review"
    assert ("plan_looked_at", "agency") in walk.told(last=True)
    walk.decides("emergency_path", "replan").sends("plan")
    assert walk.decides("new_plan", "fits").stage == "leadership_review"
    assert [one.run for one in walk.course.deliverables] == [1, 2]


def test_an_emergency_may_go_back_to_the_normal_review():
    assert emergency().decides("emergency_path", "normal").stage == "leadership_review"


def test_a_planner_may_see_an_emergency_where_the_form_did_not():
    walk = profile().decides("readiness", "emergency")
    assert walk.stage == "emergency_review"
    assert walk.told() == [("emergency", "planners"), ("emergency", "leadership")]


def test_contact_made_in_the_emergency_review_need_not_be_made_again():
    walk = emergency().does("contact").decides("emergency_path", "normal")
    assert walk.course.open_tasks == ()


def test_an_engagement_ends_and_may_go_on():
    walk = profile().decides("readiness", "ready").decides("leadership_review", "approve")
    walk.is_assigned().decides("engagement", "end")
    assert walk.stage == "closed"
    assert walk.is_reopened().stage == "engaged"


def test_every_mark_of_a_clock_is_told_once_and_to_the_right_people():
    walk = profile().time_passes(at(6, 1))
    contact = [(mark, to) for clock, mark, to in walk.deadlines() if clock == "contact"]
    assert contact == [
        ("warned", "planners"),
        ("due", "planners"),
        ("overdue", "planners"),
        ("escalated", "director"),
        ("escalated", "leadership"),
    ]
    days = [one.at.date() for one in walk.course.clock("contact").passed]
    assert days == [date(2026, 3, d) for d in (6, 9, 10, 10, 11, 16)]


def test_after_a_standstill_nobody_is_told_what_is_true_no_more():
    walk = profile().stands_still(at(3, 11, 12))
    assert [mark for clock, mark, _ in walk.deadlines() if clock == "contact"] == [
        "overdue",
        "escalated",
    ]
    assert walk.stands_still(at(3, 11, 13)).last == []
    assert len({(p.mark, p.level) for p in walk.course.clock("contact").passed}) == 5


def test_a_form_sent_anew_before_anybody_worked_on_it_is_judged_anew():
    walk = profile()
    walk.now = at(3, 4)
    walk.arrives(Verdict.RETURN)
    assert (walk.stage, walk.course.running) == ("returned", ())
    walk.now = at(3, 5)
    assert walk.arrives().due("contact") == date(2026, 3, 12)


def test_a_complete_form_sent_anew_moves_no_clock_but_may_be_an_emergency():
    walk = profile()
    walk.now = at(3, 4)
    walk.arrives(request_type="Emergency Request")
    assert walk.stage == "emergency_review"
    assert walk.due("contact") == date(2026, 3, 9)


def test_a_further_version_after_the_intake_began_is_put_to_planners():
    walk = profile().decides("readiness", "ready")
    walk.arrives(Verdict.RETURN)
    assert walk.stage == "leadership_review"
    assert walk.told(last=True) == [("new_version", "planners"), ("new_version", "contact")]
    assert walk.due("leadership_review") == date(2026, 3, 16)


def test_what_cannot_be_done_now_is_answered_with_what_can():
    walk = profile()
    with pytest.raises(UsageError, match="readiness"):
        walk.decides("leadership_review", "approve")
    with pytest.raises(UsageError, match="ready"):
        walk.decides("readiness", "redy")
    with pytest.raises(UsageError, match="contact"):
        walk.does("contct")
    with pytest.raises(UsageError, match="not expected"):
        walk.sends("plan")
    with pytest.raises(UsageError, match="not closed"):
        walk.is_reopened()
    held = Walk(RULES, at(3, 2)).arrives(Verdict.HOLD)
    with pytest.raises(UsageError, match="once it is accepted"):
        held.is_assigned()


def test_a_case_can_be_shown_as_it_stood():
    walk = profile()
    walk.now = at(3, 4)
    walk.decides("readiness", "gather")
    walk.now = at(3, 11)
    walk.decides("information", "complete").is_noted("a note changes nothing")
    assert as_it_stood(walk.history, at(3, 1)).stage == ""
    assert as_it_stood(walk.history, at(3, 3)).stage == "accepted"
    assert as_it_stood(walk.history, at(3, 10, 9)).stage == "information_gathering"
    assert as_it_stood(walk.history, at(4, 1)) == walk.course
