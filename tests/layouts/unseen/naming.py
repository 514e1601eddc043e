"""More ways in which people name the fields of a PDF form."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.layouts.catalog import PHASES, SIGNERS
from tests.layouts.pdf.naming import Naming
from tests.layouts.pdf.sheet import Slot
from tests.layouts.unseen.wording import ROLES

_HUNGARIAN = {"text": "txt", "long": "txt", "choice": "ddl", "check": "chk", "radio": "rb",
              "sign": "sig"}  # fmt: skip


@dataclass
class Named(Naming):
    """More ways of naming: "tree" (Contacts.Requestor.Phone), "hungarian" (txtRequestorPhone),
    "tips" (F001 with a full sentence as tooltip); the rest as the base knows them."""

    def name(self, slot: Slot) -> tuple[list[str], str]:
        makers = {"tree": self._tree, "hungarian": self._hungarian, "tips": self._tips}
        return makers[self.scheme](slot) if self.scheme in makers else super().name(slot)

    def _place(self, slot: Slot) -> list[str]:
        """Branch, owner and leaf of a field, in this print's words."""
        field_id, words = slot.field, self.words.label(slot.field, "")
        for who, role in ROLES.items():
            if field_id in {f"{who}_name", f"{who}_phone"}:
                return ["Contacts", role, "Name" if field_id.endswith("name") else "Phone"]
        for phase, name in PHASES.items():
            if field_id.removeprefix(phase) in {"_status", "_start", "_finish"}:
                return ["Schedule", name.split(" (")[0], words]
        if match := re.match(r"vendor_(\d)_(.*)", field_id):
            return ["Vendors", match[1], "Name" if match[2] == "name" else "Authority"]
        for who, role in SIGNERS.items():
            if field_id.startswith(f"{who}_sign"):
                parts = {"signature": "Signature", "signed_name": "Printed Name"}
                return ["Approvals", role, parts.get(field_id.removeprefix(f"{who}_"), "Date")]
        return ["Request", words]

    def _tree(self, slot: Slot) -> tuple[list[str], str]:
        path = [re.sub(r"[^A-Za-z0-9]+", "", part)[:30] for part in self._place(slot)]
        return self._once(path, slot), ""

    def _hungarian(self, slot: Slot) -> tuple[list[str], str]:
        place = self._place(slot)
        parts = place[1:] if place[0] != "Vendors" else ["Vendor", *place[1:]]
        stem = "".join(re.sub(r"[^A-Za-z0-9]+", "", part.title()) for part in parts)[:34]
        return self._once([_HUNGARIAN[slot.kind] + stem], slot), ""

    def _tips(self, slot: Slot) -> tuple[list[str], str]:
        place = self._place(slot)
        named = {"Contacts": "{1}: {2}", "Schedule": "{1} phase: {2}", "Vendors": "Vendor {1}: {2}",
                 "Approvals": "{1} approval: {2}"}.get(place[0], "{1}")  # fmt: skip
        tip = named.format(*place)
        if slot.option and slot.kind == "check":
            tip += f" - {slot.option}"
        return [f"F{self._count('F'):03d}"], tip

    def _once(self, path: list[str], slot: Slot) -> list[str]:
        option = re.sub(r"\W+", "", slot.option) if slot.kind == "check" else ""
        leaf = path[-1] + option
        number = self._count("/".join([*path[:-1], leaf]))
        return [*path[:-1], leaf if number == 1 else f"{leaf}{number}"]
