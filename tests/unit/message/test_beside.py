"""What lies in a mail beside the profiles."""

from __future__ import annotations

from dataclasses import replace

from intake_mailbot.message import beside
from parsers.model import FileKind, Leaf, ParsedForm, ParsedMail, Source
from parsers.model.mail import Headers

FORM = ParsedForm("ct_cep", "1.9", Source.SCAN, 2, {}, {})


def _picture(path: str, name: str = "image0.jpeg") -> Leaf:
    return Leaf(path, name, FileKind.IMAGE, "image/jpeg", 300_000, "")


def test_the_pages_of_a_profile_are_neither_unread_pictures_nor_documents_beside_it() -> None:
    first, second = replace(_picture("2"), form=FORM), replace(_picture("3"), page=True)
    leaves = (first, second, _picture("4"))  # telephones call all of them the same
    mail = ParsedMail(Headers("", None, "", None), "", "", leaves)
    assert [leaf.path for leaf in beside.scans(mail)] == ["4"]
    assert [leaf.path for leaf in beside.attached(mail)] == ["4"]
