"""Why a file cannot be read at all, in words for who has never heard of TOML."""

from __future__ import annotations

import re
from dataclasses import dataclass

_POSITION = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_KEY = re.compile(r'\s*("?[\w-]+"?)\s*=')
_CURLY = "“”„‟‘’‚«»"
_YES_OR_NO = {"yes": "true", "true": "true", "no": "false", "false": "false"}
_FIRST = "The rest of the file is looked at once this is mended."

_WORDS: tuple[tuple[str, str, str], ...] = (
    ("Expected '='", 'The line has no "=".', 'Write: key = "…". A remark begins with #.'),
    ("Invalid statement", "This is neither a key nor a [table].",
     'Write: key = "…", or begin the line with # if it is a remark.'),
    ("Unterminated string", 'A text is opened with " and not closed.', 'Put " behind it.'),
    ("Illegal character", 'A text is opened with " and not closed on its line.',
     'Put " behind it, on the same line.'),
    ("Unescaped", "A text has a backslash in it.", "Write / instead, or the backslash twice."),
    ("Expected newline", "Something is left over behind the value.",
     'Write one key a line. A " inside a text is written \\".'),
    ("Unclosed array", "A list is opened with [ and not closed.",
     "Put ] behind its last part, and commas between the parts."),
    ("Unclosed inline table", "A { is not closed, or a comma is missing in it.",
     "Put } behind its last part, and commas between the parts."),
    ("Invalid initial character", "There is no key where one is needed.",
     'Write: key = "…"; what stands between { and } stands on one line.'),
    ("Duplicate inline", "A key stands twice between { and }.", "Remove one of them."),
    ("Cannot overwrite", "This is written a second time in the same table.",
     "Remove one of them; each further stage, task or field begins with [[…]] of its own."),
    ("Cannot declare", "This table is begun a second time.",
     "Remove one; where there can be several, write [[…]] in double brackets."),
    ("Cannot mutate", "This was written in full further up.", "Put it there, or remove one."),
    ("Cannot redefine", "This was written in another way further up.",
     "Write it in one way only: [[…]] once for each."),
    ("Expected ']", "The brackets of the table do not fit.", "Write [name], or [[name]]."),
    ("Invalid date", "This is no date.", 'Put texts in quotes: key = "…".'),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Where a file cannot be read further (``line`` from 1), why, and how to mend it."""

    line: int
    problem: str
    mend: str


def unreadable(said: str, text: str) -> Unreadable:
    """What ``said``, the standard parser's message about ``text``, means to its writer."""
    lines = text.splitlines() or [""]
    at = _POSITION.search(said)
    last = max((n for n, line in enumerate(lines, 1) if line.strip()), default=1)
    number = int(at[1]) if at and at[1] else last
    column = int(at[2]) if at and at[2] else 0
    line = lines[min(number, len(lines)) - 1]
    problem, mend = _explained(said, line, column)
    return Unreadable(number, problem, f"{mend} {_FIRST}")


def _value(key: str, written: str) -> tuple[str, str]:
    """What stands where a value should, and is none."""
    problem = f"`{key}` is {written}, which cannot be read." if written else f"`{key}` is empty."
    if written.lower() in _YES_OR_NO:
        return problem, f"Write {key} = {_YES_OR_NO[written.lower()]}."
    return problem, f'Put a text in quotes, {key} = "…", and write a number in figures.'


def _explained(said: str, line: str, column: int) -> tuple[str, str]:
    if line[column - 1 : column] in set(_CURLY) and column:
        problem = "The line has the curved quotes of a word processor."
        return problem, 'Write straight ones: ". Use an editor of plain text, not Word.'
    key = _KEY.match(line)
    if said.startswith("Invalid value"):
        return _value(key[1] if key else "key", line.partition("=")[2].partition("#")[0].strip())
    single = re.fullmatch(r"\s*\[(\w+)\]\s*(?:#.*)?", line)
    if said.startswith("Cannot declare") and single:
        name = single[1]
        problem = f"[{name}] stands in single brackets, and not for the first time."
        return problem, f"Where there can be several, write each as [[{name}]]."
    for start, problem, mend in _WORDS:
        if said.startswith(start):
            return problem, mend
    return f"The line cannot be read: {_POSITION.sub('', said)}.", "Mend it."
