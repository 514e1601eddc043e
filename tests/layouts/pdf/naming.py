"""How programs name the fields of a PDF form."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from tests.layouts.catalog import PHASES, SIGNERS
from tests.layouts.pdf.sheet import Slot
from tests.layouts.words import Words

_STEM = {"text": "Text", "long": "Text", "choice": "Dropdown", "check": "Check Box",
         "radio": "Group", "sign": "Signature"}  # fmt: skip
_CYCLE = {"text": "TextField", "long": "TextField", "choice": "DropDownList",
          "check": "CheckBox", "radio": "RadioButtonList", "sign": "SignatureField"}  # fmt: skip


def _owner(field_id: str) -> str:
    """The person or row that a repeated label belongs to, or ""."""
    for prefix, name in {**PHASES, **SIGNERS}.items():
        if field_id.startswith(prefix + "_") and not field_id.endswith(("_name", "_phone")):
            return name
        if field_id.startswith(prefix + "_signed"):
            return name
    match = re.match(r"vendor_(\d)", field_id)
    return f"Vendor {match.group(1)}" if match else ""


def _plain(label: str) -> str:
    return re.sub(r"[^A-Za-z0-9 /()-]", "", label).strip()


@dataclass
class Naming:
    """Names and tooltips by a scheme.

    "ids" (names are our ids), "short" (foreign names, tooltips are the bare labels), "long"
    (foreign names, tooltips say whose phone), "wizard" (names made of the printed label),
    "bare" (Text1, no tooltips), "livecycle" (topmostSubform[0]…, no tooltips).
    """

    scheme: str
    words: Words
    _seen: Counter[str] = field(default_factory=Counter)

    def label(self, slot: Slot) -> str:
        """The label as printed beside the slot."""
        label = self.words.label(slot.field, "")
        if slot.kind == "sign":
            return "Signature"
        if slot.field.endswith("_signed_name"):
            return "Printed Name"
        return "Date" if slot.field.endswith("_signed_date") else label

    def name(self, slot: Slot) -> tuple[list[str], str]:
        """The path of names from the root, and the tooltip ("" for none)."""
        makers = {
            "ids": self._ids,
            "short": self._short,
            "long": self._long,
            "wizard": self._wizard,
            "bare": self._bare,
            "livecycle": self._livecycle,
        }
        return makers[self.scheme](slot)

    def _ids(self, slot: Slot) -> tuple[list[str], str]:
        return [slot.field], self.label(slot)

    def _count(self, stem: str) -> int:
        self._seen[stem] += 1
        return self._seen[stem]

    def _short(self, slot: Slot) -> tuple[list[str], str]:
        return [f"fld_{self._count('fld'):03d}"], self.label(slot)

    def _long(self, slot: Slot) -> tuple[list[str], str]:
        owner, label = _owner(slot.field), self.label(slot)
        if slot.field.endswith("_phone"):
            owner = self.words.label(slot.field.replace("_phone", "_name"), "")
        return [f"C{self._count('c')}"], f"{owner} {label}".strip()

    def _wizard(self, slot: Slot) -> tuple[list[str], str]:
        owner = _owner(slot.field) if slot.field.split("_")[-1] in {"start", "finish"} else ""
        stem = _plain(f"{self.label(slot)}{owner}")[:60]
        number = self._count(stem)
        return [stem if number == 1 else f"{stem}_{number}"], ""

    def _bare(self, slot: Slot) -> tuple[list[str], str]:
        stem = _STEM[slot.kind]
        return [f"{stem}{self._count(stem)}"], ""

    def _livecycle(self, slot: Slot) -> tuple[list[str], str]:
        page, stem = f"Page{slot.page + 1}[0]", _CYCLE[slot.kind]
        return ["topmostSubform[0]", page, f"{stem}1[{self._count(page + stem) - 1}]"], ""
