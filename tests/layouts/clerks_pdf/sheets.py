"""A sheet whose long answers break their words with soft hyphens, and names as programmers give."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.layouts.catalog import FIELDS
from tests.layouts.later_pdf import kit
from tests.layouts.later_pdf.forms import Detected
from tests.layouts.pdf.sheet import Slot

_STEMS = {"text": "TextField3", "long": "TextField3", "choice": "DropDownList1",
          "check": "CheckBox1", "radio": "RadioButtonList", "sign": "SignatureField1"}  # fmt: skip
_TIPS = {"text": "Text Field", "long": "Text Field", "choice": "Drop-down List",
         "check": "Check Box", "radio": "Radio Button List", "sign": "Signature"}  # fmt: skip
_KINDS = {"text": "txt", "phone": "tel", "date": "dt", "choice": "cbo", "yes_no": "opt",
          "checkbox": "chk", "long_text": "mem", "signature": "sig"}  # fmt: skip


@dataclass
class Sheet(kit.Sheet):
    """``hyphens`` breaks the words of long answers at the line's end with soft hyphens."""

    hyphens: bool = False

    def _paint_text(self, text: str, slot: Slot) -> None:
        if not self.hyphens or slot.kind != "long":
            super()._paint_text(text, slot)
            return
        y = slot.rect[3] - self.size - 1
        for line in self._broken(text, slot.rect[2] - slot.rect[0] - 4):
            self._line(slot.rect[0] + 2, y, line, self.size)
            y -= self.size * 1.2

    def _broken(self, text: str, wide: float) -> list[str]:
        """Lines as full as they can be: a long word goes on in the next line."""

        def room(line: str) -> bool:
            return bool(stringWidth(line, self.value_font, self.size) <= wide)

        lines: list[str] = []
        for paragraph in text.split("\n"):
            line = ""
            for word in paragraph.split(" "):
                longer = f"{line} {word}".strip()
                if room(longer):
                    line = longer
                    continue
                ends = range(len(word) - 3, 2, -1) if word.isalpha() else ()
                cut = next((at for at in ends if room(f"{line} {word[:at]}\u00ad")), 0)
                lines.append(f"{line} {word[:cut]}\u00ad" if cut else line)
                line = word[cut:]
            lines.append(line)
        return lines


@dataclass
class Programmed(Detected):
    """Two more schemes of names.

    "subform": form1[0].#subform[0].TextField3[12], every tooltip the same for its kind.
    "hungarian": txtEngagementTitle, telRequestor, dtDateRequested, chkItb; no tooltips.
    """

    def name(self, slot: Slot) -> tuple[list[str], str]:
        """The path of names from the root, and the tooltip ("" for none)."""
        if self.scheme == "subform":
            at = self._count(f"{slot.page}{slot.kind}") - 1
            path = ["form1[0]", f"#subform[{slot.page}]", f"{_STEMS[slot.kind]}[{at}]"]
            return path, _TIPS[slot.kind]
        if self.scheme == "hungarian":
            words = re.sub(r"_(phone|signature)$", "", slot.field).split("_")
            made = _KINDS[FIELDS[slot.field].type] + "".join(w.capitalize() for w in words)
            return [f"{made}{slot.option}"], ""
        return super().name(slot)
