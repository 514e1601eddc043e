"""Where a label begins and ends: remarks, numbers and other names that are printed with it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from parsers.matching.gist import gist, meant
from parsers.matching.prompts import bids
from parsers.matching.vocabulary import Label, Sort, Vocabulary
from parsers.matching.words import OBJECT, canonical_words

_AFTER = re.compile(
    r"""(?:\.(?=\)))?\)?(?:\s*\([^()\d\ufffc]{0,40}$)?(?:\.(?=[\s:?(*]|$))?(?:\s*(?:\*+|\([^()\d\ufffc]{0,80}\)|\((?=[^()]*(?:max|char|mm|yy|limit|nnn))[^()]{0,80}\)
        |,?\s*if\s(?:any|applicable|known)\b|,\s*if\s[^:?\n\t\d_.]{3,30}?(?=\s*(?:[:?\t\n_]|\.{3}|$))|\[(?:[^\[\]\d]{3,40})\]|[’'`]s?\b|\(s\)|s\)|[#№]\s?\d{0,2}(?=\s*(?:[:\t\n_*]|\([^()\d]{3,}\)|$|\.{3}))|\d{1,2}(?=\s*(?:_{3}|\.{3}|…))))*""",
    re.VERBOSE | re.IGNORECASE,
)
_STOP = rf"[:：?\n\t{OBJECT}]|_{{2,}}|\.{{3,}}|…|$"
_ENDS = re.compile(rf"[^\S\n\t]*(?:{_STOP}|[–—-](?=\s|$|_)|[ \u00a0]{{2}})")
_FILLER_BEFORE = re.compile(
    r"(?:\b(?:please|the|your|an?|to|of|for|if)\b[ \u00a0]+)+$", re.IGNORECASE
)
_OPENING = re.compile(r"(?:^|\n|\t)((?:[^\w\n\t]*[A-Za-z]+){1,4}[^\S\n\t]+)$")
_COLON = re.compile(r"[^\S\n]*[:：?](?:[ \u00a0]?[:：])?")
_SAID_AGAIN = re.compile(rf"[ \u00a0]*[/|][ \u00a0]*[^\n\t:?{OBJECT}]{{2,90}}[:：?]+")
"""The question once more, in another language."""
_BOXED = re.compile(r"[ \u00a0]*\[[^\[\]\n]*\]")
"""Behind a colon, what stands between square brackets is an answer."""
_RULE = re.compile(r"[ \u00a0]*(?:_{3,}|\.{3,}|…)")
_ITEM = r"(?:[(\[]?(?:\d{1,2}(?:\.\d{1,2})*[a-z]?|[A-Za-z]|[IVX]{1,4})[.)\]:][^\S\n]*)*"
_POINT = r"(?<!\b[A-Z])(?<!\b(?:Dr|Mr|Ms|St|Lt))(?<!\b(?:Mrs|Hon|Rev))\."
"""The end of a sentence, not of a person's initial or title."""
_SEGMENT = rf"(?:^|[\n\t:;|{OBJECT}_]|{_POINT}|[ \u00a0]{{2}})[^\S\n]*{_ITEM}"
_NUMBER = r"(?:^|\n)[^\S\n]*\d{1,2}(?:\.\d{1,2})*[a-z]?[^\S\n]+$"
"""The number of a line, with nothing behind it: "2b  Contact Phone"."""
_STARTS = re.compile(rf"{_NUMBER}|{_SEGMENT}[\W_]*$")
_LEAD = re.compile(rf"(?:{_SEGMENT}|\d[ \u00a0])((?:[^\W\d_]+[’'/ -]+){{1,5}})$")
_OTHER_NAME = re.compile(
    rf"[ \u00a0]*(?:[/|]|\bor\b)[ \u00a0]*([^\W\d_][^\n\t:|{OBJECT}_]{{1,60}}?)\s*(?={_STOP})"
)
_OTHER_WRAPPED = re.compile(
    rf"[ \u00a0]*[/|][ \u00a0]*((?:[^\W\d_][^\n\t:|{OBJECT}_]{{1,60}}\n(?![A-Z]))?\n?"
    rf"[^\W\d_][^\n\t:|{OBJECT}_]{{1,40}}?)\s*(?=:\s*$)"
)
"""The same on two lines, with a colon behind it that ends the cell."""
_ASKED = re.compile(rf",?[ \u00a0](?:\b(?:i\.e|e\.g)\.|[^\n\t.?:{OBJECT}_]){{1,60}}(?=\?)")
"""The rest of a question."""
_ASKING = re.compile(
    r"(?:^|[\n\t])\W*(?:\d{1,2}\W+)?(?:(?:at|by|in|on|to)\s+)?(?:who|what|which|when|where)\b"
    r"[^\n\t.?:;_]*$",
    re.IGNORECASE,
)
"""A question as far as the words of a label go."""
_CLOSING = re.compile(r"[^()\n\t]{0,40}\)")
_LONG = 4
_BEFORE = 120
"""Characters before a label within which its first words stand."""
_MORE_WORDS = re.compile(
    r"[ \u00a0]((?:[^\W\d_]+(?:[ \u00a0/-]|(?=\W|$))){1,5}?)"
    rf"(?=[^\S\n\t]*(?:{_STOP}|\)\s*(?:$|\n))|[ ]{{2}})"
)

_NEXT_LINE = re.compile(r"[ \u00a0]*\n((?:[^\W\d_]+(?:[ \u00a0/-]|(?=\W))){1,3}?)(?=\*?[:：])")


@dataclass(frozen=True, slots=True)
class Edges:
    """What stands around a run of words; ``stop`` is where its remarks and colon end.

    ``ruled`` tells that a line or dots lead from them to an answer.
    """

    stop: int
    opens: bool
    ends: bool
    colon: bool
    asked: bool
    ruled: bool = False


def edges_of(text: str, start: int, end: int) -> Edges:
    """The edges of the words between two offsets."""
    stop = _behind_remarks(text, end)
    if text[stop : stop + 1] == ")" and text[:start].endswith("("):
        stop += 1
    ends = _ENDS.match(text, stop) is not None
    colon = _COLON.match(text, stop)
    if colon is None:
        ruled = _RULE.match(text, stop) is not None
        return Edges(stop, opens_at(text, start), ends, colon=False, asked=False, ruled=ruled)
    again = _SAID_AGAIN.match(text, colon.end())
    behind = again.end() if again else colon.end()
    stop = behind if _BOXED.match(text, behind) else _behind_remarks(text, behind)
    return Edges(stop, opens_at(text, start), ends, colon=True, asked="?" in colon.group())


def opens_at(text: str, start: int) -> bool:
    """Whether ``start`` begins a line or segment; a question's number may stand before it."""
    return not start or _STARTS.search(text[max(0, start - 40) : start]) is not None


def without_filler(text: str, start: int) -> int:
    """Where the small words begin that stand before ``start`` ("the", "your")."""
    filler = _FILLER_BEFORE.search(text, max(0, start - _BEFORE), start)
    return filler.start() if filler else start


def begin_of(vocabulary: Vocabulary, label: Label, text: str, start: int, *, answered: bool) -> int:
    """Where a label begins with the words before it that are no answer.

    Small ones ("Please provide the …"), and where it ends or is ``answered`` those that its fields
    are also called by ("Desired Date to Go Live:" of "Go Live").
    """
    start = without_filler(text, start)
    opening = _OPENING.search(text, max(0, start - _BEFORE), start)
    if len(label.tokens) >= 4 and opening:
        return opening.start(1)
    if label.sort is not Sort.FIELD or opens_at(text, start) or not answered:
        return start
    lead = _LEAD.search(text[max(0, start - 60) : start])
    if lead is None or bids(lead.group(1)):
        return start  # a prompt is no label: "Enter start"
    if not _owned(vocabulary, label, lead.group(1), first=True):
        return start
    return start - len(lead.group(1))


def end_of(vocabulary: Vocabulary, label: Label, text: str, end: int) -> int:
    """Where a label ends with the other names that stand behind it: "Start / Begin Date".

    A name in another language is one; a word of another field's label is none.
    """
    if label.sort is not Sort.FIELD:
        return end
    closing = _closed(label, text, end)
    behind = _behind_remarks(text, closing or end)
    other = _OTHER_WRAPPED.match(text, behind) or _OTHER_NAME.match(text, behind)
    if other and not _foreign(vocabulary, label, other.group(1)):
        return other.start(1) + _named(vocabulary, label, other.group(1), text[other.end() :])
    if closing:
        return closing
    asking = label.unique and _ASKING.search(text[max(0, end - 90) : end])
    if (asking or len(label.tokens) >= _LONG) and (asked := _ASKED.match(text, behind)):
        return asked.end()
    more = _MORE_WORDS.match(text, end) or _NEXT_LINE.match(text, end)
    if more and not bids(more.group()) and _owned(vocabulary, label, more.group(1)):
        return more.end(1)
    return end


def _closed(label: Label, text: str, end: int) -> int:
    """Where the brackets end within which a label's last words stand: "Requestor (name / phone)".

    0 where they stand in none.
    """
    line = text[:end].rpartition("\n")[2]
    opened = line.rfind("(")
    inside = canonical_words(line[opened + 1 :]) if opened > line.rfind(")") else ()
    rest = _CLOSING.match(text, end)
    return rest.end() if rest and 0 < len(inside) < len(label.tokens) else 0


def _owned(vocabulary: Vocabulary, label: Label, text: str, *, first: bool = False) -> bool:
    """Whether all words of ``text`` are of labels of each field that ``label`` may mean.

    Words that tell nothing ("are you from") may stand between, or ``first`` ("State briefly").
    """
    fields = set(label.fields)
    telling = len(label.tokens) > 1 or first
    return all(
        fields <= vocabulary.owners.get(meant(word), frozenset())
        or (telling and not gist((word,) if first and not at else ("", word)))
        for at, word in enumerate(canonical_words(text))
    )


def _named(vocabulary: Vocabulary, label: Label, name: str, behind: str) -> int:
    """Where another name of a label ends in ``name``: at an answer that nothing parts from it.

    "Agency / Business Unit Military Department": the first words are the field's own, and no
    colon, line or control follows.
    """
    if behind.strip(" \u00a0")[:1] not in {"", "\n"}:
        return len(name)
    fields, end = set(label.fields), 0
    for word in re.finditer(r"[^\W_]+", name):
        owners = (vocabulary.owners.get(w, frozenset()) for w in canonical_words(word.group()))
        if not all(fields <= owner for owner in owners):
            break
        end = word.end()
    return end or len(name)


def _foreign(vocabulary: Vocabulary, label: Label, text: str) -> bool:
    """Whether half the words of ``text`` are of another field's labels and not of this one's."""
    fields = set(label.fields)
    owners = [vocabulary.owners.get(word) for word in canonical_words(text)]
    return 2 * sum(bool(owner and not fields & owner) for owner in owners) >= max(1, len(owners))


def _behind_remarks(text: str, end: int) -> int:
    after = _AFTER.match(text, end)
    return after.end() if after else end
