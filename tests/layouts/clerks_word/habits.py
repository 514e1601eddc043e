"""What clerks write beside the plain answers: capitals, "N/A", "see attached"; copied controls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from xml.sax.saxutils import quoteattr

from tests.layouts.catalog import FIELDS, PHASES, VENDORS
from tests.layouts.truth import Profile, Value
from tests.layouts.word.pens import Controls

Habit = Callable[[Profile], Profile]


def _changed(profile: Profile, written: dict[str, str], expected: dict[str, Value]) -> Profile:
    return replace(profile, written={**profile.written, **written},
                   expected={**profile.expected, **expected})  # fmt: skip


def loud(profile: Profile) -> Profile:
    """All answers in capitals; choices keep their meaning, names and texts are as written."""
    written = {k: v.upper() for k, v in profile.written.items() if v != "x"}
    texts = {k: v.upper() for k, v in profile.expected.items()
             if isinstance(v, str) and FIELDS[k].type in {"text", "long_text"}}  # fmt: skip
    return _changed(profile, written, texts)  # type: ignore[arg-type]  # a narrower dict


def not_applicable(profile: Profile) -> Profile:
    """ "N/A" where nobody needs to be named and nothing is dated.

    Of a text that is what was written, and the rules know what it means; of a date or a phone it
    is no value.
    """
    keys = [f"project_manager_{p}" for p in ("name", "phone")]
    keys += [f"vendor_{n}_name" for n in VENDORS]
    keys += [f"{phase}_{p}" for phase in PHASES for p in ("start", "finish")]
    free = [
        k
        for k in keys
        if not profile.written[k] and k not in profile.required | profile.emptied | profile.absent
    ]
    texts: dict[str, Value] = {k: "N/A" for k in free if FIELDS[k].type == "text"}
    return _changed(profile, dict.fromkeys(free, "N/A"), texts)


def see_attached(profile: Profile) -> Profile:
    """The objectives are in a paper of their own."""
    key = "business_objectives"
    if not profile.written[key]:
        return profile
    words = "See attached memorandum dated 2/3/2026."
    return _changed(profile, {key: words}, {key: words})


_TITLES = {
    "phone": "Contact Phone", "date": "Date Requested", "choice": "Current Phase",
    "long_text": "Description", "yes_no": "Mandated", "checkbox": "Check Box",
}  # fmt: skip


@dataclass
class Copied(Controls):
    """Controls that a clerk copied and pasted: each kind keeps the title and tag of the first."""

    def _properties(self, field_id: str, kind: str, shows_prompt: bool, name: str = "") -> str:
        title = _TITLES.get(FIELDS[field_id].type, "Requestor's Name")
        tag = title.lower().replace(" ", "_").replace("'", "")
        number = self.package.next_id()
        del name
        return (
            f"<w:sdtPr><w:alias w:val={quoteattr(title)}/><w:tag w:val={quoteattr(tag)}/>"
            f'<w:id w:val="{number * 7919}"/>{"<w:showingPlcHdr/>" if shows_prompt else ""}{kind}'
            "</w:sdtPr>"
        )


@dataclass
class Picked(Controls):
    """Dates from a picker whose format is an office's own: "Thursday, 5 March 2026"."""

    def _date(self, written: str, field_id: str) -> str:
        value = self.profile.expected[field_id]
        full = f' w:fullDate="{date.fromisoformat(str(value))}T00:00:00Z"' if written else ""
        return (
            f'<w:date{full}><w:dateFormat w:val="dddd, d MMMM yyyy"/><w:lid w:val="en-US"/>'
            '<w:storeMappedDataAs w:val="date"/><w:calendar w:val="gregorian"/></w:date>'
        )


def picked(profile: Profile) -> Profile:
    """Dates as that picker shows them."""
    written = {}
    for key, value in profile.expected.items():
        if FIELDS[key].type == "date" and isinstance(value, str):
            day = date.fromisoformat(value)
            written[key] = f"{day:%A}, {day.day} {day:%B} {day:%Y}"
    return _changed(profile, written, {})
