"""Pages put together as one profile: in any order, some twice, some missing, in several files."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from form_templates.model import FieldType, Form
from parsers.matching import signatures
from parsers.model import DOUBTED, ParsedForm, Reading, SignatureReading, Source, lost_page
from parsers.pdf.geometry import Page
from parsers.scan.laying.blanks import BlankPage, blank_pages
from parsers.scan.page.evidence import Sight, Sights, evidence_of, explained
from parsers.scan.page.fields import Told
from parsers.scan.pixels.raster import PagePicture
from parsers.scan.profile import copies, signers
from parsers.scan.profile.unlooked import with_unlooked
from parsers.scan.telling.covered import is_rest_of, is_same_name, is_slip_of
from parsers.unseen import cut_off, numbers

_BACKED = 0.82
"""For a doubtful reading that another field of the form confirms."""


@dataclass(frozen=True)
class PageRead:
    """One page of the file that is a page of a blank: ``number`` in the file, from 1.

    ``sight`` is what people are shown of it, None where there is nothing to show; into the letters
    of the fields ``crossed`` a stroke from elsewhere runs.
    """

    number: int
    blank: BlankPage
    agreement: float
    told: dict[str, Told]
    sight: Sight | None = None
    crossed: frozenset[str] = frozenset()


@dataclass
class FileRead:
    """All pages of one file; ``name`` is "" where it is the only one.

    ``strange`` pages hold writing and are no page that is known; ``unread`` ones had no time, and
    those of them in ``undrawn`` cannot be drawn at all.
    ``damaged``: the file may have been cut off, and have had more pages.
    ``others``: it has further pages, which are typed, and may hold what is not found here.
    ``drawn`` are the first strange pages as they were drawn, by number, so that they need not be
    drawn again.
    """

    name: str = ""
    count: int = 0
    pages: list[PageRead] = field(default_factory=list)
    strange: list[int] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)
    undrawn: list[int] = field(default_factory=list)
    others: bool = False
    damaged: bool = False
    drawn: dict[int, tuple[PagePicture, Page | None]] = field(default_factory=dict)

    @property
    def form(self) -> Form | None:
        """The form of most of its pages, None where none is known."""
        forms = [read.blank.form for read in self.pages]
        return max(forms, key=forms.count, default=None)

    def numbers(self) -> set[int]:
        """Which pages of its form it holds."""
        return {read.blank.number for read in self.pages if read.blank.form == self.form}

    @property
    def unlooked(self) -> str:
        """Which of its pages nobody looked at, "" for none."""
        return f"page {numbers(self.unread)}{self.where}" if self.unread else ""

    @property
    def where(self) -> str:
        """What stands behind a page's number where the file is one of several."""
        return f" of {self.name}" if self.name else ""

    def is_complete(self) -> bool:
        """Whether it holds every page of its form."""
        form = self.form
        return form is not None and self.numbers() == _page_numbers(form)


def assembled(files: Sequence[FileRead]) -> ParsedForm:
    """The profile that ``files`` are together; at least one holds a page that is known.

    What the copies of a page that came twice do not agree on is doubted. Signatures are unclear
    where the pages may not be of one form, or the copies of a page do not say the same. Sections
    are *missing* only where no page of the files is left that could hold them.
    """
    form = next(file.form for file in files if file.form)
    reads = [read for file in files for read in file.pages]
    warnings = list(_oddities(form, reads))
    pages, several, unclear = _put_together(form, [r for r in reads if r.blank.form == form])
    told = _unread(form)
    for read in pages.values():
        told |= read.told
    crossed = frozenset(key for read in pages.values() for key in read.crossed)
    told |= dict(_backed(form, told, crossed))
    several = several or signers.strangers(form, told)
    told = signers.to_be_seen(told, several or unclear or _why_loose(form, told, files))
    others = any(file.others for file in files)
    lost = [] if others else sorted(_page_numbers(form) - pages.keys())
    sights = _sights(files)
    told = explained(form, told, sights)
    open_ends = any(file.strange or file.unread or file.damaged for file in files)
    warnings += _losses(files, lost, sure=not open_ends)
    made = ParsedForm(
        form.id, form.version, Source.SCAN, sum(file.count for file in files),
        *_parted(told),
        tuple(warnings),
        () if open_ends or others else _missing_sections(form, told),
        min(read.agreement for read in pages.values()),
        perhaps_several=several,
    )  # fmt: skip
    made = _where_not_whole(made, form, files)
    shown = evidence_of({**made.fields, **made.signatures}, sights)
    return replace(made, evidence=shown)


def with_files_unlooked(
    told: ParsedForm, forms: Sequence[Form], files: Sequence[FileRead]
) -> ParsedForm:
    """``told``, a profile of one of ``forms`` in another print, with what of ``files`` stayed
    unread."""
    form = next(one for one in forms if one.id == told.form)
    said = [words for file in files for words in unlooked_in(file)]
    told = replace(told, warnings=(*told.warnings, *said))
    return _where_not_whole(told, form, files)


def _where_not_whole(told: ParsedForm, form: Form, files: Sequence[FileRead]) -> ParsedForm:
    """``told`` with what it lacks in doubt where a file was not seen, or did not come, whole."""
    told = with_unlooked(told, form, [file.unlooked for file in files if file.unread])
    return cut_off(told) if any(file.damaged for file in files) else told


def _why_loose(form: Form, told: Mapping[str, Told], files: Sequence[FileRead]) -> str:
    """Why it is not certain that ``files`` are of one form; "" where it is."""
    if len(files) == 1:
        return ""
    return signers.loose(form, told) if len(files) == signers.PAIR else signers.LOOSE


def _sights(files: Sequence[FileRead]) -> Sights:
    made: dict[tuple[str, int], list[Sight]] = {}
    for file in files:
        for read in file.pages:
            if read.sight:
                made.setdefault((file.name, read.number), []).append(read.sight)
    return made


def _oddities(form: Form, reads: Sequence[PageRead]) -> Iterator[str]:
    """What is odd about the pages that came."""
    seen: set[int] = set()
    for read in reads:
        if read.blank.form != form:
            yield f"Page {read.number} belongs to another form, {read.blank.form.title}."
        elif read.blank.number in seen:
            yield f"Page {read.blank.number} of the form came twice."
        else:
            seen.add(read.blank.number)


def _put_together(form: Form, reads: Sequence[PageRead]) -> tuple[dict[int, PageRead], str, str]:
    """Each page once, why they may be of several forms, and why it is unclear what was signed.

    Of several forms that lie one behind the other, the first; the last may lack pages.
    """
    copied: dict[int, list[PageRead]] = {}
    for read in reads:
        copied.setdefault(read.blank.number, []).append(read)
    several = unclear = ""
    for number, some in copied.items():
        said = [read.told for read in some]
        fields = copies.differing(form, said)
        if copies.are_several(form, fields):
            several = several or copies.why_several(form, number, fields, said)
        elif fields:
            unclear = unclear or copies.why_unclear(number, fields)
    parts = [[reads[place] for place in run]
             for run in copies.runs([read.blank.number for read in reads])]  # fmt: skip
    if several and all(len(part) == len(copied) for part in parts[:-1]):
        return {read.blank.number: read for read in parts[0]}, several, unclear
    return {number: _as_one(form, some) for number, some in copied.items()}, several, unclear


def _as_one(form: Form, some: Sequence[PageRead]) -> PageRead:
    """The copies of a page as one."""
    crossed = frozenset(key for read in some for key in read.crossed)
    return replace(some[0], told=copies.one_of(form, [r.told for r in some]), crossed=crossed)


def _backed(
    form: Form, told: Mapping[str, Told], crossed: Container[str]
) -> Iterator[tuple[str, Told]]:
    """Printed names that were doubted and are, to the letter, the name surely read elsewhere; and
    both where both are sure and differ by what letters are misread by.

    A signature may have been written into their beginning, over a whole first name where they are
    among the ``crossed``, and dust may have parted letters.
    """
    for asked in form.values:
        one, other = told[asked.id], told.get(asked.same_person_as or "")
        if not (isinstance(one, Reading) and isinstance(other, Reading)):
            continue
        if one.sure:
            if other.sure and is_slip_of(one.value, other.value):
                yield from ((two.field, replace(two, confidence=DOUBTED)) for two in (one, other))
            continue
        covered = asked.id in crossed and is_rest_of(one.value, other.value)
        if other.sure and (covered or is_same_name(one.value, other.value)):
            yield asked.id, replace(one, value=other.value, shown=other.shown, confidence=_BACKED)


def _losses(files: Sequence[FileRead], lost: Sequence[int], *, sure: bool) -> Iterator[str]:
    for number in lost:
        yield lost_page(number, sure=sure)
    for file in files:
        for number in file.strange:
            yield f"Page {number}{file.where} is no page of a form that is known."
        yield from unlooked_in(file)


def unlooked_in(file: FileRead) -> Iterator[str]:
    """What is said of the pages of ``file`` that nobody looked at."""
    late = [number for number in file.unread if number not in file.undrawn]
    if late:
        yield f"There was no time to read page {numbers(late)}{file.where}."
    if file.undrawn:
        yield f"Damaged pages cannot be read: page {numbers(file.undrawn)}{file.where}."


def _unread(form: Form) -> dict[str, Told]:
    """Nothing found yet, for every field of ``form``."""
    return {
        one.id: signatures.not_found(one)
        if one.type is FieldType.SIGNATURE
        else Reading(one.id, None, "", 0.0, None)
        for one in form.fields.values()
    }


def nothing_found(form: Form) -> tuple[dict[str, Reading], dict[str, SignatureReading]]:
    """The readings and slots of ``form`` where no place of it was found."""
    return _parted(_unread(form))


def _parted(told: Mapping[str, Told]) -> tuple[dict[str, Reading], dict[str, SignatureReading]]:
    return (
        {key: one for key, one in told.items() if isinstance(one, Reading)},
        {key: one for key, one in told.items() if isinstance(one, SignatureReading)},
    )


def _missing_sections(form: Form, told: dict[str, Told]) -> tuple[str, ...]:
    present = {form[key].section for key, one in told.items() if one.found_by is not None}
    return tuple(section.id for section in form.sections if section.id not in present)


def _page_numbers(form: Form) -> set[int]:
    return {page.number for page in blank_pages([form])}
