"""The notes on a sheet of their own, for a file that must not be altered."""

from __future__ import annotations

from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import inch
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer

from parsers.model import Notes

_TITLE = ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=15, leading=19, spaceAfter=6)
_TEXT = ParagraphStyle("text", fontName="Helvetica", fontSize=10.5, leading=14, alignment=TA_LEFT)
_LABEL = ParagraphStyle("label", parent=_TEXT, fontName="Helvetica-Bold", spaceBefore=9)
_SIGNED = (
    "Your file carries a digital signature. It was not altered, and no notes were written into it:"
    " that would have broken the signature."
)
_AGAIN = (
    " Please correct your own copy. Once an answer is changed, it has to be signed again, as the"
    " last step."
)

_PAGES = (
    "The pages that you sent follow, with a mark at each place. Please correct the form itself,"
    " have it signed where that is missing, and send it again; these marked pages are only to"
    " look at."
)


def sheet_of(notes: Notes) -> bytes:
    """A PDF that lists the notes, and says why they do not stand in the file itself.

    Of a scan it is the page that goes before the pages as they were sent.
    """
    stream = BytesIO()
    document = SimpleDocTemplate(
        stream, pagesize=LETTER, title=f"Notes on {_printable(notes.name)}",
        author=_printable(notes.author), leftMargin=inch, rightMargin=inch, topMargin=inch,
        bottomMargin=inch, invariant=True,
    )  # fmt: skip
    story: list[Flowable] = [
        Paragraph(f"Notes on {_shown(notes.name)}", _TITLE),
        Paragraph(_shown(notes.heading), _TEXT),
        Spacer(1, 6),
        Paragraph(_PAGES if notes.scan else _SIGNED + (_AGAIN if notes.notes else ""), _TEXT),
    ]
    for number, note in enumerate(notes.notes, 1):
        place = f" ({note.anchor.place})" if note.anchor and note.anchor.place else ""
        story.append(Paragraph(_shown(f"{number}. {note.title}{place}"), _LABEL))
        story.append(Paragraph(_shown(note.text), _TEXT))
    document.build(story)
    return stream.getvalue()


def _shown(text: str) -> str:
    return escape(_printable(text))


def _printable(text: str) -> str:
    """``text`` in the letters that the PDF's own fonts have."""
    return text.encode("cp1252", "replace").decode("cp1252")
