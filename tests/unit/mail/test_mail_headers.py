"""Each header is read by itself: a broken one costs itself; the sender is one person or none."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime, formataddr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.mail import read_mail
from parsers.mail.address import bare_address, mailboxes, one_mailbox
from parsers.mail.headers import message_id, read_date, references
from parsers.model import Address, Headers
from parsers.text import codec, decode, decode_words
from tests.hostile.build import mail


def headers(*lines: bytes) -> Headers:
    return read_mail(b"\r\n".join(lines) + b"\r\n\r\nHello\r\n").headers


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("=?utf-8?B?UHJvZmls?=", "Profil"),
        ("=?utf-8?Q?Antr=C3=A4ge?=", "Anträge"),
        ("=?iso-8859-1?Q?Antr=E4ge_2?=", "Anträge 2"),
        ("=?utf-8?Q?Antr=C3?= =?utf-8?Q?=A4ge?=", "Anträge"),
        ("=?utf-8?Q?a?= and =?utf-8?Q?b?=", "a and b"),
        ("a =?utf-8?Q?b?= c", "a b c"),
        ("=?utf-8?Q?a?= =?iso-8859-1?Q?=E4?=", "aä"),
        ("=?utf-8*EN?Q?a?=", "a"),
        ("=?utf-8?Q?a b?=", "a b"),
        ("=?UTF-8?b?w6Q?=", "ä"),
        ("=?utf-8?X?a?=", "=?utf-8?X?a?="),
        ("=?utf-8?Q?a=0D=0AEvil:_x?=", "a Evil: x"),
        ("=?gb2312?B?1tDOxA==?=", "中文"),
    ],
)
def test_encoded_words_are_decoded(value: str, shown: str) -> None:
    assert decode_words(value) == shown


def test_an_identifier_that_a_program_wrote_as_encoded_words_is_found_all_the_same() -> None:
    long = f"<{'a' * 24}.{'b' * 40}@a-long-name.of-an-office.example.gov>"
    answer = EmailMessage()
    answer["In-Reply-To"] = long
    answer["References"] = long
    written = answer.as_bytes()
    assert b"=?utf-8?" in written
    read = read_mail(written + b"Hello\r\n").headers
    assert (read.in_reply_to, read.references) == (long, (long,))


@pytest.mark.parametrize("raw", ["Anträge".encode(), "Anträge".encode("latin-1")])
def test_a_subject_of_bare_bytes_is_read(raw: bytes) -> None:
    assert headers(b"Subject: " + raw).subject == "Anträge"


def test_a_folded_subject_is_one_line() -> None:
    assert headers(b"Subject: a\r\n b\r\n\tc").subject == "a b c"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("<1@a>", "<1@a>"),
        ("<[1a2b@microsoft.com]>", "<[1a2b@microsoft.com]>"),
        ("1@a", "1@a"),
        ("<1\t@a>", "<1@a>"),
        ('"a mail of yours" <1@a>', "<1@a>"),
        ("<>", "<>"),
        ("", ""),
    ],
)
def test_message_ids_are_kept_as_they_stand(value: str, expected: str) -> None:
    assert message_id(value) == expected


def test_references_keep_their_order_each_once() -> None:
    assert references("<1@a>\t<2@a><1@a> (c) <[3@a]>") == ("<1@a>", "<2@a>", "<[3@a]>")
    assert references("1@a 2@a") == ("1@a", "2@a")


def test_threading_headers_are_read() -> None:
    read = headers(b"In-Reply-To: <1@a> (Jane)", b"References: <0@a>", b" <1@a>")
    assert read.in_reply_to == "<1@a>"
    assert read.references == ("<0@a>", "<1@a>")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Mon, 20 Nov 2025 19:12:08 -0500", datetime(2025, 11, 21, 0, 12, 8, tzinfo=UTC)),
        ("20 Nov 2025 19:12 EST", datetime(2025, 11, 21, 0, 12, tzinfo=UTC)),
        ("2025-11-20T19:12:08+01:00", datetime(2025, 11, 20, 18, 12, 8, tzinfo=UTC)),
        ("Mon, 20 Nov 2025 19:12:08 -0000", datetime(2025, 11, 20, 19, 12, 8, tzinfo=UTC)),
        ("Thu, 20 Nov 2025 19:12:08 +0100 (CET)", datetime(2025, 11, 20, 18, 12, 8, tzinfo=UTC)),
        ("yesterday", None),
        ("", None),
        ("Mon, 20 Nov 0025 19:12:08", None),
        ("Mon, 32 Nov 2025 19:12:08 +0000", None),
        ("Mon, 20 Nov 9999 23:59:59 -2300", None),
    ],
)
def test_dates_are_utc_or_nothing(value: str, expected: datetime | None) -> None:
    found = read_date(value)
    if value.endswith("0025 19:12:08"):
        assert found is None or found.year >= 1970
    else:
        assert found == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((b"Return-Path: <>",), ""),
        ((b"Return-Path: <Jane@Agency.gov>",), "Jane@agency.gov"),
        ((b"Return-Path: jane@agency.gov",), "jane@agency.gov"),
        ((b"Return-Path: <MAILER-DAEMON>",), "MAILER-DAEMON"),
        ((b"Subject: x",), None),
    ],
)
def test_the_return_path_is_empty_absent_or_an_address(
    lines: tuple[bytes, ...], expected: str | None
) -> None:
    assert headers(*lines).return_path == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Jane Doe <jane@Agency.GOV>", Address("jane@agency.gov", "Jane Doe")),
        ("jane@agency.gov (Jane)", Address("jane@agency.gov")),
        ('"Doe, Jane" <jane@agency.gov>', Address("jane@agency.gov", "Doe, Jane")),
        ('"a \\"b\\" c" <jane@agency.gov>', Address("jane@agency.gov", 'a "b" c')),
        ("=?utf-8?Q?J=C3=A4ne?= <jane@agency.gov>", Address("jane@agency.gov", "Jäne")),
        ('"jane doe"@agency.gov', Address('"jane doe"@agency.gov')),
        ("Jäne <jäne@ägency.gov>", Address("jäne@ägency.gov", "Jäne")),
        ("<jane@[127.0.0.1]>", Address("jane@[127.0.0.1]")),
        ("Jane (a (b) \\) c) <jane@agency.gov>", Address("jane@agency.gov", "Jane")),
        ("jane@agency.gov.", Address("jane@agency.gov")),
        ("jane", None),
        (".jane@agency.gov", None),
        ("ja..ne@agency.gov", None),
        ("jane@agency..gov", None),
        ("jane@", None),
        ("@agency.gov", None),
        ("Jane <>", None),
        (";", None),
    ],
)
def test_one_mailbox_or_none(value: str, expected: Address | None) -> None:
    assert one_mailbox(value) == expected


def test_groups_and_lists_give_all_their_mailboxes() -> None:
    found = mailboxes('Team: a@x.gov, "B, C" <b@x.gov>; , broken <, d@x.gov')
    assert [a.address for a in found] == ["a@x.gov", "b@x.gov", "d@x.gov"]


def test_every_header_is_kept_in_order() -> None:
    read = headers(b"X-One: 1", b"X-Two: =?utf-8?Q?=C3=A4?=", b"x-one: 3", b"Bad Header: x")
    assert read.every("X-ONE") == ("1", "3")
    assert read.first("x-two") == "ä"


def test_an_mbox_line_and_a_byte_order_mark_do_not_hide_the_headers() -> None:
    assert headers(b"From jane Mon Nov 20", b"Subject: x").subject == "x"
    assert read_mail(b"\xef\xbb\xbfSubject: x\r\n\r\n").headers.subject == "x"


def test_a_mail_of_carriage_returns_is_read() -> None:
    read = read_mail(b"Subject: x\rFrom: a@b.gov\r\rHello\rthere\r")
    assert (read.headers.subject, read.text) == ("x", "Hello\nthere")


def test_two_subjects_show_the_first() -> None:
    assert headers(b"Subject: a", b"Subject: b").subject == "a"


@pytest.mark.parametrize("name", ["zlib", "bz2", "base64", "rot13", "idna", "unicode_escape", "x"])
def test_charsets_that_are_none_are_unknown(name: str) -> None:
    assert codec(name) is None


def test_text_is_decoded_by_what_fits() -> None:
    assert decode("ä€".encode(), "us-ascii") == "ä€"
    assert decode("ä€".encode("cp1252"), "iso-8859-1") == "ä€"
    assert decode("ä".encode("utf-16")) == "ä"
    assert decode("ä".encode("latin-1"), "utf-8") == "ä"
    assert decode(b"+2AA-", "utf-7") == "?"


# The standard library leaves ":" and ";" unquoted beside an encoded word: that is a group then.
NAMES = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="():;"), max_size=40
)


@given(
    NAMES, st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Z")), max_size=60)
)
def test_what_the_standard_library_writes_is_read_back(name: str, subject: str) -> None:
    written = EmailMessage()
    written["From"] = formataddr((" ".join(name.split()), "jane@agency.gov"))
    written["Subject"] = " ".join(subject.split())
    written["Date"] = format_datetime(datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))
    read = read_mail(written.as_bytes()).headers
    assert read.sender is not None
    assert read.sender.address == "jane@agency.gov"
    assert read.subject == " ".join(subject.split())
    assert read.date == datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


@given(st.text(max_size=300))
def test_any_from_gives_one_address_that_stands_in_it_or_none(value: str) -> None:
    found = one_mailbox(value)
    if found is not None:
        local, _, domain = found.address.rpartition("@")
        assert local in value
        assert domain in value.lower()
        assert bare_address(found.address) == Address(found.address)


@given(st.lists(st.sampled_from(
    ["a@b.gov", "c@d.example", "<", ">", "(", ")", '"', ",", ";", ":", " ", "\\", "x", "@", "\r\n "]
), max_size=12).map("".join))  # fmt: skip
def test_no_arrangement_of_signs_makes_a_sender_of_two_people(value: str) -> None:
    found = one_mailbox(value)
    quoted = any(sign in value for sign in '"()')
    if found is not None and not quoted and "a@b.gov" in value:
        assert "c@d.example" not in value


@given(st.binary(max_size=500))
def test_no_header_block_raises(raw: bytes) -> None:
    read = read_mail(b"From: " + raw + b"\r\n\r\n")
    for name, value in read.headers.fields:
        assert name == name.lower()
        assert "\n" not in value
        assert "\x00" not in value


def test_headers_survive_in_a_mail_without_a_body() -> None:
    assert read_mail(b"Subject: x").headers.subject == "x"
    assert mail() != b""
