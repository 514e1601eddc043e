"""Containers give their files whole, and what cannot be had says why."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.errors import CorruptError, EncryptedError, ErrorKind, HostileError, ParseError
from parsers.mail import read_mail
from parsers.unpack import Budget, Limits
from parsers.unpack.member import clean_name, clean_path, is_junk
from parsers.unpack.outlook import read_outlook
from parsers.unpack.smime import signed_content
from parsers.unpack.tnef import unwrap
from parsers.unpack.zips import directory_is_sane, members
from tests.hostile.build import PDF, attached, many_entries_zip, text, tnef, with_parts, zipped
from tests.hostile.ole import compound, outlook, outlook_in_outlook

SHORT, NAMED_NUMBER, NAMED_TEXT, SHORTS = 2, 0x8001, 0x8002, 0x1002


def property_list(*entries: bytes) -> bytes:
    return struct.pack("<I", len(entries)) + b"".join(entries)


def attribute(name: int, value: bytes) -> bytes:
    return struct.pack("<BII", 2, name, len(value)) + value + bytes(2)


def wide(name: int, value: str) -> bytes:
    data = (value + "\0").encode("utf-16-le")
    return struct.pack("<HHII", 0x1F, name, 1, len(data)) + data + bytes(-len(data) % 4)


def test_properties_of_all_kinds_are_passed_over() -> None:
    guid = bytes(16)
    name = "ab\0".encode("utf-16-le")
    found = unwrap(
        tnef(
            ("p.pdf", PDF),
            props=property_list(
                struct.pack("<HHI", SHORT, 1, 7),
                struct.pack("<HH", 5, 2) + bytes(8),
                struct.pack("<HHI", SHORTS, 3, 3) + bytes(8),
                struct.pack("<HH", SHORT, NAMED_NUMBER) + guid + struct.pack("<III", 0, 9, 7),
                struct.pack("<HH", SHORT, NAMED_TEXT) + guid
                + struct.pack("<II", 1, len(name)) + name + bytes(2) + struct.pack("<I", 7),
                struct.pack("<HHII", 0x102, 0x1013, 1, 8) + b"<p>x</p>",
                wide(0x1000, "Hello"),
            ),
        ),
        Budget(),
    )  # fmt: skip
    assert (found.text, found.html) == ("Hello", b"<p>x</p>")
    assert [m.data for m in found.members] == [PDF]


def test_a_property_of_an_unknown_kind_ends_the_list_and_nothing_else() -> None:
    props = property_list(struct.pack("<HHI", 0x0FFF, 1, 7), wide(0x1000, "Hello"))
    found = unwrap(tnef(("p.pdf", PDF), props=props, body="plain"), Budget())
    assert (found.text, len(found.members)) == ("plain", 1)


def test_files_of_winmail_keep_every_byte_and_their_names() -> None:
    data = PDF + b"\0\0\0"
    found = unwrap(tnef(("Förm für Ihren Antrag.pdf", data), ("", b"x")), Budget())
    assert [(m.name, m.data) for m in found.members] == [
        ("Förm für Ihren Antrag.pdf", data),
        ("attachment-2", b"x"),
    ]


def test_a_message_embedded_in_winmail_is_opened() -> None:
    inner = bytes.fromhex("0703020000000000c000000000000046") + tnef(("p.pdf", PDF))
    held = struct.pack("<HHII", 0x0D, 0x3701, 1, len(inner)) + inner + bytes(-len(inner) % 4)
    props = property_list(wide(0x3001, "forwarded"), held, wide(0x3712, "<id@x>"))
    outer = tnef() + attribute(0x00069002, bytes(14)) + attribute(0x00069005, props)
    (member,) = unwrap(outer, Budget()).members
    assert (member.name, member.content_id) == ("forwarded", "id@x")
    read = read_mail(with_parts(text(), attached(outer, "winmail.dat")))
    assert read.leaves[-1].path == "2/winmail.dat/forwarded/p.pdf"
    assert read.leaves[-1].size == len(PDF)


def test_a_codepage_that_is_none_does_not_matter() -> None:
    broken = tnef(("p.pdf", PDF), body="x").replace(struct.pack("<II", 1252, 0), bytes([9] * 8))
    assert unwrap(broken, Budget()).members[0].data == PDF


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\x78\x9f"])
def test_what_is_no_winmail_is_damaged(data: bytes) -> None:
    with pytest.raises(CorruptError):
        unwrap(data, Budget())


@given(st.binary(max_size=60), st.integers(0, 200))
def test_no_winmail_raises_anything_else(noise: bytes, at: int) -> None:
    whole = tnef(("p.pdf", PDF), props=property_list(wide(0x1000, "Hello")))
    for data in (whole[:at] + noise + whole[at:], whole[:at] + noise, whole[:6] + noise):
        try:
            unwrap(data, Budget())
        except ParseError:
            continue


def test_an_outlook_message_says_what_it_holds() -> None:
    found = read_outlook(outlook({"a.pdf": PDF, "big.bin": b"x" * 9_000}, body="Hällo"), Budget())
    assert (found.subject, found.sender, found.text) == ("profile", "jane@agency.gov", "Hällo")
    assert [(m.name, len(m.data)) for m in found.members] == [
        ("a.pdf", len(PDF)),
        ("big.bin", 9_000),
    ]


def test_an_outlook_message_of_narrow_text() -> None:
    base = "__attach_version1.0_#00000000/"
    found = read_outlook(
        compound(
            {
                "__substg1.0_0037001E": "Prüfung".encode("cp1252"),
                "__substg1.0_10130102": b"<p>x</p>",
                base + "__substg1.0_3704001E": b"a.pdf",
                base + "__substg1.0_3712001F": "<id@x>".encode("utf-16-le"),
                base + "__substg1.0_37010102": PDF,
            }
        ),
        Budget(),
    )
    assert (found.subject, found.html, found.text) == ("Prüfung", b"<p>x</p>", "")
    assert found.members[0].content_id == "id@x"


def test_messages_in_messages_are_opened_to_a_depth() -> None:
    data = outlook_in_outlook("p.pdf", PDF)
    assert [m.name for m in read_outlook(data, Budget()).members] == ["forwarded/p.pdf"]
    with pytest.raises(HostileError):
        read_outlook(data, Budget(Limits(archive_levels=0)))


@given(st.integers(0, 4_000), st.binary(max_size=40))
def test_no_outlook_message_raises_anything_else(at: int, noise: bytes) -> None:
    whole = outlook({"a.pdf": PDF})
    for data in (whole[:at] + noise + whole[at + len(noise) :], whole[:at]):
        try:
            read_outlook(data, Budget())
        except ParseError:
            continue


def test_members_of_a_zip_come_with_their_paths() -> None:
    found = list(members(zipped({"a/b.txt": b"x", "a/": b"", "c.txt": b""}), Budget()))
    assert [(m.name, m.data) for m in found] == [("a/b.txt", b"x"), ("c.txt", b"")]


def test_a_directory_is_counted_not_believed() -> None:
    assert directory_is_sane(b"PK")
    assert directory_is_sane(zipped({"a": b"x"}))
    assert not directory_is_sane(many_entries_zip(1, 20_000))


@given(st.integers(0, 400), st.binary(max_size=30))
def test_no_zip_raises_anything_else(at: int, noise: bytes) -> None:
    whole = zipped({"a.txt": b"x" * 99, "ü/b.txt": b"y"})
    for data in (whole[:at] + noise + whole[at + len(noise) :], whole[:at] + noise):
        try:
            list(members(data, Budget()))
        except ParseError:
            continue


def test_an_encrypted_mail_and_a_broken_one() -> None:
    enveloped = b"\x30\x10" + bytes.fromhex("06092a864886f70d010703") + b"\xa0\x03\x30\x01\x00"
    with pytest.raises(EncryptedError):
        signed_content(enveloped)
    for data in (b"", b"\x30\x03abc", enveloped.replace(b"\x07\x03", b"\x07\x02")):
        with pytest.raises(CorruptError):
            signed_content(data)


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("a/b.pdf", "b.pdf"),
        ("C:\\x\\b.pdf", "b.pdf"),
        ("../../b.pdf", "b.pdf"),
        ("b\u202e\x00.pdf", "b.pdf"),
        (" b.pdf ", "b.pdf"),
        ("..", ""),
        ("", ""),
        ("\ud800.pdf", "?.pdf"),
    ],
)
def test_names_are_cleaned(name: str, clean: str) -> None:
    assert clean_name(name) == clean
    assert len(clean_path("x" * 900)) == 200


def test_what_programs_add_to_archives_is_junk() -> None:
    assert is_junk("__MACOSX/._a.pdf")
    assert is_junk("a/Thumbs.db")
    assert not is_junk("a/form.pdf")


def test_a_budget_says_which_limit_broke() -> None:
    budget = Budget(Limits(parts=1))
    budget.take_part()
    with pytest.raises(HostileError) as raised:
        budget.take_part()
    assert raised.value.kind is ErrorKind.HOSTILE
