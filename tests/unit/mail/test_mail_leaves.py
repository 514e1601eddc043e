"""Every file in a mail is found, however a mail program sent it, and told from decoration."""

from __future__ import annotations

import base64
import io
import struct
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs7
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from parsers.errors import CorruptError, ErrorKind, NoFormError, TooLargeError
from parsers.mail import leaf_data, read_mail, reader
from parsers.mail.reader import scanned_files
from parsers.model import FileKind, Leaf, ParsedForm, ParsedMail, Source
from parsers.text import decode_uu
from parsers.unpack.limits import Limits
from tests.hostile.build import (
    HEAD,
    PDF,
    attached,
    mail,
    multipart,
    part,
    text,
    tnef,
    with_parts,
    zipped,
)
from tests.hostile.ole import compound

PNG = b"\x89PNG\r\n\x1a\n" + b"x" * 60_000
SMALL_PNG = PNG[:900]


def files(read: ParsedMail) -> list[Leaf]:
    return [leaf for leaf in read.leaves if not leaf.decoration]


def shown(read: ParsedMail) -> list[tuple[str, str, FileKind]]:
    return [(leaf.path, leaf.name, leaf.kind) for leaf in files(read)]


def test_a_mail_that_is_only_a_pdf() -> None:
    raw = mail(
        base64.encodebytes(PDF),
        b'Content-Type: application/pdf; name="p.pdf"\r\nContent-Transfer-Encoding: base64\r\n',
    )
    assert shown(read_mail(raw)) == [("1", "p.pdf", FileKind.PDF)]
    assert read_mail(raw).text == ""


def test_apple_mails_pdf_inside_an_alternative() -> None:
    rich = multipart(
        part(b"<p>Hello</p>", "text/html"),
        part(PDF, "application/pdf", 'Content-Disposition: inline; filename="p.pdf"\r\n'),
        part(b"<p>Bye</p>", "text/html"),
        boundary="b1",
    )
    read = read_mail(with_parts(text("Hello"), rich, kind="alternative"))
    assert shown(read) == [("2.2", "p.pdf", FileKind.PDF)]
    assert read.text == "Hello"


def test_a_forwarded_mail_is_walked() -> None:
    inner = HEAD + multipart(text("inside"), attached(PDF, "p.pdf"), boundary="b1")
    read = read_mail(with_parts(text("see below"), part(inner, "message/rfc822", encoding="7bit")))
    assert shown(read) == [("2/2", "p.pdf", FileKind.PDF)]
    assert [leaf.name for leaf in read.leaves if leaf.kind is FileKind.MESSAGE] == ["profile"]
    assert read.text == "see below"


@pytest.mark.parametrize("kind", ["message/rfc822", "application/octet-stream"])
def test_a_mail_attached_in_base64_is_walked(kind: str) -> None:
    inner = with_parts(text("inside"), attached(PDF, "p.pdf"))
    wrapped = part(inner, kind, 'Content-Disposition: attachment; filename="a.eml"\r\n')
    assert shown(read_mail(with_parts(text(), wrapped)))[0][1:] == ("p.pdf", FileKind.PDF)


def test_an_attached_mail_of_words_only_is_a_file_itself() -> None:
    read = read_mail(with_parts(text(), part(mail(), "message/rfc822", encoding="7bit")))
    assert shown(read) == [("2", "profile", FileKind.MESSAGE)]


def test_words_that_look_like_a_mail_stay_words() -> None:
    read = read_mail(mail(b"From: Jane\r\nDate: today\r\nSubject: x\r\n\r\nHello"))
    assert [leaf.kind for leaf in read.leaves] == [FileKind.TEXT]
    assert read.text.endswith("Hello")


def test_files_in_archives_are_named_by_their_way() -> None:
    archive = zipped({"in/p.pdf": PDF, "b.zip": zipped({"q.pdf": PDF})})
    read = read_mail(with_parts(text(), attached(archive, "forms.zip")))
    assert shown(read) == [
        ("2/forms.zip/in/p.pdf", "p.pdf", FileKind.PDF),
        ("2/forms.zip/b.zip/q.pdf", "q.pdf", FileKind.PDF),
    ]


def test_winmail_is_opened_and_gives_the_text_where_there_is_no_other() -> None:
    wrapped = attached(tnef(("p.pdf", PDF + b"\0\0"), body="Hello from Outlook"), "winmail.dat")
    read = read_mail(with_parts(wrapped))
    assert shown(read) == [("1/winmail.dat/p.pdf", "p.pdf", FileKind.PDF)]
    assert files(read)[0].size == len(PDF) + 2
    assert read.text == "Hello from Outlook"
    assert read_mail(with_parts(text("Plain"), wrapped)).text == "Plain"


def test_files_uuencoded_in_the_text_are_found() -> None:
    import binascii

    lines = b"".join(binascii.b2a_uu(PDF[i : i + 45]) for i in range(0, len(PDF), 45))
    read = read_mail(mail(b"Hello\r\nbegin 644 p.pdf\r\n" + lines + b"`\r\nend\r\n"))
    assert shown(read) == [("1/p.pdf", "p.pdf", FileKind.PDF)]


def _signed(options: list[pkcs7.PKCS7Options], content: bytes) -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "jane")])
    from datetime import UTC, datetime

    certificate = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name)
        .public_key(key.public_key()).serial_number(1)
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2099, 1, 1, tzinfo=UTC)).sign(key, hashes.SHA256())
    )  # fmt: skip
    builder = pkcs7.PKCS7SignatureBuilder().set_data(content)
    builder = builder.add_signer(certificate, key, hashes.SHA256())
    return builder.sign(serialization.Encoding.DER, options)


def test_a_mail_inside_an_opaque_signature_is_read() -> None:
    inner = multipart(text("signed words"), attached(PDF, "p.pdf"))
    blob = _signed([pkcs7.PKCS7Options.Binary], inner)
    raw = mail(
        base64.encodebytes(blob),
        b"Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\r\n"
        b"Content-Transfer-Encoding: base64\r\n",
    )
    read = read_mail(raw)
    assert shown(read) == [("1/2", "p.pdf", FileKind.PDF)]
    assert read.text == "signed words"
    assert leaf_data(raw, "1/2") == PDF


def test_a_detached_signature_is_decoration() -> None:
    blob = _signed([pkcs7.PKCS7Options.DetachedSignature], b"x")
    signature = attached(blob, "smime.p7s", "application/octet-stream")
    read = read_mail(with_parts(text(), signature, kind="signed"))
    assert read.leaves[1].kind is FileKind.SMIME_SIGNATURE
    assert read.leaves[1].decoration


def _picture(data: bytes, headers: str) -> bytes:
    return part(data, "image/png", headers)


@pytest.mark.parametrize(
    ("picture", "decoration"),
    [
        (_picture(PNG, "Content-ID: <logo@x>\r\nContent-Disposition: inline\r\n"), True),
        (_picture(PNG, "Content-ID: <logo@x>\r\nContent-Disposition: attachment\r\n"), True),
        (_picture(PNG, "Content-ID: <other@x>\r\nContent-Disposition: inline\r\n"), False),
        (_picture(PNG, 'Content-Disposition: attachment; filename="scan.png"\r\n'), False),
        (_picture(SMALL_PNG, 'Content-Disposition: attachment; filename="s.png"\r\n'), False),
        (_picture(PNG, 'Content-Disposition: inline; filename="scan.png"\r\n'), False),
        (_picture(SMALL_PNG, "Content-Disposition: inline\r\n"), True),
        (_picture(SMALL_PNG, ""), True),
        (_picture(PNG, ""), False),
        (attached(b"BEGIN:VCARD\r\nEND:VCARD\r\n", "jane.vcf"), True),
        (attached(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "a.ics"), True),
        (part(b"-----BEGIN PGP SIGNATURE-----", "application/pgp-signature"), True),
        (part(PDF, "application/pdf", "Content-ID: <logo@x>\r\n"), False),
        (attached(b"some notes", "notes.txt", "text/plain"), False),
    ],
)
def test_decoration_is_what_the_program_adds(picture: bytes, decoration: bool) -> None:
    html = part(b'<p>Hello <img src="cid:logo@x"></p>', "text/html")
    read = read_mail(with_parts(html, picture, kind="related"))
    assert read.leaves[-1].decoration is decoration


def test_the_mails_own_text_is_no_file() -> None:
    assert files(read_mail(with_parts(text(), part(b"<p>x</p>", "text/html")))) == []


def test_a_file_locked_damaged_or_empty_is_named() -> None:
    read = read_mail(with_parts(text(), attached(b"", "p.docx"), attached(b"x", "q.pdf")))
    assert [leaf.problem.kind for leaf in read.leaves if leaf.problem] == [ErrorKind.CORRUPT] * 2


def test_a_zip_that_calls_itself_a_form_and_holds_none_is_damaged() -> None:
    broken = zipped({"document.xml": b"<a/>", "styles.xml": b"<a/>"})
    read = read_mail(with_parts(text(), attached(broken, "profile.docx")))
    [blamed] = [leaf for leaf in read.leaves if leaf.problem]
    assert blamed.name == "profile.docx"
    assert blamed.problem
    assert blamed.problem.kind is ErrorKind.CORRUPT
    packed = zipped({"inner.pdf": PDF, "notes.txt": b"x"})
    honest = read_mail(with_parts(text(), attached(packed, "profile.docx")))
    assert not any(leaf.problem for leaf in honest.leaves)


def test_a_form_is_read_from_word_and_pdf_only(monkeypatch: pytest.MonkeyPatch) -> None:
    form = ParsedForm("ct_cep", "1.9", Source.PDF_FORM, 1, {}, {})
    outcomes = {"form.pdf": form, "none.pdf": NoFormError("none"), "bad.pdf": CorruptError("bad")}

    def read_form(data: bytes, forms: object, *, name: str = "", **_: object) -> object:
        outcome = outcomes[name]
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    monkeypatch.setattr(reader, "read_form", read_form)
    raw = with_parts(text(), *(attached(PDF, name) for name in outcomes), attached(PNG, "s.png"))
    read = read_mail(raw, [object()])  # type: ignore[list-item]
    assert [leaf.name for leaf in read.forms] == ["form.pdf"]
    assert {x.name: x.problem.kind for x in read.leaves if x.problem} == {
        "bad.pdf": ErrorKind.CORRUPT
    }


def _drawn(width: int, height: int, kind: str = "PNG") -> bytes:
    drawn = io.BytesIO()
    Image.new("1", (width, height)).save(drawn, kind)
    return drawn.getvalue()


@pytest.mark.parametrize(
    ("picture", "unread"),
    [
        (_drawn(1_700, 2_200), True),
        (_drawn(2_200, 1_700), True),
        (_drawn(850, 1_100), True),
        (_drawn(100, 100, "TIFF"), True),
        (b"\0\0\0\x18ftypheic" + bytes(90), True),
        (_drawn(1_920, 1_080), False),
        (_drawn(400, 500), False),
        (_drawn(900, 900), False),
    ],
)
def test_a_picture_of_a_page_is_unread_where_no_profile_is_beside_it(
    monkeypatch: pytest.MonkeyPatch, picture: bytes, unread: bool
) -> None:
    form = ParsedForm("ct_cep", "1.9", Source.PDF_FORM, 1, {}, {})
    alone = with_parts(text(), attached(picture, "scan.png"))
    problems = [leaf.problem.kind for leaf in read_mail(alone).leaves if leaf.problem]
    assert problems == ([ErrorKind.UNSUPPORTED] if unread else [])
    monkeypatch.setattr(reader, "read_form", lambda *_, **__: form)
    beside = with_parts(text(), attached(picture, "scan.png"), attached(PDF, "p.pdf"))
    read = read_mail(beside, [object()])  # type: ignore[list-item]
    assert not any(leaf.problem for leaf in read.leaves)


@pytest.mark.parametrize(
    ("picture", "looked_at"),
    [
        (_drawn(1_700, 2_200), True),
        (_drawn(1_200, 2_133), True),  # a telephone's 9 by 16
        (_drawn(3_840, 2_160), True),
        (_drawn(1_700, 2_800), True),  # legal paper
        (_drawn(1_275, 3_300), True),  # two pages in one picture
        (_drawn(1_080, 2_400), True),  # a telephone's screen
        (_drawn(100, 100, "TIFF"), True),
        (_drawn(400, 500), False),
        (_drawn(1_600, 400), False),  # a letterhead
    ],
)
def test_a_picture_on_which_a_page_may_be_seen_is_looked_at(
    picture: bytes, looked_at: bool
) -> None:
    raw = with_parts(text(), attached(picture, "IMG_0001.png"))
    (leaf,) = (one for one in read_mail(raw).leaves if one.kind is FileKind.IMAGE)
    assert [one.path for one in scanned_files(raw, [leaf.path])] == [leaf.path] * looked_at


def test_a_mail_over_the_limit_is_refused() -> None:
    with pytest.raises(TooLargeError, match="smaller"):
        read_mail(mail(), limits=Limits(mail=10))


def test_the_text_of_winmail_comes_from_html_where_there_is_no_other() -> None:
    html = b'<p>Hello <img src="cid:logo@x"></p>'
    props = struct.pack("<IHHII", 1, 0x102, 0x1013, 1, len(html)) + html + bytes(-len(html) % 4)
    picture = _picture(PNG, "Content-ID: <logo@x>\r\n")
    read = read_mail(with_parts(attached(tnef(props=props), "winmail.dat"), picture))
    assert read.text == "Hello"
    assert read.leaves[-1].decoration


def test_an_outlook_message_shows_its_pictures_as_decoration() -> None:
    stream = "__attach_version1.0_#00000000/__substg1.0_"
    data = compound(
        {
            "__properties_version1.0": bytes(32),
            "__substg1.0_10130102": b'<img src="cid:logo@x">',
            "__substg1.0_0037001F": "Your form".encode("utf-16-le"),
            stream + "3707001F": "logo.png".encode("utf-16-le"),
            stream + "3712001F": "logo@x".encode("utf-16-le"),
            stream + "37010102": PNG,
        }
    )
    read = read_mail(with_parts(text(), part(data, "application/vnd.ms-outlook")))
    assert [leaf.name for leaf in read.leaves[1:]] == ["Your form", "logo.png"]
    assert all(leaf.decoration for leaf in read.leaves)


def test_only_so_many_uuencoded_files_are_taken() -> None:
    read = read_mail(mail(b"begin 644 a\r\n#86)C\r\n`\r\nend\r\n" * 30))
    assert len(read.leaves) == 21


def test_uuencoded_as_a_transfer_encoding() -> None:
    body = b"begin 644 a.txt\r\n#86)C\r\n#86)C~~~~~~\r\n`\r\nend\r\n"
    raw = with_parts(text(), part(body, "application/x", encoding="x-uuencode"))
    assert leaf_data(raw, "2") == b"abcabc"
    assert decode_uu(b"words") == b"words"


def test_limits_are_settings() -> None:
    raw = with_parts(text(), attached(zipped({"a": b"x", "b": b"y"}), "f.zip"))
    read = read_mail(raw, limits=Limits(members=1))
    assert [leaf.problem.kind for leaf in read.leaves if leaf.problem] == [ErrorKind.TOO_LARGE]


KINDS = st.sampled_from(["text/plain", "application/octet-stream", "image/png", "application/pdf"])
LEAVES = st.tuples(KINDS, st.binary(max_size=60), st.sampled_from(["attachment", "inline"]))


def _standard(tree: object) -> MIMEPart:
    made = MIMEPart(policy=policy.SMTP)
    if isinstance(tree, tuple):
        kind, data, disposition = tree
        main, _, sub = kind.partition("/")
        made.set_content(data, main, sub, cte="base64", disposition=disposition, filename="f.bin")
    else:
        made["Content-Type"] = "multipart/mixed"
        made.set_payload([_standard(child) for child in tree])  # type: ignore[attr-defined]
    return made


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.recursive(LEAVES, lambda inner: st.lists(inner, min_size=1, max_size=4), max_leaves=12))
def test_the_leaves_are_those_that_the_standard_library_finds(tree: object) -> None:
    raw = HEAD + _standard(tree).as_bytes()
    expected = [
        (leaf.get_content_type(), leaf.get_payload(decode=True))
        for leaf in message_from_bytes(raw, policy=policy.compat32).walk()
        if not leaf.is_multipart()
    ]
    budgeted = read_mail(raw)
    if any(leaf.problem for leaf in budgeted.leaves):
        return
    found = [
        (leaf.declared, leaf_data(raw, leaf.path))
        for leaf in budgeted.leaves
        if "/" not in leaf.path
    ]
    assert found == expected


PIECES = st.sampled_from(
    [
        b"--b\r\n", b"--b--\r\n", b"\r\n", b"\n", b"Content-Type: multipart/mixed; boundary=b\r\n",
        b"Content-Type: message/rfc822\r\n", b"Content-Type: text/html\r\n", b"<p>x</p>",
        b"Content-Transfer-Encoding: base64\r\n", b"Content-Disposition: attachment\r\n",
        b"JVBERi0",
        b"PK\x03\x04", b"\x78\x9f\x3e\x22", b"begin 644 a\r\n", b"=?x?Q?=?=", b" x", b"\xd0\xcf",
        b"From: a@b\r\n", b"Subject: x\r\n", b"; filename*0*=x''%", b"%PDF-1.4 %%EOF",
    ]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(PIECES, max_size=40).map(b"".join), st.binary(max_size=30))
def test_no_arrangement_of_pieces_raises(body: bytes, noise: bytes) -> None:
    head = b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
    for raw in (head + body + noise, noise + body, body + noise):
        read = read_mail(raw)
        for leaf in read.leaves:
            assert len(leaf_data(raw, leaf.path)) == leaf.size


def test_a_path_that_is_not_there_is_an_error() -> None:
    with pytest.raises(CorruptError):
        leaf_data(mail(), "7")


def test_the_standard_librarys_own_mail_is_read() -> None:
    made = EmailMessage()
    made["From"] = "jane@agency.gov"
    made.set_content("Hello ä\n")
    made.add_attachment(PDF, "application", "pdf", filename="Förm.pdf")
    read = read_mail(made.as_bytes())
    assert read.text == "Hello ä"
    assert shown(read) == [("2", "Förm.pdf", FileKind.PDF)]


def test_a_mail_that_is_protected_by_rights_is_encrypted() -> None:
    data = b"\x76\xe8\x04\x60\xc4\x11\xe3\x86" + b"x" * 500
    wrapped = part(
        data,
        "application/x-microsoft-rpmsg-message; name=message.rpmsg",
        'Content-Disposition: attachment; filename="message.rpmsg"\r\n',
    )
    read = read_mail(with_parts(text("I used encryption to send you this."), wrapped))
    (problem,) = [leaf.problem for leaf in read.leaves if leaf.problem]
    assert problem.kind is ErrorKind.ENCRYPTED
    assert "without protection" in problem.message
