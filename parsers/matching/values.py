"""From what is shown to a value of the field's type.

Dates are read as written in the United States (month first) unless the order is plain; phones by
``phonenumbers``, region US.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache

from form_templates.model import Field, FieldType
from parsers.matching.prompts import asks_for, is_prompt, without_fill
from parsers.matching.words import canonical_words
from parsers.model import Value
from parsers.model.quick import quick
from parsers.remembering import LONGEST, remembered

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_NUMERIC = re.compile(r"^(\d{1,4})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{1,4})$")
_FIGURES = re.compile(r"(\d{2}) ?(\d{2}) ?(\d{4})|(\d{4}) ?(\d{2}) ?(\d{2})")
_MONTH_FIRST = re.compile(
    r"^([A-Za-z]{3,9})\.?\s*(\d{1,2})(?:st|nd|rd|th)?(?:\s*,\s*|\s+)(\d{4}|\d{2})$"
)
_DAY_FIRST = re.compile(
    r"^(\d{1,2})(?:st|nd|rd|th)?[\s-]*(?:of\s+)?([A-Za-z]{3,9})\.?,?[\s-]+(\d{4}|\d{2})$"
)
_WEEKDAY = re.compile(
    r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+", re.IGNORECASE
)
_PHONE_BEGINS = re.compile(r"\(\s*\d|[+\d]")
_AREA = re.compile(r"\+|\(")
"""How a phone number begins that has its area's: then nothing may be missing behind it."""
_BESIDE_PHONE = re.compile(r"[\s,;–—-]*(?:\([^()\d]*\)|(?<![\w-])[^\W\d_][^\d]*)$")
"""Words behind a phone number, which say whose it is: "(office)", "cell, after 5"."""
_LEAST_FIGURES = 7
_CLOCK = re.compile(r"[T\s]+\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:Z|[+-]\d{2}:?\d{2}|[AP]M)?$")
_AMOUNT = re.compile(
    r"^(?:[A-Z]{2,3}\b|[A-Z]{0,2}[$€£])?\s*(\d[\d,.\s']{0,20}?)\s*([kK]?)"
    r"\s*(?:[A-Z]{3}\b|[$€£]|dollars?\b)?\.?$"
)
_DECIMAL_COMMA = re.compile(r"^\d{1,3}(?:\.\d{3})*,\d{2}$|^\d+,\d{2}$")
_YES = frozenset({"yes", "y", "true", "x", "✓", "✔", "☒", "☑", "1", "on"})
_NO = frozenset({"no", "n", "false", "0", "off", "none", "☐"})
_WORDED = frozenset({FieldType.TEXT, FieldType.LONG_TEXT, FieldType.SIGNATURE})
_LEADING_ANSWER = re.compile(r"^\W*(yes|no)\b", re.IGNORECASE)


@quick(frozen=True, slots=True)
class Normalised:
    """A value of the field's type and what was shown; ``value`` None with text is unusable.

    ``checked`` says that the type itself vouches for it (a real date, a possible phone, a choice
    on the list).
    """

    value: Value
    shown: str
    checked: bool = False


def tidy(text: str) -> str:
    """``text`` as a person would copy it: no fill lines, one space between words, lines kept."""
    lines = (re.sub(r"[ \t\u00a0\u2002]+", " ", line).strip() for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


@remembered(1024)
def parse_date(text: str) -> date | None:
    """The one date that ``text`` is, or None."""
    bare = _CLOCK.sub("", _WEEKDAY.sub("", " ".join(text.split())).strip(" ;,|").rstrip("."))
    try:
        if match := _NUMERIC.match(bare):
            return _numeric(*(match.group(n) for n in (1, 2, 3)))
        if match := _MONTH_FIRST.match(bare):
            return _named(match.group(1), match.group(2), match.group(3))
        if match := _DAY_FIRST.match(bare):
            return _named(match.group(2), match.group(1), match.group(3))
        if match := _FIGURES.fullmatch(bare):
            return _eight("".join(part for part in match.groups() if part))
    except ValueError:
        return None
    return None


def _eight(figures: str) -> date:
    """Eight figures in a comb: the year stands last, or first where it cannot stand last."""
    if int(figures[:2]) > 12:
        return date(int(figures[:4]), int(figures[4:6]), int(figures[6:]))
    return date(int(figures[4:]), int(figures[:2]), int(figures[2:4]))


def _numeric(first: str, second: str, third: str) -> date:
    if len(first) == 4:
        return date(int(first), int(second), int(third))
    if len(third) not in {2, 4}:
        raise ValueError(third)
    month, day = int(first), int(second)
    if month > 12 >= day:
        month, day = day, month
    return date(_year(third), month, day)


def _named(month: str, day: str, year: str) -> date:
    number = _MONTHS.get(month.lower())
    if number is None:
        raise ValueError(month)
    return date(_year(year), number, int(day))


def _year(text: str) -> int:
    year = int(text)
    if len(text) == 4:
        return year
    return 2000 + year if year < 70 else 1900 + year


def parse_phone(text: str, region: str = "US") -> str | None:
    """The phone number that ``text`` is, as E.164, or None. Extensions are left out (E.164).

    ``region`` is the country in which it is written without its code.
    """
    told = _phone if len(text) <= LONGEST else _phone.__wrapped__
    return told(text, region)


@lru_cache(maxsize=1024)
def _phone(text: str, region: str) -> str | None:
    import phonenumbers  # noqa: PLC0415 - 48 MB of metadata: only when a phone is read

    begins = _PHONE_BEGINS.search(text)
    bare = text[begins.start() :].strip() if begins else ""
    beside = _BESIDE_PHONE.search(bare)
    if beside and sum(map(str.isdigit, bare[: beside.start()])) >= _LEAST_FIGURES:
        bare = bare[: beside.start()]
    try:
        number = phonenumbers.parse(bare, region)
    except phonenumbers.NumberParseException:
        return None
    told = phonenumbers.is_possible_number_with_reason(number)
    local = told == phonenumbers.ValidationResult.IS_POSSIBLE_LOCAL_ONLY
    if not (told == phonenumbers.ValidationResult.IS_POSSIBLE or (local and not _AREA.match(bare))):
        return None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def parse_amount(text: str) -> str | None:
    """The amount of money that ``text`` is, as plain figures ("125000.00"), or None.

    Currencies are left out; a comma before two last figures is taken for the decimal sign where
    it can be nothing else, "k" for thousands.
    """
    match = _AMOUNT.match(text.strip())
    if match is None:
        return None
    figures, thousand = match[1], match[2]
    if _DECIMAL_COMMA.search(figures):
        figures = figures.replace(".", "").replace(",", ".")
    bare = re.sub(r"[,\s']", "", figures)
    if bare.count(".") > 1:
        return None
    amount = Decimal(bare) * (1000 if thousand else 1)
    return f"{amount:.2f}"


def parse_yes_no(text: str) -> bool | None:
    """True for yes, False for no, None for neither."""
    bare = text.strip().strip(".;,").casefold()
    if bare in _YES:
        return True
    if bare in _NO:
        return False
    match = _LEADING_ANSWER.match(text)
    return match.group(1).lower() == "yes" if match else None


def match_choice(text: str, choices: tuple[str, ...]) -> str | None:
    """The choice that ``text`` shows, however its case, spaces and dashes; None if on no list."""
    if text in choices:
        return text
    wanted = canonical_words(text)
    for choice in choices:
        if _choice_words(choice) == wanted:
            return choice
    letters = _letters(text)
    return next((choice for choice in choices if _letters(choice) == letters), None) or (
        _by_initials(text, choices)
    )


def _by_initials(text: str, choices: tuple[str, ...]) -> str | None:
    """The one choice whose words begin with the capitals that ``text`` is: "N/A", "N.A."."""
    if not _INITIALS.fullmatch(text.strip()):
        return None
    wanted = _letters(text)
    alike = [c for c in choices if wanted == "".join(w[0] for w in _WORD.findall(c)).casefold()]
    return alike[0] if len(alike) == 1 else None


def _letters(text: str) -> str:
    """The letters and figures of ``text``: what is left of words that were run together."""
    return re.sub(r"[\W_]+", "", text).casefold()


_INITIALS = re.compile(r"[A-Z](?:[/.]?[A-Z])+\.?|n/a|n\.a\.")
_WORD = re.compile(r"[^\W\d_]+")
_BOXED = re.compile(r"\s*\[\s([^\[\]]*)\s\]\s*")
_choice_words = remembered(2048)(canonical_words)


def unboxed(text: str) -> str:
    """``text`` without the square brackets that somebody's answer was typed between."""
    boxed = _BOXED.fullmatch(text)
    return boxed.group(1) if boxed else text


def normalise(field: Field, text: str, *, exact: bool = False) -> Normalised:
    """What ``text``, standing at the place of ``field``, says in the field's type.

    ``exact`` is for the content of a control, whose inner spaces and line ends are the agency's.
    """
    shown = text.strip() if exact else tidy(unboxed(without_fill(text)))
    if not shown or is_prompt(shown, field.prompt) or asks_for(shown, field.label):
        return Normalised(None, shown)
    if field.type in _WORDED:
        joined = shown if exact or field.type is FieldType.LONG_TEXT else " ".join(shown.split())
        return Normalised(joined, joined)
    return _typed(field, shown)


def _typed(field: Field, shown: str) -> Normalised:
    match field.type:
        case FieldType.DATE:
            day = parse_date(shown)
            return Normalised(day.isoformat() if day else None, shown, checked=day is not None)
        case FieldType.PHONE:
            phone = parse_phone(shown, field.region)
            return Normalised(phone, shown, checked=phone is not None)
        case FieldType.AMOUNT:
            amount = parse_amount(shown)
            return Normalised(amount, shown, checked=amount is not None)
        case FieldType.YES_NO | FieldType.CHECKBOX:
            answer = parse_yes_no(shown)
            return Normalised(answer, shown, checked=answer is not None)
        case _:
            choice = match_choice(shown, field.choices)
            one_line = " ".join(shown.split())
            return Normalised(choice or one_line, shown, checked=choice is not None)
