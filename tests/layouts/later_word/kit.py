"""What the later Word designs are made of: ways to mark a choice, to underline, to set a box."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape

from tests.layouts.catalog import FIELDS, SIGNERS
from tests.layouts.novel.kit import Form
from tests.layouts.word.ooxml import cell, para, row, run, table, text_of

WIDE = 10440
LOOKS = {
    "strike": "<w:strike/>",
    "bold": "<w:b/>",
    "highlight": '<w:highlight w:val="yellow"/>',
    "underline": '<w:u w:val="single"/>',
    "shade": '<w:shd w:val="clear" w:color="auto" w:fill="D9D9D9"/>',
}
ROUND = ("(X)", "( )")
TITLES = {
    "I": "Agency Information", "II": "Business Objectives",
    "III": "Services Requested of DAS/BEST", "IV": "Project Planning",
    "V": "Procurement Support", "VI": "Agency Approvals",
}  # fmt: skip


def looks(text: str, *kinds: str, size: float = 0) -> str:
    """A run of text in looks that the other sets have no need of."""
    inside = "".join(LOOKS[k] for k in kinds)
    inside += f'<w:sz w:val="{round(size * 2)}"/>' if size else ""
    return f"<w:r><w:rPr>{inside}</w:rPr>{text_of(text)}</w:r>" if text else ""


@dataclass
class Clerk(Form):
    """A form whose yes and no may be struck out, set in bold, marked or put in round brackets.

    ``choices``: the same for lists of choices; "" writes the chosen one only.
    """

    choices: str = ""

    def val(self, field_id: str) -> str:
        """The runs of a value."""
        if self.choices and FIELDS[field_id].type == "choice":
            return self.pick(field_id, FIELDS[field_id].choices, self.choices)
        return super().val(field_id)

    def yes_no(self, field_id: str) -> str:
        """The answer to a question."""
        if self.answers in {"text", "boxes", "after"}:
            return super().yes_no(field_id)
        return self.pick(field_id, ("Yes", "No"), self.answers)

    def pick(self, field_id: str, choices: Iterable[str], style: str, gap: str = " / ") -> str:
        """All choices, the chosen one marked in a style."""
        written, out = self.profile.written[field_id], []
        for choice in choices:
            chosen = choice == written
            if style == "round":
                out.append(run(f"{ROUND[not chosen]} {choice}"))
            elif style == "boxes":
                out.append(self.pen.tick(field_id, chosen, choice) + run(f" {choice}"))
            elif style == "strike":
                out.append(looks(choice, "strike") if written and not chosen else run(choice))
            else:
                out.append(looks(choice, style) if chosen else run(choice))
        return run("    " if style in {"round", "boxes"} else gap).join(out)

    def signed(self, who: str) -> bool:
        """Whether a slot is signed."""
        return self.profile.signatures[f"{who}_signature"] != "missing"

    def written(self, field_id: str) -> str:
        """What an agency writes at a field."""
        return self.profile.written[field_id]

    def signature(self, who: str) -> str:
        """The runs of a slot; where names are typed into it, with "/s/" before them."""
        if self.sign != "typed":
            return super().signature(who)
        name = self.written(f"{who}_signed_name") or "A. Signer"
        return run(f"/s/ {name}") if self.signed(who) else ""


Body = Callable[[Clerk], str]


def masthead(*lines: str) -> str:
    """The lines of the head, the first of them the largest."""
    sizes = (15, 11, 9, 9)
    return "".join(
        para(run(text, bold=not at, size=size), align="center")
        for at, (text, size) in enumerate(zip(lines, sizes, strict=False))
    ) + para(after=60)


def plain_table(rows: list[list[str]], widths: tuple[int, ...], *, lined: bool = True) -> str:
    """A table of cells that hold runs, nothing shaded."""
    made = [
        row(*(cell(para(c), width=w) for c, w in zip(cells, widths, strict=True))) for cells in rows
    ]
    return table(*made, grid=widths, borders=lined) + para(after=0)


def ruled_off(runs_or_text: str, length: int = 30) -> str:
    """A text underlined by Word, with underlined blanks round it, as Ctrl+U makes blanks."""
    if not runs_or_text:
        return looks("\u00a0" * length, "underline")
    rest = max(2, length - len(runs_or_text))
    return looks(f" {runs_or_text}" + "\u00a0" * rest, "underline")


def columns(count: int) -> str:
    """A paragraph that ends a section of so many newspaper columns."""
    return (
        '<w:p><w:pPr><w:sectPr><w:type w:val="continuous"/><w:pgSz w:w="12240" w:h="15840"/>'
        f'<w:pgMar w:top="800" w:right="900" w:bottom="800" w:left="900"/>'
        f'<w:cols w:num="{count}" w:space="360"/></w:sectPr></w:pPr></w:p>'
    )


def text_box(f: Form, inside: str, width: int = 480, height: int = 120) -> str:
    """A run with a text box as Word 2010 draws one, with its copy for older programs."""
    number = f.package.next_id()
    emu_w, emu_h = width * 9525, height * 9525
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" '
        f'distB="0" distL="0" distR="0"><wp:extent cx="{emu_w}" cy="{emu_h}"/><wp:docPr '
        f'id="{number}" name="Text Box {number}"/><a:graphic><a:graphicData uri="http://schemas.'
        'microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>'
        f"<wps:spPr/><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx><wps:bodyPr/>"
        "</wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback>"
        f'<w:pict><v:shape style="width:{width}px;height:{height}px"><v:textbox><w:txbxContent>'
        f"{inside}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def prompt(text: str) -> str:
    """A prompt in square brackets, as templates without controls have them."""
    return f'<w:r><w:rPr><w:color w:val="808080"/></w:rPr><w:t>[{escape(text)}]</w:t></w:r>'


def approvals(f: Clerk) -> Iterable[tuple[str, str]]:
    """The signers and what the print calls them."""
    return zip(SIGNERS, f.words.signers, strict=True)
