"""How far a sender is believed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_mailbot.domain.model import Standing
from intake_mailbot.message.trust import aligned, in_domains, standing
from tests.unit.message.mails import CLERK, RULES, headers

AR = "Authentication-Results"
OURS = "from mail.agency.example.gov (1.2.3.4) by mx.example.gov (Postfix) with ESMTPS; date"
THEIRS = "from evil (5.6.7.8) by relay.evil.example with SMTP; date"


def _standing(*fields, sender=CLERK, rules=RULES):
    return standing(headers(*fields, sender=sender), rules)[0]


def _says(result, domain="agency.example.gov", server="mx.example.gov"):
    return (AR, f"{server}; dmarc={result} header.from={domain}")


@pytest.mark.parametrize(
    ("sender", "result", "expected"),
    [
        (CLERK, "pass", Standing.AUTHENTICATED),
        (CLERK, "fail", Standing.UNPROVEN),
        (CLERK, "none", Standing.UNPROVEN),
        (CLERK, "bestguesspass", Standing.UNPROVEN),
        (CLERK, "temperror", Standing.UNPROVEN),
        ("a@vendor.example", "pass", Standing.OUTSIDE),
        ("a@vendor.example", "fail", Standing.STRANGER),
        ("a@notexample.gov", "pass", Standing.OUTSIDE),
        ("a@example.gov.evil.example", "pass", Standing.OUTSIDE),
        ("a@EXAMPLE.GOV", "pass", Standing.AUTHENTICATED),
    ],
)
def test_the_table_of_who_is_believed(sender, result, expected):
    domain = sender.rpartition("@")[2]
    assert _standing(_says(result, domain), sender=sender) is expected


def test_without_a_server_to_ask_an_agency_is_believed_and_recorded_as_unverified():
    nobody = replace(RULES, authserv_ids=())
    assert _standing(_says("fail"), rules=nobody) is Standing.UNVERIFIED
    assert _standing(sender="a@vendor.example", rules=nobody) is Standing.STRANGER
    assert standing(headers(), nobody)[1] == "no receiving server is configured to ask"


def test_a_server_that_says_nothing_proves_nothing():
    fields = [(AR, "mx.example.gov; spf=pass smtp.mailfrom=agency.example.gov")]
    assert _standing(*fields) is Standing.UNPROVEN
    assert _standing((AR, "other.example; dmarc=pass")) is Standing.UNPROVEN


def test_a_mail_without_one_sender_is_a_strangers():
    assert _standing(sender=None) is Standing.STRANGER


def test_only_the_configured_name_counts():
    assert _standing(_says("pass", server="mx.example.gov.evil.example")) is Standing.UNPROVEN
    assert _standing(_says("pass", server="MX.Example.gov")) is Standing.AUTHENTICATED


def test_the_topmost_word_of_our_server_counts():
    assert _standing(_says("fail"), _says("pass")) is Standing.UNPROVEN
    assert _standing(_says("pass"), _says("fail")) is Standing.AUTHENTICATED


def test_a_server_may_say_it_in_several_headers():
    fields = [(AR, "mx.example.gov; spf=pass"), _says("pass"), ("Received", OURS)]
    assert _standing(*fields) is Standing.AUTHENTICATED


@pytest.mark.parametrize(
    "fields",
    [
        [_says("pass"), ("Received", OURS), ("Received", THEIRS)],
        [("Received", OURS), _says("pass"), ("Received", THEIRS)],
        [
            ("Received", "from mx.example.gov by store.example.gov; date"),
            ("Received", OURS),
            _says("pass"),
        ],
        [("Received", "by mx2.example.gov; date"), _says("pass"), ("Received", OURS)],
        [("Received", "(qmail 77 invoked by uid 0); date"), _says("pass")],
    ],
)
def test_our_server_may_write_it_above_or_below_its_own_received_lines(fields):
    assert _standing(*fields) is Standing.AUTHENTICATED


@pytest.mark.parametrize(
    "fields",
    [
        [("Received", THEIRS), _says("pass")],
        [("Received", OURS), ("Received", THEIRS), _says("pass")],
        [(AR, "mx.example.gov; spf=fail"), ("Received", OURS), _says("pass")],
        [
            ("Received", OURS),
            ("Received", "from mx.example.gov by relay.evil.example (by mx.example.gov); date"),
            _says("pass"),
        ],
    ],
)
def test_what_came_with_the_mail_is_forged(fields):
    assert _standing(*fields) is Standing.UNPROVEN


def test_hosts_that_share_only_a_registrys_name_are_not_one_house():
    rules = replace(
        RULES,
        authserv_ids=("mx.co.uk",),
        own_addresses=frozenset({"intake@office.example"}),
        agency_domains=("agency.example.gov",),
    )
    fields = [("Received", "by evil.co.uk; date"), _says("pass", server="mx.co.uk")]
    assert _standing(*fields, rules=rules) is Standing.UNPROVEN


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("agency.example.gov", Standing.AUTHENTICATED),
        ("example.gov", Standing.AUTHENTICATED),
        ("Mail.Agency.Example.GOV", Standing.AUTHENTICATED),
        ("pat@agency.example.gov", Standing.AUTHENTICATED),
        ("other.example.gov", Standing.UNPROVEN),
        ("gov", Standing.UNPROVEN),
        ("evil.example", Standing.UNPROVEN),
        ("notagency.example.gov.evil.example", Standing.UNPROVEN),
    ],
)
def test_a_pass_must_be_for_the_senders_own_domain(named, expected):
    assert _standing(_says("pass", named)) is expected


def test_a_pass_that_names_no_domain_is_about_the_sender():
    assert _standing((AR, "mx.example.gov; dmarc=pass")) is Standing.AUTHENTICATED


def test_a_pass_beside_a_failure_is_none():
    both = (AR, "mx.example.gov; dmarc=pass header.from=agency.example.gov; dmarc=fail")
    assert _standing(both) is Standing.UNPROVEN


class TestInternalHeader:
    RULES = replace(RULES, internal_header="X-MS-Exchange-Organization-AuthAs: Internal")

    def test_mail_from_inside_counts_as_a_pass(self):
        fields = [_says("fail"), ("X-MS-Exchange-Organization-AuthAs", "internal")]
        assert _standing(*fields, rules=self.RULES) is Standing.AUTHENTICATED
        bare = replace(self.RULES, authserv_ids=())
        assert _standing(*fields, rules=bare) is Standing.AUTHENTICATED

    @pytest.mark.parametrize("values", [["Anonymous"], ["Internal", "Anonymous"], []])
    def test_any_other_value_does_not(self, values):
        fields = [_says("fail"), *(("X-MS-Exchange-Organization-AuthAs", v) for v in values)]
        assert _standing(*fields, rules=self.RULES) is Standing.UNPROVEN

    @pytest.mark.parametrize("setting", ["", "X-Inside", "X-Inside:", ": Internal"])
    def test_a_setting_without_name_and_value_means_none(self, setting):
        rules = replace(RULES, internal_header=setting)
        fields = [_says("fail"), ("X-Inside", ""), ("", "Internal")]
        assert _standing(*fields, rules=rules) is Standing.UNPROVEN


def test_domains_are_compared_by_whole_labels():
    assert in_domains("a.b.gov.", ["B.gov"])
    assert not in_domains("ab.gov", ["b.gov"])
    assert not in_domains("", [""])
    assert not in_domains("a.gov", [""])
    assert aligned("a.gov", "x.a.gov")
    assert not aligned("gov", "a.gov")


_domains = st.from_regex(r"[a-z]{1,6}(\.[a-z]{1,6}){1,2}", fullmatch=True)


@given(_domains, st.lists(st.sampled_from(["pass", "fail", "none"]), max_size=3), _domains)
def test_nobody_is_authenticated_without_our_servers_pass_for_them(domain, results, named):
    fields = [(AR, f"mx.example.gov; dmarc={r} header.from={named}") for r in results]
    found = _standing(*(fields or [(AR, "x; y=z")]), sender=f"a@{domain}")
    rightly = bool(results) and results[0] == "pass" and aligned(named, domain)
    assert (found in {Standing.AUTHENTICATED, Standing.OUTSIDE}) == rightly
