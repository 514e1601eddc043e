"""Which case a mail belongs to, and by what right."""

from dataclasses import replace

import pytest

from intake_mailbot.domain.model import Verdict
from intake_mailbot.message import FakeLookup, make_message_id
from tests.unit.message.mails import (
    CASE,
    CLERK,
    KEY,
    RULES,
    TOKEN,
    form,
    headers,
    leaf,
    mail,
    profile,
    understood,
)

COLLEAGUE = "sam@agency.example.gov"
VENDOR = "a@vendor.example"
THEIRS = "<first@agency.example.gov>"
OTHER = replace(
    CASE, id=4, tracking_number="EP-2026-0043", title="Licence Desk", participants=CASE.participants
)
LOOKUP = FakeLookup(cases=(CASE, OTHER), mails={THEIRS: CASE.id})
FAIL = ("Authentication-Results", "mx.example.gov; dmarc=fail header.from=agency.example.gov")


def thread(parsed, **more):
    return understood(parsed, lookup=more.pop("lookup", LOOKUP), **more).thread


@pytest.mark.parametrize("where", [{"in_reply_to": TOKEN}, {"references": ("<a@b>", TOKEN)}])
def test_a_token_of_ours_names_the_case(where):
    found = thread(mail(head=headers(**where)))
    assert (found.case, found.by, found.claimed) == (CASE, "token", "")


def test_a_token_lets_a_believed_colleague_go_on():
    assert thread(mail(head=headers(sender=COLLEAGUE, in_reply_to=TOKEN))).case == CASE


def test_a_token_lets_one_who_takes_part_go_on_however_believed():
    assert thread(mail(head=headers(FAIL, in_reply_to=TOKEN))).case == CASE


@pytest.mark.parametrize("head", [headers(sender=VENDOR, in_reply_to=TOKEN),
                                  headers(FAIL, sender=COLLEAGUE, in_reply_to=TOKEN)])  # fmt: skip
def test_a_strangers_token_is_only_noted(head):
    found = thread(mail(profile(), head=head))
    assert found.case is None
    assert found.claimed == CASE.tracking_number


def test_what_answers_a_mail_of_ours_about_no_case_is_known_to_answer_us():
    ours = make_message_id(KEY, None, "abcdefgh02", "office.example.gov")
    found = thread(mail(head=headers(in_reply_to=ours)))
    assert (found.case, found.answers_us) == (None, True)
    assert not thread(mail(head=headers(in_reply_to="<a@b>"))).answers_us


def test_a_title_that_was_returned_to_the_sender_is_noted_and_no_more():
    assert thread(mail(profile())).perhaps == CASE.tracking_number
    assert thread(mail(profile())).case is None
    assert thread(mail(profile(title="Fleet Tracker"))).perhaps == ""
    assert thread(mail(profile(), head=headers(sender=COLLEAGUE))).perhaps == ""
    accepted = FakeLookup(cases=(replace(CASE, verdict=Verdict.ACCEPT),))
    assert thread(mail(profile()), lookup=accepted).perhaps == ""


def test_a_title_that_was_taken_in_from_the_sender_is_noted_as_come_again():
    accepted = FakeLookup(cases=(replace(CASE, verdict=Verdict.ACCEPT),))
    found = thread(mail(profile()), lookup=accepted)
    assert (found.case, found.again) == (None, CASE.tracking_number)
    assert thread(mail(profile(title="Fleet Tracker")), lookup=accepted).again == ""
    assert thread(mail(profile(), head=headers(sender=COLLEAGUE)), lookup=accepted).again == ""


def test_a_returned_title_with_its_number_in_the_words_or_a_files_name_goes_on_with_its_case():
    assert thread(mail(profile(), words="The correction of EP-2026-0042.")).case == CASE
    assert thread(mail(profile("EP-2026-0042 corrected.docx"))).case == CASE
    other = mail(profile(title="Fleet Tracker"), words="Unlike EP-2026-0042, this is new.")
    assert thread(other).case is None


def test_of_two_returned_cases_of_one_title_the_one_that_is_named_goes_on():
    twin = replace(CASE, id=5, tracking_number="EP-2026-0044")
    two = FakeLookup(cases=(twin, CASE))
    for case in (twin, CASE):
        named = mail(profile(), words=f"The correction of {case.tracking_number}.")
        assert thread(named, lookup=two).case == case


def test_the_subjects_number_comes_before_a_files_name():
    plan = mail(leaf("like EP-2026-0043.pdf"), head=headers(subject="Plan for EP-2026-0042"))
    assert thread(plan).case == CASE


def test_a_number_in_a_files_name_files_a_document_to_its_case():
    assert thread(mail(leaf("EP-2026-0042 plan.pdf"))).case == CASE
    assert thread(mail(leaf("EP-2026-0042.pdf"), head=headers(sender=COLLEAGUE))).case is None


def test_a_forged_token_names_nothing():
    forged = make_message_id(b"another key", CASE.id, "abcdefgh01", "office.example.gov")
    assert thread(mail(head=headers(in_reply_to=forged))).case is None


def test_a_token_of_a_case_that_is_gone_names_nothing():
    gone = make_message_id(KEY, 999, "abcdefgh01", "office.example.gov")
    found = thread(mail(head=headers(in_reply_to=gone)))
    assert (found.case, found.claimed) == (None, "")


def test_an_answer_to_ones_own_earlier_mail_is_in_its_thread():
    assert thread(mail(head=headers(references=(THEIRS,)))).case == CASE
    stranger = thread(mail(head=headers(sender=COLLEAGUE, references=(THEIRS,))))
    assert stranger.case is None
    assert stranger.claimed == CASE.tracking_number


@pytest.mark.parametrize("subject", ["Re: EP-2026-0042", "corrected form for ep 2026 42"])
def test_a_number_in_the_subject_counts_from_one_who_takes_part(subject):
    found = thread(mail(profile(), head=headers(subject=subject)))
    assert (found.case, found.by) == (CASE, "number")


@pytest.mark.parametrize(
    "head",
    [
        headers(sender=COLLEAGUE, subject="EP-2026-0042"),
        headers(FAIL, subject="EP-2026-0042"),
        headers(sender=VENDOR, subject="EP-2026-0042"),
    ],
)
def test_a_number_from_anybody_else_is_only_claimed(head):
    found = thread(mail(profile(), head=head))
    assert found.case is None
    assert found.claimed == "EP-2026-0042"


def test_a_number_that_we_never_gave_is_none():
    assert thread(mail(head=headers(subject="EP-2026-9999"))) == thread(mail())


def test_a_profile_whose_words_mention_another_case_opens_its_own():
    second = profile(title="Permit Portal, phase two")
    parsed = mail(second, words="This follows on from EP-2026-0042.")
    assert thread(parsed).case is None
    assert thread(mail(body_form=form(), words="As in EP-2026-0042.")).case is None
    assert thread(mail(leaf(), words="The plan for EP-2026-0042.")).case == CASE


def test_of_several_numbers_the_one_with_the_profiles_title_is_meant():
    head = headers(subject="EP-2026-0042 and EP-2026-0043")
    assert thread(mail(profile(title="Licence Desk"), head=head)).case == OTHER
    assert thread(mail(body_form=form("licence  DESK"), head=head)).case == OTHER
    unclear = thread(mail(profile(title="Zoo"), head=head))
    assert unclear.case is None
    assert unclear.claimed == "EP-2026-0042"


def test_an_answer_to_a_mail_about_several_cases_finds_its_own_by_what_it_quotes():
    several = make_message_id(KEY, None, "abcdefgh05", "office.example.gov")
    parsed = mail(
        profile(title="Licence Desk"),
        head=headers(subject="Re: Your profiles", in_reply_to=several),
        words="Corrected.",
        text="Corrected.\n> EP-2026-0042 returned\n> EP-2026-0043 returned",
    )
    assert thread(parsed).case == OTHER


def test_a_mail_without_a_sender_belongs_nowhere():
    assert thread(mail(head=headers(sender=None, in_reply_to=TOKEN))).case is None


def test_a_sender_is_one_who_takes_part_however_the_address_is_written():
    head = headers(sender=CLERK.upper(), subject="EP-2026-0042")
    assert thread(mail(head=head), rules=replace(RULES, authserv_ids=())).case == CASE


class TestPlanners:
    PLANNER = "planner@office.example.gov"
    OURS = replace(RULES, planners={"ct_cep": frozenset({PLANNER})})

    def mail(self, *fields, **more):
        passes = ("Authentication-Results", "mx.example.gov; dmarc=pass header.from=example.gov")
        return mail(head=headers(passes, *fields, sender=self.PLANNER, **more))

    def test_a_planner_takes_part_in_every_case_of_the_office(self):
        found = thread(self.mail(subject="EP-2026-0042"), rules=self.OURS)
        assert (found.case, found.by, found.claimed) == (CASE, "number", "")

    def test_a_planner_who_answers_an_agency_with_a_copy_to_us_writes_about_its_case(self):
        assert thread(self.mail(in_reply_to=THEIRS), rules=self.OURS).case == CASE

    def test_the_planner_of_another_office_is_no_part(self):
        rules = replace(RULES, planners={"cdt_esd": frozenset({self.PLANNER})})
        assert thread(self.mail(subject="EP-2026-0042"), rules=rules).case is None

    def test_numbers_that_an_answer_to_a_digest_quotes_name_no_case(self):
        digest = make_message_id(KEY, None, "abcdefgh02", "office.example.gov")
        answer = replace(self.mail(in_reply_to=digest), text="> EP-2026-0042 is due")
        assert thread(answer, rules=self.OURS).case is None

    def test_who_only_writes_under_a_planner_s_address_is_no_part(self):
        """Neither by a number nor by a Message-ID, where no server of ours confirms it."""
        rules = replace(self.OURS, authserv_ids=())
        for named in ({"subject": "EP-2026-0042"}, {"in_reply_to": THEIRS}):
            found = thread(self.mail(**named), rules=rules)
            assert (found.case, found.claimed) == (None, "EP-2026-0042")

    def test_a_form_that_a_planner_passes_on_is_a_version_of_no_case_for_a_number_beside_it(self):
        passed_on = replace(self.mail(subject="Fwd: like EP-2026-0042"), leaves=(profile(),))
        found = thread(passed_on, rules=self.OURS)
        assert (found.case, found.claimed) == (None, "EP-2026-0042")
