"""Authentication-Results as RFC 8601 writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_mailbot.message.auth_results import read_auth_results


def _dmarc(value):
    return [r.result for r in read_auth_results(value).results if r.method == "dmarc"]


def test_a_header_names_its_server_and_every_result():
    read = read_auth_results(
        "mx.example.gov 1; spf=pass smtp.mailfrom=a@b.gov;"
        ' dkim=fail reason="bad; signature" header.d=b.gov;\r\n dmarc=pass header.from=b.gov'
    )
    assert read.authserv_id == "mx.example.gov"
    assert [(r.method, r.result) for r in read.results] == [
        ("spf", "pass"),
        ("dkim", "fail"),
        ("dmarc", "pass"),
    ]
    assert read.results[1].every("header.d") == ("b.gov",)
    assert read.results[2].every("header.from") == ("b.gov",)


@pytest.mark.parametrize(
    "value",
    [
        "mx.example.gov; dmarc=pass",
        "MX.example.gov (our gateway); DMARC = Pass (p=reject (strict)) header.from=a.gov",
        '"mx.example.gov" 1; dmarc/1=pass policy.dmarc="reject"',
        "(first) mx.example.gov (c\\)omment); dmarc=pass(ok)",
        "mx.example.gov;dmarc=pass;",
        "mx.example.gov; none; dmarc=pass",
    ],
)
def test_comments_quotes_versions_and_case_are_read(value):
    assert read_auth_results(value).authserv_id == "mx.example.gov"
    assert _dmarc(value) == ["pass"]


@pytest.mark.parametrize(
    "value",
    [
        "mx.example.gov; spf=fail (dmarc=pass)",
        'mx.example.gov; spf=fail reason="; dmarc=pass"',
        "mx.example.gov; x-dmarc=pass",
        "mx.example.gov; spf=fail dmarc=pass",
        "mx.example.gov; dmarc",
        "mx.example.gov; dmarc=",
        "mx.example.gov; = dmarc = pass",
        "mx.example.gov; none",
        "mx.example.gov (unclosed; dmarc=pass",
        'mx.example.gov "unclosed; dmarc=pass',
        "",
        "mx.example.gov",
    ],
)
def test_what_only_looks_like_a_result_is_none(value):
    assert _dmarc(value) == []


def test_a_header_without_a_name_belongs_to_nobody():
    read = read_auth_results("dmarc=pass action=none header.from=a.gov; spf=pass")
    assert read.authserv_id == ""
    assert [r.method for r in read.results] == ["dmarc", "spf"]


def test_an_address_and_an_escaped_quote_are_values():
    read = read_auth_results('a; dmarc=pass header.from="p\\"x@a.gov" smtp.from=<p@a.gov>')
    assert read.results[0].every("header.from") == ('p"x@a.gov',)


@given(st.text(alphabet='abc=;."()\\ \t@/1<>', max_size=120))
def test_no_header_makes_it_fail(value):
    assert isinstance(read_auth_results(value).results, tuple)


_word = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)


@given(st.lists(st.tuples(_word, _word), max_size=5))
def test_what_is_written_plainly_is_read_back(results):
    written = "mx.example.gov" + "".join(f"; {m}={r}" for m, r in results)
    read = read_auth_results(written)
    assert [(r.method, r.result) for r in read.results] == results
