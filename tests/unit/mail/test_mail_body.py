"""The text of a mail is what its reader sees; its words are what the sender wrote."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.mail import read_mail
from parsers.mail.body import unflow
from parsers.mail.html import html_to_text
from parsers.mail.quoting import own_words
from tests.hostile.build import PDF, mail, multipart, part, text, with_parts, zipped


def of(body: bytes, kind: str, encoding: str = "8bit") -> str:
    head = f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\n".encode()
    return read_mail(mail(body, head)).text


@pytest.mark.parametrize(
    ("body", "kind", "encoding", "shown"),
    [
        ("ä".encode(), "text/plain; charset=utf-8", "8bit", "ä"),
        ("ä".encode("latin-1"), "text/plain; charset=iso-8859-1", "8bit", "ä"),
        ("ä".encode(), "text/plain; charset=us-ascii", "8bit", "ä"),
        ("ä".encode("cp1252"), "text/plain; charset=nonsense", "8bit", "ä"),
        ("ä".encode("cp1252"), "text/plain", "8bit", "ä"),
        (b"=C3=A4=\r\nb", "text/plain; charset=utf-8", "quoted-printable", "äb"),
        (b"w6Q=", "text/plain; charset=utf-8", "base64", "ä"),
        (b"w6Q=", "text/plain; charset=utf-8", '"BASE64"', "ä"),
        ("ä".encode("utf-16"), "text/plain; charset=utf-16", "8bit", "ä"),
        (b"a \r\nb \r\nc\r\nd", "text/plain; format=flowed", "7bit", "a b c\nd"),
        (b"<p>a</p><p>b</p>", "text/html", "7bit", "a\n\nb"),
        (b"a\x00\x07b", "text/plain", "7bit", "ab"),
    ],
)
def test_text_is_decoded(body: bytes, kind: str, encoding: str, shown: str) -> None:
    assert of(body, kind, encoding) == shown


def test_plain_text_is_preferred_and_html_taken_where_it_is_blank() -> None:
    html = part(b"<p>rich</p>", "text/html")
    assert read_mail(with_parts(text("plain"), html, kind="alternative")).text == "plain"
    assert read_mail(with_parts(text(" \r\n"), html, kind="alternative")).text == "rich"


def test_a_body_in_pieces_is_put_together() -> None:
    read = read_mail(with_parts(text("one"), part(b"x" * 50, "application/x"), text("two")))
    assert read.text == "one\ntwo"


def test_the_start_of_a_related_body_is_named() -> None:
    root = part(b"<p>root</p>", "text/html", "Content-ID: <r@x>\r\n")
    other = part(b"<p>other</p>", "text/html", "Content-ID: <o@x>\r\n")
    raw = with_parts(other, root, kind="related", params='; start="<r@x>"')
    assert read_mail(raw).text == "root"


def test_attached_text_is_no_body() -> None:
    notes = part(b"notes", "text/plain", 'Content-Disposition: attachment; filename="n.txt"\r\n')
    assert read_mail(with_parts(text("body"), notes)).text == "body"


@pytest.mark.parametrize("data", [PDF, zipped({"a": b"x"}), b"{\\rtf1 x}"])
def test_a_file_declared_as_text_is_a_file_and_no_body(data: bytes) -> None:
    read = read_mail(with_parts(text("body"), part(data, "text/plain")))
    assert read.text == "body"
    assert not all(leaf.decoration for leaf in read.leaves)


def test_text_with_a_stray_control_character_is_still_the_body() -> None:
    read = read_mail(mail(b"Hello\x01 there"))
    assert read.text == "Hello there"
    assert all(leaf.decoration for leaf in read.leaves)


def test_a_digest_has_no_body_of_its_own() -> None:
    digest = multipart(text("inner"), kind="digest", boundary="b1")
    assert read_mail(with_parts(text("outer"), digest)).text == "outer"


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<table><tr><td>Name:</td><td> Jane </td></tr><tr><td>x</td></tr></table>",
         "Name:\tJane\nx"),
        ("a<br>b<div>c</div>d", "a\nb\nc\nd"),
        ("a&nbsp;b &lt;c&gt; &euro;", "a b <c> €"),
        ("<title>t</title><style>s</style><script>x</script>a", "a"),
        ("<p>a</p><blockquote>b<blockquote>c</blockquote></blockquote>", "a\n\n> b\n> > c"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("<ul><li>a<li>b</ul>", "a\nb"),
        ('a<span style="display: none">b<br>c</span>d', "ad"),
        ("a<!-- b -->c<?pi d?>e", "ace"),
        ("", ""),
        ("plain words", "plain words"),
    ],
)  # fmt: skip
def test_html_becomes_lines(html: str, shown: str) -> None:
    assert html_to_text(html) == shown


def test_html_is_cut_at_the_limit() -> None:
    assert len(html_to_text("<p>" + "x" * 1_000, 100)) == 100


@given(st.text(st.sampled_from(list("<>/abp&; =\"'!-?\x00[]")), max_size=200))
def test_no_html_raises(html: str) -> None:
    html_to_text(html)


def test_flowed_quotations_keep_their_depth() -> None:
    assert unflow(">> a \n>> b\n> c \nd\n-- \nsig") == ">> a b\n> c \nd\n-- \nsig"
    assert unflow("a \nb", delete_space=True) == "ab"
    assert unflow(" >x\nlast ") == ">x\nlast "


QUOTE = "> old words\n> more"


@pytest.mark.parametrize(
    "mail_text",
    [
        f"Hello\n\nOn Mon, 3 Nov 2025 at 10:00, Jane Doe <j@x.gov> wrote:\n{QUOTE}",
        "Hello\n\nOn Mon, 3 Nov 2025 at 10:00, Jane Doe\n<j@x.gov> wrote:\n\n> old",
        "Hello\n\nOn Nov 3, 2025, at 10:00 AM, Jane Doe wrote:\n\nold without signs",
        "Hello\n\nOn Mon, 3 Nov 2025 at 10:00, Jane Doe of the\nAgency\n<j@x.gov> wrote:\n> old",
        f"Hello\n\nAm 03.11.2025 um 10:00 schrieb Jane Doe:\n{QUOTE}",
        f"Hello\n\nLe lun. 3 nov. 2025 à 10:00, Jane <j@x.gov> a écrit :\n{QUOTE}",
        f"Hello\n\nEl lun, 3 nov 2025 a las 10:00, Jane (<j@x.gov>) escribió:\n{QUOTE}",
        f"Hello\n\nIl giorno lun 3 nov 2025 alle ore 10:00 Jane <j@x.gov> ha scritto:\n{QUOTE}",
        f"Hello\n\nEm seg., 3 de nov. de 2025 às 10:00, Jane <j@x.gov> escreveu:\n{QUOTE}",
        f"Hello\n\nOp ma 3 nov 2025 om 10:00 schreef Jane <j@x.gov>:\n{QUOTE}",
        f"Hello\n\nJane Doe <j@x.gov> wrote:\n{QUOTE}",
        "Hello\n\n-----Original Message-----\nFrom: Jane\nSent: x\nTo: y\nSubject: z\n\nold",
        "Hello\n\n________________________________\nFrom: Jane\nSent: x\nTo: y\nSubject: z\n\nold",
        "Hello\n\nFrom: Jane <j@x.gov>\nSent: Monday\nTo: Bob\nSubject: z\n\nold",
        "Hello\n\n*From:* Jane <j@x.gov>\n*Sent:* Monday\n*To:* Bob\n*Subject:* z\n\nold",
        "Hello\n\nVon: Jane\nGesendet: Montag\nAn: Bob\nBetreff: z\n\nold",
        "Hello\n\nDe : Jane\nEnvoyé : lundi\nÀ : Bob\nObjet : z\n\nold",
        "Hello\n\n---------- Forwarded message ---------\nFrom: Jane\n\nold",
        "Hello\n\nBegin forwarded message:\n\nFrom: Jane\nold",
        "Hello\n-- \nJane Doe\nAgency",
        "Hello\n\nSent from my iPhone",
        "Hello\n\nGet Outlook for iOS\n",
        f"{QUOTE}\n\nHello",
        f"On Mon, 3 Nov 2025, Jane wrote:\n{QUOTE}\n\nHello\n-- \nsig",
        "Hello",
    ],
)
def test_quotations_and_signatures_are_left_out(mail_text: str) -> None:
    assert own_words(mail_text) == "Hello"


def test_an_answer_between_quotations_is_kept() -> None:
    found = own_words("On 3 Nov Jane wrote:\n> one?\n\nyes\n\n> two?\n\nno")
    assert found.split() == ["yes", "no"]


@pytest.mark.parametrize(
    "written",
    [
        "From: the Agency\nPlease see below.",
        "As I wrote:\nthe plan stands.",
        "Title: Permit Portal\nDate: 1/2/2026\nTo: nobody",
        "On Monday we start:\nfirst this, then that",
        "________________________________",
        "I sent this from my office",
    ],
)
def test_words_that_only_look_like_quotations_are_kept(written: str) -> None:
    assert own_words(written) == written


def test_a_mere_forward_has_no_words() -> None:
    assert own_words("---------- Forwarded message ---------\nFrom: Jane\n\nold") == ""


LINES = ["> a", "On 1", "x wrote:", "From: a", "To: b", "", "-- ", "Sent: c", "Subject: d", "hello"]


@given(st.lists(st.sampled_from(LINES), max_size=15))
def test_words_are_lines_of_the_text(lines: list[str]) -> None:
    assert all(line in lines for line in own_words("\n".join(lines)).splitlines())


def test_words_that_stand_right_before_an_attribution_are_the_senders():
    text = (
        "done contact\nready\nPat\nOn Mon, Nov 9, 2026 at 11:00 AM X <x@example.gov> wrote:\n> no"
    )
    assert own_words(text) == "done contact\nready\nPat"
    broken = (
        "ready\nOn Mon, Nov 9, 2026 at 11:00 AM Enterprise Planning\n<x@example.gov> wrote:\n> no"
    )
    assert own_words(broken) == "ready"
