"""What counts as a phone number: ``phonenumbers``, in the field's region, by its length.

Numbers are asked to be *possible*, not *valid*: the numbering plan changes faster than any table,
and a good form returned is the worst mistake. Seven digits without an area code do not pass.
"""

from __future__ import annotations

from functools import lru_cache

REGION = "US"


@lru_cache(maxsize=256)
def is_phone(text: str, region: str = REGION) -> bool:
    """Whether ``text`` is a number that can be dialled in ``region``, with its area code."""
    import phonenumbers  # noqa: PLC0415 - its tables take 0.1 s to load: only when one is judged

    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return False
    if number.country_code == 1 and str(number.national_number).zfill(10)[0] == "0":
        return False
    possible = phonenumbers.is_possible_number_with_reason(number)
    return bool(possible == phonenumbers.ValidationResult.IS_POSSIBLE)


@lru_cache(maxsize=256)
def as_written(number: str, region: str = REGION) -> str:
    """A number as people of ``region`` write it, "(860) 555-0142"; what is no number stays so."""
    import phonenumbers  # noqa: PLC0415 - as above

    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return number
    ours = parsed.country_code == phonenumbers.country_code_for_region(region)
    style = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(parsed, style.NATIONAL if ours else style.INTERNATIONAL)


def phone_in(text: str, region: str = REGION) -> bool:
    """Whether a number that can be dialled stands somewhere in ``text``."""
    import phonenumbers  # noqa: PLC0415 - as above

    if is_phone(text, region):
        return True
    found = phonenumbers.PhoneNumberMatcher(text, region, phonenumbers.Leniency.POSSIBLE)
    return any(is_phone(match.raw_string, region) for match in found)
