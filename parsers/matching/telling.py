"""Labels told by their telling words: those that no other field's labels have.

"Do other agencies have to work for this?" is no wording of the form's, but of all its fields only
one is asked about with "agencies" and "work" together.
"""

from __future__ import annotations

from collections.abc import Sequence

from form_templates.model import FieldType
from parsers.matching.vocabulary import Label, Vocabulary

_COVERED = 0.6
"""The share of a run's words that must be of the field's labels: an answer has words of its own."""
_TITLE = "title"
"""What a title is of may stand for it: "Engagement" for "Engagement Title"."""
_LEAST_SURE = 0.71
"""What such a label is worth: less than any likeness."""


class Telling:
    """The words of a form by the fields that alone have them in their labels."""

    def __init__(self, vocabulary: Vocabulary, wanted: Sequence[Label]) -> None:
        """``wanted`` are the labels of the fields that have not been found by their wording."""
        owners: dict[str, set[str]] = {}
        self._words: dict[str, set[str]] = {}
        for label in vocabulary.labels:
            for word in label.tokens:
                owners.setdefault(word, set()).update(label.fields or label.keys)
            if label.unique:
                self._words.setdefault(label.fields[0], set()).update(label.tokens)
        self._owners = owners
        form = vocabulary.form.fields
        self._boxes = {f for f, field in form.items() if field.type is FieldType.CHECKBOX}
        self._owner = {word: next(iter(ids)) for word, ids in owners.items() if len(ids) == 1}
        self._labels: dict[str, Label] = {}
        for label in wanted:
            if label.unique:
                self._labels.setdefault(label.fields[0], label)

        self._entitled = {
            label.tokens[0]: self._labels[label.fields[0]]
            for label in vocabulary.labels
            if label.primary
            and label.unique
            and label.fields[0] in self._labels
            and label.tokens[1:] == (_TITLE,)
        }

    def of(self, text: str) -> tuple[Label, float] | None:
        """The label that a run of canonical words, a blank between, must mean, and its worth."""
        words = set(text.split())
        told = {word: self._owner[word] for word in words if word in self._owner}
        if len(words) == 1 and text in self._entitled:
            return self._entitled[text], _LEAST_SURE
        fields = set(told.values()) or self._shared(words)
        if len(fields) != 1 or len(words) < 2:
            return None
        field_id = fields.pop()
        label = self._labels.get(field_id)
        covered = len(words & self._words.get(field_id, set())) / len(words)
        if label is None or covered < _COVERED or (len(told) < 2 and covered < 1.0):
            return None
        return label, _LEAST_SURE

    def _shared(self, words: set[str]) -> set[str]:
        """The check boxes whose labels have all the words: "State Transfer" of two of transfers.

        Other fields' labels are too short for it, and what is like them is an answer.
        """
        owners = [self._owners.get(word, set()) for word in words]
        return set.intersection(*owners) & self._boxes if owners else set()
