"""What is put beside the parts that a Word signature covers, after signing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from parsers.model import Standing
from tests.unit.word.ooxml import NAMESPACES, relations
from tests.unit.word.opc import Files
from tests.unit.word.signed_documents import RELS, after, changed, reason, standing


def related(kind: str, target: str, mode: str = "") -> Callable[[Files], None]:
    """A relationship of the document that is put in after signing, with its part."""

    def put(files: Files) -> None:
        if not mode:
            files[f"word/{target}"] = f"<w:x {NAMESPACES}/>"
        row = relations(("rId99", kind, target)).partition("<Relationship ")[2]
        row = row.replace("/>", f"{mode}/>", 1)
        changed(RELS, "</Relationships>", "<Relationship " + row)(files)

    return put


@pytest.mark.parametrize("kind", ["theme", "numbering", "fontTable", "chart", "subDocument"])
def test_what_a_page_is_drawn_with_put_in_after_signing_is_for_a_person(kind: str) -> None:
    data = after(related(kind, "more.xml"))
    assert standing(data) is Standing.UNCLEAR
    assert reason(data).endswith("word/more.xml, from which the form is read or drawn.")


def test_a_picture_from_elsewhere_put_in_after_signing_is_for_a_person() -> None:
    data = after(related("image", "http://example.com/x.png", ' TargetMode="External"'))
    assert standing(data) is Standing.UNCLEAR
    assert "a relationship to something outside of the file" in reason(data)


def test_comments_put_in_after_signing_are_named_and_harm_nothing() -> None:
    data = after(related("comments", "comments.xml"))
    assert standing(data) is Standing.VALID
    assert "word/comments.xml" in reason(data)
