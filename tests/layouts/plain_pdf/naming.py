"""Names that say nothing at all, and tooltips that are whole sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.layouts.catalog import FIELDS, PHASES
from tests.layouts.later_pdf.forms import Detected
from tests.layouts.pdf.sheet import Slot
from tests.layouts.plain_pdf.wording import SENTENCES

_KINDS = {"text": "TextField", "long": "TextField", "choice": "DropDownList", "check": "CheckBox",
          "radio": "RadioButtonList", "sign": "SignatureField"}  # fmt: skip
_PARTS = {"status": "Select the status of the {} phase.",
          "start": "Enter the date on which the {} phase starts.",
          "finish": "Enter the date on which the {} phase finishes."}  # fmt: skip


@dataclass
class Plain(Detected):
    """Two more schemes of names.

    "designer": topmostSubform[0].Page1[0].TextField2[3], no tooltips. "sentences": Text1, with a
    sentence for a tooltip.
    """

    def name(self, slot: Slot) -> tuple[list[str], str]:
        """The path of names from the root, and the tooltip ("" for none)."""
        if self.scheme == "designer":
            page, kind = f"Page{slot.page + 1}[0]", f"{_KINDS[slot.kind]}2"
            return ["topmostSubform[0]", page, f"{kind}[{self._count(page + kind) - 1}]"], ""
        if self.scheme == "sentences":
            return [f"Text{self._count('all')}"], sentence(slot)
        return super().name(slot)


def sentence(slot: Slot) -> str:
    """What a clerk has typed as the help of a field."""
    for phase, name in PHASES.items():
        part = slot.field.removeprefix(f"{phase}_")
        if slot.field.startswith(f"{phase}_") and part in _PARTS:
            return _PARTS[part].format(name)
    words = SENTENCES.get(slot.field) or FIELDS[slot.field].label
    if FIELDS[slot.field].type == "checkbox":
        return f"Check this box if you need support with: {words}"
    if slot.option:
        return f'Choose "{slot.option}" here. {re.sub(" +", " ", words)}'
    return words
