"""A profile as it was read off another print, with all that its answers are held against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from form_templates.model import Form
from parsers.model import Extract, ParsedForm, Reading
from parsers.scan.foreign.answers.evidence import Kept


@dataclass(frozen=True, slots=True)
class ProfileRead:
    """``told``, a profile of ``form``, read off what ``extract`` shows.

    ``pages`` are what its pages look like, by their number in anchors.
    """

    form: Form
    told: ParsedForm
    extract: Extract
    pages: Mapping[int, Kept]

    def with_readings(self, fields: Mapping[str, Reading]) -> ProfileRead:
        """The same with ``fields``, by their ids, in place of what was read there."""
        return replace(self, told=replace(self.told, fields={**self.told.fields, **fields}))
