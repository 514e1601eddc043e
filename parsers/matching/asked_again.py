"""Questions of a print's own that stand between a section's title and its long answer.

"Services Requested", and under it "Support asked of us (brief):": who left it empty has not
answered with the question.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from form_templates.model import Field
from parsers.matching.gist import gist
from parsers.matching.region import DISPUTED, Region
from parsers.matching.vocabulary import Vocabulary
from parsers.matching.words import canonical_words, without_brackets

_LONGEST = 14
"""Words that such a question has at most."""
_LEAST = 2
"""Telling words that it has at least where it ends without a colon."""


def without_question(vocabulary: Vocabulary, field: Field, region: Region) -> Region:
    """A long text's ground without its first line where that asks for it; then it is in doubt.

    It ends with a colon, or all its telling words are those of the field's labels and title.
    """
    first, start = region.cell, region.start
    while start < region.end and first.text[start].isspace():
        start += 1
    if start == region.end and region.more:
        asked = asks_again(vocabulary, field.id, region.more[0].text.strip())
        asked = asked and not region.more[0].things
        return replace(region, more=region.more[1:], sure=DISPUTED) if asked else region
    stop = first.text.find("\n", start, region.end)
    stop = region.end if stop < 0 else stop
    asked = asks_again(vocabulary, field.id, first.text[start:stop].strip())
    asked = asked and not first.things_in(start, stop)
    return replace(region, start=stop, sure=DISPUTED) if asked else region


def asks_again(vocabulary: Vocabulary, field_id: str, line: str) -> bool:
    """Whether one line asks for a long text rather than answers it."""
    if not 1 < len(line.split()) <= _LONGEST:
        return False
    told, known = gist(canonical_words(without_brackets(line))), _stems(vocabulary, field_id)
    asks = line.endswith((":", "?")) and bool(told & known)
    return asks or (len(told) >= _LEAST and told <= known and not line.endswith("."))


@lru_cache(maxsize=16)
def _stems(vocabulary: Vocabulary, field_id: str) -> frozenset[str]:
    """The telling words of a field's labels and of its section's title."""
    section = vocabulary.form[field_id].section
    titles = (s.title for s in vocabulary.form.sections if s.id == section)
    said = {label.tokens for label in vocabulary.labels if field_id in label.fields}
    said |= {canonical_words(title) for title in titles}
    return frozenset(stem for tokens in said for stem in gist(tokens))
