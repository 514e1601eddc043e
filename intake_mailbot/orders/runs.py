"""Which one of several is meant where its number stands behind a blank. Pure."""

from __future__ import annotations

import re

from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.process import Course, Rules

_NUMBER = re.compile(r"(?:#|no\.?|nr\.?|number)?\s*(\d{1,4})(?=\D|$)", re.IGNORECASE)
_SET_OFF = ".:,;!)–—-"
_ALONE = re.compile(
    rf"\s*[{_SET_OFF}]+\s+(?!\s|(?:and|or|&)?\s*(?:#|no\.?|nr\.?|number)?\s*\d)|\s*[{_SET_OFF}]*$",
    re.IGNORECASE,
)
"""What stands behind a number that is no measure ("2.5 hours") and not the first of several."""


_LISTED = re.compile(
    r"(?P<task>\w+):\s*(?P<runs>#?\d{1,4}(?:(?:\s*[,;&]\s*|\s+)(?:and\s+)?#?\d{1,4})+)"
    r"(?:\s*[.!]*|\s*:\s+(?P<set_off>.+)|\s+[–—-]+\s+(?P<note>.+))",
    re.IGNORECASE,
)


def listed(rest: str) -> tuple[tuple[str, str], ...]:
    """Each task that "action_item:1, 2" or "action_item:1 and 2: sent" lists, with the note.

    Nothing where there is no such list: only numbers stand in one, and a note behind it is set off.
    """
    found = _LISTED.fullmatch(rest.strip())
    if found is None:
        return ()
    note = (found["set_off"] or found["note"] or "").strip()
    runs = dict.fromkeys(int(number) for number in re.findall(r"\d+", found["runs"]))
    return tuple((f"{found['task'].lower()}:{run}", note) for run in runs)


def one_of_several(rules: Rules, course: Course, task: str, note: str) -> tuple[str, str]:
    """The task, as "task:2" where ``note`` begins with that number, and the note behind it.

    "done action_item 2" means the second, where that is open. Raises UsageError, saying how each
    that is open is written, where it is not, or where the number may as well begin a note.
    """
    rule = next((one for one in rules.flow.tasks if one.id == task), None)
    number = _NUMBER.match(note)
    waiting = [one for one in course.open_tasks if one.task == task]
    if rule is None or not rule.several or number is None or not waiting:
        return task, note
    behind, wanted = note[number.end() :].strip(), int(number[1])
    alone = _ALONE.match(note, number.end())
    if alone and any(one.run == wanted for one in waiting):
        return f"{task}:{wanted}", behind.lstrip(f"{_SET_OFF} ")
    which = " or ".join(f"“done {task}:{one.run}” ({one.text})" for one in waiting)
    why = "may mean a number or a note" if behind else "is not open"
    raise UsageError(f"“{task} {note}” {why}; write {which}, and a note behind a dash")
