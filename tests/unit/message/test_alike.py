"""Senders that look like somebody else are noted, and nobody else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_mailbot.message.alike import remarks
from parsers.model import Address

AGENCIES = ("example.gov", "ct.gov")


def told(domain: str, name: str = "") -> str:
    return "; ".join(remarks(Address(f"clerk@{domain}", name), AGENCIES))


@pytest.mark.parametrize(
    "domain",
    [
        "agency.exarnple.gov", "agency.examp1e.gov", "examplee.gov", "exmple.gov", "exanple.gov",
        "agency.ex\u0430mple.gov", "agency.xn--exmple-4nf.gov", "ex\u200bample.gov",
        "example.gov.evil.example", "agency-example.gov.example", "example-gov.org",
    ],
)  # fmt: skip
def test_a_domain_that_looks_like_an_agencys_is_noted(domain: str) -> None:
    assert "is not example.gov, but looks like it" in told(domain)


@pytest.mark.parametrize(
    "domain",
    ["example.gov", "agency.example.gov", "ct.gov", "das.ct.gov", "vt.gov", "sample.gov",
     "vendor.example", "\u0431\u044e\u0440\u043e.example", "xn--.example", "m\u00fcller.example"],
)  # fmt: skip
def test_an_honest_domain_is_not(domain: str) -> None:
    assert told(domain) == ""


def test_a_label_of_several_scripts_is_noted() -> None:
    assert "mixes Cyrillic and Latin letters" in told("\u0430gency.example")


def test_a_name_that_shows_another_address_is_noted() -> None:
    assert "its name shows clerk@example.gov" in told("evil.example", "clerk@example.gov")
    assert told("agency.example.gov", "clerk@example.gov") == ""
    assert told("agency.example.gov", "Pat Clerk") == ""


def test_a_mail_without_a_sender_is_not_spoken_of() -> None:
    assert remarks(None, AGENCIES) == ()


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_address_can_be_looked_at(domain: str, name: str) -> None:
    assert isinstance(remarks(Address(f"a@{domain}", name), AGENCIES), tuple)
