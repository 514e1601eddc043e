"""What lies in a mail beside the profiles."""

from __future__ import annotations

from intake_mailbot.message import beside
from parsers.model import (
    Anchor,
    FileKind,
    FoundBy,
    Leaf,
    ParsedForm,
    ParsedMail,
    SignatureReading,
    SignatureStatus,
    Source,
)
from parsers.model.mail import Headers


def _picture(name: str, form: ParsedForm | None = None) -> Leaf:
    return Leaf(name, name, FileKind.IMAGE, "image/jpeg", 300_000, "", form=form)


def test_the_pages_of_a_profile_are_no_pictures_that_nobody_has_read() -> None:
    slot = SignatureReading(
        "s",
        SignatureStatus.MISSING,
        None,
        0.97,
        FoundBy.REGION,
        anchor=Anchor("two", part="two.jpg"),
    )
    form = ParsedForm("ct_cep", "1.9", Source.SCAN, 2, {}, {"s": slot})
    leaves = (_picture("one.jpg", form), _picture("two.jpg"), _picture("site.jpg"))
    mail = ParsedMail(Headers("", None, "", None), "", "", leaves)
    assert beside.names(beside.scans(mail)) == ("site.jpg",)
