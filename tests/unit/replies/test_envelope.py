"""No text of others changes who gets a mail or which headers it has."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_mailbot.domain.model import Verdict
from intake_mailbot.domain.outcomes import ReplyKind
from intake_mailbot.replies.envelope import MOST_REFERENCES, good_ids, plain_address
from intake_mailbot.replies.errors import UnanswerableAddressError
from intake_mailbot.replies.facts import ReplyFacts
from intake_mailbot.replies.outgoing_check import OWN_HEADERS
from intake_mailbot.replies.words import short
from parsers.errors import ErrorKind
from parsers.model import Address, PartProblem
from tests.unit.replies.samples import (
    CLERK,
    FINDINGS,
    KINDS,
    OUR_ID,
    case,
    part,
    read,
    tracked,
    written,
)

hostile = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=300),
    st.sampled_from(
        [
            "x\r\nBcc: all@agency.gov",
            "x\nTo: other@agency.gov\n\n<html>",
            "x\r\n\r\nbody",
            "=?utf-8?q?=0D=0ABcc:_x@y?=",
            "=??Q?=0D=0A",
            "=??Q?=00",
            "\u202egpj.exe\u202c",
            "a" * 5000,
            "ü" * 700,
        ]
    ),
)


@given(hostile, hostile, hostile, st.lists(hostile, max_size=4))
@settings(max_examples=40, deadline=None)
def test_foreign_text_adds_no_header_and_no_recipient(
    title: str, subject: str, name: str, ids: list[str]
) -> None:
    finding = replace(FINDINGS[0], message=f"“{title}” is wrong", label=name)
    facts = ReplyFacts(
        (tracked(Verdict.RETURN, findings=(finding,), title=title, name=name),),
        in_reply_to=subject,
        references=tuple(ids),
        subject=subject,
        sender=Address("clerk@agency.gov", name),
        case=case(title=title),
        files=(name,),
        problems=((name, PartProblem(ErrorKind.CORRUPT, title)),),
        notice=subject,
    )
    for kind in (ReplyKind.RETURNED, ReplyKind.SUPPLEMENT, ReplyKind.PLANNER_NOTICE):
        eml = written(kind, facts)
        mail = read(eml)
        assert {key.lower() for key in mail.keys()} <= OWN_HEADERS  # noqa: SIM118
        assert len(mail.keys()) == len(set(mail.keys()))
        assert mail["To"] == "clerk@agency.gov"
        assert mail["Message-ID"] == OUR_ID
        assert mail["Subject"].startswith("[EP-2026-0042]")
        assert max(map(len, eml.split(b"\r\n"))) <= 998
        assert "\u202e" not in part(mail, "plain") + part(mail, "html")


@given(st.text(st.characters(codec="utf-8"), max_size=120))
def test_a_subject_arrives_as_it_was_written(title: str) -> None:
    mail = read(
        written(ReplyKind.CONFIRMATION, ReplyFacts((tracked(Verdict.ACCEPT, title=title),)))
    )
    assert len(mail["Subject"]) <= 120
    expected = short(title, 60)
    assert " ".join(mail["Subject"].split()) == f"[EP-2026-0042] Accepted: {expected}".strip() or (
        not expected and mail["Subject"].endswith("Engagement Profile")
    )


@pytest.mark.parametrize(
    "answered",
    [
        "<[0a1b2c3d@microsoft.com]>",
        f"<{'x' * 300}@{'y' * 300}.example>",
        "<a=?utf-8?q?b?=c@agency.gov>",
    ],
)
def test_the_thread_is_kept_whatever_the_message_id_looks_like(answered: str) -> None:
    facts = replace(KINDS[ReplyKind.HELD], in_reply_to=answered, references=("<a@b>", answered))
    eml = written(ReplyKind.HELD, facts)
    assert f"In-Reply-To: {answered}\r\n".encode() in eml
    assert f"References: <a@b>\r\n {answered}\r\n".encode() in eml


def test_a_long_thread_keeps_its_first_and_its_latest_mails() -> None:
    past = tuple(f"<{number}@b>" for number in range(100))
    facts = replace(KINDS[ReplyKind.HELD], in_reply_to="<99@b>", references=past)
    kept = str(read(written(ReplyKind.HELD, facts))["References"]).split()
    assert kept[0] == "<0@b>"
    assert kept[-1] == "<99@b>"
    assert len(kept) == MOST_REFERENCES + 1


def test_a_mail_without_a_message_id_is_answered_without_a_thread() -> None:
    mail = read(written(ReplyKind.HELD))
    assert mail["In-Reply-To"] is None
    assert mail["References"] is None


def test_ids_that_cannot_stand_in_a_header_are_left_out() -> None:
    ids = ("<a@b>", "a@b", "<a b@c>", "<ü@b>", "<a@b>\r\nBcc: x", "<" + "x" * 901 + ">", "<>")
    assert good_ids(ids) == ("<a@b>",)


@pytest.mark.parametrize(
    ("address", "written_as"),
    [
        ("clerk@agency.gov", "clerk@agency.gov"),
        ("o'neil+x@sub.agency.gov", "o'neil+x@sub.agency.gov"),
        ('"pat clerk"@agency.gov', '"pat clerk"@agency.gov'),
        ("clerk@bücher.example", "clerk@xn--bcher-kva.example"),
    ],
)
def test_an_address_is_written_bare_and_in_ascii(address: str, written_as: str) -> None:
    assert plain_address(address) == written_as
    assert read(written(ReplyKind.HELD, to=Address(address)))["To"].addresses


@pytest.mark.parametrize(
    "address",
    [
        "", "clerk", "a@b, c@d", "a@b\r\nBcc: c@d", "a b@c", "jörg@agency.gov", "a@-b",
        "<a@b>", "a@b>", "@agency.gov", "a@", f"{'a' * 400}@b", "a@" + "ü" * 80, "a..b@c", "a@b..c",
        '"|/bin/sh"@agency.gov', "|sh@agency.gov", "/dev/null@agency.gov", "-f@agency.gov",
        '"a@b,"@evil.example', '"plain"@agency.gov', '"a\\"b"@agency.gov',
    ],
)  # fmt: skip
def test_an_address_that_cannot_be_written_to_is_refused(address: str) -> None:
    with pytest.raises(UnanswerableAddressError, match="cannot be written to"):
        written(ReplyKind.HELD, to=replace(CLERK, address=address))


@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_what_passes_for_an_address_is_one(text: str) -> None:
    for address in (text, f"{text}@agency.gov", f"a@{text}"):
        try:
            plain = plain_address(address)
        except UnanswerableAddressError:
            continue
        assert plain.isascii()
        assert not set("\r\n<>,;:") & set(plain.partition("@")[2])
