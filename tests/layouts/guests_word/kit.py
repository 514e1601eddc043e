"""What every guest writes with: words, marks, blanks and signatures."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tests.layouts import strokes
from tests.layouts.catalog import FIELDS, PHASES
from tests.layouts.outsiders_word import ooxml as x
from tests.layouts.outsiders_word.paper import Paper
from tests.layouts.truth import Profile

WIDE = 10200
PARTS = ("status", "start", "finish")
PEOPLE = ("requestor", "project_manager", "business_sponsor", "it_director")
TEXTS = ("business_objectives", "services_requested")


@dataclass
class Sheet:
    """A form being filled: ``labels`` by field id or the source's label, ``look`` of the answers.

    ``ticks`` are the marks for yes and no; ``blank`` is what stands where nothing was written.
    """

    profile: Profile
    rng: random.Random
    paper: Paper
    labels: Mapping[str, str] = field(default_factory=dict)
    look: Mapping[str, object] = field(default_factory=dict)
    ticks: tuple[str, str] = ("☒", "☐")
    blank: str = ""

    def word(self, text: str) -> str:
        """A printed word as this office says it."""
        return self.labels.get(text, text)

    def label(self, key: str) -> str:
        """A field's label, without an end."""
        return self.labels.get(key) or self.word(FIELDS[key].label)

    def said(self, key: str, blank: str | None = None) -> str:
        """The runs of an answer, or of the blank."""
        text = self.profile.written[key]
        empty = self.blank if blank is None else blank
        return x.run(text, **self.look) if text else (x.run(empty) if empty else "")

    def on(self, key: str) -> bool:
        """Whether a checkbox or a yes/no was affirmed."""
        return self.profile.expected[key] is True

    def tick(self, on: bool) -> str:
        """The mark for on or off."""
        return self.ticks[not on]

    def pair(self, key: str, between: str = "    ", after: bool = False) -> str:
        """Yes and No with their marks, before or ``after`` the words."""
        said, out = self.profile.written[key], []
        for word in ("Yes", "No"):
            mark = self.tick(said == word)
            out.append(f"{word} {mark}" if after else f"{mark} {word}")
        return x.run(between.join(out))

    def sign(self, who: str, width: float = 125, height: float = 30, float_: bool = False) -> str:
        """The signature of a signer, in the line or floating over it; "" where none."""
        status = self.profile.signatures[f"{who}_signature"]
        if status == "unclear":
            name = self.profile.expected[f"{who}_signed_name"]
            return x.run(f"/s/ {name or 'J. Doe'}", italic=True, font="Brush Script MT", size=13)
        if status != "signed":
            return ""
        run = self.paper.picture(strokes.picture(self.rng), width, height)
        return floating(run) if float_ else run


def floating(run: str, right: int = 60000, down: int = -260000) -> str:
    """An inline picture made to float in front of the text, placed by its paragraph."""
    wraps = (
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="9" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="column"><wp:posOffset>{right}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{down}</wp:posOffset>'
        "</wp:positionV>"
    )
    run = run.replace("<wp:inline>", wraps).replace("</wp:inline>", "</wp:anchor>")
    return run.replace("<wp:docPr", "<wp:wrapNone/><wp:docPr")


def marked(words: str, mark: str) -> str:
    """A run struck out ("strike") or under a marker ("yellow")."""
    look = "<w:strike/>" if mark == "strike" else f'<w:highlight w:val="{mark}"/>'
    return f"<w:r><w:rPr>{look}</w:rPr>{x.text(words)}</w:r>"


def shares(*parts: float, wide: int = WIDE) -> list[int]:
    """Widths in these proportions."""
    return [round(wide * part / sum(parts)) for part in parts]


def p(*content: str, **look: object) -> str:
    """A paragraph close to the next."""
    return x.para(*content, **{"after": 20, **look})  # type: ignore[arg-type]


def b(words: str, **look: object) -> str:
    """A bold run."""
    return x.run(words, **{"bold": True, **look})


def bar(words: str, shade: str = "D9D9D9", **look: object) -> str:
    """A section's title on a ground."""
    return x.para(b(words, **look), before=140, shade=shade, keep=True)


def grid(rows: Iterable[Sequence[str]], widths: Sequence[int], *, heads: Sequence[str] = (),
         height: int = 0, border: str = "single", shade: str = "") -> str:  # fmt: skip
    """A table of runs; ``heads`` in bold above, the first column on ``shade``."""
    lines = [x.row(*(x.cell(p(b(h)), width=w, shade="E7E6E6")
                     for h, w in zip(heads, widths, strict=True)))] if heads else []  # fmt: skip
    for cells in rows:
        made = [x.cell(p(c), width=w, shade=shade if not n else "")
                for n, (c, w) in enumerate(zip(cells, widths, strict=True))]  # fmt: skip
        lines.append(x.row(*made, height=height))
    return x.table(*lines, widths=widths, border=border)


def plan(s: Sheet, wide: int = WIDE) -> str:
    """Phases down, status and dates across."""
    heads = ["Project Phase", *(s.word(w) for w in ("Status", "Start", "Finish"))]
    rows = [[x.run(s.word(PHASES[ph])), *(s.said(f"{ph}_{d}") for d in PARTS)] for ph in PHASES]
    return grid(rows, shares(3, 2, 2, 2, wide=wide), heads=[s.word(h) for h in heads])


def vendors(s: Sheet, wide: int = WIDE) -> str:
    """Vendors down, authority beside."""
    rows = [[s.said(f"vendor_{n}_name"), s.said(f"vendor_{n}_authority")] for n in range(1, 5)]
    heads = (s.word("Vendor Name(s)"), s.word("Purchasing Authority"))
    return grid(rows, shares(3, 2, wide=wide), heads=heads)
