"""One file read as one form: how surely it is that form, and the reading of every field."""

from __future__ import annotations

from dataclasses import replace

from form_templates.model import Field, FieldType, Form
from parsers.matching import names, positions, readings, signatures
from parsers.matching.afterwards import weighed
from parsers.matching.covered_answers import with_covered
from parsers.matching.finding import Occurrence
from parsers.matching.flow import CellText, flow
from parsers.matching.labels import find_labels
from parsers.matching.lead_ins import without_lead_ins
from parsers.matching.misnamed import are_misnamed, copied, own_names
from parsers.matching.newspaper import stacked
from parsers.matching.one_mark import with_one_slot_each
from parsers.matching.places import Placed, places
from parsers.matching.region import Region
from parsers.matching.repair import repaired, with_spill
from parsers.matching.running import without_running
from parsers.matching.shifting import shifted_doubted
from parsers.matching.spacers import without_spacers
from parsers.matching.structure import Structure, resolve
from parsers.matching.trust import Trust
from parsers.matching.understanding import emptiness_doubted
from parsers.matching.vocabulary import Vocabulary, vocabulary
from parsers.matching.whole_file import (
    with_broken_seals,
    with_signed_elsewhere,
    with_whole_file,
)
from parsers.matching.word_edges import EDGES, without_silent_edges
from parsers.model import (
    Control,
    Extract,
    FoundBy,
    ParsedForm,
    Reading,
    SignatureReading,
    Source,
)

_WRAPPED = frozenset({Source.PDF_FORM, Source.PDF_XFA, Source.PDF_TEXT, Source.SCAN})
_LEAST_IDS = 0.3
_LEAST_LABELS = 8
_LEAST_WITH_TITLE = 4
_COPIED = 0.6
"""How sure a field is whose control's name was copied, and that no printed label tells."""


class Matching:
    """One extract read as one form."""

    def __init__(
        self, form: Form, extract: Extract, known: dict[str, Control] | None = None
    ) -> None:
        """``known`` are the fields known by id where that was found out already."""
        self.form, self.extract = form, repaired(extract)
        extract = self.extract
        self.words: Vocabulary = vocabulary(form)
        self.by_id = names.by_id(form, extract.controls) if known is None else known
        self.known = dict(self.by_id)
        self.misnamed = False
        self.copies: dict[str, Control] = {}
        self.cells: tuple[CellText, ...] = ()
        self.structure: Structure | None = None
        self.placed: Placed = {}

    def score(self) -> float:
        """How surely the file is this form; 0 where it is not."""
        if self.extract.form_mark.partition("/")[0] == self.form.id:
            return 1.0
        ids = len(self.by_id) / max(1, len(self.form.fields))
        if ids >= _LEAST_IDS:
            return ids
        titled = len(names.by_title(self.words, self.extract.controls, self.by_id))
        labels = max(titled, len(self._labelled().fields))
        title = self._is_titled()
        if labels >= _LEAST_LABELS or (title and labels >= _LEAST_WITH_TITLE):
            return labels / len(self.form.fields)
        return 0.0

    def _is_titled(self) -> bool:
        """Whether the form's title stands anywhere, a running head among it."""
        named = self.form.title.casefold()
        printed = (
            " ".join("".join(piece.text for piece in line.pieces) for line in cell.lines)
            for cell in self.extract.sheet
            if cell.anchor.place.startswith(EDGES)
        )
        told = (*(cell.text for cell in self.cells), *printed)
        return any(named in " ".join(text.split()).casefold() for text in told)

    def _flow(self) -> tuple[CellText, ...]:
        if not self.cells:
            sheet = without_silent_edges(self.words, self.extract.sheet)
            sheet = without_running(self.words, sheet)
            sheet = without_lead_ins(without_spacers(sheet))
            self.cells = flow(stacked(self.words, sheet))
        return self.cells

    def _labelled(self) -> Structure:
        if self.structure is None:
            found = find_labels(self.words, self._flow())
            self.structure = resolve(self.words, self.cells, found)
        return self.structure

    def result(self) -> ParsedForm:
        """The reading of every field."""
        known = self._named()
        found = {f: self._from_control(self.form[f], c) for f, c in known.items()}
        used = {id(control) for control in known.values()}
        if len(found) < len(self.form.fields):
            if self.extract.sheet:
                self._add_labelled(found, used)
            self._add_unlabelled(found, used)
            if self.placed:
                self._weigh(found, used)
        values: dict[str, Reading] = {}
        signed: dict[str, SignatureReading] = {}
        for field in self.form.fields.values():
            told = found.get(field.id)
            if isinstance(told, SignatureReading):
                signed[field.id] = weighed(self.form, told, known, self.extract.controls)
            elif isinstance(told, Reading):
                values[field.id] = told
            elif field.type is FieldType.SIGNATURE:
                signed[field.id] = signatures.not_found(field)
            else:
                values[field.id] = Reading(field.id, None, "", 0.0, None)
        signed = with_one_slot_each(signed, {f: c.box for f, c in known.items()})
        marks = self.extract.marks
        signed = with_whole_file(self.form, signed, marks)
        signed = with_broken_seals(with_signed_elsewhere(signed, marks), marks)
        values = with_covered(self.form, values, marks)
        return ParsedForm(
            self.form.id, self.form.version, self.extract.source, self.extract.pages,
            values, signed, self._warnings(), self._missing_sections(found),
            opens=self.form.opens, scanned=self.extract.scanned,
        )  # fmt: skip

    def _named(self) -> dict[str, Control]:
        """The controls known by their names, unless these are their neighbours' names."""
        if len(self.known) < len(self.form.fields):
            self.known |= names.by_title(self.words, self.extract.controls, self.known)
        if not self.extract.form_mark and are_misnamed(self.form, self.known):
            self.misnamed, self.known, self.by_id = True, {}, {}
        if not self.extract.form_mark and self.extract.sheet:
            self.copies = copied(self.known, self.extract.controls)
            self.known = {f: c for f, c in self.known.items() if f not in self.copies}
            self.by_id = {f: c for f, c in self.by_id.items() if f not in self.copies}
        return self.known

    def _from_control(self, field: Field, control: Control) -> Reading | SignatureReading:
        found_by = FoundBy.ID if field.id in self.by_id else FoundBy.LABEL
        if field.type is FieldType.SIGNATURE:
            return signatures.from_slot(field, control, found_by, self.extract)
        laid_out = bool(self.extract.sheet) and self.extract.source is Source.WORD
        if laid_out and field.type is FieldType.LONG_TEXT:
            control = with_spill(control, self._flow(), self.words)
        sure = 1.0 if found_by is FoundBy.ID else 0.98
        return readings.from_control(field, control, found_by, sure)

    def _add_labelled(self, found: dict[str, Reading | SignatureReading], used: set[int]) -> None:
        """Readings by printed label."""
        structure = self._labelled()
        wrapped, placed = self.extract.source in _WRAPPED, places(structure)
        for field_id, (region, label) in placed.items():
            field = self.form[field_id]
            box = field.type is FieldType.CHECKBOX  # stands before its label, not on its ground
            taken = not box and any(id(t.control) in used for t in region.things)
            if field_id in found or taken:
                continue
            told, control = self._from_region(field, region, label, wrapped=wrapped)
            if told.found_by is None:
                continue
            found[field_id] = told
            if control:
                self.known[field_id] = control
                used.add(id(control))
            used |= {id(t.control) for t in region.things if t.control and not box}
        self.placed = {field_id: at for field_id, at in placed.items() if field_id in found}

    def _weigh(self, found: dict[str, Reading | SignatureReading], used: set[int]) -> None:
        """Doubt the readings that the print does not bear out."""
        free = [c for c in self.extract.controls if id(c) not in used and not self._is_hidden(c)]
        unusable = {
            field_id
            for field_id, told in found.items()
            if isinstance(told, Reading) and told.value is None and told.shown
        }
        trust = Trust(self._labelled(), self.placed, free, unusable)
        for field_id, told in found.items():
            if isinstance(told, Reading):
                found[field_id] = trust.weighed(told)
        found.update(emptiness_doubted(self.form, found, trust.left_over))
        found.update(shifted_doubted(self.form, found))

    def _is_hidden(self, control: Control) -> bool:
        """Whether a page holds a control that it does not show: nobody answered there."""
        anchor, printed = control.anchor, self.extract.source is Source.PDF_FORM
        return printed and anchor.box is None and anchor.place.startswith("page ")

    def _add_unlabelled(self, found: dict[str, Reading | SignatureReading], used: set[int]) -> None:
        """Readings by titles that several controls share, then by position among what is left."""
        owners = {id(control) for control in self.known.values()}
        free = [c for c in self.extract.controls if id(c) not in used or id(c) in owners]
        free = [] if self.misnamed else own_names(free, self.copies.values())
        shared = names.by_title(self.words, free, self.known, repeated=True)
        for field_id, control in shared.items():
            if field_id not in found:
                found[field_id] = self._from_control(self.form[field_id], control)
                used.add(id(control))
        for field_id, control in self.copies.items():
            if field_id not in found and id(control) not in used:
                told = self._from_control(self.form[field_id], control)
                found[field_id] = replace(told, confidence=_COPIED * told.confidence)
                used.add(id(control))
        placed = positions.left_over(self.form, self.extract.controls, found, used)
        for field_id, (control, sure) in placed.items():
            field = self.form[field_id]
            if field.type is FieldType.SIGNATURE:
                found[field_id] = signatures.from_control(field, control, FoundBy.POSITION)
            else:
                found[field_id] = readings.from_control(field, control, FoundBy.POSITION, sure)

    def _from_region(
        self, field: Field, region: Region, label: Occurrence, *, wrapped: bool
    ) -> tuple[Reading | SignatureReading, Control | None]:
        if field.type is FieldType.SIGNATURE:
            return signatures.from_region(field, region), None
        return readings.from_region(field, region, label, self.cells, self.words, wrapped=wrapped)

    def _warnings(self) -> tuple[str, ...]:
        return (*self.extract.warnings, *filter(None, (self.extract.unreadable,)))

    def _missing_sections(self, found: dict[str, Reading | SignatureReading]) -> tuple[str, ...]:
        """Sections of which neither a heading nor any field was found, where most others were."""
        if self.extract.unreadable or not found:
            return ()
        present = {self.form[field_id].section for field_id in found}
        if self.structure:
            present |= {key for h in self.structure.headings for key in h.label.keys}
        missing = tuple(s.id for s in self.form.sections if s.id not in present)
        return missing if len(missing) * 2 <= len(self.form.sections) else ()
