"""The scanned files of one mail: people send each page as a file of its own."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import count

from form_templates.model import Form
from parsers.errors import ErrorKind, NoFormError, ParseError, ReadTimeoutError
from parsers.mail.walk import Found
from parsers.model import ParsedForm, PartProblem, problem_of
from parsers.reading import guarded
from parsers.sandbox.wire import Scanned, ScansTold
from parsers.scan.among_typed import read_scanned
from parsers.scan.foreign.answers.filing import Pictured
from parsers.scan.foreign.reading import read_foreign
from parsers.scan.laying.blanks import blank_pages
from parsers.scan.profile.assembling import FileRead, assembled, with_files_unlooked
from parsers.scan.reader import TimeLeft, none_in, read_pages, strange_pages

_NAMELESS = "picture"
_UNKNOWN = (
    "{} is a scan or a picture in which no form that this office knows was found; please send the "
    "form itself as Word or PDF, or scan all of its pages anew."
)

_BLANK = (
    "{} shows nothing but blank pages; please see whether the sheets lay in the scanner the wrong "
    "way round, and scan them anew."
)


def read_among(
    data: bytes, scanned: Scanned, forms: Sequence[Form], time_left: TimeLeft
) -> ParsedForm:
    """What the pages of the PDF ``data`` that are scans show of the form of its typed ones.

    Raises NoFormError where that is none of ``forms``.
    """
    form = next((one for one in forms if one.id == scanned.form), None)
    if form is None:
        raise NoFormError(f"There is no form “{scanned.form}”.")
    return read_scanned(data, scanned.pages, form, time_left)


def read_scans(
    files: Iterable[Found],
    forms: Sequence[Form],
    time_left: TimeLeft,
    among: Sequence[Scanned] = (),
) -> ScansTold:
    """What each of ``files`` holds; pages of one form that lie in several files are one profile.

    Of the files that ``among`` names only some pages are scans; where the others are of a form,
    the file is told by itself.
    """
    partly = {one.path: one for one in among}
    blanks = blank_pages(forms)
    read: dict[str, FileRead] = {}
    strange: dict[str, list[Pictured]] = {}
    looked: dict[str, FileRead] = {}
    told: dict[str, ParsedForm | PartProblem | None] = {}
    for name, file in _likeliest_first(files, partly):
        try:
            with guarded(name):
                only = partly.get(file.path)
                if only is not None and only.form:
                    told[file.path] = read_among(file.data, only, forms, time_left)
                    continue
                pages = None if only is None else only.pages
                found = read_pages(file.data, file.kind, blanks, time_left, name, pages)
                if not found.pages and found.strange:
                    strange[file.path] = strange_pages(file.data, file.kind, found, time_left)
                    looked[file.path] = found
        except ParseError as error:
            told[file.path] = problem_of(error)
            continue
        if found.pages:
            read[file.path] = found
        else:
            told[file.path] = _no_form_in(found)
    for paths in _groups(read):
        told |= dict.fromkeys(paths)
        told[paths[0]] = assembled([read[path] for path in paths])
    for paths, form in _of_other_prints(strange, forms, time_left):
        if isinstance(form, PartProblem):
            told |= dict.fromkeys(paths, form)
            continue
        told |= dict.fromkeys(paths)
        told[paths[0]] = with_files_unlooked(form, forms, [looked[path] for path in paths])
    return tuple(told.items())


def _likeliest_first(
    files: Iterable[Found], partly: Mapping[str, Scanned]
) -> list[tuple[str, Found]]:
    """``files`` with a name of its own each; last those in which a letter, or a report, stands
    before what is scanned: of many pages they take the time that forms need."""
    names: set[str] = set()
    named: list[tuple[str, Found]] = []
    for file in files:
        named.append((_distinct(file.name, names), file))
        names.add(named[-1][0])
    return sorted(named, key=lambda one: one[1].path in partly and not partly[one[1].path].form)


def _no_form_in(read: FileRead) -> PartProblem:
    name = read.name or "The attached picture"
    late = none_in(read, name)
    if late is not None:
        return PartProblem(late.kind, str(late), scan=True)
    blank = read.count > 0 and not read.strange
    words = (_BLANK if blank else _UNKNOWN).format(name)
    return PartProblem(ErrorKind.UNSUPPORTED, words, scan=True, blank=blank)


def _distinct(name: str, taken: Container[str]) -> str:
    """``name``, with a number behind it where another file of the mail has it.

    Phones call every picture the same, and a place is told by file and page.
    """
    numbers, made = count(2), name
    while made in taken:
        made = f"{name or _NAMELESS} ({next(numbers)})"
    return made


def _of_other_prints(
    strange: Mapping[str, list[Pictured]], forms: Sequence[Form], time_left: TimeLeft
) -> Iterator[tuple[list[str], ParsedForm | PartProblem]]:
    """The profiles on files whose print is none of ours: single pages together, others alone; and
    that nobody can say whether they are one, where there was no time for all pages."""
    single = [path for path, pages in strange.items() if len(pages) == 1]
    groups = [[path] for path in strange if path not in single] + ([single] if single else [])
    for paths in groups:
        try:
            with guarded():
                pages = [page for path in paths for page in strange[path]]
                yield paths, read_foreign(pages, forms, None, time_left)
        except ReadTimeoutError as error:
            yield paths, PartProblem(error.kind, str(error), scan=True)
        except ParseError:
            continue  # it stays what it was said to be: a picture in which no form was found


def _groups(read: dict[str, FileRead]) -> Iterator[list[str]]:
    """Paths of files that are one profile: alone where complete, else with those of its form.

    Where two of these hold the same page nobody can tell which goes with which: all stay alone.
    """
    loose: dict[str, list[str]] = {}
    for path, file in read.items():
        if file.form is None or file.is_complete():
            yield [path]
        else:
            loose.setdefault(file.form.id, []).append(path)
    for paths in loose.values():
        pages = [number for path in paths for number in read[path].numbers()]
        yield from [paths] if len(pages) == len(set(pages)) else ([path] for path in paths)
