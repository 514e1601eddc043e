"""Threading by unguessable tokens in our own Message-IDs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_mailbot.message import NO_CASE, make_message_id, token_case

KEY = b"0123456789abcdef"
_nonces = st.from_regex(r"[0-9a-z]{8,64}", fullmatch=True)


@given(_nonces, st.integers(1, 2**63), st.binary(min_size=1))
def test_a_token_says_its_case_to_who_has_the_key_and_to_nobody_else(nonce, case_id, other_key):
    made = make_message_id(KEY, case_id, nonce, "office.example.gov")
    assert token_case(KEY, made) == case_id
    assert token_case(KEY, made.strip("<>")) == case_id
    if other_key != KEY:
        assert token_case(other_key, made) is None


@given(_nonces, st.integers(1, 2**40), st.integers(0, 10**9), st.sampled_from("0123456789abcdef"))
def test_a_token_changed_anywhere_is_none(nonce, case_id, place, character):
    made = make_message_id(KEY, case_id, nonce, "x.gov")
    local = made[1:].split("@")[0]
    at = place % len(local)
    changed = local[:at] + character + local[at + 1 :]
    if changed != local:
        assert token_case(KEY, f"<{changed}@x.gov>") is None


def test_the_case_cannot_be_read_off():
    first = make_message_id(KEY, 1, "nonce001", "x.gov")
    second = make_message_id(KEY, 1, "nonce002", "x.gov")
    assert first.split(".")[1:3] != second.split(".")[1:3]


def test_a_mail_about_no_case_is_known_as_ours_too():
    assert token_case(KEY, make_message_id(KEY, None, "nonce001", "x.gov")) == NO_CASE


def test_our_domain_may_have_changed_since():
    made = make_message_id(KEY, 7, "nonce001", "old.gov")
    assert token_case(KEY, made.replace("old.gov", "new.gov")) == 7


@given(st.text(max_size=80))
def test_no_other_message_id_is_taken_for_ours(text):
    assert token_case(KEY, text) is None


@pytest.mark.parametrize("nonce", ["", "short", "UPPERCASE1", "with.dots1", "x" * 65])
def test_a_nonce_must_be_one(nonce):
    with pytest.raises(ValueError, match="nonce"):
        make_message_id(KEY, 1, nonce, "x.gov")


@pytest.mark.parametrize("case_id", [0, -1, 2**64])
def test_a_case_id_must_be_positive(case_id):
    with pytest.raises(ValueError, match="case id"):
        make_message_id(KEY, case_id, "nonce001", "x.gov")


def test_a_message_id_fits_on_one_line_of_a_header():
    made = make_message_id(KEY, 2**40, "n" * 16, "mail.office.of.intake.example.gov")
    assert len(f"Message-ID: {made}") < 250
